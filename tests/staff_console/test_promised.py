"""What customers were told, at the board: nothing while it holds, a word once it does not."""

from __future__ import annotations

from dataclasses import replace

import msgspec
from PySide6.QtWidgets import QApplication

from client.shelved import Shelved
from protocol.changes import Gone, Put
from protocol.messages import Delta
from protocol.records import Estimate, Promise
from protocol.replica import Replica
from staff_console.facts import zone
from staff_console.following import following_of
from staff_console.full_hall import FULL, promised
from staff_console.hall import MINUTE, NOON, POINT
from staff_console.line import LineRow, line_row
from staff_console.line_model import EXPECTED, LineModel
from staff_console.promised import history, kept, promises_of
from staff_console.widgets.text import Text
from tests.staff_console.conftest import Open
from tests.staff_console.desk import facts_of, replica_of, screen_of
from tests.staff_console.layout import misplaced, squeezed

HALL = promised(FULL)


def row(number: str, replica: Replica) -> LineRow:
    return line_row(replica, HALL.entry(number), "Priority", None, zone(replica))


def left(qapp: QApplication, made: LineRow, now: int) -> tuple[str, str]:
    """What stands in the column of what is left, and how pressing it is."""
    model = LineModel(lambda: now, lambda _: made)
    model.show([HALL.entry(made.number)])
    return model.text(0, EXPECTED), model.urgency(made)


def test_a_promise_is_seen_two_minutes_before_it_is_due_and_once_it_is_over(
    qapp: QApplication,
) -> None:
    made = row("C007", replica_of(HALL))
    by = NOON + MINUTE
    assert made.by == by
    assert left(qapp, made, by - 2 * MINUTE - 1) == ("3 min", "")
    assert left(qapp, made, by - 2 * MINUTE) == ("due 14:03", "due")
    assert left(qapp, made, by) == ("due 14:03", "due")
    assert left(qapp, made, by + 1) == ("1 over", "over")
    assert left(qapp, made, by + 3 * MINUTE) == ("3 over", "over")


def test_who_was_told_anew_keeps_the_first_promise_in_sight() -> None:
    replica = replica_of(HALL)
    broken, whole = row("A016", replica), row("A015", replica)
    assert (broken.why, broken.broken) == ("promised 13:59, Priority", True)
    assert (whole.why, whole.broken) == ("Priority", False)
    assert broken.promised == "14:10", "what counts is what was told last"


def test_all_that_was_told_and_each_apology_stand_with_the_marked_one() -> None:
    replica = replica_of(HALL)
    told = promises_of(replica).of(HALL.entry("A016").id)
    assert history(told, replica, zone(replica)) == (
        "Told 20–30 min at 13:41, by 13:59. Apology at 13:53, by 14:10: Desk 4 on break."
    )
    held = [told[0], msgspec.structs.replace(told[1], outcome="held", ended_at=NOON)]
    assert history(held, replica, zone(replica)).endswith("by 14:10, held: Desk 4 on break.")
    late = [msgspec.structs.replace(told[0], outcome="late", ended_at=told[0].by + 4 * MINUTE)]
    assert history(late, replica, zone(replica)).endswith("by 13:59, 4 over.")
    assert history((), replica, zone(replica)) == ""


def test_of_whoever_is_next_a_promise_is_said_once_it_presses() -> None:
    def said(by: int) -> tuple[str, str]:
        hall, first = HALL, facts_of(HALL).following
        assert first is not None
        own = [r for r in hall.more if isinstance(r, Promise) and r.entry == first.id]
        more = [r for r in hall.more if r not in own]
        hall = replace(hall, more=(*more, msgspec.structs.replace(own[0], by=by)))
        board = screen_of(hall).board
        assert board is not None
        found = following_of(replica_of(hall), facts_of(hall), board.choices, NOON)
        return found.promise, found.urgency

    assert said(NOON + 10 * MINUTE) == ("", "")
    assert said(NOON + MINUTE) == ("Promised by 14:03.", "due")
    assert said(NOON - 2 * MINUTE) == ("Promised by 14:00, 2 over.", "over")


def test_promises_held_are_a_share_of_many_and_a_count_of_few() -> None:
    def said(held: int, judged: int) -> tuple[str, bool]:
        found = kept(Estimate(id=POINT, at=NOON, desks_open=1, held=held, judged=judged))
        return found.said.replace("\u00a0", " "), found.too_few

    assert said(166, 200) == ("Promises held 83 %", False)
    assert said(120, 200) == ("Promises held 60 %", True)
    assert said(12, 14) == ("Promises held 12 of 14", False)
    assert said(0, 0) == ("", False)


def test_promises_are_found_by_who_has_them_as_they_come_and_go() -> None:
    shelved = Shelved("staff")
    assert promises_of(shelved).of("e") == ()
    told = [
        Promise(
            id=f"e.{n}", entry="e", number="A1", service_point=POINT, service="s", at=NOON,
            by=NOON, p20=0, p50=0, p80=0, nth=n,
        )
        for n in (2, 1)
    ]  # fmt: skip
    shelved.position = replica_of(HALL).position
    shelved.delta(Delta("staff", "e", 1, 2, NOON, [Put(each) for each in told]))
    assert [each.nth for each in promises_of(shelved).of("e")] == [1, 2]
    shelved.delta(Delta("staff", "e", 2, 3, NOON, [Gone("promise", "e.1")]))
    assert [each.nth for each in promises_of(shelved).of("e")] == [2]


def test_the_heading_says_less_before_anything_of_it_is_cut(console: Open) -> None:
    bench = console(HALL, size=(1280, 720))
    bench.model.choose(HALL.entry("A016").id)
    bench.grab()
    texts = {text.text(): text.elided() for text in bench.window.findChildren(Text)}
    assert texts["Held 83\u00a0%"] is False and texts["New customers are told 25–35 min"] is False
    assert list(misplaced(bench)) == [] and list(squeezed(bench)) == []

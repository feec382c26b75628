"""The history of my customer: asked of the server, told in lines."""

from __future__ import annotations

import msgspec

from client.not_taken import NotTaken
from protocol.messages import Res
from protocol.queries import Span
from staff_console.bench import Bench
from staff_console.full_hall import FULL, at_work, history, remember
from staff_console.hall import MINUTE, NOON, POINT, desk_id
from tests.staff_console.conftest import Open
from tests.staff_console.hands import board

SERVING = at_work()
VISIT = SERVING.entry("A014").visit


def lines(bench: Bench) -> list[str]:
    """The history as it is shown."""
    return [f"{each.label}: {each.text}" for each in board(bench).history.lines]


def test_the_past_of_my_customer_is_asked_for_once_and_told_newest_first(console: Open) -> None:
    bench = console(SERVING)
    assert [(name, args) for name, args, _ in bench.queried] == [("history", {"visit": VISIT})]
    remember(bench)
    assert lines(bench) == [
        "3 Nov: Advice, waited 4 min",
        "12 Jun 2025: Pick-up, waited 6 min",
        "8 Mar 2025: Repair intake, did not come",
        "21 Nov 2023: Pick-up, waited 4 min",
    ]
    assert board(bench).history.said == "4 visits since 2023"
    bench.feed(SERVING)
    assert len(bench.queried) == 1


def test_whoever_comes_for_the_first_time_is_said_to(console: Open) -> None:
    bench = console(SERVING)
    bench.queried[-1][2](Res("1", 1, []))
    assert (lines(bench), board(bench).history.said) == ([], "first visit known")


def test_what_happened_in_this_visit_stands_above(console: Open) -> None:
    bench = console(SERVING)
    entry = SERVING.entry("A014")
    spans = [
        Span(
            entry=entry.id,
            service_point=POINT,
            state=state,
            from_at=NOON - 20 * MINUTE,
            to_at=NOON - 12 * MINUTE,
            desk=desk_id(2),
            actor=None,
            reason="has ID" if state == "waiting" else "",
        )
        for state in ("waiting", "serving", "on_hold")
    ]
    bench.queried[-1][2](Res("1", 1, [msgspec.to_builtins(span) for span in spans]))
    assert lines(bench) == [
        "Today: 13:42: has ID",
        "Today: 13:42 served 8 min at Desk 2",
        "Today: 13:42 on hold 8 min",
    ]


def test_the_past_of_one_is_never_shown_with_another(console: Open) -> None:
    bench = console(SERVING)
    first = bench.queried[-1][2]
    bench.feed(FULL.without("A014").serving("A015", 1))
    first(history())
    assert lines(bench) == []
    assert bench.queried[-1][1] == {"visit": FULL.entry("A015").visit}


def test_a_question_that_was_not_taken_is_asked_again_with_the_next_change(console: Open) -> None:
    bench = console(SERVING)
    bench.queried[-1][2](NotTaken("unavailable", "Not just now."))
    bench.feed(SERVING)
    assert len(bench.queried) == 2
    remember(bench)
    assert len(lines(bench)) == 4


def test_a_free_desk_asks_for_nobodys_past(console: Open) -> None:
    bench = console(FULL)
    assert bench.queried == []
    assert board(bench).history.lines == ()

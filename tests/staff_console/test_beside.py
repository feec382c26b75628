"""Around the line: who is away, missed or on hold, who came last, the desks, and receipts."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest
from PySide6.QtCore import Qt

from protocol.records import Call, Desk
from staff_console.aside import Heading, aside, aside_row
from staff_console.bench import Bench
from staff_console.bookings.scenes import DEFINITIONS, PERSONS, named
from staff_console.full_hall import FULL, at_work, unheard
from staff_console.hall import JONAS, MINUTE, NOON, SECOND, SERVICES, call, desk_id
from staff_console.line_model import EXPECTED, NUMBER, PLACE, WHY
from staff_console.samples import BUSY
from tests.staff_console.conftest import Open
from tests.staff_console.desk import board_of, facts_of, replica_of
from tests.staff_console.hands import Key, board, line, press


def column(bench: Bench, which: int) -> list[str]:
    """A column of the table."""
    model = line(bench).model()
    return [str(model.index(row, which).data()) for row in range(model.rowCount())]


def test_below_the_line_stand_who_is_away_and_who_missed_a_call() -> None:
    said = [
        each.title if isinstance(each, Heading) else each.number for each in aside(facts_of(FULL))
    ]
    assert said == [
        "Away, not callable yet",
        "A013",
        "Missed, can be called again",
        "A010",
    ]
    assert aside(facts_of(BUSY)) == ()


def test_each_of_them_says_why_and_for_how_long_still(console: Open) -> None:
    bench = console(FULL)
    assert column(bench, NUMBER)[-4:] == ["", "A013", "", "A010"]
    assert column(bench, WHY)[-3:] == ["away, back 14:08", "", "13:44 Desk 1, 2×"]
    assert column(bench, EXPECTED)[-4:] == ["held for", "6 min", "kept for", "12 min"]
    assert set(column(bench, PLACE)[-4:]) == {""}


def test_the_place_of_somebody_who_is_not_here_is_held_where_the_absent_are_not_called() -> None:
    hall = BUSY.that(call_absent=False).with_entry("A023", until=NOON + 9 * MINUTE)
    facts = facts_of(hall)
    assert [entry.number for entry in facts.away] == ["A023"]
    row = aside_row(replica_of(hall), facts.away[0], facts)
    assert (row.why, row.ends_at) == ("not here, place held", NOON + 9 * MINUTE)
    assert board_of(hall).count == "15"


def test_arrows_pass_the_headings_by(console: Open) -> None:
    bench = console(FULL)
    view = line(bench)
    view.setFocus()
    view.selectRow(view.model().rowCount() - 5)
    for number in ("A013", "A010"):
        press(bench, Key.Key_Down)
        assert board(bench).chosen.number == number


def test_headings_cannot_be_marked(console: Open) -> None:
    bench = console(FULL)
    model = line(bench).model()
    heading = model.index(model.rowCount() - 4, NUMBER)
    assert not model.flags(heading) & Qt.ItemFlag.ItemIsSelectable


@pytest.mark.parametrize(
    ("hall", "number", "why"),
    [
        (FULL, "A017", "waited too long"),
        (FULL, "C007", "Priority"),
        (FULL, "A018", ""),
        (BUSY, "A023", "not here yet"),
        (BUSY.with_desk(1, services=[SERVICES[0].id]).with_desk(2, services=[SERVICES[0].id])
             .with_desk(4, services=[SERVICES[0].id]), "C008", "only Desk 3"),
    ],
)  # fmt: skip
def test_the_line_says_why_somebody_stands_there_unless_it_is_the_ordinary_course(
    console: Open, hall: object, number: str, why: str
) -> None:
    bench = console(hall)
    said = dict(zip(column(bench, NUMBER), column(bench, WHY), strict=True))
    assert said[number] == why


def test_the_next_is_whom_this_desk_can_serve() -> None:
    others = [service.id for service in SERVICES if service.name != "Repair intake"]
    board = board_of(BUSY.with_desk(3, services=others))
    assert board.following.number == "A016"
    nobody = board_of(BUSY.with_desk(3, services=["01900000-0000-7000-8000-0005000000ff"]))
    assert nobody.following.text == "Nobody in line can be served at this desk."
    assert nobody.customer.under == nobody.following.text
    assert nobody.choices["call_next"].about == "not here"


def test_who_is_on_hold_says_when_they_are_back_and_when_they_are_late() -> None:
    held = board_of(FULL).held
    assert [(row.number, row.who, row.back, row.over) for row in held] == [
        ("A009", "Karim Aziz", "back 14:10", False)
    ]
    late = board_of(FULL, now=NOON + 11 * MINUTE).held[0]
    assert (late.back, late.over) == ("3 min over", True)
    anybodys = board_of(FULL.with_entry("A009", owner=None)).held[0]
    assert anybodys.who == "Karim Aziz, for anybody"
    assert board_of(FULL.with_entry("A009", owner=JONAS)).held == ()
    told = board_of(FULL.with_entry("A009", reason="copies her papers")).held[0]
    assert told.who == "Karim Aziz: copies her papers"


def test_what_a_colleague_told_with_a_transfer_is_read_before_the_call() -> None:
    hall = FULL.with_entry("B004", reason="has the old plates")
    told = {each.label: each.text for each in board_of(hall).customer.details}
    assert told["Told"] == "has the old plates"
    chosen = board_of(hall, chosen="B004").chosen
    assert chosen.service == "Data rescue: has the old plates"


def test_the_newest_arrivals_say_from_where_and_whether_they_are_here() -> None:
    rows = board_of(FULL).arrivals
    assert [(row.at, row.number, row.source, row.state) for row in rows[:3]] == [
        ("13:59", "A025", "kiosk", "here"),
        ("13:57", "A024", "kiosk", "here"),
        ("13:56", "A023", "phone", "not here"),
    ]
    called = {row.number: row.state for row in board_of(BUSY.called("A025", 3)).arrivals}
    assert called["A025"] == "to Desk 3"


def test_desks_say_who_has_a_break_until_when_and_who_takes_longer_than_usual() -> None:
    rows = {row.name: row for row in board_of(at_work()).desks}
    assert (rows["Desk 4"].who, rows["Desk 4"].state) == ("Tomasz Nowak", "Lunch to 14:15")
    assert (rows["Desk 1"].state, rows["Desk 1"].over) == ("8:20", True)
    assert rows["Desk 2"].over is False
    assert board_of(at_work()).desks_open == "3 open of 4"
    closing = board_of(FULL.with_desk(2, state="closing")).desks[1]
    assert closing.state == "3:05, closes"


def receipt(now: int = NOON, **fields: object) -> tuple[str, str]:
    """What a call of A014 some seconds ago says of its receipt."""
    made: Call = msgspec.structs.replace(call("A014", 3, 10, "calling"), **fields)
    row = board_of(replace(BUSY, calls=(made,)), now=now).calls[0]
    return row.state, row.tone


def test_a_call_says_which_screen_showed_it_and_how_soon() -> None:
    at = NOON - 10 * SECOND
    assert receipt(confirmed_at=at + 400, confirmed_by="wall") == ("wall 0.4 s", "muted")
    assert receipt(confirmed_at=at + 800, confirmed_by="phone") == ("phone 0.8 s", "muted")
    assert receipt(state="withdrawn") == ("withdrawn", "warn")
    assert receipt(moved_from="Desk 2") == ("was Desk 2", "warn")


def test_a_call_that_no_screen_confirms_within_three_seconds_is_told_at_once() -> None:
    at = NOON - 10 * SECOND
    assert receipt(now=at + 2_900) == ("calling", "muted")
    assert receipt(now=at + 3_100) == ("no screen", "warn")
    board = board_of(unheard())
    assert board.customer.loud == "No screen confirmed this call: say it aloud"
    assert board_of(FULL.called("A014", 48)).customer.loud == ""


def test_when_no_screen_answers_at_all_the_heading_says_so() -> None:
    silent = tuple(call("A014", 3, ago, "calling") for ago in (10, 40))
    assert board_of(replace(BUSY, calls=silent)).no_screen == "no screen answers"
    assert board_of(FULL).no_screen == ""


def test_an_access_need_is_an_instruction_what_to_do() -> None:
    assert board_of(at_work()).customer.loud == "Face them when you speak: hard of hearing"


def test_the_head_of_the_line_says_what_new_guests_are_told_and_how_the_day_ends() -> None:
    assert board_of(FULL).told == "New customers are told 25–35 min"
    ending = board_of(FULL.that(state="draining"))
    assert (ending.told, ending.ending) == ("No more numbers, last done about 14:43", True)
    assert board_of(BUSY.that(state="last_numbers")).told == "Last numbers"


def test_a_desk_that_rests_is_still_mine() -> None:
    for state in ("paused", "closing"):
        facts = facts_of(FULL.with_desk(3, state=state))
        assert isinstance(facts.desk, Desk) and facts.desk.id == desk_id(3)


def test_where_nobody_booked_is_due_the_first_after_that_is_said() -> None:
    later = (named("Aylin Şahin"), named("Ali Reza"))
    board = board_of(replace(BUSY, more=(*BUSY.more, *DEFINITIONS, *later, *PERSONS)))
    assert [row.who for row in board.arrivals if row.source == "booked"] == ["Ali Reza"]


def test_after_its_key_whoever_is_booked_is_found_first(console: Open) -> None:
    bench = console(replace(BUSY, more=(*BUSY.more, *DEFINITIONS, named("Ali Reza"), *PERSONS)))
    assert "Ali Reza" in bench.pages.finds("is here ", "light")[0].title

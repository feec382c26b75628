"""A break that is planned: typed once, seen by all, called to mind when its time has come."""

from __future__ import annotations

from typing import Final

import pytest

from protocol.commands import PlanPause, SetDesk
from protocol.outcomes import Saved
from staff_console.bench import Bench
from staff_console.full_hall import FULL
from staff_console.hall import MINUTE, NOON, Hall, desk_id
from staff_console.samples import BUSY
from tests.staff_console.conftest import Open
from tests.staff_console.desk import board_of, choice, screen_of
from tests.staff_console.test_sheets import choices, field, form

THREE: Final = NOON - 2 * MINUTE - 31_000 + 60 * MINUTE
"""15:00."""


def planned(hall: Hall = BUSY, at: int = THREE, minutes: int = 30) -> Hall:
    return hall.with_desk(3, pause_at=at, pause_until=at + minutes * MINUTE)


def test_a_break_later_has_a_beginning_and_a_length() -> None:
    assert form("break", BUSY, what="later").why == "Type when it begins, like 12:00."
    shown = form("break", BUSY, what="later", begins="15:00")
    assert [each.name for each in shown.fields] == ["what", "begins", "length"]
    until = THREE + 30 * MINUTE
    assert shown.command == PlanPause(desk=desk_id(3), at=THREE, until=until)
    assert (shown.does, shown.place) == ("Plan the break", "15:00–15:30")
    typed = form("break", BUSY, what="later", begins="15", length="at", ends="15:20")
    assert typed.command == PlanPause(desk=desk_id(3), at=THREE, until=THREE + 20 * MINUTE)


@pytest.mark.parametrize(
    ("begins", "ends", "why"),
    [
        ("13:30", "", "13:30 has passed. Type a time that is still to come."),
        ("soon", "", "Type when it begins, like 12:00."),
        ("15:00", "14:30", "It must end after it begins."),
        ("15:00", "", "Type a time, like 14:30."),
    ],
)
def test_a_break_that_cannot_be_planned_says_what_to_type(begins: str, ends: str, why: str) -> None:
    shown = form("break", BUSY, what="later", begins=begins, length="at", ends=ends)
    assert (shown.command, shown.why) == (None, why)


def test_it_can_be_planned_while_a_customer_is_at_the_desk_and_is_taken_back() -> None:
    serving = planned(BUSY.serving("A014", 60))
    shown = form("break", serving)
    assert choices(shown, "what")["A break later"] == ""
    assert (field(shown, "what").value, field(shown, "begins").value) == ("later", "15:00")
    assert field(shown, "ends").value == "15:30"
    never = form("break", serving, what="never")
    assert "No break at 15:00" in choices(never, "what")
    assert (never.command, never.does) == (PlanPause(desk=desk_id(3)), "Take the plan back")


def test_key_and_desks_tell_the_plan_to_me_and_to_my_colleagues() -> None:
    board = board_of(planned())
    assert board.choices["break"].about == "at 15:00"
    assert next(row for row in board.desks if row.mine).state == "break 15:00–15:30"
    assert board.customer.details[-1].text == "15:00–15:30"
    serving = board_of(planned(BUSY.serving("A014", 372)))
    assert next(row for row in serving.desks if row.mine).state == "6:12, break 15:00"


@pytest.mark.parametrize("size", [(1440, 900), (1024, 600)])
def test_the_plan_is_drawn_whole_on_key_and_desk(
    console: Open, cut: set[str], size: tuple[int, int]
) -> None:
    bench = console(planned(at=NOON - MINUTE), size=size)
    bench.grab()
    bench.feed(planned())
    bench.grab()
    assert cut == set()


def test_when_its_time_has_come_the_answer_line_says_so_and_f10_proposes_its_end() -> None:
    hall = planned(at=NOON - 2 * MINUTE - 31_000)
    assert choice(hall, "break").about == "due now"
    line = screen_of(hall).answer
    assert (line.title, line.cap) == ("Your break was planned for 14:00.", "F10")
    busy = planned(BUSY.serving("A014", 60), at=NOON - MINUTE)
    assert screen_of(busy).answer.text == "After A014 F10 begins it."
    assert screen_of(planned()).answer.kind == "idle"
    assert screen_of(hall.with_desk(3, state="paused")).answer.kind == "idle"
    shown = form("break", hall)
    assert isinstance(shown.command, SetDesk)
    assert shown.command.until == NOON - 2 * MINUTE - 31_000 + 30 * MINUTE


def test_a_plan_is_confirmed_with_its_times_and_the_reminder_waits_until_news_are_read(
    console: Open,
) -> None:
    bench: Bench = console(FULL)
    bench.window.pressed.emit("break")
    for question, answer in (("what", "later"), ("begins", "14:04"), ("length", "15")):
        bench.window.answered.emit(question, answer)
    bench.window.sheetSent.emit()
    bench.feed(planned(FULL, at=NOON + MINUTE + 29_000, minutes=15))
    bench.reply(Saved(id=desk_id(3), version=2))
    answer = bench.model.screen.answer
    assert (answer.kind, answer.title) == ("confirmed", "Break at Desk 3 planned: 14:04–14:19.")
    bench.seconds += 90
    bench.live.heard()
    bench.advance(1)
    assert bench.model.screen.answer.title == "Your break was planned for 14:04."

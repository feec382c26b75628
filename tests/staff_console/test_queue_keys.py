"""Breaks, holds, missed calls, take-overs, classes and closing time under the keys."""

from __future__ import annotations

from dataclasses import replace

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from protocol.commands import (
    CallEntry,
    CallNext,
    Cancel,
    JoinQueue,
    Reopen,
    Requeue,
    Resume,
    SetDesk,
    SetPriority,
)
from protocol.outcomes import Holder, Refusal, Saved
from staff_console.board_scenes import joined
from staff_console.full_hall import FULL, at_work, on_break
from staff_console.hall import MINUTE, NOON, PRIYA, SECOND, SERVICES, desk_id, ident
from staff_console.samples import BUSY
from tests.staff_console.conftest import Open
from tests.staff_console.hands import (
    ALT,
    CTRL,
    SHIFT,
    Key,
    board,
    last,
    part,
    press,
    sheet,
    types,
)

SERVING = at_work()


def test_a_break_begins_shows_its_face_and_ends_by_the_same_key(console: Open) -> None:
    bench = console(BUSY)
    press(bench, Key.Key_F10)
    press(bench, Key.Key_Return)
    assert last(bench) == SetDesk(
        desk=desk_id(3), state="paused", reason="Break", until=NOON + 10 * MINUTE
    )
    bench.feed(on_break())
    bench.reply(Saved(id=desk_id(3)))
    assert bench.model.screen.answer.title == "Desk 3 is on a break."
    customer = board(bench).customer
    assert (customer.state, customer.title) == ("break", "On a break: Lunch")
    assert customer.under == "Back at 14:15, in 13 min. F10 ends it."
    press(bench, Key.Key_F2)
    assert bench.model.screen.answer.title == "You are on a break. F10 ends it."
    press(bench, Key.Key_F10)
    assert last(bench) == SetDesk(desk=desk_id(3), state="open")


def test_a_desk_with_customers_on_hold_asks_before_it_closes(console: Open) -> None:
    bench = console(FULL)
    press(bench, Key.Key_D, CTRL)
    assert bench.model.form is not None and bench.model.form.does == "Close Desk 3"
    press(bench, Key.Key_Return)
    assert last(bench) == SetDesk(desk=desk_id(3), state="closed", holds="keep")


def test_a_new_customer_gets_a_number_that_is_said_aloud_and_can_be_taken_back(
    console: Open,
) -> None:
    bench = console(FULL)
    press(bench, Key.Key_N, CTRL)
    press(bench, Key.Key_Space)
    name = part(bench, "field-name")
    name.setFocus()
    types(bench, "Ada")
    press(bench, Key.Key_Return)
    sent = last(bench)
    assert isinstance(sent, JoinQueue)
    assert sent.services == [SERVICES[0].id]
    assert sent.customer is not None and sent.customer.name == "Ada"
    bench.reply(joined())
    answer = bench.model.screen.answer
    assert (answer.title, answer.large) == ("A026 is the number.", True)
    assert answer.text == "Say it: place 17, about 25–35 min."
    press(bench, Key.Key_1, ALT)
    assert last(bench) == Cancel(entry=ident(0xE, 60), reason="Entered by mistake")


def test_enter_on_somebody_on_hold_goes_on_with_them(console: Open) -> None:
    bench = console(FULL)
    held = part(bench, "held")
    held.setFocus()
    QTest.keyClick(held, Qt.Key.Key_Return)
    entry = FULL.entry("A009")
    assert last(bench) == Resume(entry=entry.id, desk=desk_id(3), expected=entry.version)


def test_enter_never_slips_from_somebody_on_hold_to_the_next(console: Open) -> None:
    first = FULL.entry("A009")
    second = msgspec.structs.replace(
        first, id=ident(0xE, 61), number="A008", until=NOON + 60 * MINUTE
    )
    bench = console(replace(FULL, entries=(*FULL.entries, second)))
    held = part(bench, "held")
    held.setFocus()
    bench.feed(replace(FULL.without("A009"), entries=(*FULL.without("A009").entries, second)))
    QTest.keyClick(held, Qt.Key.Key_Return)
    assert bench.asked == []


def test_ctrl_h_goes_on_with_whoever_is_back_first(console: Open) -> None:
    bench = console(FULL)
    press(bench, Key.Key_H, CTRL)
    assert isinstance(last(bench), Resume)
    busy = console(SERVING)
    press(busy, Key.Key_H, CTRL)
    assert "A014 is at your desk" in busy.model.screen.answer.title


def test_whoever_missed_a_call_is_called_again_by_enter(console: Open) -> None:
    bench = console(FULL)
    entry = FULL.entry("A010")
    bench.model.choose(entry.id)
    bench.window.page.focus()  # type: ignore[attr-defined]
    press(bench, Key.Key_Return)
    assert last(bench) == CallEntry(entry=entry.id, desk=desk_id(3), expected=entry.version)


def test_whoever_missed_a_call_can_go_back_into_the_line(console: Open) -> None:
    bench = console(FULL)
    entry = FULL.entry("A010")
    bench.model.choose(entry.id)
    press(bench, Key.Key_U, CTRL)
    press(bench, Key.Key_Return)
    assert last(bench) == Requeue(entry=entry.id, expected=entry.version)


def test_whoever_waits_can_be_put_elsewhere_in_the_line(console: Open) -> None:
    bench = console(BUSY)
    entry = BUSY.entry("A018")
    bench.model.choose(entry.id)
    press(bench, Key.Key_U, CTRL)
    press(bench, Key.Key_Right)
    press(bench, Key.Key_Return)
    assert last(bench) == Requeue(entry=entry.id, expected=entry.version, standing="next")


def test_another_class_for_the_marked_one(console: Open) -> None:
    bench = console(FULL)
    entry = FULL.entry("A018")
    bench.model.choose(entry.id)
    press(bench, Key.Key_P, CTRL)
    press(bench, Key.Key_Right)
    press(bench, Key.Key_Return)
    sent = last(bench)
    assert isinstance(sent, SetPriority)
    assert (sent.entry, sent.priority) == (entry.id, "priority")
    bench.reply(bench.moved("A018", "waiting"))
    assert bench.model.screen.answer.title == "A018 is in class Priority now."


def test_the_last_one_is_opened_again_while_that_is_allowed(console: Open) -> None:
    bench = console(BUSY.done("A014", 12))
    press(bench, Key.Key_Z, CTRL | SHIFT)
    assert last(bench) == Reopen(entry=BUSY.entry("A014").id, desk=desk_id(3))


def test_a_customer_whom_another_has_called_can_be_taken_over(console: Open) -> None:
    bench = console(FULL)
    entry = FULL.entry("A015")
    bench.model.choose(entry.id)
    bench.window.pressed.emit("call_this")
    taken = FULL.called("A015", 3, desk=2)
    bench.feed(taken)
    held = Holder(desk_id(2), "Desk 2", "Priya Nair", NOON - 3 * SECOND, "A015")
    bench.reply(Refusal(code="conflict", detail="Desk 2 has called A015.", holder=held))
    answer = bench.model.screen.answer
    assert answer.title == "Desk 2 has A015. F2: B004."
    assert [offer.does for offer in answer.offers] == ["take over", "call B004"]
    press(bench, Key.Key_1, ALT)
    version = taken.entry("A015").version
    assert last(bench) == CallEntry(
        entry=entry.id, desk=desk_id(3), expected=version, take_over=True
    )
    bench.feed(FULL.called("A015", 0))
    bench.reply(bench.moved("A015", "called"))
    assert bench.model.screen.answer.title == "A015 is yours now: Desk 3."


def test_or_the_next_one_is_called_instead(console: Open) -> None:
    bench = console("taken-call")
    button = next(
        each
        for each in bench.window.page.findChildren(QPushButton)
        if each.accessibleName() == "call B004, Alt+2"
    )
    button.click()
    assert isinstance(last(bench), CallNext)


def test_a_change_meanwhile_offers_the_same_on_what_is_there_now(console: Open) -> None:
    bench = console(SERVING)
    press(bench, Key.Key_F8)
    bench.feed(SERVING.with_entry("A014", version=9))
    bench.reply(Refusal(code="version_mismatch", detail="A014 changed meanwhile."))
    assert [offer.does for offer in bench.model.screen.answer.offers] == ["do it all the same"]
    press(bench, Key.Key_1, ALT)
    assert getattr(last(bench), "expected", None) == 9


def test_alt_1_does_nothing_where_nothing_is_offered(console: Open) -> None:
    bench = console(FULL)
    press(bench, Key.Key_1, ALT)
    assert bench.asked == []


def test_only_a_manager_has_the_sheet_of_closing_time(console: Open) -> None:
    bench = console(FULL)
    press(bench, Key.Key_E, CTRL)
    assert bench.window.sheet is None
    assert "Only a manager" in bench.model.screen.answer.title
    bench.as_role("manager")
    press(bench, Key.Key_E, CTRL)
    assert sheet(bench).accessibleName().startswith("Closing time, 16 waiting")


def test_a_desk_that_is_opened_and_then_taken_over_says_by_whom(console: Open) -> None:
    bench = console(BUSY.with_desk(3, state="closed", staff=None))
    press(bench, Key.Key_Return)
    bench.feed(BUSY)
    bench.reply(Saved(id=desk_id(3)))
    bench.feed(BUSY.with_desk(3, staff=PRIYA))
    assert bench.model.screen.answer.title == "Desk 3 was taken over by Priya Nair."


def test_a_desk_that_i_have_closed_in_the_sheet_is_no_surprise(console: Open) -> None:
    bench = console(FULL)
    press(bench, Key.Key_D, CTRL)
    press(bench, Key.Key_Return)
    bench.feed(FULL.with_desk(3, state="closed", staff=None))
    bench.reply(Saved(id=desk_id(3)))
    assert bench.model.screen.answer.title == "Desk 3 is closed."

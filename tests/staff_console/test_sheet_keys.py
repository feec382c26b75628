"""Sheets under the keys: F6 and others open them, Enter sends, Esc puts away, nothing is lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QWidget

from protocol.commands import (
    Broadcast,
    CallEntry,
    CallNext,
    Cancel,
    Hold,
    JoinQueue,
    Reopen,
    Requeue,
    Resume,
    SetDesk,
    SetPriority,
    Transfer,
)
from protocol.outcomes import Holder, Joined, Refusal, Saved
from staff_console.bench import Bench
from staff_console.full_hall import FULL, at_work, on_break
from staff_console.hall import MINUTE, NOON, POINT, SECOND, SERVICES, Hall, desk_id, ident
from staff_console.samples import BUSY
from staff_console.widgets.sheets.form_sheet import FormSheet
from tests.staff_console.conftest import Open
from tests.staff_console.hands import CTRL, Key, board, commands, line, part, press

SERVING = at_work()
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def sheet(bench: Bench) -> FormSheet:
    """The sheet, which must be open."""
    found = bench.window.sheet
    assert found is not None and found.isVisible()
    return found


def closed(bench: Bench) -> bool:
    """Whether no sheet is open, and the line has the keys."""
    return bench.window.sheet is None and bench.window.focusWidget() is line(bench)


def types(bench: Bench, text: str) -> None:
    """Where the keys go."""
    QTest.keyClicks(bench.window.focusWidget(), text)
    bench.settle()


def last(bench: Bench) -> object:
    """What went out last."""
    return bench.asked[-1][0]


@pytest.mark.parametrize(
    ("hall", "key", "mods", "title"),
    [
        (SERVING, Key.Key_F6, Qt.KeyboardModifier.NoModifier, "Hold A014"),
        (SERVING, Key.Key_F7, Qt.KeyboardModifier.NoModifier, "Transfer A014"),
        (FULL, Key.Key_F10, Qt.KeyboardModifier.NoModifier, "Break at Desk 3"),
        (SERVING, Key.Key_U, CTRL, "A014 back into the line"),
        (FULL, Key.Key_N, CTRL, "New customer at Service counter"),
        (FULL, Key.Key_B, CTRL, "Tell all who wait at Service counter"),
    ],
)
def test_a_key_opens_its_sheet_and_esc_puts_it_away_with_nothing_sent(
    console: Open, hall: Hall, key: Qt.Key, mods: Qt.KeyboardModifier, title: str
) -> None:
    bench = console(hall)
    press(bench, key, mods)
    assert sheet(bench).accessibleName() == title
    assert sheet(bench).isAncestorOf(bench.window.focusWidget())
    press(bench, Key.Key_Escape)
    assert closed(bench)
    assert bench.asked == []


def test_f6_and_enter_hold_for_ten_minutes_and_it_says_so(console: Open) -> None:
    bench = console(SERVING)
    press(bench, Key.Key_F6)
    press(bench, Key.Key_Return)
    entry = SERVING.entry("A014")
    until = NOON + 10 * MINUTE
    assert last(bench) == Hold(entry=entry.id, expected=entry.version, until=until)
    assert closed(bench)
    answer = bench.model.screen.answer
    assert (answer.kind, answer.title) == ("sent", "Hold A014.")
    bench.feed(FULL)
    bench.reply(bench.moved("A014", "on_hold"))
    assert bench.model.screen.answer.title == "A014 held until 14:12."


def test_arrows_pick_another_time_and_a_time_can_be_typed(console: Open) -> None:
    bench = console(SERVING)
    press(bench, Key.Key_F6)
    for _ in range(2):
        press(bench, Key.Key_Right)
    assert bench.model.form is not None and bench.model.form.does == "Hold until 14:32"
    bench.model.answer_sheet("until", "at")
    time = part(bench, "field-time")
    time.setFocus()
    types(bench, "15:40")
    press(bench, Key.Key_Return)
    assert isinstance(last(bench), Hold)
    assert bench.model.screen.answer.title == "Hold A014."


def test_what_is_missing_keeps_enter_from_sending_and_is_said(console: Open) -> None:
    bench = console(SERVING)
    press(bench, Key.Key_F7)
    press(bench, Key.Key_Return)
    assert bench.asked == []
    assert sheet(bench).findChild(QPushButton, "send").isEnabled() is False
    assert bench.model.form is not None and bench.model.form.why == "Choose where to."


def test_where_to_is_searched_by_typing_and_taken_by_enter(console: Open) -> None:
    bench = console(SERVING)
    press(bench, Key.Key_F7)
    types(bench, "pick")
    press(bench, Key.Key_Return)
    sent = last(bench)
    assert isinstance(sent, Transfer)
    assert (sent.service, sent.standing) == (SERVICES[2].id, "keep")
    bench.feed(FULL.without("A014"))
    bench.reply(bench.moved("A014", "transferred"))
    assert bench.model.screen.answer.title == "A014 waits at Pick-up now."


def test_a_place_that_cannot_be_chosen_is_passed_by(console: Open) -> None:
    hall = SERVING
    for number in (1, 2, 4):
        hall = hall.with_desk(number, state="closed", staff=None)
    bench = console(hall.with_desk(3, state="closing"))
    press(bench, Key.Key_F7)
    types(bench, "pick")
    press(bench, Key.Key_Return)
    assert bench.asked == []


def test_what_was_answered_stands_there_again_after_a_refusal(console: Open) -> None:
    bench = console(SERVING)
    press(bench, Key.Key_F6)
    note = part(bench, "field-note")
    note.setFocus()
    types(bench, "fetches her papers")
    press(bench, Key.Key_Return)
    bench.reply(Refusal(code="wrong_state", detail="A014 is not being served."))
    press(bench, Key.Key_F6)
    field = part(bench, "field-note")
    assert isinstance(field, QLineEdit) and field.text() == "fetches her papers"


def test_what_was_answered_is_gone_once_it_is_confirmed_or_put_away(console: Open) -> None:
    bench = console(FULL)
    press(bench, Key.Key_B, CTRL)
    types(bench, "The lift is out.")
    press(bench, Key.Key_Escape)
    press(bench, Key.Key_B, CTRL)
    field = part(bench, "field-text")
    assert isinstance(field, QPlainTextEdit) and field.toPlainText() == ""


def test_a_key_of_the_desk_works_through_a_sheet_and_its_answers_stay(console: Open) -> None:
    bench = console(FULL)
    press(bench, Key.Key_B, CTRL)
    types(bench, "The lift is out.")
    press(bench, Key.Key_F2)
    assert commands(bench) == [CallNext]
    assert closed(bench)
    bench.feed(FULL.called("B004", 0))
    bench.reply(bench.moved("B004", "called"))
    press(bench, Key.Key_B, CTRL)
    field = part(bench, "field-text")
    assert isinstance(field, QPlainTextEdit) and field.toPlainText() == "The lift is out."


def test_a_sheet_goes_when_its_customer_changes_hands_and_it_is_said(console: Open) -> None:
    bench = console(SERVING)
    press(bench, Key.Key_F6)
    bench.feed(FULL.without("A014"))
    assert closed(bench)
    assert "Nothing was sent" in bench.model.screen.answer.title


def test_with_the_server_away_a_sheet_says_why_it_cannot_be_sent(console: Open) -> None:
    bench = console(SERVING)
    press(bench, Key.Key_F6)
    bench.lose(13)
    press(bench, Key.Key_Return)
    assert bench.asked == []
    assert bench.model.form is not None and "away since" in bench.model.form.why


def test_a_sheet_that_is_sent_while_an_answer_is_awaited_follows_it(console: Open) -> None:
    bench = console(FULL)
    press(bench, Key.Key_F2)
    press(bench, Key.Key_B, CTRL)
    types(bench, "The lift is out.")
    press(bench, Key.Key_Return)
    assert commands(bench) == [CallNext]
    bench.feed(FULL.called("B004", 0))
    bench.reply(bench.moved("B004", "called"))
    assert commands(bench) == [CallNext, Broadcast]


def test_another_look_keeps_the_sheet_and_what_is_answered(console: Open) -> None:
    bench = console(FULL)
    press(bench, Key.Key_B, CTRL)
    types(bench, "The lift is out.")
    bench.window.acted.emit("window:dark")
    bench.settle()
    field = part(bench, "field-text")
    assert sheet(bench).isVisible()
    assert isinstance(field, QPlainTextEdit) and field.toPlainText() == "The lift is out."


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


def joined() -> Joined:
    """A number was given."""
    return Joined(
        entry=ident(0xE, 60),
        visit=ident(0xB, 60),
        number="A026",
        service_point=POINT,
        service=SERVICES[0].id,
        position=17,
        joined_at=NOON,
        tag="tag-60",
        p20=1200,
        p50=1560,
        p80=2040,
    )


def test_enter_on_somebody_on_hold_goes_on_with_them(console: Open) -> None:
    bench = console(FULL)
    held = part(bench, "held")
    held.setFocus()
    QTest.keyClick(held, Qt.Key.Key_Return)
    entry = FULL.entry("A009")
    assert last(bench) == Resume(entry=entry.id, desk=desk_id(3), expected=entry.version)


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


def test_every_question_of_every_sheet_has_a_name_for_a_screen_reader(console: Open) -> None:
    bench = console(FULL)
    for key in (Key.Key_N, Key.Key_B):
        press(bench, key, CTRL)
        asked = sheet(bench).findChildren(QWidget)
        fields = [each for each in asked if each.objectName().startswith(("field-", "option-"))]
        assert fields
        assert [each.objectName() for each in fields if not each.accessibleName()] == []
        press(bench, Key.Key_Escape)

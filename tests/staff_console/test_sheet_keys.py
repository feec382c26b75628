"""Sheets under the keys: F6 and others open them, Enter sends, Esc puts away, nothing is lost."""

from __future__ import annotations

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QWidget,
)

from protocol.commands import (
    CallNext,
    Hold,
    Transfer,
)
from protocol.outcomes import Refusal
from staff_console.full_hall import FULL, at_work
from staff_console.hall import MINUTE, NOON, SERVICES, Hall
from staff_console.widgets.text import Prose
from tests.staff_console.conftest import Open
from tests.staff_console.hands import (
    CTRL,
    SHIFT,
    Key,
    closed,
    commands,
    last,
    part,
    press,
    sheet,
    types,
)

SERVING = at_work()


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


def test_another_look_keeps_the_sheet_and_what_is_answered(console: Open) -> None:
    bench = console(FULL)
    press(bench, Key.Key_B, CTRL)
    types(bench, "The lift is out.")
    bench.window.acted.emit("window:dark")
    bench.settle()
    field = part(bench, "field-text")
    assert sheet(bench).isVisible()
    assert isinstance(field, QPlainTextEdit) and field.toPlainText() == "The lift is out."


def test_every_question_of_every_sheet_has_a_name_for_a_screen_reader(console: Open) -> None:
    bench = console(FULL)
    for key in (Key.Key_N, Key.Key_B):
        press(bench, key, CTRL)
        asked = sheet(bench).findChildren(QWidget)
        fields = [each for each in asked if each.objectName().startswith(("field-", "option-"))]
        assert fields
        assert [each.objectName() for each in fields if not each.accessibleName()] == []
        press(bench, Key.Key_Escape)


def test_an_answer_that_brings_another_question_leaves_its_own_key_press_whole(
    console: Open,
) -> None:
    bench = console(FULL.that(notice="The lift is out.", notice_at=NOON))
    press(bench, Key.Key_B, CTRL)
    had = bench.window.focusWidget()
    press(bench, Key.Key_Right)
    assert not shiboken6.isValid(had) or not had.isVisible()
    assert bench.model.form is not None and bench.model.form.does == "Take it away"
    assert sheet(bench).isAncestorOf(bench.window.focusWidget())


@pytest.mark.parametrize(("key", "answer"), [(Key.Key_N, Key.Key_Space), (Key.Key_B, Key.Key_X)])
def test_tab_goes_through_the_sheet_and_never_behind_it(
    console: Open, key: Qt.Key, answer: Qt.Key
) -> None:
    bench = console(FULL)
    press(bench, key, CTRL)
    press(bench, answer)
    begun = bench.window.focusWidget()
    way = []
    while not way or way[-1] is not begun:
        press(bench, Key.Key_Tab)
        way.append(bench.window.focusWidget())
        assert sheet(bench).isAncestorOf(way[-1])
    assert way[-2] is part(bench, "send")
    press(bench, Key.Key_Backtab, SHIFT)
    assert bench.window.focusWidget() is part(bench, "send")


def test_a_sentence_of_several_lines_takes_no_room_from_the_questions(console: Open) -> None:
    bench = console(FULL.that(notice="The lift is out of order. " * 7, notice_at=NOON))
    press(bench, Key.Key_B, CTRL)
    bench.grab()
    shown = sheet(bench)
    said = next(each for each in shown.findChildren(Prose) if "lift" in each.text())
    assert said.height() >= said.heightForWidth(said.width()) > 2 * said.fontMetrics().height()
    body, send = shown.findChild(QScrollArea), part(bench, "send")
    end = body.mapTo(shown, body.rect().bottomLeft())
    assert end.y() < send.mapTo(shown, send.rect().topLeft()).y()


def test_how_many_come_can_be_read(console: Open) -> None:
    bench = console(FULL)
    press(bench, Key.Key_N, CTRL)
    field = part(bench, "field-party")
    assert isinstance(field, QSpinBox)
    inside = field.lineEdit()
    wide = inside.fontMetrics().horizontalAdvance(str(field.maximum()))
    assert (field.text(), inside.width() > wide) == ("1", True)


def test_after_a_look_at_what_can_be_done_the_sheet_has_the_keys_again(console: Open) -> None:
    bench = console(SERVING)
    press(bench, Key.Key_F6)
    press(bench, Key.Key_K, CTRL)
    press(bench, Key.Key_Escape)
    assert sheet(bench).isAncestorOf(bench.window.focusWidget())
    press(bench, Key.Key_Return)
    assert isinstance(last(bench), Hold)

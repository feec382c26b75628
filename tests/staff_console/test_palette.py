"""The sheet of Ctrl+K under keys and pointer."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from protocol.commands import CallNext
from staff_console.bench import Bench
from staff_console.samples import BUSY
from staff_console.widgets.sheets.finder_sheet import FinderSheet
from tests.staff_console.conftest import Open
from tests.staff_console.hands import CTRL, NONE, Key, commands, press


def opened(bench: Bench) -> FinderSheet:
    press(bench, Key.Key_K, CTRL)
    sheet = bench.window.finder
    assert sheet is not None
    return sheet


def marked(sheet: FinderSheet) -> str:
    find = sheet.list.current()
    return find.title if find is not None else ""


def test_arrows_walk_through_what_was_found_while_the_field_has_the_keys(console: Open) -> None:
    bench = console(BUSY)
    sheet = opened(bench)
    assert marked(sheet) == "Call next"
    for key, title in (
        (Key.Key_Down, "Call again"),
        (Key.Key_PageDown, "No-show"),
        (Key.Key_PageUp, "Call again"),
        (Key.Key_Up, "Call next"),
        (Key.Key_Up, "Call next"),
    ):
        QTest.keyClick(sheet.field, key)
        assert marked(sheet) == title
    assert bench.window.focusWidget() is sheet.field


def test_a_click_does_what_it_lands_on(console: Open) -> None:
    bench = console(BUSY)
    sheet = opened(bench)
    spot = sheet.list.visualRect(sheet.list.model().index(0, 0)).center()
    QTest.mouseClick(sheet.list.viewport(), Qt.MouseButton.LeftButton, NONE, spot)
    assert commands(bench) == [CallNext]


def test_a_click_beside_it_or_the_same_key_puts_it_away(console: Open) -> None:
    bench = console(BUSY)
    sheet = opened(bench)
    QTest.mouseClick(sheet, Qt.MouseButton.LeftButton, NONE, QPoint(5, 300))
    assert not sheet.isVisible()
    opened(bench)
    press(bench, Key.Key_K, CTRL)
    assert not sheet.isVisible()
    assert bench.asked == []


def test_a_key_of_the_desk_works_through_it(console: Open) -> None:
    bench = console(BUSY)
    sheet = opened(bench)
    press(bench, Key.Key_F2)
    assert commands(bench) == [CallNext]
    assert not sheet.isVisible()


def test_what_is_found_follows_the_line_while_it_is_open(console: Open) -> None:
    bench = console(BUSY)
    sheet = opened(bench)
    QTest.keyClicks(sheet.field, "a014")
    bench.feed(BUSY.serving("A014", 1, desk=2))
    assert [find.title for find in sheet.list.rows.rows] == []
    QTest.keyClick(sheet.field, Key.Key_Return)
    assert bench.asked == []


def test_where_nothing_is_found_that_is_said(console: Open) -> None:
    bench = console(BUSY)
    sheet = opened(bench)
    assert not sheet.nothing.isVisible()
    QTest.keyClicks(sheet.field, "zzz")
    assert sheet.nothing.isVisible() and sheet.nothing.text() == "Nothing found."
    assert not sheet.list.isVisible()
    sheet.field.clear()
    assert sheet.list.isVisible() and not sheet.nothing.isVisible()


def test_enter_never_slips_to_somebody_else_when_the_marked_one_goes(console: Open) -> None:
    bench = console(BUSY)
    sheet = opened(bench)
    QTest.keyClicks(sheet.field, "a01")
    marked = sheet.list.current()
    assert marked is not None and "A014" in marked.title
    bench.feed(BUSY.without("A014"))
    assert sheet.list.current() is None and sheet.list.rows.rowCount()
    QTest.keyClick(sheet.field, Key.Key_Return)
    assert sheet.isVisible() and bench.asked == []
    QTest.keyClick(sheet.field, Key.Key_Down)
    assert sheet.list.current() is not None


def test_what_cannot_be_done_says_why_in_the_answer_line(console: Open) -> None:
    bench = console(BUSY.called("A014", 48))
    sheet = opened(bench)
    QTest.keyClicks(sheet.field, "no-show")
    QTest.keyClick(sheet.field, Key.Key_Return)
    assert bench.model.screen.answer.title == "A014 still has 1:12 to come. F3 calls again."


def test_whoever_is_at_a_desk_is_found_too_and_it_is_said_where(console: Open) -> None:
    bench = console(BUSY)
    sheet = opened(bench)
    QTest.keyClicks(sheet.field, "sofia")
    QTest.keyClick(sheet.field, Qt.Key.Key_Return)
    assert bench.model.screen.answer.title == "A012 is at Desk 2 since 13:59."
    assert bench.asked == []


def test_what_is_typed_after_words_that_stand_there_is_a_word_of_its_own(console: Open) -> None:
    bench = console(BUSY)
    bench.window.open_finder("call")
    sheet = bench.window.finder
    assert sheet is not None
    QTest.keyClicks(sheet.field, "next")
    assert marked(sheet) == "Call next"

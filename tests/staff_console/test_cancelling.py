"""Cancelling with a reason: found under Ctrl+K, for my customer and for the marked row."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from protocol.commands import AnyCommand, Cancel, Expire
from protocol.outcomes import Refusal
from staff_console.bench import Bench
from staff_console.hall import Hall
from staff_console.samples import BUSY
from staff_console.widgets.sheets.finder_sheet import FinderSheet
from tests.staff_console.conftest import Open
from tests.staff_console.hands import CTRL, Key, board, click, commands, press

CALLED = BUSY.called("A014", 48)
SERVING = BUSY.serving("A014", 372)


def sheet(bench: Bench) -> FinderSheet:
    """The sheet, which must be open."""
    found = bench.window.finder
    assert found is not None and found.isVisible()
    return found


def titles(bench: Bench) -> list[str]:
    """What the sheet offers."""
    return [row.title for row in sheet(bench).list.rows.rows]


def types(bench: Bench, text: str) -> None:
    """Ctrl+K, then this."""
    press(bench, Key.Key_K, CTRL)
    QTest.keyClicks(sheet(bench).field, text)


def asked(bench: Bench) -> list[AnyCommand]:
    """What went out."""
    return [command for command, _ in bench.asked]


@pytest.mark.parametrize("hall", [CALLED, SERVING])
def test_my_customer_is_cancelled_with_the_reason_that_was_picked(
    console: Open, hall: Hall
) -> None:
    bench = console(hall)
    types(bench, "cancel mistake")
    assert titles(bench) == ["Cancel A014: Entered by mistake"]
    press(bench, Key.Key_Return)
    mine = hall.entry("A014")
    wanted = Cancel(entry=mine.id, expected=mine.version, reason="Entered by mistake")
    assert asked(bench) == [wanted]
    assert bench.model.screen.answer.title == "Cancel A014."
    bench.feed(BUSY.without("A014"))
    bench.reply(bench.moved("A014", "cancelled"))
    assert bench.model.screen.answer.title == "A014 cancelled."


def test_delete_on_a_marked_row_offers_the_reasons_for_them_alone(console: Open) -> None:
    bench = console(SERVING)
    click(bench, 2)
    number = board(bench).chosen.number
    press(bench, Key.Key_Delete)
    assert titles(bench) == [
        f"Cancel {number}: Left without a word",
        f"Cancel {number}: Came for nothing here",
        f"Cancel {number}: Entered by mistake",
    ]
    assert bench.asked == []
    press(bench, Key.Key_Down)
    press(bench, Key.Key_Return)
    entry = SERVING.entry(number)
    wanted = Cancel(entry=entry.id, expected=entry.version, reason="Came for nothing here")
    assert asked(bench) == [wanted]


def test_delete_with_nobody_marked_says_what_to_do_and_the_note_goes_with_the_mark(
    console: Open,
) -> None:
    bench = console(BUSY)
    bench.window.page.focus()  # type: ignore[attr-defined]
    press(bench, Key.Key_Delete)
    assert titles(bench) == ["Cancel the chosen one"]
    press(bench, Key.Key_Return)
    assert bench.asked == []
    assert bench.model.screen.answer.title == "Choose somebody in the line first."
    click(bench, 2)
    assert bench.model.screen.answer.kind == "idle"


@pytest.mark.parametrize("hall", [CALLED, SERVING])
def test_a_number_and_enter_never_cancel(console: Open, hall: Hall) -> None:
    bench = console(hall)
    types(bench, "a014")
    assert titles(bench)[-1].startswith("Cancel A014")
    press(bench, Key.Key_Return)
    assert Cancel not in commands(bench)


def test_a_name_and_enter_never_cancel_whom_it_is_of(console: Open) -> None:
    bench = console(SERVING)
    bench.model.choose(BUSY.entry("C007").id)
    types(bench, "c007")
    assert titles(bench)[-1].startswith("Cancel C007")
    press(bench, Key.Key_Return)
    assert bench.asked == []
    assert board(bench).chosen.number == "C007"


def test_a_refused_cancel_is_told_like_any_refusal(console: Open) -> None:
    bench = console(SERVING)
    types(bench, "cancel a014")
    press(bench, Key.Key_Return)
    bench.reply(Refusal(code="version_mismatch", detail="A014 changed meanwhile."))
    line = bench.model.screen.answer
    assert (line.kind, line.text) == ("refused", "A014 changed meanwhile.")


def test_with_the_server_away_nobody_is_cancelled_and_it_says_why(console: Open) -> None:
    bench = console(SERVING)
    bench.lose(60)
    types(bench, "cancel a014")
    found = sheet(bench).list.current()
    assert found is not None and (found.usable, found.about) == (False, "offline")
    press(bench, Key.Key_Return)
    assert bench.asked == []
    assert "away since 14:02:31" in bench.model.screen.answer.title


def test_delete_in_the_sheet_deletes_a_letter(console: Open) -> None:
    bench = console(SERVING)
    types(bench, "cancel")
    QTest.keyClick(sheet(bench).field, Qt.Key.Key_Home)
    QTest.keyClick(sheet(bench).field, Qt.Key.Key_Delete)
    assert sheet(bench).field.text() == "ancel"


def test_a_manager_sends_home_who_cannot_be_served_any_more_and_only_a_manager(
    console: Open,
) -> None:
    bench = console(SERVING)
    bench.model.choose(BUSY.entry("C007").id)
    types(bench, "home c007")
    assert titles(bench) == []
    press(bench, Key.Key_Escape)
    bench.as_role("manager")
    types(bench, "home c007 today")
    assert titles(bench) == ["Send C007 home: It can no longer be done today"]
    press(bench, Key.Key_Return)
    entry = BUSY.entry("C007")
    reason = "It can no longer be done today"
    assert asked(bench) == [Expire(entry=entry.id, expected=entry.version, reason=reason)]
    assert bench.model.screen.answer.title == "Send C007 home."

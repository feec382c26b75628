"""Hands on a console: keys where the keys go, clicks on rows of the line."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from staff_console.bench import Bench
from staff_console.screen import Board
from staff_console.widgets.line_view import LineView
from staff_console.widgets.sheets.form_sheet import FormSheet

Key = Qt.Key
CTRL: Final = Qt.KeyboardModifier.ControlModifier
NONE: Final = Qt.KeyboardModifier.NoModifier
ALT: Final = Qt.KeyboardModifier.AltModifier
SHIFT: Final = Qt.KeyboardModifier.ShiftModifier


def press(bench: Bench, key: Qt.Key, mods: Qt.KeyboardModifier = NONE) -> None:
    """A key, where the keys go."""
    QTest.keyClick(bench.window.focusWidget() or bench.window, key, mods)
    bench.settle()


def commands(bench: Bench) -> list[type]:
    """What was asked, in order."""
    return [type(command) for command, _ in bench.asked]


def part(bench: Bench, name: str) -> QWidget:
    """The widget of that name."""
    found = bench.window.findChild(QWidget, name)
    assert found is not None, name
    return found


def line(bench: Bench) -> LineView:
    """The table."""
    found = part(bench, "line")
    assert isinstance(found, LineView)
    return found


def row_middle(view: LineView, row: int) -> QPoint:
    """Where a row is."""
    return view.visualRect(view.model().index(row, 2)).center()


def click(bench: Bench, row: int) -> None:
    """A click on a row."""
    view = line(bench)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, NONE, row_middle(view, row))
    bench.settle()


def board(bench: Bench) -> Board:
    """The board, which must be shown."""
    found = bench.model.screen.board
    assert found is not None
    return found


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

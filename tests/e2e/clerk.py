"""A clerk at a console in the test's own process: keys that are typed, texts that are read."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QWidget,
)

from client.app import Program
from client.options import Options
from staff_console import __main__ as staff_console
from staff_console.line_model import NUMBER, PLACE
from staff_console.memory import Memory
from staff_console.widgets.customer_pane import CustomerBlock
from staff_console.widgets.middle_pane import NextCard
from staff_console.widgets.sheets.form_sheet import FormSheet
from tests.e2e.acting import Time, by_hand, until
from tests.e2e.house import House

Widget = TypeVar("Widget", bound=QWidget)


class Clerk:
    """One console and the hand on its keyboard."""

    def __init__(self, app: QApplication, house: House, name: str) -> None:
        self.name = name
        self.time = Time()
        self.program = Program(app, self.time.timing)
        self._password = house.passwords.get(name, "")
        data = house.folder / f"console-{name}"
        given = Options(house.url, data, windowed=True, size=(1440, 900), verbose=False)
        self.console = staff_console._start(self.program, given, house.url, Memory(data))
        self.window = self.console.window

    async def work_at(self, desk: str, instead_of: str = "") -> None:
        """Sign in, and open a desk, or take it over from a colleague."""
        await self.sign_in()
        await until(lambda: self._may_choose, "the desks to choose from")
        await by_hand(lambda: _click(self._seen(QListView, "places"), desk))
        await self.press("Return")
        if instead_of:
            await until(lambda: f"{instead_of} works at {desk}." in self.says, "the question")
            await self.press("Return")
        await until(lambda: desk in self.says and self.board, "the board")

    async def sign_in(self, password: str | None = None) -> None:
        """Type name and password, and press Enter."""
        password = self._password if password is None else password
        await by_hand(lambda: self._type_in(password))

    async def press(self, keys: str) -> None:
        """Press a key, or several at once, like `F2` or `Ctrl+Z`."""
        await self.looks_here()
        await by_hand(lambda: self._hit(keys))

    async def write(self, text: str) -> None:
        """Type where the keys go."""
        await self.looks_here()
        await by_hand(lambda: QTest.keyClicks(QApplication.focusWidget(), text))

    async def mark(self, number: str) -> None:
        """Click on somebody in the line."""
        await until(lambda: number in _column(self._table, NUMBER), f"{number} in the line")
        await by_hand(lambda: _click(self._table, number, NUMBER))

    async def looks_here(self) -> None:
        """Turn to this window: keys go to it."""
        await by_hand(self.window.activateWindow)
        await until(self.window.isActiveWindow, "the window in front")

    def enter_in_line(self) -> None:
        """Press Enter on the marked row, at once."""
        QTest.keyClick(self._table, Qt.Key.Key_Return)

    @property
    def says(self) -> str:
        """All that stands in the window, a line each."""
        rows = [text for view in self._all_seen(QAbstractItemView) for text in _column(view)]
        return "\n".join([*(label.text() for label in self._all_seen(QLabel)), *rows])

    @property
    def buttons(self) -> list[str]:
        """What can be pressed with the mouse."""
        return [each.text() for each in self._all_seen(QPushButton) if each.isEnabled()]

    @property
    def answer(self) -> str:
        """The line in which every press is answered."""
        return self._seen(QWidget, "answer").accessibleName()

    @property
    def refused(self) -> str:
        """What the page of signing in says went wrong."""
        labels = self._seen(QWidget, "said").findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible())

    @property
    def typed(self) -> tuple[str, str]:
        """Name and password as they stand on the page."""
        return self._seen(QLineEdit, "name").text(), self._seen(QLineEdit, "password").text()

    @property
    def _may_choose(self) -> bool:
        """Whether desks can be chosen: they are grey until all is there."""
        return "Choose your desk" in self.says and self._seen(QListView, "places").isEnabled()

    @property
    def board(self) -> bool:
        """Whether the board is shown."""
        return bool(self._all_seen(QTableView))

    @property
    def line(self) -> list[str]:
        """The numbers of all who wait, whoever is next first."""
        following = self._seen(NextCard).accessibleName().split(", ")[1]
        waiting = zip(_column(self._table, PLACE), _column(self._table, NUMBER), strict=True)
        # Who is away or missed a call has no place.
        placed = [number for place, number in waiting if place]
        return [*([following] if following[-1:].isdigit() else []), *placed]

    @property
    def sheet(self) -> str:
        """The title of the sheet that is open, empty if none is."""
        shown = self._all_seen(FormSheet)
        return shown[0].accessibleName() if shown else ""

    @property
    def note(self) -> str:
        """What is noted about the customer."""
        return self._seen(QPlainTextEdit, "notes").toPlainText()

    @property
    def customer(self) -> str:
        """Who is at this desk, and how it stands."""
        return self._seen(CustomerBlock).accessibleName()

    @property
    def _table(self) -> QTableView:
        return self._seen(QTableView, "line")

    def _type_in(self, password: str) -> None:
        for field, text in (("name", self.name), ("password", password)):
            line = self._seen(QLineEdit, field)
            line.setFocus()
            line.selectAll()
            QTest.keyClicks(line, text)
        QTest.keyClick(self._seen(QLineEdit, "password"), Qt.Key.Key_Return)

    def _hit(self, keys: str) -> None:
        QTest.keySequence(QApplication.focusWidget() or self.window, QKeySequence(keys))

    def _seen(self, kind: type[Widget], name: str = "") -> Widget:
        """The visible widget of that kind and name."""
        found = [each for each in self._all_seen(kind) if not name or each.objectName() == name]
        assert found, f"no {name or kind.__name__} can be seen"
        return found[0]

    def _all_seen(self, kind: type[Widget]) -> list[Widget]:
        return [each for each in self.window.findChildren(kind) if each.isVisible()]


def _click(view: QAbstractItemView, text: str, column: int = 0) -> None:
    row = [cell.split(",")[0] for cell in _column(view, column)].index(text)
    spot = view.visualRect(view.model().index(row, column)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def _column(view: QAbstractItemView, column: int = 0) -> list[str]:
    model = view.model()
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]

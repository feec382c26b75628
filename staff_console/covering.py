"""A view of managers that covers the board: whether it does, and which keys go on from it."""

from __future__ import annotations

from abc import abstractmethod
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from staff_console.finder import Find
from staff_console.look import Look
from staff_console.window import ConsoleWindow

_OF_THE_DESK: Final = frozenset(
    {"call_next", "call_again", "start", "complete", "no_show", "complaint", "undo"}
)
"""Keys that work from here too: what they say stands in the answer line."""
_AT_THE_BOARD: Final = frozenset({"note", "hold", "transfer", "break"})
"""Keys whose sheet lies over the board: there one goes first."""


class Covering(QObject):
    """Shows its pages in the window to those who may see them."""

    uncovered = Signal()
    """Whatever was shown before is to be shown again."""
    drawn = Signal(object)
    """A page of this view was made, or shows something else: its top bar wants the views."""
    wanted = Signal(str)
    """This view is to be gone to, wherever we are."""
    name = ""
    """What it is called in window keys."""

    def __init__(self, window: ConsoleWindow) -> None:
        super().__init__(window)
        self._window = window
        self._shown = False

    @abstractmethod
    def title(self) -> str:
        """What stands in the top bar."""

    @property
    @abstractmethod
    def offered(self) -> bool:
        """Whether whoever is signed in may see it."""

    @property
    def listed(self) -> bool:
        """Whether it stands among the views; one that is not is found by its name alone."""
        return self.offered

    @property
    def covers(self) -> bool:
        """Whether it is shown."""
        return self._shown and self.offered

    @abstractmethod
    def finds(self, text: str) -> tuple[Find, ...]:
        """What `Ctrl+K` finds of it, but for the way to it."""

    @abstractmethod
    def act(self, name: str) -> bool:
        """A window key, or what was found; whether it was for this view."""

    @abstractmethod
    def make(self, look: Look) -> QWidget:
        """The page in this look."""

    @abstractmethod
    def focus(self) -> None:
        """Keys go to where they are needed first."""

    @abstractmethod
    def look_at(self, shown: bool) -> None:
        """It is looked at, or left."""

    @abstractmethod
    def is_page(self, page: QWidget) -> bool:
        """Whether a page of the window is this view's."""

    def cover(self) -> None:
        """Be shown."""
        self._shown = True
        self.look_at(True)
        if not self.is_page(self._window.page):
            self._window.show_form(None)
            self._window.set_page(self.make)
        self.focus()

    def put_aside(self) -> bool:
        """Be left, with another view to follow; whether it was shown."""
        was, self._shown = self._shown, False
        if was:
            self.look_at(False)
        return was

    def leave(self) -> None:
        """Back to the board; what was typed stays."""
        if self.put_aside():
            self.uncovered.emit()

    def press(self, name: str) -> bool:
        """A key of the key map; whether it ends here."""
        if not self.covers or name in _OF_THE_DESK:
            return False
        if name in _AT_THE_BOARD:
            self.leave()
            return False
        return True

    def put_away(self) -> bool:
        """Esc; whether it was for this view."""
        covered = self.covers
        if covered:
            self.leave()
        return covered

"""One page of the reports, as the view around it needs to know it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from staff_console.answers import IDLE, AnswerLine
from staff_console.finder import Find
from staff_console.look import Look


class Report(QObject):
    """A page: what it is called, what draws it, and what it says.

    Its widget fills all between the top bar and the answer line, and follows its model by itself.
    """

    changed = Signal()
    """What it says in the answer line, or what can be found of it, is another."""
    name = ""
    """In window keys: `window:<name>` goes to it."""

    @abstractmethod
    def title(self) -> str:
        """As the choice of pages shows it."""

    @abstractmethod
    def make(self, look: Look) -> QWidget:
        """A widget in this look that shows what is known now, and whatever is known later."""

    @abstractmethod
    def look_at(self, shown: bool) -> None:
        """It is looked at, or left; what is not looked at asks nothing of the server."""

    @property
    def answer(self) -> AnswerLine:
        """What it has to say last; idle where that is nothing."""
        return IDLE

    def finds(self) -> Iterator[Find]:
        """What can be done while it is shown, by `Ctrl+K`; keys are `window:<what>`."""
        return iter(())

    def act(self, name: str) -> bool:
        """Do what was found, while it is shown; whether it was this page's."""
        return False

    def put_away(self) -> bool:
        """Esc; whether there was something of this page to put away."""
        return False


class Shown(Protocol):
    """A model that knows whether anybody looks at it."""

    @property
    def changed(self) -> Any: ...

    def show(self, shown: bool) -> None: ...


M = TypeVar("M", bound=Shown)


class ModelReport(Report, Generic[M]):
    """A page that shows one model."""

    def __init__(self, model: M, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.model = model
        model.changed.connect(self.changed)

    def look_at(self, shown: bool) -> None:
        """It is looked at, or left."""
        self.model.show(shown)

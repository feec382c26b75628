"""Opens the three programs in the test's own process, each with its own time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from PySide6.QtWidgets import QApplication

from client.app import Program
from tests.e2e.acting import by_hand
from tests.e2e.clerk import Clerk
from tests.e2e.house import House
from tests.e2e.programs import Kiosk, Wall


class _HasProgram(Protocol):
    program: Program


Opened = TypeVar("Opened", bound=_HasProgram)


class Opens:
    """Opens programs; all of them end before the server does."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self.programs: list[Program] = []

    def kiosk(self, house: House) -> Kiosk:
        """A kiosk."""
        return self._kept(Kiosk(self._app, house))

    def wall(self, house: House) -> Wall:
        """A wall."""
        return self._kept(Wall(self._app, house))

    def clerk(self, house: House, name: str) -> Clerk:
        """A console with somebody before it, who has not signed in."""
        return self._kept(Clerk(self._app, house, name))

    async def at_once(self, *acts: Callable[[], None]) -> None:
        """Do several things with nothing in between: no program hears of another's."""
        await by_hand(lambda: [act() for act in acts])

    def _kept(self, made: Opened) -> Opened:
        self.programs.append(made.program)
        return made

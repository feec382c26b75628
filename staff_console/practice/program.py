"""`--practice`: the console on a hall that this program starts and ends itself."""

from __future__ import annotations

import logging
from pathlib import Path
from tempfile import TemporaryDirectory

import shiboken6
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from client.app import Program
from client.options import Options
from client.window import show
from staff_console.console import Console
from staff_console.look import DEMI, Look
from staff_console.memory import Memory, Remembered
from staff_console.practice.guide import Guide
from staff_console.practice.hall import PracticeHall, Ready
from staff_console.speech import tr
from staff_console.widgets.plane import Plane, column
from staff_console.widgets.text import Text
from staff_console.window import ConsoleWindow

log = logging.getLogger(__name__)


class Practice:
    """The window, the hall, and the console once the hall is open. Nothing of it is kept."""

    def __init__(
        self,
        program: Program,
        given: Options,
        looks: Remembered,
        arguments: list[str],
        usual: tuple[int, int],
    ) -> None:
        self._program = program
        self._folder = TemporaryDirectory(prefix="nowserving-console-")
        self.window = ConsoleWindow(looks.scheme, looks.zoom)
        self.hall = PracticeHall(arguments, program.app)
        self.guide = Guide(self.window, self.hall)
        self.console: Console | None = None
        self._again = QTimer(self.window)
        self._again.setInterval(500)
        self._words = tr("Opening the practice hall …")
        self.window.set_page(self._opening)
        self.hall.ready.connect(self._open)
        self.hall.failed.connect(self._fail)
        program.at_end(self.end)
        show(self.window, given, usual)

    def end(self) -> None:
        """Console, window, hall and files, in this order."""
        if self.console is not None:
            self.console.close()
        shiboken6.delete(self.window)
        self.hall.end()
        self._folder.cleanup()

    def _open(self, ready: Ready) -> None:
        if self.console is not None:
            return
        memory = Memory(Path(self._folder.name))
        memory.change(scheme=self.window.look.scheme)
        self.console = Console(self._program, self.window, ready.url, memory, wrap=self.guide.wrap)
        self.window.closed.connect(self.console.close)
        self.console.sign_in(ready.name, ready.password)
        self._again.timeout.connect(lambda: self._type_in(ready))
        self._again.start()

    def _type_in(self, ready: Ready) -> None:
        """Whoever has signed out does not know the password: Enter is enough."""
        if self.console is not None and self.console.model is None:
            self.console.pages.entrance.type_in(ready.name, ready.password)

    def _fail(self, why: str) -> None:
        log.error("the practice hall has ended: %s", why)
        self._program.code = 1
        self._words = tr(
            "The practice hall could not be kept open. Close the window and try again."
        )
        if self.console is None:
            self.window.set_page(self._opening)

    def _opening(self, look: Look) -> QWidget:
        page = Plane(look, "background")
        inside = column(page, look, (16, 16, 16, 16), 0)
        words = Text(look, 20, DEMI)
        inside.addStretch(1)
        inside.addWidget(words, 0, Qt.AlignmentFlag.AlignCenter)
        inside.addStretch(1)
        words.say(self._words)
        return page

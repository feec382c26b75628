"""The guide of a practice: a band that never goes, the steps, and what happens in the hall."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QKeySequence, QShortcut

from protocol.commands import AnyCommand
from protocol.outcomes import Answer
from staff_console.asking import Sends
from staff_console.practice.ask import Outrun, PracticeAsk
from staff_console.practice.hall import PracticeHall
from staff_console.practice.steps import STEPS, Progress, tried
from staff_console.speech import tr
from staff_console.widgets.band import BandText
from staff_console.window import ConsoleWindow

BAND: Final = "practice"
LIST: Final = "practice-steps"
AWAY_S: Final = 75
HEARD_MS: Final = 15_000
STEPS_KEY: Final = "Ctrl+Shift+G"
AWAY_KEY: Final = "Ctrl+T"


class Guide(QObject):
    """Follows one practice. Its band is the window's, so it stays on every page and in any look."""

    def __init__(self, window: ConsoleWindow, hall: PracticeHall) -> None:
        super().__init__(window)
        self._window = window
        self._hall = hall
        self._listed = False
        self._waiting: dict[str, Callable[[], None]] = {}
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(HEARD_MS)
        self._quiet.timeout.connect(lambda: self._become(heard=""))
        self.progress = Progress()
        hall.said.connect(self._hear)
        hall.snatched.connect(self._snatched)
        for cap, do in ((STEPS_KEY, self.toggle_list), (AWAY_KEY, self.take_away)):
            made = QShortcut(QKeySequence(cap), window)
            made.setAutoRepeat(False)
            made.activated.connect(do)
        window.acted.connect(self._act)
        window.setWindowTitle(tr("PRACTICE: Now Serving, console"))
        self._show()

    def wrap(self, ask: Sends) -> Sends:
        """What the console asks with, from now on."""
        return PracticeAsk(ask, self._watch, self._outrun)

    def toggle_list(self) -> None:
        """Show all steps, or put them away."""
        self._listed = not self._listed
        self._show()

    def take_away(self) -> None:
        """Have the server go for a while."""
        self._hall.away(AWAY_S)
        self._become(heard="")

    def _watch(self, command: AnyCommand, answer: Answer) -> None:
        step = tried(command, answer)
        if step is not None and step not in self.progress.done:
            self._become(done=self.progress.done | {step}, heard="")

    def _outrun(self) -> Outrun | None:
        step = self.progress.step
        return self._snatch if step is not None and step.name == "conflict" else None

    def _snatch(self, entry: str, then: Callable[[], None]) -> None:
        self._waiting[entry] = then
        self._hall.snatch(entry)

    def _snatched(self, entry: str) -> None:
        then = self._waiting.pop(entry, None)
        if then is not None:
            then()

    def _hear(self, text: str) -> None:
        self._quiet.start()
        self._become(heard=text)

    def _act(self, found: str) -> None:
        if found == "window:steps":
            self.toggle_list()

    def _become(self, **fields: object) -> None:
        self.progress = replace(self.progress, **fields)  # type: ignore[arg-type]
        self._show()

    def _show(self) -> None:
        progress = self.progress
        said = BandText(
            tr("PRACTICE, nothing here is real."),
            progress.says,
            progress.count,
            STEPS_KEY,
            tone="practice",
            act="window:steps",
        )
        self._window.bands.set_band(BAND, said)
        self._window.bands.set_band(LIST, _list(progress) if self._listed else None)


def _list(progress: Progress) -> BandText:
    marks = [("✓ " if s.name in progress.done else "○ ") + s.title() for s in STEPS]
    return BandText(tr("To try:"), "   ".join(marks), tone="practice")

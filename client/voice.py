"""A voice that reads sentences aloud: one at a time, each with a limit, and never mute for good.

What speaks is an `Engine`, made by a function and thrown away when it fails or does not end in
time; a new one is made after a pause that grows. Whoever waits for a sentence goes on without it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from typing import Final, Literal

from PySide6.QtCore import QObject, QTimer, Signal

from client.voice_engine import Ended, Engine, Failed, News, Tell

log = logging.getLogger(__name__)

START_S: Final = 20.0
"""An engine that is not ready by then is thrown away."""
FIRST_PAUSE_S: Final = 1.0
LONGEST_PAUSE_S: Final = 300.0

State = Literal["starting", "ready", "speaking", "resting", "closed"]
Event = Literal["ready", "say", "ended", "stop", "failed", "late", "rested", "close"]

NEXT: Final[dict[tuple[State, Event], State]] = {
    ("starting", "ready"): "ready",
    ("starting", "failed"): "resting",
    ("starting", "late"): "resting",
    ("starting", "close"): "closed",
    ("ready", "say"): "speaking",
    ("ready", "failed"): "resting",
    ("ready", "close"): "closed",
    ("speaking", "say"): "speaking",
    ("speaking", "ended"): "ready",
    ("speaking", "stop"): "ready",
    ("speaking", "failed"): "resting",
    ("speaking", "late"): "resting",
    ("speaking", "close"): "closed",
    ("resting", "rested"): "starting",
    ("resting", "close"): "closed",
}
"""What a voice does next; an event that is not here changes nothing."""

Then = Callable[[], None]
Cancel = Callable[[], None]
After = Callable[[float, Then], Cancel]
"""Does something after so many seconds, unless it is cancelled first."""


class Voice(QObject):
    """Reads aloud. This one is mute; `SpokenVoice` is not."""

    changed = Signal()
    """Whether it can be heard, or its languages, have changed."""

    @property
    def on(self) -> bool:
        """Whether it can speak now."""
        return False

    @property
    def lost(self) -> bool:
        """Whether it should speak and cannot: from a failure until it can speak again."""
        return False

    def languages(self) -> frozenset[str]:
        """The codes of the languages that it speaks now."""
        return frozenset()

    def say(self, text: str, language: str, then: Then | None = None) -> None:
        """Read a sentence aloud; it cuts off whatever is being said.

        `then` is called once: when the sentence has ended, or cannot be said (then perhaps from
        within this call). It is not called after `stop`, `close` or another `say`.
        """
        if then is not None:
            then()

    def stop(self) -> None:
        """Fall silent at once."""

    def tune(self, volume: float, rate: float) -> None:
        """How loud from now on, 0 to 1, and how fast, -1 to 1; 0 is the usual pace."""

    def close(self) -> None:
        """Fall silent for good."""


def by_timer(parent: QObject) -> After:
    """Seconds of the machine, by timers that end with `parent`."""

    def after(seconds: float, then: Then) -> Cancel:
        timer = QTimer(parent)
        timer.setSingleShot(True)

        def over() -> None:
            timer.deleteLater()
            then()

        def cancel() -> None:
            timer.stop()
            timer.deleteLater()

        timer.timeout.connect(over)
        timer.start(round(seconds * 1000))
        return cancel

    return after


def longest_s(text: str) -> float:
    """How long a sentence may take, in seconds; slow voices say eight signs in one."""
    return 5.0 + len(text) / 4


class SpokenVoice(Voice):
    """Speaks by engines that `make` makes. Time is injected through `after`."""

    def __init__(
        self,
        make: Callable[[Tell], Engine],
        parent: QObject | None = None,
        after: After | None = None,
    ) -> None:
        super().__init__(parent)
        self._make = make
        self._after = after or by_timer(self)
        self._state: State = "starting"
        self._languages: frozenset[str] = frozenset()
        self._engine: Engine | None = None
        self._generation = 0
        self._cancel: Cancel | None = None
        self._then: Then | None = None
        self._serial = 0
        self._tuned: tuple[float, float] | None = None
        self._failures = 0
        self._start()

    @property
    def on(self) -> bool:
        """Whether it can speak now."""
        return self._state in ("ready", "speaking")

    @property
    def lost(self) -> bool:
        """Whether it should speak and cannot: from a failure until it can speak again."""
        return self._failures > 0 and self._state in ("starting", "resting")

    def languages(self) -> frozenset[str]:
        """The codes of the languages that it speaks now."""
        return self._languages if self.on else frozenset()

    def say(self, text: str, language: str, then: Then | None = None) -> None:
        """Read a sentence aloud; see `Voice.say`."""
        self._then = None
        if language not in self.languages() or self._engine is None:
            self.stop()
            if then is not None:
                then()
            return
        self._serial += 1
        self._then = then
        self._go("say")
        self._limit(longest_s(text), lambda: self._broke("late", "a sentence did not end in time"))
        self._engine.say(self._serial, text, language)

    def stop(self) -> None:
        """Fall silent at once."""
        self._then = None
        if self._go("stop") and self._engine is not None:
            self._limit()
            self._engine.stop()

    def tune(self, volume: float, rate: float) -> None:
        """How loud and how fast from now on; see `Voice.tune`."""
        self._tuned = volume, rate
        if self._engine is not None:
            self._engine.tune(volume, rate)

    def close(self) -> None:
        """Fall silent for good."""
        self._then = None
        if self._go("close"):
            self._limit()
            self._throw_away()

    def _told(self, generation: int, news: News) -> None:
        """What an engine tells; one that was thrown away is not listened to."""
        if generation != self._generation:
            return
        if isinstance(news, Failed):
            self._broke("failed", news.reason)
        elif isinstance(news, Ended):
            self._ended(news.serial)
        elif self._go("ready"):
            self._limit()
            self._languages = news.languages
            self.changed.emit()

    def _ended(self, serial: int) -> None:
        # The end of a sentence that was cut off is no news.
        if serial != self._serial or not self._go("ended"):
            return
        if self._failures:
            log.info("there is a voice again")
        self._failures = 0
        self._limit()
        self._finish()

    def _start(self) -> None:
        self._limit(START_S, lambda: self._broke("late", "its engine did not start in time"))
        generation = self._generation
        engine = self._make(partial(self._told, generation))
        if generation == self._generation:
            self._engine = engine
            if self._tuned is not None:
                engine.tune(*self._tuned)
        else:
            # It failed while it was being made.
            engine.close()

    def _broke(self, event: Event, reason: str) -> None:
        if not self._go(event):
            return
        # Once in the log: on a machine without a voice it would say the same all day.
        log.log(logging.DEBUG if self._failures else logging.INFO, "no voice: %s", reason)
        pause = min(LONGEST_PAUSE_S, FIRST_PAUSE_S * 2.0 ** min(self._failures, 20))
        self._failures += 1
        self._throw_away()
        self._limit(pause, self._rested)
        self.changed.emit()
        self._finish()

    def _rested(self) -> None:
        if self._go("rested"):
            self._start()

    def _throw_away(self) -> None:
        self._generation += 1
        engine, self._engine = self._engine, None
        if engine is not None:
            engine.close()

    def _finish(self) -> None:
        then, self._then = self._then, None
        if then is not None:
            then()

    def _limit(self, seconds: float = 0.0, then: Then | None = None) -> None:
        """Set the only limit that runs; none without `then`."""
        if self._cancel is not None:
            self._cancel()
        self._cancel = None if then is None else self._after(seconds, then)

    def _go(self, event: Event) -> bool:
        state = NEXT.get((self._state, event))
        if state is not None:
            self._state = state
        return state is not None

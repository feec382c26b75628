"""A voice and a tone worked by hand, and time that they wait for."""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Callable

from client.tones import Tone
from client.voice import Cancel, Then, Voice
from client.voice_engine import Ended, Failed, Ready, Tell

FOUR = frozenset({"en", "es", "de", "ar"})


class Hours:
    """Seconds that a test lets go by."""

    def __init__(self) -> None:
        self.now = 0.0
        self._due: list[tuple[float, int, Then]] = []
        self._order = itertools.count()

    def after(self, seconds: float, then: Then) -> Cancel:
        item = (self.now + seconds, next(self._order), then)
        heapq.heappush(self._due, item)

        def cancel() -> None:
            if item in self._due:
                self._due.remove(item)
                heapq.heapify(self._due)

        return cancel

    @property
    def waiting(self) -> int:
        """How much is still to come."""
        return len(self._due)

    def go_by(self, seconds: float) -> None:
        """Let them go by; whatever is due happens at its time."""
        end = self.now + seconds
        while self._due and self._due[0][0] <= end:
            self.now, _, then = heapq.heappop(self._due)
            then()
        self.now = end


class FakeEngine:
    """An engine that does what the test says."""

    def __init__(self, tell: Tell) -> None:
        self.tell = tell
        self.said: list[tuple[str, str]] = []
        self.serial = 0
        self.stops = 0
        self.tuned: tuple[float, float] | None = None
        self.closed = False

    def say(self, serial: int, text: str, language: str) -> None:
        self.serial = serial
        self.said.append((text, language))

    def stop(self) -> None:
        self.stops += 1

    def tune(self, volume: float, rate: float) -> None:
        self.tuned = volume, rate

    def close(self) -> None:
        self.closed = True

    def ready(self, languages: frozenset[str] = FOUR) -> None:
        self.tell(Ready(languages))

    def ends(self, serial: int | None = None) -> None:
        self.tell(Ended(self.serial if serial is None else serial))

    def fails(self) -> None:
        self.tell(Failed("it broke"))


class Engines:
    """All engines that were made, the newest last."""

    def __init__(self) -> None:
        self.made: list[FakeEngine] = []

    def __call__(self, tell: Tell) -> FakeEngine:
        self.made.append(FakeEngine(tell))
        return self.made[-1]

    @property
    def last(self) -> FakeEngine:
        return self.made[-1]


class TakingVoice(Voice):
    """Takes the time that a test gives it, and writes down when it said what."""

    def __init__(self, hours: Hours, takes: Callable[[str], float] = lambda _: 3.0) -> None:
        super().__init__()
        self.hours = hours
        self.takes = takes
        self.spoken = FOUR
        self.said: list[tuple[float, float, str, str]] = []
        """When it began and ended (or was cut off), what, and in which language."""
        self._cancel: Cancel | None = None
        self.out_of_order = False
        self.tuned: tuple[float, float] | None = None

    def tune(self, volume: float, rate: float) -> None:
        self.tuned = volume, rate

    @property
    def on(self) -> bool:
        return not self.out_of_order

    @property
    def lost(self) -> bool:
        return self.out_of_order

    def languages(self) -> frozenset[str]:
        return frozenset() if self.out_of_order else self.spoken

    @property
    def texts(self) -> list[str]:
        return [text for _, _, text, _ in self.said]

    def breaks(self, broken: bool = True) -> None:
        self.out_of_order = broken
        self.changed.emit()

    def say(self, text: str, language: str, then: Then | None = None) -> None:
        self.stop()
        if self.out_of_order:
            if then is not None:
                then()
            return
        seconds = self.takes(text)
        self.said.append((self.hours.now, self.hours.now + seconds, text, language))

        def over() -> None:
            self._cancel = None
            if then is not None:
                then()

        self._cancel = self.hours.after(seconds, over)

    def stop(self) -> None:
        if self._cancel is None:
            return
        self._cancel()
        self._cancel = None
        began, _, text, language = self.said[-1]
        self.said[-1] = (began, self.hours.now, text, language)


class TakingTone(Tone):
    """Sounds for 0.9 seconds, and writes down when."""

    def __init__(self, hours: Hours) -> None:
        super().__init__()
        self.hours = hours
        self.plugged = True
        self.spans: list[tuple[float, float]] = []
        """When it began and ended, or was cut off."""
        self._cancel: Cancel | None = None

    @property
    def on(self) -> bool:
        return self.plugged

    @property
    def played(self) -> list[float]:
        return [began for began, _ in self.spans]

    def plug(self, plugged: bool) -> None:
        self.plugged = plugged
        self.changed.emit()

    def play(self, then: Then | None = None) -> None:
        self.stop()
        if not self.plugged:
            if then is not None:
                then()
            return
        self.spans.append((self.hours.now, self.hours.now + 0.9))

        def over() -> None:
            self._cancel = None
            if then is not None:
                then()

        self._cancel = self.hours.after(0.9, over)

    def stop(self) -> None:
        if self._cancel is not None:
            self._cancel()
            self._cancel = None
            self.spans[-1] = (self.spans[-1][0], self.hours.now)

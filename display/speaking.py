"""What a wall lets hear of its stage: the chime, a pause, then a sentence in each language.

Nothing here waits without a limit: a tone and a voice tell their end, or that they cannot be heard.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal

from client.tones import Tone
from client.voice import After, Then, Voice, by_timer
from display.announcements import Stage
from display.phrases import PointIn, Sentence, no_point, sentences_of
from display.quiet import quiet
from protocol.views import PublicSite

log = logging.getLogger(__name__)

PAUSE_S: Final = 0.3
"""Between chime and voice, and between two languages."""

Step = Callable[[Then], object]
"""A part of an announcement; it calls what it is given when it has ended."""


class Speaking(QObject):
    """The ears' side of one wall. `voice` is made once there is a device to hear it on."""

    changed = Signal()
    """What can be heard has changed, or an announcement has ended."""

    def __init__(
        self,
        tone: Tone,
        voice: Callable[[], Voice] = Voice,
        *,
        wanted: bool = True,
        after: After | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tone = tone
        self._make_voice = voice
        self._voice = Voice(self)
        self._voiced = False
        self._wanted = wanted
        self._after = after or by_timer(self)
        self._serial = 0
        self._turn = 0
        self._steps: deque[Step] = deque()
        self._busy = False
        self._unspoken: set[str] = set()
        tone.changed.connect(self._look)
        self._look()

    @property
    def busy(self) -> bool:
        """Whether an announcement is being heard."""
        return self._busy

    @property
    def sound_off(self) -> bool:
        """Whether calls should be heard and cannot be, for want of a device."""
        return self._wanted and not self._tone.on

    @property
    def voice_off(self) -> bool:
        """Whether calls should be said and cannot be, while the chime is heard."""
        return self._tone.on and self._voice.lost

    @property
    def voiced(self) -> bool:
        """Whether there is a voice now beside the chime."""
        return self._tone.on and self._voice.on

    def follow(
        self, stage: Stage, site: PublicSite | None, now: int, point_in: PointIn = no_point
    ) -> None:
        """Let hear what the stage shows: each announcement once, at the server's time `now`."""
        if stage.serial == self._serial:
            if stage.what is None and self._busy:
                self.stop()
            return
        self._serial = stage.serial
        self.stop()
        if stage.what is not None and self._tone.on and not quiet(site, now):
            self._begin(sentences_of(stage, site, point_in), chime=stage.what == "call")

    def stop(self) -> None:
        """Fall silent at once."""
        self._turn += 1
        self._steps.clear()
        self._tone.stop()
        self._voice.stop()
        self._busy = False

    def close(self) -> None:
        """Fall silent for good."""
        self.stop()
        self._voice.close()

    def _begin(self, sentences: Sequence[Sentence], *, chime: bool) -> None:
        pause: Step = partial(self._after, PAUSE_S)
        if chime:
            self._steps.append(self._tone.play)
        for sentence in sentences:
            if self._speaks(sentence.language):
                self._steps += [pause, partial(self._voice.say, *sentence)]
        self._busy = True
        self._go_on(self._turn)

    def _go_on(self, turn: int) -> None:
        if turn != self._turn:
            return
        if self._steps:
            self._steps.popleft()(partial(self._go_on, turn))
            return
        self._busy = False
        self.changed.emit()

    def _speaks(self, language: str) -> bool:
        if language in self._voice.languages():
            return True
        if self._voice.on and language not in self._unspoken:
            self._unspoken.add(language)
            log.info("no voice of this machine speaks %s: calls in it are only shown", language)
        return False

    def _look(self) -> None:
        if self._tone.on and not self._voiced:
            self._voiced = True
            self._voice = self._make_voice()
            self._voice.changed.connect(self.changed)
        self.changed.emit()

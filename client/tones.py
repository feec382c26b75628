"""Sounds that are made here: notes as values, a WAV of them, and a player where there is a device.

`Tone` is silent; `SpeakerTone` plays on the machine's device, whenever there is one.
"""

from __future__ import annotations

import logging
import math
import struct
import wave
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QLoggingCategory, QObject, QTemporaryDir, QTimer, QUrl, Signal

from client.tone_apart import ToneApart

log = logging.getLogger(__name__)

RATE: Final = 44_100
SWELL_S: Final = 0.008
FADE_S: Final = 0.06
"""Begins and ends so softly that no loudspeaker crackles."""
LATE_S: Final = 3.0
"""A device that has not told the end of a tune so long after it is not waited for."""


class Note(NamedTuple):
    """One note of a tune; it rings until the tune ends."""

    hertz: float
    starts_s: float = 0.0
    fall: float = 4.5
    """How fast it dies away: by a factor of e in each `1 / fall` seconds."""


@dataclass(frozen=True)
class Tune:
    """Notes, and how long they ring, in seconds."""

    notes: tuple[Note, ...]
    length_s: float


CLICK: Final = Tune((Note(1046.5, fall=60.0),), 0.07)
"""The answer to a touch."""


def samples(tune: Tune) -> list[int]:
    """The tune as signed 16-bit samples at `RATE`, mono."""
    return [_sample(tune, place / RATE) for place in range(round(tune.length_s * RATE))]


def write(tune: Tune, path: Path) -> None:
    """Write the tune as a WAV file."""
    values = samples(tune)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(struct.pack(f"<{len(values)}h", *values))


class Tone(QObject):
    """One tune, to be played. This one is silent; `SpeakerTone` is not."""

    changed = Signal()
    """Whether it can be heard has changed."""

    @property
    def on(self) -> bool:
        """Whether there is a device to play on."""
        return False

    def play(self, then: Callable[[], None] | None = None) -> None:
        """Sound once. `then` is called once when it has ended; at once where it cannot be heard."""
        if then is not None:
            then()

    def stop(self) -> None:
        """Fall silent at once; the tune's `then` is not called any more."""


class SpeakerTone(Tone):
    """Plays on the machine's present device. `volume` is 0 to 1; `what` names it in the log, where
    one without a name says nothing."""

    def __init__(
        self, tune: Tune, parent: QObject | None = None, *, volume: float = 1.0, what: str = "sound"
    ) -> None:
        super().__init__(parent)
        self._what = what
        self._volume = volume
        self._effect: Any = None
        self._devices: Any = None
        self._fault: Any = None
        self._on = False
        self._then: Callable[[], None] | None = None
        self._directory = QTemporaryDir()
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(round((tune.length_s + LATE_S) * 1000))
        self._late.timeout.connect(self._gone_dumb)
        self._apart = ToneApart(self, self._found_apart, partial(self._turn, False))
        self._away = False
        """Whether another process plays, because this one cannot any more."""
        # Qt tells in ten lines which libraries of sound are absent; the one below says it all.
        QLoggingCategory.setFilterRules("qt.multimedia.*=false\nqt.core.plugin.*=false")
        try:
            from PySide6.QtMultimedia import QMediaDevices, QSoundEffect
        except ImportError as fault:
            self._tell("no %s: its libraries are absent", fault)
            return
        self._path = Path(self._directory.filePath("tune.wav"))
        write(tune, self._path)
        self._devices = QMediaDevices(self)
        self._devices.audioOutputsChanged.connect(self._look)
        self._effect = QSoundEffect(self)
        self._fault = QSoundEffect.Status.Error
        self._effect.statusChanged.connect(self._look)
        self._effect.playingChanged.connect(self._played)
        self._look()
        if not self._on:
            self._tell("no %s: there is no sound device")

    @property
    def on(self) -> bool:
        """Whether there is a device to play on."""
        return self._on

    def play(self, then: Callable[[], None] | None = None) -> None:
        """Sound once. `then` is called once when it has ended; at once where it cannot be heard.

        A tune that sounds is cut off by the next one, and its `then` is not called any more.
        """
        self._then = then
        if not self._on:
            self._end()
            return
        self._late.start()
        if self._away:
            self._apart.play(self._path, self._volume, self._end)
        else:
            self._effect.play()

    def stop(self) -> None:
        """Fall silent at once; the tune's `then` is not called any more."""
        self._then = None
        self._late.stop()
        if self._away:
            self._apart.stop()
        elif self._on:
            self._effect.stop()

    def _played(self) -> None:
        if not self._effect.isPlaying():
            self._end()

    def _end(self) -> None:
        self._late.stop()
        then, self._then = self._then, None
        if then is not None:
            then()

    def _gone_dumb(self) -> None:
        """A tune did not end: the sound server has gone, and this process will not find it."""
        self._tell("no %s: the sound server has gone")
        self._away = True
        self._apart.stop()
        self._apart.look_later()
        self._turn(False)
        self._end()

    def _found_apart(self) -> None:
        """Another process can play: if this one still cannot, that one does."""
        if not self._on:
            self._tell("there is a sound device again, for %s")
            self._away = True
            self._turn(True)

    def _turn(self, on: bool) -> None:
        if on != self._on:
            self._on = on
            self.changed.emit()

    def _tell(self, text: str, fault: ImportError | None = None) -> None:
        if self._what:
            log.info(f"{text} ({fault})" if fault else text, self._what)

    def _look(self) -> None:
        if self._away:
            return
        there = bool(self._devices.audioOutputs())
        if there:
            self._use(self._devices.defaultAudioOutput())
        on = there and self._effect.status() != self._fault
        self._turn(on)
        if not on:
            # Lost in the middle of a tune: nobody waits for its end. Should it be the sound server
            # that went, this process will not find it again.
            self._end()
            self._apart.look_later()

    def _use(self, device: Any) -> None:
        """Play on the machine's present device: it may have been plugged in since."""
        if self._effect.audioDevice() != device:
            self._effect.setAudioDevice(device)
        if self._effect.source().isEmpty():
            self._effect.setVolume(self._volume)
            self._effect.setSource(QUrl.fromLocalFile(str(self._path)))


def _sample(tune: Tune, at: float) -> int:
    value = 0.0
    for note in tune.notes:
        since = at - note.starts_s
        if since < 0:
            continue
        swell = min(1.0, since / SWELL_S) * math.exp(-note.fall * since)
        tone = math.sin(2 * math.pi * note.hertz * since)
        over = 0.25 * math.sin(4 * math.pi * note.hertz * since)
        value += swell * (tone + over)
    fade = min(1.0, (tune.length_s - at) / FADE_S)
    return round(max(-1.0, min(1.0, value * fade * 0.5)) * 32_000)

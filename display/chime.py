"""The sound of a call: two notes, made here, played where there is something to play on."""

from __future__ import annotations

import logging
import math
import struct
import wave
from pathlib import Path
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QLoggingCategory, QObject, QTemporaryDir, QUrl, Signal

log = logging.getLogger(__name__)

RATE: Final = 44_100
LENGTH_S: Final = 0.9


class _Note(NamedTuple):
    hertz: float
    starts_s: float


NOTES: Final = (_Note(659.26, 0.0), _Note(523.25, 0.32))
"""E5 and C5: with their first overtone below 1.5 kHz, which old ears still hear."""


def chime_samples() -> list[int]:
    """The chime as signed 16-bit samples, mono."""
    return [_sample(place / RATE) for place in range(round(LENGTH_S * RATE))]


def write_chime(path: Path) -> None:
    """Write the chime as a WAV file."""
    samples = chime_samples()
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(struct.pack(f"<{len(samples)}h", *samples))


class Chime(QObject):
    """A wall's sound. This one is silent; `SpeakerChime` is not."""

    changed = Signal()

    @property
    def on(self) -> bool:
        """Whether there is a device to play on."""
        return False

    def play(self) -> None:
        """Sound once; nothing happens without a device."""


class SpeakerChime(Chime):
    """Plays on the machine's speaker, whenever there is one."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._effect: Any = None
        self._devices: Any = None
        self._fault: Any = None
        self._on = False
        self._directory = QTemporaryDir()
        # Qt tells in ten lines which libraries of sound are absent; the one below says it all.
        QLoggingCategory.setFilterRules("qt.multimedia.*=false\nqt.core.plugin.*=false")
        try:
            from PySide6.QtMultimedia import QMediaDevices, QSoundEffect
        except ImportError as fault:
            log.info("no sound: calls are shown and not heard (%s)", fault)
            return
        self._path = Path(self._directory.filePath("chime.wav"))
        write_chime(self._path)
        self._devices = QMediaDevices(self)
        self._devices.audioOutputsChanged.connect(self._look)
        self._effect = QSoundEffect(self)
        self._fault = QSoundEffect.Status.Error
        self._effect.statusChanged.connect(self._look)
        self._look()
        if not self._on:
            log.info("no sound device: calls are shown and not heard")

    @property
    def on(self) -> bool:
        """Whether there is a device to play on."""
        return self._on

    def play(self) -> None:
        """Sound once; nothing happens without a device."""
        if self._on:
            self._effect.play()

    def _look(self) -> None:
        there = bool(self._devices.audioOutputs())
        if there:
            self._use(self._devices.defaultAudioOutput())
        on = there and self._effect.status() != self._fault
        if on != self._on:
            self._on = on
            self.changed.emit()

    def _use(self, device: Any) -> None:
        """Play on the machine's present device: it may have been plugged in since."""
        if self._effect.audioDevice() != device:
            self._effect.setAudioDevice(device)
        if self._effect.source().isEmpty():
            self._effect.setSource(QUrl.fromLocalFile(str(self._path)))


def _sample(at: float) -> int:
    value = 0.0
    for note in NOTES:
        since = at - note.starts_s
        if since < 0:
            continue
        swell = min(1.0, since / 0.008) * math.exp(-4.5 * since)
        tone = math.sin(2 * math.pi * note.hertz * since)
        over = 0.25 * math.sin(4 * math.pi * note.hertz * since)
        value += swell * (tone + over)
    fade = min(1.0, (LENGTH_S - at) / 0.06)
    return round(max(-1.0, min(1.0, value * fade * 0.5)) * 32_000)

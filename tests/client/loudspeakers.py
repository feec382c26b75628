"""A machine's sound, worked by hand in the place of Qt's."""

from __future__ import annotations

import sys
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, QUrl, Signal


class Machine:
    """Its devices and its engine; what was played, by device."""

    def __init__(self) -> None:
        self.outputs: list[str] = []
        self.status = "ready"
        self.played: list[str] = []
        self.volumes: list[float] = []
        self.devices: QObject | None = None
        self.effects: list[Effect] = []

    def plug(self, *outputs: str) -> None:
        """These devices are there now."""
        self.outputs = list(outputs)
        assert isinstance(self.devices, Devices)
        self.devices.audioOutputsChanged.emit()

    def turn(self, status: str) -> None:
        """The sound's engine is in that state now."""
        self.status = status
        self.effects[-1].statusChanged.emit()

    def ends(self) -> None:
        """The tune has ended."""
        self.effects[-1].play_on(False)


class Devices(QObject):
    """In the place of QMediaDevices."""

    audioOutputsChanged = Signal()

    def __init__(self, machine: Machine, parent: QObject) -> None:
        super().__init__(parent)
        self._machine = machine
        machine.devices = self

    def audioOutputs(self) -> list[str]:
        return self._machine.outputs

    def defaultAudioOutput(self) -> str:
        return self._machine.outputs[0]


class Effect(QObject):
    """In the place of QSoundEffect."""

    statusChanged = Signal()
    playingChanged = Signal()
    Status = SimpleNamespace(Error="error")

    def __init__(self, machine: Machine, parent: QObject) -> None:
        super().__init__(parent)
        self._machine = machine
        machine.effects.append(self)
        self._device = ""
        self._source = QUrl()
        self._playing = False

    def audioDevice(self) -> str:
        return self._device

    def setAudioDevice(self, device: str) -> None:
        self._device = device

    def source(self) -> QUrl:
        return self._source

    def setSource(self, source: QUrl) -> None:
        self._source = source
        self.statusChanged.emit()

    def setVolume(self, volume: float) -> None:
        self._machine.volumes.append(volume)

    def status(self) -> str:
        return self._machine.status

    def isPlaying(self) -> bool:
        return self._playing

    def play(self) -> None:
        self._machine.played.append(self._device)
        self.play_on(True)

    def stop(self) -> None:
        self.play_on(False)

    def play_on(self, playing: bool) -> None:
        if playing != self._playing:
            self._playing = playing
            self.playingChanged.emit()


def installed(monkeypatch: pytest.MonkeyPatch) -> Machine:
    """A machine whose sound Qt takes for that of this one, until the test ends."""
    machine = Machine()

    class TheseDevices(Devices):
        def __init__(self, parent: QObject) -> None:
            super().__init__(machine, parent)

    class ThisEffect(Effect):
        def __init__(self, parent: QObject) -> None:
            super().__init__(machine, parent)

    sound = SimpleNamespace(QMediaDevices=TheseDevices, QSoundEffect=ThisEffect)
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", sound)
    return machine

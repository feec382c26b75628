"""The wall's sound: on whatever device there is, and never silently without one."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtWidgets import QApplication

from display.chime import SpeakerChime
from display.faces import Bench, FaceCase
from display.hall import HALL
from tests.display.conftest import case
from tests.display.test_faces import texts

Open = Callable[[FaceCase], Bench]


class Machine:
    """A machine's sound, worked by hand."""

    def __init__(self) -> None:
        self.outputs: list[str] = []
        self.status = "ready"
        self.played: list[str] = []
        self.devices: Devices | None = None
        self.effect: Effect | None = None

    def plug(self, *outputs: str) -> None:
        """These devices are there now."""
        self.outputs = list(outputs)
        assert self.devices is not None
        self.devices.audioOutputsChanged.emit()

    def turn(self, status: str) -> None:
        """The sound's engine is in that state now."""
        self.status = status
        assert self.effect is not None
        self.effect.statusChanged.emit()


THE: list[Machine] = []


class Devices(QObject):
    audioOutputsChanged = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        THE[-1].devices = self

    def audioOutputs(self) -> list[str]:
        return THE[-1].outputs

    def defaultAudioOutput(self) -> str:
        return THE[-1].outputs[0]


class Effect(QObject):
    statusChanged = Signal()
    Status = SimpleNamespace(Error="error")

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        THE[-1].effect = self
        self._device = ""
        self._source = QUrl()

    def audioDevice(self) -> str:
        return self._device

    def setAudioDevice(self, device: str) -> None:
        self._device = device

    def source(self) -> QUrl:
        return self._source

    def setSource(self, source: QUrl) -> None:
        self._source = source
        self.statusChanged.emit()

    def status(self) -> str:
        return THE[-1].status

    def play(self) -> None:
        THE[-1].played.append(self._device)


@pytest.fixture
def machine(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Machine]:
    THE.append(Machine())
    sound = SimpleNamespace(QMediaDevices=Devices, QSoundEffect=Effect)
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", sound)
    yield THE[-1]
    THE.pop()


def said(wall: Bench) -> bool:
    """Whether staff read on the wall that it cannot be heard."""
    wall.grab()
    return "Sound off" in {text.property("text") for text in texts(wall)}


# What Qt says of a machine without sound; the program does not log it either.
@pytest.mark.qt_log_ignore("pa_context_connect")
def test_this_machines_sound_or_its_absence_breaks_nothing(bench: Open) -> None:
    chime = SpeakerChime()
    wall = bench(replace(case("calling"), chime=chime))
    chime.play()
    assert wall.wall.screen.calling
    assert said(wall) is not chime.on


def test_without_the_libraries_of_sound_calls_are_shown_and_staff_are_told(
    bench: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    chime = SpeakerChime()
    wall = bench(replace(case("calling"), chime=chime))
    chime.play()
    assert (chime.on, wall.wall.screen.calling, said(wall)) == (False, True, True)


def test_a_loudspeaker_that_is_plugged_in_later_is_heard(bench: Open, machine: Machine) -> None:
    wall = bench(replace(case("serving"), chime=SpeakerChime()))
    assert said(wall)
    machine.plug("hdmi")
    assert not said(wall)
    wall.feed(HALL.recalled(), 2)
    assert machine.played == ["hdmi"]


def test_a_loudspeaker_that_goes_is_missed_aloud(bench: Open, machine: Machine) -> None:
    machine.outputs = ["hdmi"]
    wall = bench(replace(case("serving"), chime=SpeakerChime()))
    assert not said(wall)
    machine.plug()
    assert said(wall)
    wall.feed(HALL.recalled(), 2)
    assert (machine.played, wall.wall.screen.calling) == ([], True)


def test_another_device_takes_over(bench: Open, machine: Machine) -> None:
    machine.outputs = ["hdmi"]
    wall = bench(replace(case("serving"), chime=SpeakerChime()))
    machine.plug("usb", "hdmi")
    wall.feed(HALL.recalled(), 2)
    assert machine.played == ["usb"]


def test_an_engine_that_fails_does_not_mute_the_wall_for_good(
    bench: Open, machine: Machine
) -> None:
    machine.outputs = ["hdmi"]
    wall = bench(replace(case("serving"), chime=SpeakerChime()))
    machine.turn("error")
    assert said(wall)
    machine.turn("ready")
    assert not said(wall)
    wall.feed(HALL.recalled(), 2)
    assert machine.played == ["hdmi"]

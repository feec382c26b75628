"""The wall's sound: on whatever device there is, and never silently without one."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from client.tones import SpeakerTone
from display.chime import CHIME
from display.faces import Bench, FaceCase
from display.hall import HALL
from display.speaking import Speaking
from tests.client.loudspeakers import Machine, installed
from tests.display.conftest import case
from tests.display.test_faces import texts

Open = Callable[[FaceCase], Bench]


@pytest.fixture
def machine(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Machine:
    return installed(monkeypatch)


def heard() -> Speaking:
    """What a wall of this machine lets hear, without a voice."""
    return Speaking(SpeakerTone(CHIME, what="chime"))


def said(wall: Bench) -> bool:
    """Whether staff read on the wall that it cannot be heard."""
    wall.grab()
    return "Sound off" in {text.property("text") for text in texts(wall)}


# What Qt says of a machine without sound; the program does not log it either.
@pytest.mark.qt_log_ignore("pa_context_connect")
def test_this_machines_sound_or_its_absence_breaks_nothing(bench: Open) -> None:
    speaking = heard()
    wall = bench(replace(case("calling"), speaking=speaking))
    assert wall.wall.screen.calling
    assert said(wall) is speaking.sound_off


def test_without_the_libraries_of_sound_calls_are_shown_and_staff_are_told(
    bench: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    speaking = heard()
    wall = bench(replace(case("calling"), speaking=speaking))
    assert (speaking.sound_off, wall.wall.screen.calling, said(wall)) == (True, True, True)


def test_a_loudspeaker_that_is_plugged_in_later_is_heard(bench: Open, machine: Machine) -> None:
    wall = bench(replace(case("serving"), speaking=heard()))
    assert said(wall)
    machine.plug("hdmi")
    assert not said(wall)
    wall.feed(HALL.recalled(), 2)
    assert machine.played == ["hdmi"]


def test_a_loudspeaker_that_goes_is_missed_aloud(bench: Open, machine: Machine) -> None:
    machine.outputs = ["hdmi"]
    wall = bench(replace(case("serving"), speaking=heard()))
    assert not said(wall)
    machine.plug()
    assert said(wall)
    wall.feed(HALL.recalled(), 2)
    assert (machine.played, wall.wall.screen.calling) == ([], True)


def test_another_device_takes_over(bench: Open, machine: Machine) -> None:
    machine.outputs = ["hdmi"]
    wall = bench(replace(case("serving"), speaking=heard()))
    machine.plug("usb", "hdmi")
    wall.feed(HALL.recalled(), 2)
    assert machine.played == ["usb"]


def test_an_engine_that_fails_does_not_mute_the_wall_for_good(
    bench: Open, machine: Machine
) -> None:
    machine.outputs = ["hdmi"]
    wall = bench(replace(case("serving"), speaking=heard()))
    machine.turn("error")
    assert said(wall)
    machine.turn("ready")
    assert not said(wall)
    wall.feed(HALL.recalled(), 2)
    assert machine.played == ["hdmi"]

"""Tones: tunes as files, and players that nobody waits for in vain."""

from __future__ import annotations

import sys
import wave
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from client import tones
from client.tones import CLICK, RATE, SpeakerTone, Tone, samples, write
from tests.client.loudspeakers import Machine, installed


@pytest.fixture
def machine(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Machine:
    made = installed(monkeypatch)
    made.outputs = ["hdmi"]
    return made


def test_a_tune_is_written_as_a_wav_of_its_length(tmp_path: Path) -> None:
    path = tmp_path / "click.wav"
    write(CLICK, path)
    with wave.open(str(path)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
        assert file.getnframes() == round(CLICK.length_s * RATE)


def test_a_click_is_heard_and_does_not_crackle_at_its_ends() -> None:
    values = samples(CLICK)
    assert 5_000 < max(map(abs, values)) <= 32_000
    assert max(abs(b - a) for a, b in pairwise(values)) < 4_000
    assert abs(values[0]) < 100
    assert abs(values[-1]) < 100


def test_the_end_of_a_tune_is_told_once(machine: Machine) -> None:
    ends: list[str] = []
    tone = SpeakerTone(CLICK)
    tone.play(lambda: ends.append("end"))
    assert (machine.played, ends) == (["hdmi"], [])
    machine.ends()
    machine.ends()
    assert ends == ["end"]


def test_a_tune_that_is_stopped_tells_no_end(machine: Machine) -> None:
    ends: list[str] = []
    tone = SpeakerTone(CLICK)
    tone.play(lambda: ends.append("end"))
    tone.stop()
    machine.ends()
    assert ends == []


def test_a_device_that_is_lost_in_the_middle_keeps_nobody_waiting(machine: Machine) -> None:
    ends: list[str] = []
    tone = SpeakerTone(CLICK)
    tone.play(lambda: ends.append("end"))
    machine.plug()
    assert (ends, tone.on) == (["end"], False)


def test_a_device_that_never_tells_an_end_keeps_nobody_waiting(
    machine: Machine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tones, "LATE_S", 0.05)
    ends: list[str] = []
    tone = SpeakerTone(CLICK)
    tone.play(lambda: ends.append("end"))
    qtbot.waitUntil(lambda: ends == ["end"], timeout=30_000)


def test_it_plays_as_loud_as_it_is_told(machine: Machine) -> None:
    SpeakerTone(CLICK, volume=0.25)
    assert machine.volumes == [0.25]


def test_without_a_device_or_libraries_a_tune_is_over_at_once(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    ends: list[str] = []
    machine.outputs = []
    without_device = SpeakerTone(CLICK)
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    for tone in (without_device, SpeakerTone(CLICK), Tone()):
        tone.play(lambda: ends.append("end"))
        tone.stop()
        assert not tone.on
    assert ends == ["end"] * 3

"""Sound that outlives its server: another process plays what this one cannot any more."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from client import tone_apart, tones
from client.tone_apart import server_there
from client.tones import CLICK, SpeakerTone
from tests.client.loudspeakers import Machine, installed

WELL = ("-c", "")
NO_DEVICE = ("-c", "import sys; sys.exit(3)")
LIMIT_MS = 30_000


@pytest.fixture
def machine(qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Machine:
    """A machine with a sound server that is looked for without a pause."""
    place = tmp_path / "pulse"
    place.touch()
    monkeypatch.setenv("PULSE_SERVER", f"unix:{place}")
    monkeypatch.setattr(tone_apart, "FIRST_LOOK_S", 0.01)
    monkeypatch.setattr(tone_apart, "PROGRAM", WELL)
    monkeypatch.setattr(tones, "LATE_S", 0.05)
    return installed(monkeypatch)


def test_a_server_is_where_the_machine_says(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("PULSE_SERVER", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert not server_there()
    (tmp_path / "pulse").mkdir()
    (tmp_path / "pulse" / "native").touch()
    assert server_there()
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path / 'nowhere'}")
    assert not server_there()
    monkeypatch.setenv("PULSE_SERVER", "tcp:loud.example")
    assert server_there()


def test_a_program_that_started_before_its_sound_server_is_heard_once_that_runs(
    machine: Machine, qtbot: QtBot
) -> None:
    tone, ends = SpeakerTone(CLICK), list[str]()
    assert not tone.on
    qtbot.waitUntil(lambda: tone.on, timeout=LIMIT_MS)
    tone.play(lambda: ends.append("end"))
    qtbot.waitUntil(lambda: ends == ["end"], timeout=LIMIT_MS)
    assert machine.played == []


def test_a_sound_server_that_was_lost_in_the_middle_costs_one_tune_and_is_found_again(
    machine: Machine, qtbot: QtBot
) -> None:
    machine.outputs = ["hdmi"]
    tone, ends, told = SpeakerTone(CLICK), list[str](), list[bool]()
    tone.changed.connect(lambda: told.append(tone.on))
    tone.play(lambda: ends.append("lost"))
    qtbot.waitUntil(lambda: told == [False, True], timeout=LIMIT_MS)
    assert ends == ["lost"]
    tone.play(lambda: ends.append("heard"))
    qtbot.waitUntil(lambda: ends == ["lost", "heard"], timeout=LIMIT_MS)
    assert machine.played == ["hdmi"]


def without_device(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> SpeakerTone:
    """One that another process played, until that one had no device any more."""
    tone, ends = SpeakerTone(CLICK), list[str]()
    qtbot.waitUntil(lambda: tone.on, timeout=LIMIT_MS)
    monkeypatch.setattr(tone_apart, "PROGRAM", NO_DEVICE)
    tone.play(lambda: ends.append("end"))
    qtbot.waitUntil(lambda: ends == ["end"], timeout=LIMIT_MS)
    assert not tone.on
    return tone


def test_a_server_without_a_device_is_asked_again_and_nobody_waits_for_it(
    machine: Machine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    tone = without_device(qtbot, monkeypatch)
    monkeypatch.setattr(tone_apart, "PROGRAM", WELL)
    qtbot.waitUntil(lambda: tone.on, timeout=LIMIT_MS)


def test_a_tune_that_is_stopped_tells_no_end_there_either(machine: Machine, qtbot: QtBot) -> None:
    tone, ends = SpeakerTone(CLICK), list[str]()
    qtbot.waitUntil(lambda: tone.on, timeout=LIMIT_MS)
    tone.play(lambda: ends.append("stopped"))
    tone.stop()
    tone.play(lambda: ends.append("end"))
    qtbot.waitUntil(lambda: ends == ["end"], timeout=LIMIT_MS)


def test_a_silence_that_is_asked_for_does_not_end_the_search_for_a_device(
    machine: Machine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    tone = without_device(qtbot, monkeypatch)
    monkeypatch.setattr(tone_apart, "PROGRAM", WELL)
    looked = tone_apart.ToneApart._run

    def run(apart: tone_apart.ToneApart, *arguments: str) -> None:
        looked(apart, *arguments)
        tone.stop()

    monkeypatch.setattr(tone_apart.ToneApart, "_run", run)
    qtbot.waitUntil(lambda: tone.on, timeout=LIMIT_MS)


def test_a_sound_server_that_was_lost_between_two_tunes_is_found_again(
    machine: Machine, qtbot: QtBot
) -> None:
    machine.outputs = ["hdmi"]
    tone = SpeakerTone(CLICK)
    machine.plug()
    assert not tone.on
    qtbot.waitUntil(lambda: tone.on, timeout=LIMIT_MS)


def test_a_process_that_cannot_be_started_is_tried_again(
    machine: Machine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = sys.executable
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    tone = SpeakerTone(CLICK)
    looks = list[str]()
    looked = tone_apart.ToneApart._run

    def run(apart: tone_apart.ToneApart, *arguments: str) -> None:
        looks.append("look")
        if len(looks) > 1:
            monkeypatch.setattr(sys, "executable", whole)
        looked(apart, *arguments)

    monkeypatch.setattr(tone_apart.ToneApart, "_run", run)
    qtbot.waitUntil(lambda: tone.on, timeout=LIMIT_MS)

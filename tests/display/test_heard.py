"""What comes out of the loudspeaker: a chime, silence, then a voice."""

from __future__ import annotations

import subprocess
import sys
from array import array
from pathlib import Path

import pytest

from display.chime import CHIME
from tests.client.own_sound import loudspeaker, needs, own_places
from tests.display.test_chime import power

RATE = 8_000
WINDOW = RATE // 50
LOUD = 150
"""The ear's threshold, of 32,767."""
GAP_S = 0.2
"""Less silence than this does not part two sounds."""
ROOT = Path(__file__).resolve().parents[2]


def sounds(heard: array[int]) -> list[tuple[float, float]]:
    """When there is something to hear: from, to, in seconds."""
    found: list[tuple[float, float]] = []
    for place in range(0, len(heard) - WINDOW, WINDOW):
        if max(map(abs, heard[place : place + WINDOW])) < LOUD:
            continue
        begin, end = place / RATE, (place + WINDOW) / RATE
        if found and begin - found[-1][1] < GAP_S:
            found[-1] = (found[-1][0], end)
        else:
            found.append((begin, end))
    return found


def length(spans: list[tuple[float, float]]) -> float:
    """How long they last together, in seconds."""
    return sum(end - begin for begin, end in spans)


def chimes(heard: array[int], span: tuple[float, float]) -> float:
    """How much of a sound's power lies in the two notes of the chime."""
    part = memoryview(heard[round(span[0] * RATE) : round(span[1] * RATE)])
    width = 1 / (span[1] - span[0])
    near = [note.hertz + step * width for note in CHIME.notes for step in (-2, -1, 0, 1, 2)]
    whole = sum(value * value for value in part) * len(part) / 2
    return sum(power(part, hertz, RATE) for hertz in near) / whole


@needs("pulseaudio", "parec", "speech-dispatcher")
def test_a_call_is_heard_as_a_chime_then_a_pause_then_a_voice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = ["parec", "-d", "nul.monitor", "--format=s16le", f"--rate={RATE}", "--channels=1"]
    own_places(tmp_path, monkeypatch)
    with loudspeaker(tmp_path):
        with (tmp_path / "heard").open("wb") as file:
            ear = subprocess.Popen(record, stdout=file)
            caller = [sys.executable, "-m", "tests.display.aloud", "en", "en"]
            code = subprocess.run(caller, cwd=ROOT, timeout=90, check=False).returncode
            ear.terminate()
            ear.wait()
        assert code == 0
    heard = array("h", (tmp_path / "heard").read_bytes()[: 2 * RATE * 60])
    # A machine that is short of breath may break a sound: what it is, is heard of each piece.
    chime = [span for span in sounds(heard) if chimes(heard, span) > 0.5]
    voice = [span for span in sounds(heard) if chimes(heard, span) < 0.3]
    assert chime and voice
    assert len(chime) + len(voice) == len(sounds(heard))
    assert length(chime) == pytest.approx(CHIME.length_s, abs=0.25)
    assert length(voice) > 0.7
    assert voice[0][0] - chime[-1][1] >= GAP_S

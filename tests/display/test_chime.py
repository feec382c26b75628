"""The chime as a file."""

from __future__ import annotations

import math
import wave
from itertools import pairwise
from pathlib import Path

from client.tones import RATE, samples, write
from display.chime import CHIME


def power(sound: memoryview, hertz: float, rate: int = RATE) -> float:
    """The power of a sound at a frequency, by Goertzel's recurrence."""
    turn = 2 * math.cos(2 * math.pi * hertz / rate)
    last, before = 0.0, 0.0
    for value in sound:
        last, before = value + turn * last - before, last
    return last * last + before * before - turn * last * before


def test_the_chime_is_a_wav_of_nine_tenths_of_a_second(tmp_path: Path) -> None:
    path = tmp_path / "chime.wav"
    write(CHIME, path)
    with wave.open(str(path)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
        assert file.getnframes() == round(0.9 * RATE)


def test_both_notes_and_their_overtones_lie_below_1500_hertz() -> None:
    assert all(2 * note.hertz < 1500 for note in CHIME.notes)


def test_nearly_all_of_its_power_lies_where_old_ears_still_hear(tmp_path: Path) -> None:
    path = tmp_path / "chime.wav"
    write(CHIME, path)
    with wave.open(str(path)) as file:
        sound = memoryview(file.readframes(file.getnframes())).cast("h")
    bands = {hertz: power(sound, hertz) for hertz in range(50, 8000, 50)}
    low = sum(each for hertz, each in bands.items() if hertz < 1500)
    assert low / sum(bands.values()) > 0.98


def test_it_is_heard_and_does_not_crackle() -> None:
    values = samples(CHIME)
    assert 8_000 < max(map(abs, values)) <= 32_000
    assert max(abs(b - a) for a, b in pairwise(values)) < 4_000
    assert abs(values[0]) < 100
    assert abs(values[-1]) < 100

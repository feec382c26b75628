"""What is heard at a kiosk: a click, two rising notes with a number, a low one without paper."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt

from client import options
from client.tones import Tone
from client.voice import Voice
from kiosk.__main__ import NAME
from kiosk.bench import Bench
from kiosk.hall import HALL
from kiosk.headset import Headset
from kiosk.hearing import Hearing, add_options, hearing_of
from kiosk.senses import Senses
from kiosk.sounds import NO_PAPER, NUMBER, Sounds
from tests.client.voices import Hours, TakingTone
from tests.kiosk.conftest import Open
from tests.kiosk.items import press, touch


@dataclass
class Heard:
    """The three sounds of a kiosk, and how often each was played."""

    hours: Hours = field(default_factory=Hours)

    def __post_init__(self) -> None:
        self.click, self.number, self.no_paper = (TakingTone(self.hours) for _ in range(3))
        self.sounds = Sounds(self.click, self.number, self.no_paper)

    def at(self, bench: Bench) -> Bench:
        self.senses = Senses(bench.window, bench.kiosk, Voice(), Headset(), self.sounds)
        bench.grab()
        return bench

    @property
    def counts(self) -> tuple[int, int, int]:
        return len(self.click.played), len(self.number.played), len(self.no_paper.played)


def test_a_key_clicks_as_it_goes_down_under_a_finger_and_by_the_keyboard(bench: Open) -> None:
    heard = Heard()
    kiosk = heard.at(bench("attract"))
    touch(kiosk, "contrast")
    assert heard.counts == (1, 0, 0)
    press(kiosk, Qt.Key.Key_Tab)
    press(kiosk, Qt.Key.Key_Return)
    assert heard.counts == (2, 0, 0)


def test_two_rising_notes_sound_once_when_the_number_exists(bench: Open) -> None:
    heard = Heard()
    kiosk = heard.at(bench("services"))
    kiosk.choose(HALL.services[0].id)
    assert heard.counts[1] == 0
    kiosk.asker.answer(HALL.joined())
    kiosk.stay(3)
    assert heard.counts[1:] == (1, 0)
    first, second = NUMBER.notes
    assert first.hertz < second.hertz
    assert NUMBER.length_s == 0.4


def test_a_low_note_says_that_there_is_no_paper(bench: Open) -> None:
    heard = Heard()
    kiosk = heard.at(bench("services"))
    kiosk.paper.there = False
    kiosk.choose(HALL.services[0].id)
    kiosk.asker.answer(HALL.joined())
    kiosk.stay(3)
    assert heard.counts[2] == 1
    assert NO_PAPER.notes[0].hertz < 250


def test_the_next_customers_number_sounds_too() -> None:
    heard = Heard()
    for number, bare in (("A012", False), ("", False), ("A013", False), ("A013", True)):
        heard.sounds.shows(number, bare)
    assert heard.counts[1:] == (2, 1)


def chosen(*arguments: str) -> Hearing:
    parser = options.parser(NAME, "")
    add_options(parser)
    return hearing_of(parser.parse_args(arguments))


def test_the_command_line_says_what_is_heard() -> None:
    assert chosen() == Hearing()
    assert chosen("--volume", "30", "--headset", "AudioNav") == Hearing(
        volume=30, headset="AudioNav"
    )
    assert chosen("--voice", "off").reader(Tone()).on is False


@pytest.mark.parametrize("arguments", [("--silent",), ("--volume", "0")])
def test_a_silent_kiosk_opens_no_device(arguments: tuple[str, ...]) -> None:
    owner = Tone()
    sounds = chosen(*arguments).sounds(owner)
    assert {type(tone) for tone in (sounds._click, sounds._number, sounds._no_paper)} == {Tone}


def test_a_volume_that_is_none_says_what_to_write(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        chosen("--volume", "loud")
    assert "'loud' is no volume; write 0 to 100" in capsys.readouterr().err

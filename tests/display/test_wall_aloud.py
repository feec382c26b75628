"""The wall with its voice: yellow is what is being said, and no receipt waits for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import msgspec
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from client import options
from display import hearing
from display.faces import Bench, FaceCase
from display.hall import HALL
from display.hearing import Hearing, speaking_of
from display.scenes import two_points
from display.speaking import Speaking
from tests.client.loudspeakers import installed
from tests.client.voices import Hours, TakingTone, TakingVoice
from tests.display.conftest import case
from tests.display.test_faces import texts
from tests.display.test_receipts import call, only, told_by

Open = Callable[[FaceCase], Bench]


class Loud:
    """A wall that speaks, on one time for eyes and ears."""

    def __init__(self, open_wall: Open, sentence_s: float) -> None:
        self.hours = Hours()
        self.tone = TakingTone(self.hours)
        self.voice = TakingVoice(self.hours, lambda _: sentence_s)
        speaking = Speaking(self.tone, lambda: self.voice, after=self.hours.after)
        self.wall = open_wall(replace(case("serving"), speaking=speaking))

    @property
    def calling(self) -> str:
        """Which number is on yellow."""
        screen = self.wall.wall.screen
        return screen.hero.number if screen.hero and screen.calling else ""

    def advance(self, seconds: float) -> None:
        """Let time go by, in steps of a second."""
        for _ in range(round(seconds)):
            self.hours.go_by(1.0)
            self.wall.advance(1.0)


def test_yellow_stays_until_the_voice_has_ended_and_the_next_call_follows(bench: Open) -> None:
    loud = Loud(bench, sentence_s=11.0)
    first, second = call(loud.wall, "A020"), call(loud.wall, "A021", 2)
    loud.wall.feed(only(second, first), 2)
    loud.advance(12)
    assert (loud.calling, len(loud.voice.said)) == ("A020", 1)
    loud.advance(1)
    assert loud.calling == "A021"
    loud.advance(11)
    assert (loud.calling, len(loud.voice.said)) == ("A021", 2)
    loud.advance(1)
    assert loud.calling == ""


def test_a_desk_that_two_service_points_have_is_said_with_the_point_that_is_shown(
    bench: Open,
) -> None:
    loud = Loud(bench, sentence_s=3.0)
    hall = two_points()
    newest = msgspec.structs.replace(hall.calls[0], id="new", at=loud.wall.live.now())
    loud.wall.feed(replace(hall, calls=(newest, *hall.calls[1:])), 2)
    loud.advance(4)
    hero = loud.wall.wall.screen.hero
    assert hero is not None
    assert hero.point_lines == ("Counter hall",)
    assert loud.voice.texts == ["Number A, 0, 1, 3, Desk 2, Counter hall."]


def test_the_receipt_of_a_call_does_not_wait_for_its_voice(bench: Open, qtbot: QtBot) -> None:
    loud = Loud(bench, sentence_s=30.0)
    told = told_by(loud.wall)
    loud.wall.feed(only(call(loud.wall, "A020")), 2)
    qtbot.waitUntil(lambda: told == ["id-A020"], timeout=30_000)
    assert loud.voice.said == []


def test_a_lost_voice_is_told_to_staff_while_the_chime_goes_on(bench: Open) -> None:
    loud = Loud(bench, sentence_s=3.0)

    def marks() -> set[str]:
        loud.wall.grab()
        found = {text.property("text") for text in texts(loud.wall)}
        return found & {"Sound off", "Voice off"}

    assert marks() == set()
    loud.voice.breaks()
    assert marks() == {"Voice off"}
    loud.tone.plug(False)
    assert marks() == {"Sound off"}
    loud.tone.plug(True)
    loud.voice.breaks(False)
    assert marks() == set()


def test_a_wall_is_as_loud_as_it_was_told(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine = installed(monkeypatch)
    machine.outputs = ["hdmi"]
    speaking = speaking_of(Hearing(volume=40, voice=False), qapp)
    assert (machine.volumes, speaking.voiced, speaking.voice_off) == ([0.4], False, False)
    speaking.close()


@pytest.mark.parametrize(
    ("arguments", "heard"),
    [
        ((), Hearing()),
        (("--silent",), Hearing(silent=True)),
        (("--volume", "40", "--voice", "off"), Hearing(volume=40, voice=False)),
    ],
)
def test_the_command_line_says_what_is_heard(arguments: tuple[str, ...], heard: Hearing) -> None:
    parser = options.parser("display", "")
    hearing.add_options(parser)
    assert hearing.chosen(parser.parse_args(arguments)) == heard


@pytest.mark.parametrize(
    "arguments",
    [("--volume", "101"), ("--volume", "-1"), ("--volume", "loud"), ("--voice", "soft")],
)
def test_what_makes_no_sense_is_refused_with_what_to_write(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    parser = options.parser("display", "")
    hearing.add_options(parser)
    with pytest.raises(SystemExit):
        parser.parse_args(arguments)
    said = capsys.readouterr().err
    assert any(each in said for each in ("write 0 to 100", "expected one", "choose from"))


@pytest.mark.parametrize("wanted", [Hearing(silent=True), Hearing(volume=0)])
def test_a_wall_that_was_told_to_be_silent_is_and_shows_no_mark(
    bench: Open, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, wanted: Hearing
) -> None:
    machine = installed(monkeypatch)
    machine.outputs = ["hdmi"]
    speaking = speaking_of(wanted, qapp)
    wall = bench(replace(case("serving"), speaking=speaking))
    wall.feed(HALL.recalled(), 2)
    assert (machine.effects, wall.wall.screen.calling) == ([], True)
    assert not wall.wall.screen.sound_off

"""The voice: each sentence with a limit, each failure with an end."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from client.voice import START_S, SpokenVoice, Voice, longest_s
from client.voice_engine import Tell
from client.voice_process import news_of
from client.voice_program import accents, plain_voice
from tests.client.voices import FOUR, Engines, FakeEngine, Hours

pytestmark = pytest.mark.usefixtures("qapp")


@dataclass
class Bench:
    """A voice, its engines, its time, and the ends that it told."""

    engines: Engines = field(default_factory=Engines)
    hours: Hours = field(default_factory=Hours)
    ends: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.voice = SpokenVoice(self.engines, after=self.hours.after)

    def say(self, text: str, language: str = "en") -> None:
        self.voice.say(text, language, lambda: self.ends.append(text))


@pytest.fixture
def bench(qapp: QApplication) -> Bench:
    made = Bench()
    made.engines.last.ready()
    return made


def test_it_is_off_until_its_engine_is_ready_and_then_speaks_its_languages() -> None:
    bench = Bench()
    assert (bench.voice.on, bench.voice.lost, bench.voice.languages()) == (
        False,
        False,
        frozenset(),
    )
    bench.engines.last.ready()
    assert (bench.voice.on, bench.voice.languages()) == (True, FOUR)


def test_a_new_engine_is_as_loud_and_as_fast_as_the_one_before(bench: Bench) -> None:
    assert bench.engines.last.tuned is None
    bench.voice.tune(0.5, 0.3)
    assert bench.engines.last.tuned == (0.5, 0.3)
    bench.engines.last.fails()
    bench.hours.go_by(2)
    assert len(bench.engines.made) == 2
    assert bench.engines.last.tuned == (0.5, 0.3)


def test_whoever_waits_for_a_sentence_is_told_its_end_once(bench: Bench) -> None:
    bench.say("One.", "de")
    assert (bench.engines.last.said, bench.ends) == ([("One.", "de")], [])
    bench.engines.last.ends()
    bench.engines.last.ends()
    bench.hours.go_by(60)
    assert bench.ends == ["One."]


def test_a_sentence_in_a_language_without_a_voice_is_over_at_once(bench: Bench) -> None:
    bench.say("Un.", "fr")
    assert (bench.engines.last.said, bench.ends) == ([], ["Un."])


def test_a_sentence_that_is_cut_off_by_the_next_tells_no_end(bench: Bench) -> None:
    bench.say("One.")
    first = bench.engines.last.serial
    bench.say("Two.")
    bench.engines.last.ends(first)
    assert bench.ends == []
    bench.engines.last.ends()
    assert bench.ends == ["Two."]


def test_a_sentence_that_is_stopped_tells_no_end_and_the_next_one_is_said(bench: Bench) -> None:
    bench.say("One.")
    bench.voice.stop()
    bench.engines.last.ends()
    bench.hours.go_by(60)
    assert (bench.engines.last.stops, bench.ends, len(bench.engines.made)) == (1, [], 1)
    bench.say("Two.")
    bench.engines.last.ends()
    assert bench.ends == ["Two."]


def test_a_sentence_that_does_not_end_in_time_is_given_up_with_its_engine(bench: Bench) -> None:
    bench.say("One.")
    bench.hours.go_by(longest_s("One.") - 0.1)
    assert bench.ends == []
    bench.hours.go_by(0.2)
    assert (bench.ends, bench.voice.on, bench.voice.lost) == (["One."], False, True)
    assert bench.engines.last.closed


def test_an_engine_error_does_not_mute_it_for_good(bench: Bench) -> None:
    bench.say("One.")
    bench.engines.last.fails()
    assert (bench.ends, bench.voice.on) == (["One."], False)
    bench.hours.go_by(1.0)
    assert len(bench.engines.made) == 2
    bench.engines.last.ready()
    bench.say("Two.")
    bench.engines.last.ends()
    assert (bench.ends, bench.voice.lost) == (["One.", "Two."], False)


def test_what_a_thrown_away_engine_still_tells_is_not_listened_to(bench: Bench) -> None:
    old = bench.engines.last
    old.fails()
    bench.hours.go_by(1.0)
    old.ready()
    assert not bench.voice.on
    bench.engines.last.ready()
    bench.say("One.")
    old.fails()
    old.ends(bench.engines.last.serial)
    assert (bench.ends, bench.voice.on) == ([], True)


def test_engines_that_fail_again_and_again_are_tried_ever_more_rarely(bench: Bench) -> None:
    tries = []
    for _ in range(12):
        bench.engines.last.fails()
        failed, before = bench.hours.now, len(bench.engines.made)
        while len(bench.engines.made) == before:
            bench.hours.go_by(0.5)
        tries.append(bench.hours.now - failed)
    assert tries[:4] == [1, 2, 4, 8]
    assert tries[-1] == 300


def test_a_sentence_that_was_said_makes_the_pauses_short_again(bench: Bench) -> None:
    for pause in (1.0, 2.0, 4.0):
        bench.engines.last.fails()
        bench.hours.go_by(pause)
    bench.engines.last.ready()
    bench.say("One.")
    bench.engines.last.ends()
    bench.engines.last.fails()
    bench.hours.go_by(1.0)
    assert len(bench.engines.made) == 5


def test_an_engine_that_never_gets_ready_is_thrown_away() -> None:
    bench = Bench()
    bench.hours.go_by(START_S)
    assert (bench.engines.last.closed, bench.voice.lost) == (True, True)
    bench.hours.go_by(1.0)
    assert len(bench.engines.made) == 2


def test_an_engine_that_fails_while_it_is_made_is_closed_and_made_anew() -> None:
    hours, made = Hours(), list[FakeEngine]()

    def make(tell: Tell) -> FakeEngine:
        engine = FakeEngine(tell)
        made.append(engine)
        if len(made) == 1:
            engine.fails()
        return engine

    voice = SpokenVoice(make, after=hours.after)
    assert made[0].closed
    hours.go_by(1.0)
    made[1].ready()
    assert voice.on


def test_a_machine_without_a_voice_says_so_once_in_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    bench = Bench()
    with caplog.at_level("INFO"):
        for _ in range(6):
            bench.engines.last.fails()
            bench.hours.go_by(300)
    assert [record.getMessage() for record in caplog.records] == ["no voice: it broke"]


def test_every_change_of_what_can_be_heard_is_told() -> None:
    bench, told = Bench(), list[bool]()
    bench.voice.changed.connect(lambda: told.append(bench.voice.on))
    bench.engines.last.ready()
    bench.engines.last.fails()
    bench.hours.go_by(1.0)
    bench.engines.last.ready()
    assert told == [True, False, True]


def test_once_closed_it_says_nothing_and_waits_for_nothing(bench: Bench) -> None:
    bench.say("One.")
    bench.voice.close()
    assert (bench.engines.last.closed, bench.hours.waiting, bench.ends) == (True, 0, [])
    bench.say("Two.")
    assert (bench.voice.on, bench.ends, bench.hours.waiting) == (False, ["Two."], 0)


def test_a_voice_of_many_sentences_keeps_nothing_of_them(bench: Bench) -> None:
    for turn in range(1_000):
        bench.say(str(turn))
        bench.engines.last.ends()
    assert (bench.hours.waiting, len(bench.engines.made)) == (0, 1)


def test_a_mute_voice_is_over_at_once() -> None:
    ends: list[str] = []
    Voice().say("One.", "en", lambda: ends.append("One."))
    assert ends == ["One."]


def test_of_several_accents_the_usual_one_is_taken() -> None:
    names = ("en_US", "en_GB", "es_MX", "es_ES", "de_AT", "ar_MR", "ar_EG")
    chosen = accents(QLocale(name) for name in names)
    assert {code: locale.name() for code, locale in chosen.items()} == {
        "en": "en_GB",
        "es": "es_ES",
        "de": "de_AT",
        "ar": "ar_EG",
    }


def test_of_several_voices_one_without_an_effect_is_taken() -> None:
    assert plain_voice(["German+Robot", "German+Adam", "German"]) == 2
    assert plain_voice(["German+Robot"]) == 0


@pytest.mark.parametrize("line", [b"", b"nonsense\n", b"[1]\n", b'{"other": 1}\n', b"\xff\xfe"])
def test_a_process_that_tells_what_makes_no_sense_has_failed(line: bytes) -> None:
    assert type(news_of(line)).__name__ == "Failed"

"""What a wall lets hear: chime, pause, voice, each announcement once, and never mute for good."""

from __future__ import annotations

from itertools import pairwise

import msgspec
import pytest

from display.hall import HALL
from display.speaking import PAUSE_S, Speaking
from tests.client.voices import Engines, Hours, TakingTone
from tests.display.ears import QUIET_HALL, Ears, silent

pytestmark = pytest.mark.usefixtures("qapp")


def number_of(text: str) -> str:
    """`Number A, 0, 2, 0, Desk 1.` is about A020."""
    return "".join(text.removeprefix("Number ").split(", ")[:4])


def test_a_call_is_a_chime_a_pause_and_a_sentence() -> None:
    ears = Ears()
    ears.call("A020")
    ears.go_by(10)
    assert ears.tone.played == [0.0]
    began, ended, text, language = ears.voice.said[0]
    assert began == pytest.approx(0.9 + PAUSE_S)
    assert ended == pytest.approx(0.9 + PAUSE_S + 3.0)
    assert (text, language) == ("Number A, 0, 2, 0, Desk 1.", "en")
    assert len(ears.voice.said) == 1


def test_a_customer_of_another_language_hears_both_with_a_pause_between() -> None:
    ears = Ears(msgspec.structs.replace(HALL.site, spoken=["en", "de"]))
    ears.call("A020", language="de")
    ears.go_by(12)
    (_, first_ended, _, first), (began, _, _, second) = ears.voice.said
    assert (first, second) == ("en", "de")
    assert began == pytest.approx(first_ended + PAUSE_S)


def test_yellow_stays_until_the_voice_has_ended() -> None:
    ears = Ears(takes=lambda _: 14.0)
    ears.call("A020")
    ears.go_by(15.0)
    assert ears.shown[-1][1].what == "call"
    ears.go_by(1.0)
    assert ears.shown[-1][1].what is None


def test_yellow_stays_for_eight_seconds_when_the_voice_has_ended_before() -> None:
    ears = Ears()
    ears.call("A020")
    ears.go_by(7.5)
    assert ears.shown[-1][1].what == "call"
    ears.go_by(1.5)
    assert ears.shown[-1][1].what is None


def test_two_quick_calls_are_both_shown_and_each_said_once_in_order() -> None:
    ears = Ears()
    ears.call("A020", 1)
    ears.call("A021", 2)
    ears.go_by(40)
    assert [number_of(text) for text in ears.voice.texts] == ["A020", "A021"]
    assert len(ears.tone.played) == 2
    stages = [(s.what, s.call.number if s.call else "") for _, s in ears.shown]
    assert stages == [("call", "A020"), ("call", "A021"), (None, "")]


def test_of_twenty_calls_at_once_each_is_heard_to_its_end_before_the_next() -> None:
    ears = Ears()
    for place in range(20):
        ears.call(f"A0{place:02}", 1 + place % 9)
    ears.go_by(200)
    assert [number_of(text) for text in ears.voice.texts] == [
        f"A0{place:02}" for place in range(20)
    ]
    spans = [(began, ended) for began, ended, _, _ in ears.voice.said]
    heard = sorted(spans + ears.tone.spans)
    assert all(one[1] <= two[0] for one, two in pairwise(heard))
    assert all(ended - began == pytest.approx(3.0) for began, ended in spans)


def test_a_recall_is_heard_even_while_the_number_is_still_being_said() -> None:
    ears = Ears()
    call = ears.call("A020")
    ears.go_by(2.0)
    ears.recall(call)
    ears.go_by(20)
    assert [number_of(text) for text in ears.voice.texts] == ["A020", "A020"]
    assert len(ears.tone.played) == 2


def test_a_call_withdrawn_while_it_is_said_is_cut_off_and_said_to_be_withdrawn() -> None:
    ears = Ears()
    call = ears.call("A020")
    ears.go_by(2.0)
    ears.withdraw(call)
    ears.go_by(20)
    (_, cut, _, _), (began, _, text, _) = ears.voice.said
    assert cut == pytest.approx(2.0)
    assert began >= 2.0
    assert text == "Number A, 0, 2, 0, please wait. Not called yet."
    assert len(ears.tone.played) == 1


def test_a_call_withdrawn_before_it_was_said_is_never_heard() -> None:
    ears = Ears()
    ears.call("A020")
    second = ears.call("A021", 2)
    ears.go_by(2.0)
    ears.withdraw(second)
    ears.go_by(30)
    assert [number_of(text) for text in ears.voice.texts] == ["A020"]


def test_a_call_answered_before_it_was_said_is_never_heard() -> None:
    ears = Ears()
    ears.call("A020")
    second = ears.call("A021", 2)
    ears.go_by(2.0)
    ears.answer(second)
    ears.go_by(30)
    assert [number_of(text) for text in ears.voice.texts] == ["A020"]


def test_a_recall_that_is_withdrawn_before_it_was_said_is_said_to_be_withdrawn_at_once() -> None:
    ears = Ears()
    call = ears.call("A020")
    ears.go_by(2.0)
    ears.withdraw(ears.recall(call))
    ears.go_by(20)
    assert ears.voice.texts[1:] == ["Number A, 0, 2, 0, please wait. Not called yet."]
    assert [at for at, s in ears.shown if s.what == "withdrawn"] == [pytest.approx(2.0)]


def test_what_repeats_itself_in_a_long_queue_keeps_its_turn_and_everybody_is_said_in_time() -> None:
    ears = Ears()
    calls = [ears.call(f"A0{place:02}", 1 + place % 9) for place in range(20)]
    for _ in range(2):
        # The server repeats unanswered calls by itself.
        ears.go_by(40)
        calls = [ears.recall(call) for call in calls]
    ears.go_by(40)
    firsts = list(dict.fromkeys(number_of(text) for text in ears.voice.texts))
    assert firsts == [f"A0{place:02}" for place in range(20)]


def test_a_moved_call_is_said_once_with_its_new_desk() -> None:
    ears = Ears()
    call = ears.call("A020")
    ears.go_by(2.0)
    ears.move(call, 5)
    ears.go_by(30)
    assert ears.voice.texts[1:] == ["Number A, 0, 2, 0, now Desk 5."]


def test_a_call_that_moved_before_it_was_said_is_said_only_with_its_new_desk() -> None:
    ears = Ears()
    ears.call("A020")
    second = ears.call("A021", 2)
    ears.go_by(2.0)
    ears.move(second, 5)
    ears.go_by(30)
    assert ears.voice.texts[1:] == ["Number A, 0, 2, 1, now Desk 5."]


def test_when_the_server_goes_away_the_wall_falls_silent() -> None:
    ears = Ears()
    ears.call("A020")
    ears.go_by(2.0)
    ears.queue.hush()
    ears.speaking.follow(ears.queue.step(ears.hours.now), ears.site, ears.now)
    assert ears.voice.said[0][1] == pytest.approx(2.0)
    assert not ears.speaking.busy


def test_a_voice_that_fails_leaves_the_chime_and_the_next_call_is_said_again() -> None:
    ears = Ears()
    ears.voice.breaks()
    ears.call("A020")
    assert (ears.speaking.sound_off, ears.speaking.voice_off) == (False, True)
    ears.go_by(10)
    ears.voice.breaks(False)
    assert not ears.speaking.voice_off
    ears.call("A021", 2)
    ears.go_by(10)
    assert len(ears.tone.played) == 2
    assert [number_of(text) for text in ears.voice.texts] == ["A021"]


def test_a_language_without_a_voice_is_only_shown_and_that_is_logged_once(
    caplog: pytest.LogCaptureFixture,
) -> None:
    ears = Ears(msgspec.structs.replace(HALL.site, spoken=["en", "ar"]))
    ears.voice.spoken = frozenset({"en"})
    with caplog.at_level("INFO"):
        for number in ("A020", "A021"):
            ears.call(number, language="ar")
            ears.go_by(20)
    assert [language for _, _, _, language in ears.voice.said] == ["en", "en"]
    assert sum("speaks ar" in record.getMessage() for record in caplog.records) == 1


def test_in_quiet_hours_calls_are_shown_and_not_heard() -> None:
    ears = Ears(QUIET_HALL)
    ears.call("A020")
    ears.go_by(4)
    assert ears.shown[-1][1].what == "call"
    assert (ears.tone.played, ears.voice.said, ears.speaking.sound_off) == ([], [], False)


def test_a_call_of_the_quiet_hours_is_not_heard_when_they_have_ended() -> None:
    ears = Ears(QUIET_HALL)
    ears.call("A020")
    ears.site = HALL.site
    ears.go_by(20)
    assert (ears.tone.played, ears.voice.said) == ([], [])


def test_without_a_device_no_voice_is_looked_for_until_there_is_one() -> None:
    hours = Hours()
    tone, made = TakingTone(hours), Engines()
    tone.plugged = False
    ears = Ears()

    def voice() -> object:
        made(lambda _: None)
        return ears.voice

    speaking = Speaking(tone, voice, after=hours.after)  # type: ignore[arg-type]
    assert (speaking.sound_off, made.made) == (True, [])
    tone.plug(True)
    tone.plug(False)
    tone.plug(True)
    assert (speaking.sound_off, len(made.made)) == (False, 1)


def test_a_device_that_is_lost_in_the_middle_stops_nothing_for_good() -> None:
    ears = Ears()
    ears.call("A020")
    ears.go_by(2.0)
    ears.tone.plug(False)
    ears.call("A021", 2)
    ears.go_by(20)
    assert ears.speaking.sound_off
    ears.tone.plug(True)
    ears.call("A022", 3)
    ears.go_by(20)
    assert [number_of(text) for text in ears.voice.texts] == ["A020", "A022"]
    numbers = [s.call.number for _, s in ears.shown if s.what == "call" and s.call]
    assert numbers == ["A020", "A021", "A022"]


def test_a_wall_that_was_told_to_be_silent_does_not_complain() -> None:
    speaking = silent()
    assert (speaking.sound_off, speaking.voice_off) == (False, False)


def test_once_closed_it_is_silent() -> None:
    ears = Ears()
    ears.call("A020")
    ears.go_by(2.0)
    ears.speaking.close()
    ears.hours.go_by(30)
    assert len(ears.voice.said) == 1
    assert ears.voice.said[0][1] == pytest.approx(2.0)


def test_a_week_of_calls_leaves_nothing_behind() -> None:
    ears = Ears()
    sizes = []
    for turn in range(1_500):
        # A desk calls each three minutes or so; the server keeps the newest fifty calls.
        call = ears.call(f"A{turn % 1000:03}", 1 + turn % 9, id=f"call-{turn}")
        ears.hours.go_by(20.0)
        ears.look()
        ears.answer(call)
        ears.hours.go_by(180.0)
        ears.look()
        ears.calls = dict(list(ears.calls.items())[-50:])
        ears.shown.clear()
        queue = ears.queue
        sizes.append((len(queue._seen), len(queue._known), len(queue._queue), ears.hours.waiting))
    assert len(ears.voice.said) == 1_500
    assert max(sizes) <= (600, 60, 5, 5)
    assert sizes[-1] == sizes[1_000]

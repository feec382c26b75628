"""What is read aloud of a page, and when a headset is one."""

from __future__ import annotations

import pytest

from kiosk.headset import Plug
from kiosk.reading_aloud import (
    Reading,
    Said,
    Stop,
    news_said,
    page_said,
    spelled,
    stop_said,
    typed_said,
)

KEYS = (Stop("ID card"), Stop("Driving licence", "Wait 25–35 minutes"))


def texts(said: list[Said]) -> list[str]:
    return [each.text for each in said]


PAGE = Reading(("Welcome", "Touch what you need."), ("Lift: see the notice",), KEYS)


def test_a_page_is_read_voice_first_then_hand_then_keys() -> None:
    assert texts(page_said(PAGE)) == [
        "Welcome.",
        "Touch what you need.",
        "Lift: see the notice.",
        "2 keys.",
        "ID card.",
        "Driving licence.",
    ]


def test_the_keys_of_a_keyboard_are_counted_and_not_read_out() -> None:
    many = Reading(("Your name",), (), tuple(Stop(sign) for sign in "QWERTYUIOPASDFG"))
    assert texts(page_said(many)) == ["Your name.", "15 keys."]


def test_what_the_voice_says_on_every_page_is_said_once() -> None:
    first = Reading(("Riverside", "10:24", "Welcome"))
    second = Reading(("Riverside", "10:25", "What do you need?"))
    assert texts(page_said(second, first)) == ["What do you need?"]


def test_the_name_of_a_language_is_said_in_it() -> None:
    page = Reading(stops=(Stop("Deutsch, Nummer ziehen"), Stop("Contrast")))
    assert stop_said(page, 0) == [Said("Deutsch, Nummer ziehen.", "de"), Said("1 of 2.")]
    assert Said("Deutsch, Nummer ziehen.", "de") in page_said(page)


def test_one_key_alone_is_named() -> None:
    assert page_said(Reading(("Done",), (), (Stop("Done"),)))[-1].text == "One key: Done."


def test_a_key_is_read_with_its_place_and_what_it_says_besides() -> None:
    assert texts(stop_said(PAGE, 0)) == ["ID card. 1 of 2."]
    assert texts(stop_said(PAGE, 1)) == ["Driving licence. Wait 25 to 35 minutes. 2 of 2."]


def test_a_key_is_read_with_its_state() -> None:
    switches = (Stop("Contrast", checkable=True, checked=True), Stop("Low", checkable=True))
    page = Reading(stops=switches)
    assert texts(stop_said(page, 0)) == ["Contrast. Chosen. 1 of 2."]
    assert texts(stop_said(page, 1)) == ["Low. Not chosen. 2 of 2."]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Your number is A012.", "Your number is A 0 1 2."),
        ("Watch the big screen for K1-07.", "Watch the big screen for K 1 0 7."),
        ("About 25–35 minutes.", "About 25 to 35 minutes."),
        ("Away until 10:34", "Away until 10:34"),
        ("At 08:05, in room 12", "At 08:05, in room 12"),
    ],
)
def test_a_called_number_is_read_digit_by_digit_and_nothing_else_is(text: str, said: str) -> None:
    assert spelled(text) == said


def test_only_what_is_new_on_a_page_is_read_again() -> None:
    before = Reading(("Your number is", "A012"), ("Your slip is on its way.", "10:24"), KEYS)
    after = Reading(("Your number is", "A012"), ("Take your slip.", "10:25"), KEYS)
    assert texts(news_said(before, after)) == ["Take your slip."]


def test_a_countdown_is_no_news() -> None:
    before, after = Reading((), ("Closes in 20 s.",)), Reading((), ("Closes in 19 s.",))
    assert news_said(before, after) == []


def test_a_key_that_has_come_is_news() -> None:
    after = Reading(stops=(*KEYS, Stop("Stop waiting")))
    assert texts(news_said(Reading(stops=KEYS), after)) == ["Stop waiting."]


def test_letters_are_read_to_whoever_wears_a_headset_alone() -> None:
    assert typed_said("AD", "ADA", True) == "A"
    assert typed_said("ADA", "ADA ", True) == "Space."
    assert typed_said("ADA", "AD", True) == "A rubbed out."
    assert typed_said("AD", "ADA", False) == "Written."
    assert typed_said("ADA", "AD", False) == "Rubbed out."
    assert typed_said("ADA", "ADA", True) == ""


def test_what_is_plugged_in_after_the_start_is_a_headset() -> None:
    plug = Plug("", [("hdmi", "Screen")])
    assert not plug.is_in([("hdmi", "Screen")])
    assert plug.is_in([("hdmi", "Screen"), ("usb", "USB Audio")])
    assert not plug.is_in([])


def test_a_headset_with_a_name_is_known_from_the_start() -> None:
    outputs = [("hdmi", "Screen"), ("usb", "AudioNav Headset")]
    plug = Plug("audionav", outputs)
    assert plug.is_in(outputs)
    assert not plug.is_in([*outputs[:1], ("bt", "Somebody's ears")])

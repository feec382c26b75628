"""What is said of a call: in the house's language and the customer's, digit by digit."""

from __future__ import annotations

from pathlib import Path
from string import Formatter
from xml.etree import ElementTree

import msgspec
import pytest

from client.languages import LANGUAGES
from display.announcements import Stage, What
from display.hall import HALL
from display.phrases import PHRASES, sentences_of
from protocol.views import PublicCall, PublicSite

TRANSLATIONS = Path(__file__).resolve().parents[2] / "client" / "translations"


def site(languages: tuple[str, ...] = ("en",), spoken: tuple[str, ...] = ()) -> PublicSite:
    return msgspec.structs.replace(HALL.site, languages=list(languages), spoken=list(spoken))


def call(number: str = "A012", desk: str = "Desk 3", **changes: object) -> PublicCall:
    return msgspec.structs.replace(HALL.calls[0], number=number, desk_name=desk, **changes)


def said(call: PublicCall, house: PublicSite | None, what: What = "call") -> list[tuple[str, str]]:
    return [(text, language) for text, language in sentences_of(Stage(what, call, 1), house)]


def test_a_number_is_said_sign_by_sign_with_its_desk() -> None:
    assert said(call(), site()) == [("Number A, 0, 1, 2, Desk 3.", "en")]
    assert said(call("R-1187"), site()) == [("Number R, 1, 1, 8, 7, Desk 3.", "en")]


def test_every_language_of_the_programs_has_all_its_sentences() -> None:
    assert set(PHRASES) == set(LANGUAGES)
    for phrases in PHRASES.values():
        places = [
            {name for _, name, _, _ in Formatter().parse(text) if name}
            for text in (phrases.call, phrases.moved, phrases.withdrawn)
        ]
        assert places == [{"number", "desk"}, {"number", "desk"}, {"number"}]
        assert phrases.desks.keys() == PHRASES["en"].desks.keys()
        assert all(phrases.desks.values())


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Number A, 0, 1, 2, Desk 3."),
        ("es", "Número A, 0, 1, 2, puesto 3."),
        ("de", "Nummer A, 0, 1, 2, Schalter 3."),
        ("ar", "الرقم A، 0، 1، 2، مكتب 3."),
    ],
)
def test_each_language_says_it_in_its_own_words(language: str, sentence: str) -> None:
    assert said(call(), site((language,))) == [(sentence, language)]


@pytest.mark.parametrize("language", ["es", "de", "ar"])
def test_a_desk_is_called_what_the_wall_shows_in_that_language(language: str) -> None:
    root = ElementTree.parse(TRANSLATIONS / f"client_{language}.ts").getroot()
    shown = {each.findtext("source"): each.findtext("translation") for each in root.iter("message")}
    said = PHRASES[language].desks
    for word in ("Desk", "Counter", "Window", "Room", "Chair", "Bay"):
        translated = shown[word] or ""
        assert said[word.casefold()].casefold() == translated.casefold()  # type: ignore[index]


def test_a_customer_of_another_spoken_language_hears_it_after_the_houses() -> None:
    house = site(("de", "en", "es"), ("de", "es"))
    assert said(call(language="es"), house) == [
        ("Nummer A, 0, 1, 2, Schalter 3.", "de"),
        ("Número A, 0, 1, 2, puesto 3.", "es"),
    ]


@pytest.mark.parametrize("language", ["de", "en", "fr", "de-AT"])
def test_a_language_that_is_the_houses_or_not_spoken_adds_nothing(language: str) -> None:
    languages = [each for _, each in said(call(language=language), site(("de", "en"), ("de",)))]
    assert languages == ["de"]


def test_a_house_that_has_not_said_its_language_speaks_english() -> None:
    assert [each for _, each in said(call(), None)] == ["en"]
    assert [each for _, each in said(call(), site(("tlh",)))] == ["en"]


def test_a_house_whose_first_language_is_unknown_is_spoken_for_as_it_is_shown() -> None:
    assert [each for _, each in said(call(), site(("fr", "de")))] == ["de"]


def test_a_moved_call_is_said_with_its_new_desk() -> None:
    moved = call(desk="Desk 2", moved_from="Desk 3")
    assert said(moved, site()) == [("Number A, 0, 1, 2, now Desk 2.", "en")]


def test_a_withdrawn_call_is_said_to_be_withdrawn() -> None:
    assert said(call(), site(), "withdrawn") == [
        ("Number A, 0, 1, 2, please wait. Not called yet.", "en")
    ]


@pytest.mark.parametrize(
    ("desk", "spoken"),
    [
        ("Room 7", "Raum 7"),
        ("Ventanilla 12", "Schalter 12"),
        ("Fenster 4", "Fenster 4"),
        ("Zimmer 2", "Zimmer 2"),
        ("Mesa 2", "Schalter 2"),
        ("Reception", "Reception"),
        ("Haus B 3", "Haus B 3"),
        ("Information and appointments", "Information and appointments"),
    ],
)
def test_usual_words_for_desks_are_said_in_the_language_and_names_are_kept(
    desk: str, spoken: str
) -> None:
    assert said(call(desk=desk), site(("de",))) == [(f"Nummer A, 0, 1, 2, {spoken}.", "de")]


def test_a_desk_that_two_service_points_have_is_said_with_its_point() -> None:
    points = {"de": "Reparaturen", "es": "Reparaciones"}
    house = site(("de", "es"), ("de", "es"))
    spoken = sentences_of(Stage("call", call(language="es"), 1), house, points.__getitem__)
    assert [text for text, _ in spoken] == [
        "Nummer A, 0, 1, 2, Schalter 3, Reparaturen.",
        "Número A, 0, 1, 2, puesto 3, Reparaciones.",
    ]


def test_names_with_braces_break_nothing() -> None:
    assert said(call("A{1}", "Desk {x}"), site()) == [("Number A, 1, Desk {x}.", "en")]


def test_an_empty_stage_says_nothing() -> None:
    assert sentences_of(Stage(), site()) == []

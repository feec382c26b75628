"""Every sentence that code and templates ask for exists, in every language that is spoken."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

import client
import server.pages
from server.pages.html import script_words
from server.pages.words import SPOKEN, words

TRANSLATIONS = Path(client.__file__).parent / "translations"
FOLDER = Path(server.pages.__file__).parent
SCRIPTS = [*FOLDER.glob("static/*.js")]
CODE = [path for path in FOLDER.rglob("*.py") if path.name != "html.py"]  # which knows beginnings
SOURCES = [*CODE, *FOLDER.glob("templates/*.html"), *SCRIPTS]
CATEGORIES = {"zero", "one", "two", "few", "many", "other"}
every_language = pytest.mark.parametrize("lang", SPOKEN)


def asked(sources: list[Path]) -> set[str]:
    found = set()
    for source in sources:
        found |= set(re.findall(r'"([a-z_]+\.[a-z_0-9]+)"', source.read_text("utf-8")))
    ends = (".html", ".js", ".css", ".svg", ".ics")
    return {key for key in found if not key.endswith(ends) and not key.startswith("pages.")}


def group(key: str) -> str:
    """A sentence without the number or the plural category that it is made for."""
    head, _, last = key.rpartition(".")
    counted = last in CATEGORIES or (
        last.isdigit() and not head.startswith(("weekday", "month", "short_day"))
    )
    return head if counted else key


def groups(keys: set[str]) -> set[str]:
    return {group(key) for key in keys}


@every_language
def test_every_sentence_that_is_asked_for_exists(lang: str) -> None:
    table = set(words(lang).table)
    assert asked(SOURCES) - table - groups(table) == set()


@every_language
def test_the_script_gets_every_sentence_that_it_asks_for(lang: str) -> None:
    told = json.loads(script_words(words(lang)))
    subjects = {name: said for name, said in told.items() if isinstance(said, dict)}
    table = {f"{name}.{rest}" for name, said in subjects.items() for rest in said} | set(told)
    assert asked(SCRIPTS) - table - groups(table) == set()


@every_language
def test_every_language_says_the_same_things_with_the_same_values(lang: str) -> None:
    ours, english = words(lang).table, words("en").table
    assert groups(set(ours)) == groups(set(english))
    for key, text in ours.items():
        model = english.get(key) or english.get(f"{group(key)}.other") or english[group(key)]
        # A word for one or two can do without the figure.
        without_n = {*re.findall(r"{(\w+)}", text)} - {"n"}
        assert without_n == {*re.findall(r"{(\w+)}", model)} - {"n"}, key


@every_language
def test_every_count_has_a_sentence(lang: str) -> None:
    spoken = words(lang)
    for counted in {group(key) for key in spoken.table if group(key) != key} - {"ordinal"}:
        for n in range(121):
            assert "{" not in spoken.say(counted, n=n)
    assert all(str(n) in spoken.ordinal(n) for n in range(121))


@every_language
def test_no_sentence_says_oops_or_shouts(lang: str) -> None:
    told = [t for t in words(lang).table.values() if re.search(r"[!¡]|oops|error|fehler", t, re.I)]
    assert told == []


@every_language
def test_sentences_are_short_enough_to_be_read_in_a_hurry(lang: str) -> None:
    for key, text in words(lang).table.items():
        for sentence in re.split(r"(?<=[.?؟:]) ", text):
            assert len(sentence.split()) <= 15, key


@every_language
def test_figures_are_those_that_the_wall_shows(lang: str) -> None:
    assert not re.search("[\u0660-\u0669\u06f0-\u06f9]", "".join(words(lang).table.values()))


@pytest.mark.parametrize(
    ("n", "said"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th"),
     (21, "21st"), (102, "102nd"), (111, "111th")],
)  # fmt: skip
def test_ordinals_are_those_of_english(n: int, said: str) -> None:
    assert words().ordinal(n) == said


def test_ordinals_are_those_of_each_language() -> None:
    assert [words(lang).ordinal(4) for lang in ("es", "de", "ar")] == ["n.º 4", "Platz 4", "4"]


def test_a_count_takes_the_sentence_made_for_it() -> None:
    assert words().say("place.ahead", n=1) == "1 person is ahead of you."
    assert words().say("place.desks", n=7) == "7 desks are open."


def test_arabic_counts_one_two_few_and_many() -> None:
    said = [words("ar").say("place.ahead", n=n) for n in (1, 2, 3, 11, 100)]
    assert said == [
        "أمامك شخص واحد.",
        "أمامك شخصان.",
        "أمامك \u20683\u2069 أشخاص.",
        "أمامك \u206811\u2069 شخصًا.",
        "أمامك \u2068100\u2069 شخص.",
    ]


def test_a_value_of_the_other_direction_cannot_turn_the_sentence_round() -> None:
    assert words("ar").say("called.until", time="14:31") == "ننتظرك حتى الساعة \u206814:31\u2069."
    told = words().say("place.where", location="قاعة", number="A012")
    assert told == "Wait at \u2068قاعة\u2069. The wall shows A012 too."
    own = words("ar").say("place.summary_plain", place="دورك \u20684\u2069 في قائمة الانتظار")
    assert own == "دورك \u20684\u2069 في قائمة الانتظار."


def test_a_name_that_nobody_translated_is_said_as_the_house_says_it() -> None:
    names = {"de": "Reparatur abgeben"}
    assert words("de").named("Drop off a repair", names) == "Reparatur abgeben"
    assert words("es").named("Drop off a repair", names) == "Drop off a repair"


def test_a_sentence_that_does_not_exist_is_a_fault() -> None:
    with pytest.raises(KeyError):
        words().say("nothing.here")


def test_a_desk_is_called_by_its_usual_word_and_by_the_name_that_the_house_gave_it() -> None:
    said = words("de").desk
    usual = {"Desk 3": "Schalter 3", "COUNTER 12": "Schalter 12", "room\xa0B2": "Raum\xa0B2"}
    assert {name: said(name) for name in usual} == usual
    for own in ("Schalter 3", "Desk", "Desk three", "Desk 1234", "Reception", "Mesa 4", "", "7"):
        assert said(own) == own
    assert words("ar").desk("Desk 3") == "مكتب 3"


@pytest.mark.parametrize("lang", [lang for lang in SPOKEN if lang != "en"])
def test_a_phone_calls_desks_as_the_wall_does(lang: str) -> None:
    files = sorted(TRANSLATIONS.glob(f"*_{lang}.ts"))
    told = [one for file in files for one in ElementTree.parse(file).iter("message")]
    wall = {each.findtext("source", ""): each.findtext("translation", "") for each in told}
    ours = {key: word for key, word in words("en").table.items() if key.startswith("desk.")}
    assert ours
    assert {key: wall[word] for key, word in ours.items()} == {
        key: words(lang).table[key] for key in ours
    }

"""Every sentence that code and templates ask for exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import server.pages
from server.pages.words import words

FOLDER = Path(server.pages.__file__).parent
SOURCES = [*FOLDER.glob("*.py"), *FOLDER.glob("templates/*.html"), *FOLDER.glob("static/*.js")]


def asked() -> set[str]:
    found = set()
    for source in SOURCES:
        found |= set(re.findall(r'"([a-z_]+\.[a-z_0-9]+)"', source.read_text("utf-8")))
    return {key for key in found if not key.endswith((".html", ".js", ".css", ".svg", ".svg"))}


def test_every_sentence_that_is_asked_for_exists() -> None:
    table = words().table
    groups = {key.rsplit(".", 1)[0] for key in table if key.endswith(".other")}
    known = set(table) | groups
    assert {key for key in asked() if key not in known and not key.startswith("pages.")} == set()


def test_no_sentence_says_oops_or_shouts() -> None:
    assert not [text for text in words().table.values() if re.search(r"!|oops|error", text, re.I)]


def test_sentences_are_short_enough_to_be_read_in_a_hurry() -> None:
    for key, text in words().table.items():
        for sentence in re.split(r"(?<=[.?:]) ", text):
            assert len(sentence.split()) <= 15, key


@pytest.mark.parametrize(
    ("n", "said"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th"),
     (21, "21st"), (102, "102nd"), (111, "111th")],
)  # fmt: skip
def test_ordinals_are_those_of_english(n: int, said: str) -> None:
    assert words().ordinal(n) == said


def test_a_count_takes_the_sentence_made_for_it() -> None:
    assert words().say("place.ahead", n=1) == "1 person is ahead of you."
    assert words().say("place.desks", n=7) == "7 desks are open."


def test_a_sentence_that_does_not_exist_is_a_fault() -> None:
    with pytest.raises(KeyError):
        words().say("nothing.here")

"""The house's message in parts that fit under the services."""

from __future__ import annotations

import pytest

from kiosk.words import NOTE_CHARACTERS, notes


@pytest.mark.parametrize(
    ("message", "parts"),
    [
        ("", ()),
        (" \n\t\n", ()),
        ("One thought", ("One thought",)),
        ("Until 15:30. Room 2.5 is shut!  Sorry", ("Until 15:30.", "Room 2.5 is shut!", "Sorry")),
        ("First line\nsecond line", ("First line", "second line")),
        ("هل تنتظر؟ شكرا", ("هل تنتظر؟", "شكرا")),
    ],
)
def test_a_message_is_cut_between_sentences(message: str, parts: tuple[str, ...]) -> None:
    assert notes(message) == parts


def test_a_long_sentence_is_cut_between_words_and_says_that_it_goes_on() -> None:
    parts = notes("one two three four " * 10 + "five")
    assert len(parts) > 1
    assert all(part.endswith(" …") for part in parts[:-1])
    assert (
        " ".join(parts).replace(" …", "").split() == ("one two three four " * 10 + "five").split()
    )


def test_a_word_without_end_is_cut_too() -> None:
    assert {len(part.removesuffix(" …")) for part in notes("x" * 1000)} <= {
        NOTE_CHARACTERS,
        1000 % NOTE_CHARACTERS,
    }

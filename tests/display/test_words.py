"""Times and names as a wall writes them."""

from __future__ import annotations

import pytest

from client.desk_names import desk_name
from client.house import under, wait
from display.measure import pages
from display.words import sentences


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Desk 2", ("Desk", "2")),
        ("Schalter 12", ("Schalter", "12")),
        ("Room 3b", ("Room", "3b")),
        ("Reception", ("", "Reception")),
        ("Room Anna", ("", "Room Anna")),
        ("7", ("", "7")),
        ("Desk 2026 north", ("", "Desk 2026 north")),
    ],
)
def test_a_desks_number_is_told_from_its_word(name: str, parts: tuple[str, str]) -> None:
    assert desk_name(name) == parts


@pytest.mark.parametrize(
    ("message", "parts"),
    [
        ("", ()),
        ("  \n ", ()),
        ("One thought", ("One thought",)),
        ("Until 15:30. Room 2.5 is shut!  Sorry", ("Until 15:30.", "Room 2.5 is shut!", "Sorry")),
        ("First line\nsecond line", ("First line", "second line")),
        ("هل تنتظر؟ شكرا", ("هل تنتظر؟", "شكرا")),
    ],
)
def test_a_message_is_cut_between_sentences_only(message: str, parts: tuple[str, ...]) -> None:
    assert sentences(message) == parts


def test_a_wait_is_a_range_or_nothing() -> None:
    assert [wait(25, 35), wait(5, 5), wait(None, None)] == ["25–35", "5", ""]


def test_a_wait_from_nothing_is_less_than_its_upper_bound() -> None:
    assert [(wait(low, 10), under(low)) for low in (0, 5)] == [("10", True), ("5–10", False)]
    assert not under(None)


def test_a_sentence_over_several_pages_ends_on_none_of_a_single_word() -> None:
    said = "Permisos de conducir hasta las 15:30 de hoy."
    shown = pages(said, 40.0, 1, lambda text, _: float(len(text)))
    assert shown == ["Permisos de conducir …", "hasta las 15:30 de hoy."]
    assert pages(said, 44.0, 1, lambda text, _: float(len(text))) == [said]

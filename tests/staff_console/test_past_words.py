"""The history has a word for all that is recorded of contacts."""

from __future__ import annotations

from server.domain.activity_states import KINDS
from staff_console.bookings.past_words import WORDS, happened


def test_whatever_is_recorded_of_contacts_has_words_that_can_be_translated() -> None:
    assert KINDS - WORDS.keys() == set()
    assert all(happened(what) for what in KINDS)
    assert happened("something_later") == "something later"

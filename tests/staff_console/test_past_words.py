"""The history has a word for all that is recorded of contacts, and tells what is told of it."""

from __future__ import annotations

import pytest

from protocol.replica import Replica
from server.domain.activity_states import KINDS
from staff_console.bookings.past_details import Teller, said_of
from staff_console.bookings.past_words import WORDS, happened


def test_whatever_is_recorded_of_contacts_has_words_that_can_be_translated() -> None:
    assert KINDS - WORDS.keys() == set()
    assert all(happened(what) for what in KINDS)
    assert happened("something_later") == "something later"


@pytest.mark.parametrize(
    ("what", "data", "said"),
    [
        ("estimate_approved", {"nth": "1", "total": "92.23", "currency": "EUR", "via": "phone"},
         "estimate 1 approved on the phone, €92.23"),
        ("estimate_approved", {"nth": "0", "total": "9.00", "currency": "EUR", "via": "limit"},
         "approved within what was allowed at intake, €9.00"),
        ("estimate_sent", {"nth": "2", "total": "9", "currency": "JPY"}, "estimate 2 made, ¥9"),
        ("line_added", {"line_kind": "labour"}, "labour added"),
        ("note_written", {"public": "yes"}, "note written for the customer"),
        ("sla_paused", {"why": "supplier"}, "clock stopped: the supplier's turn"),
        ("request_assigned", {"technician": ""}, "given to nobody"),
        ("request_promised", {"promised_at": "7"}, "promised 7"),
        ("request_stepped_back", {"state": "diagnosing"}, "step taken back, to: Diagnosing"),
        ("request_updated", {"changed": "priority, problem"}, "changed: priority, the problem"),
    ],
)  # fmt: skip
def test_a_sentence_tells_which_how_much_and_by_which_way(
    what: str, data: dict[str, str], said: str
) -> None:
    assert said_of(what, {"number": "R-1", **data}, Teller(Replica(""), str)) == said


def test_what_is_not_told_is_left_out_of_every_sentence() -> None:
    teller = Teller(Replica(""), str)
    assert all("{" not in said_of(what, {}, teller) and said_of(what, {}, teller) for what in KINDS)

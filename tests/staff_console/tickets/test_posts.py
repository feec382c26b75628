"""What stands in a thread, in words: notes say what changed, and who wrote is told apart."""

from __future__ import annotations

import pytest

from protocol.replica import Replica
from staff_console.tickets.known import Known
from staff_console.tickets.posts import posts_of
from staff_console.tickets.samples import message
from tests.server.domain.tickets.desk import Desk

KNOWN = Known(Replica("staff"), Replica("tickets"), Replica("ticket"), "me")


def said(kind: str, text: str = "", **more: object) -> tuple[str, str]:
    """Who, and what, without the marks that keep directions apart."""
    at = Desk()
    ticket = at.ticket(at.opened())
    (post,) = posts_of(KNOWN, ticket, [message(1, kind, text, 0, **more)], {}, "Zoe Ash", (), 0)
    return tuple(  # type: ignore[return-value]
        part.replace("\u2068", "").replace("\u2069", "") for part in (post.who, post.text)
    )


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ({"priority": "high", "priority_was": "normal"}, "priority: Normal → High"),
        ({"status": "open", "status_was": "resolved"}, "status: Resolved → Open"),
        ({"subject": ""}, "subject changed"),
        ({"contact": "a", "contact_was": "b"}, "contact changed"),
        ({"fields": "serial, model"}, "fields: serial, model"),
        ({"undelivered": "3"}, "A mail to the customer came back: message 3 did not arrive"),
    ],
)
def test_a_note_says_what_changed_in_a_line(data: dict[str, str], text: str) -> None:
    assert said("note", data=data)[1] == text


def test_an_automatic_answer_is_told_as_one() -> None:
    told = said("note", "I am away", data={"auto_reply": ""})[1]
    assert told == "An automatic answer came by mail: I am away"


def test_who_wrote_from_another_address_is_not_taken_for_the_customer() -> None:
    assert said("customer", "Hm")[0] == "Zoe Ash"
    assert said("customer", "Hm", sender="son@x.example")[0] == "son@x.example, not known as theirs"


def test_what_a_rule_did_is_said_of_no_colleague() -> None:
    more = {"author": "rule-1", "cause": "rule-1.1", "data": {"rule": "Vehicles"}}
    assert said("note", "Given to Vehicles. Tagged vehicle.", **more) == (
        "By itself",
        "Given to Vehicles. Tagged vehicle, rule: Vehicles",
    )

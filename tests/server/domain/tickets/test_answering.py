"""Automatic answers: in the customer's language, no answer of a person, and never for ever."""

from __future__ import annotations

from protocol.records import CannedResponse, Ticket
from server.domain.actor import TIMER
from server.domain.context import Context
from server.domain.tickets.answering import AUTO_MOST, answered, why_not
from server.domain.tickets.canned import filled
from tests.hall import ANN
from tests.server.domain.tickets.desk import Desk

CANNED = CannedResponse(
    id="0" * 36,
    name="Thanks",
    text="Dear {contact.first}, we look into {ticket.number}. {staff.first} {field.serial}",
    texts={"de": "Guten Tag {contact.name}"},
)


def auto(at: Desk, ticket: str) -> bool:
    """Whether a rule has answered."""
    context = Context(TIMER, at.hall.clock.now(), at.hall.ids, lambda text: text)
    found = at.ticket(ticket)
    if why_not(found):
        return False
    text = filled(at.floor, found, CANNED).text
    at.floor.apply(answered(at.floor, found, CANNED, text, "a rule", "a rule.1", context))
    return True


def test_a_rule_answers_by_mail_and_nobody_has_answered_by_that() -> None:
    at = Desk()
    ticket = at.opened()
    assert auto(at, ticket)
    message, after = at.thread(ticket)[-1], at.ticket(ticket)
    assert (message.message_kind, message.canned, message.cause) == ("auto", CANNED.id, "a rule.1")
    assert message.text == "Dear Zoe, we look into T-1. Riverside "
    assert (after.unanswered_since, after.last_reply_at, after.status) == (
        after.opened_at, None, "open",
    )  # fmt: skip
    assert [each.revision for each in at.mails("ticket_reply")] == [message.nth]


def test_two_programs_do_not_answer_one_another_for_ever() -> None:
    at = Desk()
    ticket = at.opened()
    rounds = 0
    while auto(at, ticket):
        rounds += 1
        at.mailed("I am a program", in_reply_to=at.thread(ticket)[-1].mail_id)
    assert rounds == AUTO_MOST
    at.replied(ticket)
    assert auto(at, ticket)


def test_to_a_closed_ticket_no_rule_answers() -> None:
    at = Desk()
    ticket = at.opened()
    at.changed(ticket, status="closed")
    assert not auto(at, ticket)


def test_a_canned_response_speaks_as_its_customer_and_names_what_it_lacks() -> None:
    at = Desk()
    ticket: Ticket = at.ticket(at.opened(language="de"))
    assert filled(at.floor, ticket, CANNED).text == "Guten Tag Zoe Ash"
    english = at.ticket(at.opened(language="en"))
    found = filled(at.floor, english, CANNED, ANN.id)
    assert (found.text, found.unknown) == (
        "Dear Zoe, we look into T-2. Clerk ", ["field.serial"],
    )  # fmt: skip

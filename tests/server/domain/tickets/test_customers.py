"""Customers: opening on the page, writing, solving and rating by a link, asking for links."""

from __future__ import annotations

import pytest

from protocol.commands import Customer, JoinQueue, UpdateSite
from protocol.outcomes import Joined
from protocol.ticket_commands import (
    AddAttachment,
    AnswerTicket,
    MergeTickets,
    OpenTicket,
    RateTicket,
    SendTickets,
    SolveTicket,
)
from server.domain.actor import PUBLIC
from tests.hall import ANN
from tests.server.domain.tickets.desk import DAY, ZOE, Desk, link


def test_numbers_go_on_over_the_days_and_none_is_given_twice() -> None:
    at = Desk()
    first = at.ticket(at.opened())
    at.changed(first.id, status="closed")
    at.floor.forget_ended()
    at.passes(3 * DAY)
    second = at.ticket(at.opened(ANN, from_staff=True))
    assert (first.number, second.number) == (1, 2)
    (message,) = at.thread(second.id)
    assert (message.message_kind, message.author) == ("comment", ANN.id)


def test_what_staff_open_is_mailed_to_nobody() -> None:
    at = Desk()
    at.opened(ANN)
    assert not at.mails()
    at.opened()
    assert [each.what for each in at.mails()] == ["ticket_opened"]


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"customer": Customer(name="Zoe")}, "invalid", "customer.email"),
        ({"customer": Customer(email="zoe at home")}, "invalid", "customer.email"),
        ({"customer": ZOE, "priority": "urgent"}, "forbidden", "priority"),
        ({"customer": ZOE, "tags": ["vip"]}, "forbidden", "tags"),
        ({"contact": "0" * 36}, "forbidden", "contact"),
        ({"customer": ZOE, "subject": "\u200b"}, "invalid", "subject"),
    ],
)
def test_a_stranger_tells_what_strangers_may_and_an_address(
    fields: dict[str, object], code: str, field: str
) -> None:
    at = Desk()
    told = {"subject": "The lock", "text": "It sticks"} | fields
    refusal = at.hall.refused(OpenTicket(**told), PUBLIC)  # type: ignore[arg-type]
    assert (refusal.code, refusal.field) == (code, field)


def test_where_the_house_takes_none_only_staff_open_tickets() -> None:
    at = Desk()
    at.hall.do(UpdateSite(support=False))
    command = OpenTicket(subject="The lock", text="It sticks", customer=ZOE)
    assert at.hall.refused(command, PUBLIC).code == "support_closed"
    at.opened(ANN)


def test_a_ticket_is_about_a_visit_that_is_on_record() -> None:
    at = Desk()
    joined = at.hall.do(JoinQueue(service_point=at.hall.point), PUBLIC)
    assert isinstance(joined, Joined)
    assert at.ticket(at.opened(ANN, visit=joined.visit)).visit == joined.visit
    told = OpenTicket(subject="A", text="B", customer=ZOE, visit="0" * 36)
    assert at.hall.refused(told, ANN).code == "unknown_visit"
    told = OpenTicket(subject="A", text="B", customer=ZOE, reservation="0" * 36)
    assert at.hall.refused(told, ANN).code == "unknown_reservation"


def test_a_link_opens_its_own_ticket_alone() -> None:
    at = Desk()
    ticket, other = at.opened(), at.opened()
    wrong = AnswerTicket(ticket=other, text="Let me in")
    assert at.hall.refused(wrong, link(ticket)).code == "forbidden"


def test_a_stranger_sends_no_file_to_a_ticket_that_is_there() -> None:
    at = Desk()
    ticket = at.opened()
    told = AddAttachment(
        attachment=at.hall.ids(), ticket=ticket, name="a", content_type="", size=1, hash="0" * 64
    )
    assert at.hall.refused(told, PUBLIC).code == "forbidden"
    assert at.hall.refused(told, link(at.opened())).code == "forbidden"
    file = at.file(by=PUBLIC)
    assert at.thread(at.opened(attachments=[file]))[0].attachments == [file]


def test_writing_to_a_closed_ticket_begins_another_that_is_linked() -> None:
    at = Desk()
    ticket = at.opened()
    at.changed(ticket, status="closed")
    file = at.file(ticket, by=link(ticket))
    answer = at.answered(ticket, "It sticks again", attachments=[file])
    assert (answer.opened, at.ticket(answer.ticket).links) == (True, [ticket])
    assert at.thread(answer.ticket)[0].attachments == [file]
    assert len(at.mails("ticket_opened")) == 2


def test_a_customer_says_that_it_is_solved_and_that_it_is_not() -> None:
    at = Desk()
    ticket = at.opened()
    at.hall.do(SolveTicket(ticket=ticket), link(ticket))
    at.hall.do(SolveTicket(ticket=ticket), link(ticket))
    assert at.ticket(ticket).status == "resolved" and len(at.thread(ticket)) == 2
    at.hall.do(SolveTicket(ticket=ticket, solved=False), link(ticket))
    assert (at.ticket(ticket).status, at.ticket(ticket).reopened) == ("open", 1)
    at.changed(ticket, status="closed")
    late = SolveTicket(ticket=ticket, solved=False)
    assert at.hall.refused(late, link(ticket)).code == "ticket_closed"


def test_a_customer_rates_what_is_resolved_and_may_think_again() -> None:
    at = Desk()
    ticket = at.opened()
    early = RateTicket(ticket=ticket, rating=5)
    assert at.hall.refused(early, link(ticket)).code == "wrong_state"
    at.changed(ticket, status="resolved")
    at.hall.do(RateTicket(ticket=ticket, rating=2, text="Slow"), link(ticket))
    at.hall.do(RateTicket(ticket=ticket, rating=4), link(ticket))
    after = at.ticket(ticket)
    assert (after.rating, after.status, after.unanswered_since) == (4, "resolved", None)
    assert at.thread(ticket)[-1].data == {"rating": "4", "rating_was": "2"}
    assert at.thread(ticket)[-2].text == "Slow"


def test_links_are_mailed_once_an_hour_and_the_answer_tells_nothing() -> None:
    at = Desk()
    ticket = at.ticket(at.opened())
    nobody = at.hall.do(SendTickets(email="nobody@x.example"), PUBLIC)
    assert at.hall.do(SendTickets(email="ZOE@ash.example"), PUBLIC) == nobody
    assert at.hall.do(SendTickets(email=ZOE.email, number=99), PUBLIC) == nobody
    assert at.hall.do(SendTickets(email=ZOE.email), PUBLIC) == nobody
    (mail,) = at.mails("ticket_links")
    assert (mail.subject_kind, mail.person) == ("person", at.contact(ticket.id).person)
    at.passes(3_600)
    at.floor.forget_ended()
    at.hall.do(SendTickets(email=ZOE.email, number=ticket.number), PUBLIC)
    assert len(at.mails("ticket_links")) == 2


def test_a_ticket_that_goes_on_in_another_is_not_rated() -> None:
    at = Desk()
    first, other = at.opened(), at.opened()
    at.hall.do(MergeTickets(ticket=first, tickets=[other]), ANN)
    refusal = at.hall.refused(RateTicket(ticket=other, rating=5), link(other))
    assert refusal.code == "ticket_merged"

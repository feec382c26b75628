"""Whose a ticket is may be corrected only while nobody has its link."""

from __future__ import annotations

from protocol.contact_commands import PutContact
from protocol.outcomes import Saved
from protocol.queue_commands import Customer
from protocol.ticket_commands import TicketChange, UpdateTicket
from tests.hall import ANN
from tests.server.domain.tickets.desk import Desk


def known(desk: Desk, **told: str) -> str:
    """The id of another contact."""
    saved = desk.hall.do(PutContact(customer=Customer(**told)), ANN)
    assert isinstance(saved, Saved)
    return saved.id


def test_a_ticket_of_whoever_was_mailed_its_link_becomes_nobody_elses() -> None:
    desk = Desk()
    ticket, other = desk.opened(), known(desk, name="Bea", email="bea@x.example")
    asks = UpdateTicket(ticket=ticket, change=TicketChange(contact=other))
    refused = desk.hall.refused(asks, ANN)
    assert (refused.code, refused.field) == ("wrong_state", "contact")


def test_a_ticket_of_somebody_without_an_address_is_given_to_the_right_one() -> None:
    desk = Desk()
    ticket = desk.opened(ANN, customer=Customer(name="Somebody", phone="+49 170 1234567"))
    other = known(desk, name="Bea", email="bea@x.example")
    desk.changed(ticket, contact=other)

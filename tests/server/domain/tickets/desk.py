"""A small ticket desk for tests: a hall that takes tickets, colleagues, and a customer, Zoe."""

from __future__ import annotations

from typing import Any

from protocol.changes import Put
from protocol.commands import Customer, PutStaff, UpdateSite
from protocol.outbox import Message, MessageWhat
from protocol.outcomes import Answer, Ticketed
from protocol.records import Attachment, Contact, Draft, Ticket, TicketMessage
from protocol.ticket_commands import (
    AddAttachment,
    AnswerTicket,
    OpenTicket,
    ReceiveMail,
    Reply,
    TicketChange,
    UpdateTicket,
)
from server.domain.actor import PUBLIC, TIMER, Actor
from tests.hall import ADMIN, ANN, BEN, Hall, hall

ZOE = Customer(name="Zoe Ash", email="zoe@ash.example")
MINUTE, DAY = 60, 86_400
"""Seconds, for `Desk.passes`."""


class Desk:
    """A hall that takes tickets. What it does must succeed, but for `hall.refused`."""

    def __init__(self) -> None:
        self.hall: Hall = hall()
        for each in (ADMIN, ANN, BEN):
            self.hall.do(PutStaff(staff=each.id, name=each.name, role=each.role))
        self.hall.do(UpdateSite(support=True, support_email="help@hall.example"))
        self._mails = 0

    @property
    def floor(self) -> Any:
        """The floor as it is by now."""
        return self.hall.floor

    def passes(self, seconds: int) -> None:
        """Time goes by."""
        self.hall.clock.advance(seconds)

    def opened(self, by: Actor = PUBLIC, **fields: Any) -> str:
        """The id of a new ticket; of Zoe, if nothing else is told."""
        told = {"subject": "The lock", "text": "It does not turn."} | fields
        if "contact" not in told:
            told.setdefault("customer", ZOE)
        return self.ticketed(OpenTicket(**told), by).ticket

    def replied(
        self, ticket: str, text: str = "We see to it.", by: Actor = ANN, **more: Any
    ) -> int:
        """The `nth` of an answer of a colleague."""
        return self.ticketed(Reply(ticket=ticket, text=text, **more), by).message

    def answered(self, ticket: str, text: str = "Thank you.", **more: Any) -> Ticketed:
        """The customer writes by the link."""
        return self.ticketed(AnswerTicket(ticket=ticket, text=text, **more), link(ticket))

    def changed(self, ticket: str, by: Actor = ANN, **change: Any) -> Ticketed:
        """A colleague changes something."""
        return self.ticketed(UpdateTicket(ticket=ticket, change=TicketChange(**change)), by)

    def mailed(self, text: str = "It does not turn.", **fields: Any) -> Answer:
        """A mail comes; of Zoe, and its own, if nothing else is told."""
        self._mails += 1
        told = {"mail_id": f"<{self._mails}@ash.example>", "sender": ZOE.email} | fields
        return self.hall.do(ReceiveMail(text=text, **told), TIMER)

    def ticketed(self, command: Any, by: Actor) -> Ticketed:
        """What a command on a ticket answers."""
        answer = self.hall.do(command, by)
        assert isinstance(answer, Ticketed)
        return answer

    def file(self, ticket: str = "", size: int = 1_000, by: Actor = ANN) -> str:
        """The id of a file that was brought."""
        ident = self.hall.ids()
        self.hall.do(
            AddAttachment(
                attachment=ident,
                ticket=ticket,
                name="lock.png",
                content_type="image/png",
                size=size,
                hash="0" * 64,
            ),
            by,
        )
        return ident

    def ticket(self, ident: str) -> Ticket:
        """A ticket as it is by now."""
        found = self.hall.floor.get(Ticket, ident)
        assert found is not None
        return found

    def thread(self, ticket: str) -> list[TicketMessage]:
        """All messages of a ticket."""
        return self.hall.floor.cases.thread(ticket)

    def mails(self, what: MessageWhat | None = None) -> list[Message]:
        """What is to be sent to customers, or was."""
        found = (each for each in self.hall.floor.of(Message) if what in (None, each.what))
        return sorted(found, key=lambda each: each.id)

    def drafts(self) -> list[Draft]:
        """All drafts."""
        return list(self.hall.floor.of(Draft))

    def unused(self) -> list[Attachment]:
        """Files that no message has brought."""
        return list(self.hall.floor.of(Attachment))

    def contact(self, ticket: str) -> Contact:
        """Whose ticket it is."""
        found = self.hall.floor.get(Contact, self.ticket(ticket).contact)
        assert found is not None
        return found

    def put(self, *records: Any) -> None:
        """Lay records on the floor that no command here has made."""
        self.hall.floor.apply([Put(each) for each in records])


def link(ticket: str) -> Actor:
    """Whoever holds the link to a ticket."""
    return Actor(ticket, "visitor", ticket=ticket, scope="thread")

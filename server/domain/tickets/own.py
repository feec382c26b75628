"""What a customer may do by the link to their ticket, and asking for the links by mail."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from protocol.changes import Change, Put
from protocol.outbox import Message
from protocol.outcomes import Saved
from protocol.records import Contact, Ticket
from protocol.ticket_commands import AnswerTicket, RateTicket, SendTickets, SolveTicket
from protocol.tickets import WORKED_ON
from server.domain.addresses import email_key
from server.domain.contacts.finding import primary
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.outbox import making
from server.domain.refused import refuse
from server.domain.text import visible
from server.domain.tickets.continuing import continued, follow_up
from server.domain.tickets.known import own, whole
from server.domain.tickets.mail_threads import end_of, sender_contact
from server.domain.tickets.mailing import HOUR_MS
from server.domain.tickets.opening import answer
from server.domain.tickets.states import moved
from server.domain.tickets.threads import written

USEFUL_MS: Final = 24 * HOUR_MS


def answer_ticket(floor: Floor, command: AnswerTicket, context: Context) -> Decision:
    """The customer writes. What was merged goes on in the other ticket; after the end of a closed
    one a new one begins."""
    ticket = end_of(floor, own(floor, command.ticket, context))
    text = visible(command.text, lines=True)
    if not text:
        raise refuse("invalid", "Write something that can be seen.", field="text")
    contact = floor.get(Contact, ticket.contact)
    if ticket.status == "closed" and contact is not None:
        made = follow_up(
            floor, ticket, contact, text, context, channel="page", attachments=command.attachments
        )
        return Decision(answer(made.ticket, made.message, opened=True), made.changes)
    after, message, changes = continued(
        floor, ticket, text, context, via="page", attachments=command.attachments
    )
    return Decision(answer(after, message), changes)


def solve_ticket(floor: Floor, command: SolveTicket, context: Context) -> Decision:
    """The customer says that it is solved, or that it is not after all. They know: no mail."""
    ticket = end_of(floor, own(floor, command.ticket, context))
    if ticket.status == "closed":
        raise refuse(
            "ticket_closed", f"T-{ticket.number} is closed. Write what is still to be done."
        )
    if command.solved == (ticket.status == "resolved"):
        return Decision(answer(ticket), [])
    status = "resolved" if command.solved else "open"
    before = moved(ticket, status, context)  # type: ignore[arg-type]
    if not command.solved:
        before = replace(before, unanswered_since=context.now)
    data: dict[str, str] = {"status": before.status, "status_was": ticket.status}
    after, note = written(before, "note", "", "", context, via="page", data=data)
    return Decision(answer(after), [Put(after), Put(note)])


def rate_ticket(floor: Floor, command: RateTicket, context: Context) -> Decision:
    """The customer says how it was. What they write is for colleagues: it asks nothing."""
    ticket = whole(floor, own(floor, command.ticket, context))
    if ticket.status in WORKED_ON:
        raise refuse("wrong_state", f"T-{ticket.number} is not solved yet. Say how it was then.")
    data = {"rating": str(command.rating)}
    if ticket.rating:
        data["rating_was"] = str(ticket.rating)
    rated = replace(ticket, rating=command.rating, rated_at=context.now)
    text = visible(command.text, lines=True)
    after, note = written(rated, "note", text, "", context, via="page", data=data)
    return Decision(answer(after, note), [Put(after), Put(note)])


def send_tickets(floor: Floor, command: SendTickets, context: Context) -> Decision:
    """Mail an address the links of its tickets, at most once an hour. The answer tells nothing."""
    key = email_key(command.email)
    if not key:
        raise refuse("invalid", "That is no mail address. Correct it.", field="email")
    outcome = Saved(id=floor.site.id)
    contact = sender_contact(floor, key)
    if contact is None or not _has_tickets(floor, contact, command.number):
        return Decision(outcome, [])
    since = context.now - HOUR_MS
    for each in floor.of(Message):
        asked = each.what == "ticket_links" and each.person == contact.person
        if asked and each.made_at > since and each.revision in (0, command.number):
            return Decision(outcome, [])
    ident = context.new_id()
    made = Message(
        id=making.message_id(contact.person, command.number, "ticket_links", ident, "mail"),
        subject_kind="person",
        subject=contact.person,
        person=contact.person,
        what="ticket_links",
        channel="mail",
        due_at=context.now,
        made_at=context.now,
        revision=command.number,
        useful_until=context.now + USEFUL_MS,
    )
    changes: list[Change] = [Put(made)]
    return Decision(outcome, changes)


def _has_tickets(floor: Floor, contact: Contact, number: int) -> bool:
    """Whether there is any, or the one with that number; closed ones were read for this."""
    same = primary(floor, contact.id) or contact
    theirs = {contact.id, same.id}
    found = (floor.get(Ticket, t) for each in theirs for t in floor.cases.by_contact.get(each, ()))
    return any(number in (0, ticket.number) for ticket in found if ticket is not None)

"""Where a mail belongs: by the mails that it answers, else by the number in its subject."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from protocol.changes import Key
from protocol.outbox import Message
from protocol.queue_commands import Customer
from protocol.records import Contact, Ticket, TicketMessage
from protocol.ticket_commands import ReceiveMail
from server.domain.addresses import email_key
from server.domain.contacts.finding import find_contact_reads, found_by, primary
from server.domain.floor import Floor
from server.domain.reads import Find, Read
from server.domain.tickets.threads import message_id, ticket_named

_NUMBER: Final = re.compile(r"\[T-(\d{1,9})\]")
_PREFIX: Final = re.compile(
    r"^\s*(?:re|fwd?|aw|wg|antw|rv|res|رد|تحويل)\s*(?:\[\d+\])?\s*[:：]\s*",
    re.IGNORECASE,
)
_OURS: Final = re.compile(r"<(?:ticket\.[0-9a-f-]{36}\.(\d+)|([0-9a-f-]{36}\.[\w.:-]+))@")


class Belongs(NamedTuple):
    """The ticket that a mail goes on with, and whether its sender is known as its customer."""

    ticket: Ticket
    customer: bool


def mail_reads(command: ReceiveMail) -> list[Read]:
    """What a mail may belong to: messages by Message-ID, tickets by id or number, the contact."""
    refers = [*answers(command), *([command.about] if command.about else [])]
    found: list[Read] = [Find("ticket_message", "mail_id", (command.mail_id, *refers))]
    named = dict.fromkeys(filter(None, map(ticket_named, refers)))
    found += [Key("ticket", ident) for ident in named]
    number = numbered(command.subject)
    if number:
        found.append(Find("ticket", "number", (number,)))
    returned = returned_message(command.about)
    if returned:
        found.append(Key("message", returned))
    return [*found, *find_contact_reads(Customer(email=command.sender))]


def answers(command: ReceiveMail) -> list[str]:
    """The Message-IDs that a mail answers, the nearest first."""
    told = [command.in_reply_to, *reversed(command.references)]
    return list(dict.fromkeys(filter(None, told)))


def numbered(subject: str) -> int:
    """The number of a ticket in a subject; 0 is none."""
    found = _NUMBER.search(subject)
    return int(found[1]) if found else 0


def bare(subject: str) -> str:
    """The subject without what mail programs put before it, and without any number: one that is
    another ticket's would be found before the own."""
    subject = " ".join(_NUMBER.sub(" ", subject).split())
    while (found := _PREFIX.match(subject)) is not None:
        subject = subject[found.end() :]
    return subject.strip()


def returned_message(about: str) -> str:
    """The id of the message of the outbox that a Message-ID of ours carried; empty for another."""
    found = _OURS.match(about)
    if found is None:
        return ""
    if found[2]:
        return found[2]
    return f"{ticket_named(about)}.{found[1]}.ticket_reply.0.mail"


def known_again(floor: Floor, mail_id: str) -> TicketMessage | None:
    """The message that a mail has become, if it was taken before."""
    return floor.cases.messages.get(floor.cases.by_mail.get(mail_id, ""))


def belongs(floor: Floor, command: ReceiveMail) -> Belongs | None:
    """The ticket that a mail goes on with. A number in the subject is easily guessed: it counts
    only of the ticket's own customer."""
    contact = sender_contact(floor, command.sender)
    referred = next(_referred(floor, command), None)
    if referred is not None:
        return Belongs(end_of(floor, referred), is_customer(floor, referred, contact))
    meant = floor.get(Ticket, floor.cases.by_number.get(numbered(command.subject)))
    if meant is not None and is_customer(floor, meant, contact):
        return Belongs(end_of(floor, meant), True)
    return None


def _referred(floor: Floor, command: ReceiveMail) -> Iterator[Ticket]:
    for refers in answers(command):
        message = known_again(floor, refers)
        ident = message.ticket if message is not None else ticket_named(refers)
        ticket = floor.get(Ticket, ident)
        if ticket is not None:
            yield ticket


def end_of(floor: Floor, ticket: Ticket) -> Ticket:
    """Where a ticket goes on: the one that it was merged into, as far as any is known. Into one
    that is another customer's by now nobody writes by a link or a mail of theirs."""
    seen = {ticket.id}
    while ticket.merged_into is not None and ticket.merged_into not in seen:
        further = floor.get(Ticket, ticket.merged_into)
        if further is None or not is_same_customer(floor, ticket, further):
            break
        seen.add(further.id)
        ticket = further
    return ticket


def is_same_customer(floor: Floor, one: Ticket, other: Ticket) -> bool:
    """Whether two tickets are of one contact, or of some that are the same."""
    ours, theirs = primary(floor, one.contact), primary(floor, other.contact)
    return (ours.id if ours else one.contact) == (theirs.id if theirs else other.contact)


def sender_contact(floor: Floor, address: str) -> Contact | None:
    """The contact that has a mail address."""
    key = email_key(address)
    return next(found_by(floor, (key,)), None) if key else None


def is_customer(floor: Floor, ticket: Ticket, contact: Contact | None) -> bool:
    """Whether a contact is the one of a ticket, or the same as that."""
    if contact is None:
        return False
    one, other = primary(floor, ticket.contact), primary(floor, contact.id)
    return one is not None and other is not None and one.id == other.id


def returned(floor: Floor, about: str) -> tuple[Ticket | None, int, Message | None]:
    """What a mail that came back was: its ticket, the `nth` of its message, 0 for none, and the
    message of the outbox."""
    carried = known_again(floor, about)
    ident = carried.ticket if carried is not None else ticket_named(about)
    sent = floor.get(Message, returned_message(about))
    if carried is None and sent is not None and sent.what == "ticket_reply":
        carried = floor.cases.messages.get(message_id(sent.subject, sent.revision))
    nth = carried.nth if carried is not None else 0
    if not nth and sent is not None and sent.what == "ticket_reply":
        nth = sent.revision
    return floor.get(Ticket, ident), nth, sent

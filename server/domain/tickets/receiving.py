"""Mails that come in: a new ticket, an answer into one, that a mail came back, or nothing."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from protocol.changes import Change, Put
from protocol.outcomes import Saved
from protocol.queue_commands import Customer
from protocol.records import Contact, Person, Ticket
from protocol.ticket_commands import ReceiveMail
from server.domain.addresses import email_key
from server.domain.contacts.finding import contact_of
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.text import visible
from server.domain.tickets import mail_threads as threads
from server.domain.tickets.continuing import continued, follow_up
from server.domain.tickets.files import at_hand, takes_tickets
from server.domain.tickets.opening import (
    Opened,
    answer,
    confirmed,
    opened,
    recent,
)
from server.domain.tickets.threads import written

OPENED_MOST: Final = 20
"""Beyond so many of one customer within an hour a mail goes into the newest of them instead."""
RETURNED: Final = "the mail came back"
_IGNORED: Final = frozenset({"loop", "list"})


def receive_mail(floor: Floor, command: ReceiveMail, context: Context) -> Decision:
    """Take a mail. The same mail may come any number of times, and does something once."""
    known = threads.known_again(floor, command.mail_id)
    if known is not None:
        ticket = floor.get(Ticket, known.ticket)
        if ticket is not None:
            return Decision(answer(ticket, known, opened=known.nth == 1), [])
    if command.sort in _IGNORED:
        return Decision(Saved(id=command.mail_id), [])
    if command.sort == "bounce":
        return _came_back(floor, command, context)
    found = threads.belongs(floor, command)
    if command.sort == "auto_reply":
        return _noted(floor, command, found, context)
    if found is None:
        return _opened(floor, command, context)
    return _goes_on(floor, command, found, context)


def _goes_on(
    floor: Floor, command: ReceiveMail, found: threads.Belongs, context: Context
) -> Decision:
    """An answer into a ticket. Of somebody who is not known as its customer it says who wrote it;
    what the house answers goes to the customer all the same."""
    ticket, sender = found.ticket, "" if found.customer else command.sender
    fields = _message(command) | {"sender": sender}
    files = at_hand(floor, command.attachments, context)
    changes: list[Change] = []
    if ticket.status == "closed":
        contact, person, changes = _sender(floor, command, context)
        bombed, fields = _bombed(floor, contact, context), _message(command)
        if bombed is None:
            made = follow_up(
                floor, ticket, contact, _text(command), context,
                person=person, channel="mail", attachments=files, message=fields,
                subject="" if found.customer else _subject(command),
            )  # fmt: skip
            return Decision(answer(made.ticket, made.message, opened=True), changes + made.changes)
        ticket = bombed
    after, message, more = continued(
        floor, ticket, _text(command), context, via="mail", attachments=files, **fields
    )
    return Decision(answer(after, message), changes + more)


def _opened(floor: Floor, command: ReceiveMail, context: Context) -> Decision:
    takes_tickets(floor)
    contact, person, changes = _sender(floor, command, context)
    bombed = _bombed(floor, contact, context)
    files = at_hand(floor, command.attachments, context)
    if bombed is not None:
        after, message, more = continued(
            floor, bombed, _text(command), context,
            via="mail", attachments=files, **_message(command),
        )  # fmt: skip
        return Decision(answer(after, message), changes + more)
    made: Opened = opened(
        floor, contact, _subject(command), _text(command), context,
        channel="mail", attachments=files, message=_message(command), language=contact.language,
    )  # fmt: skip
    changes += made.changes
    changes += confirmed(floor, made.ticket, context, person)
    return Decision(answer(made.ticket, made.message, opened=True), changes)


def _bombed(floor: Floor, contact: Contact, context: Context) -> Ticket | None:
    """The ticket that takes the mails of somebody who sends too many; else None."""
    found = [each for each in recent(floor, contact.id, context.now) if each.channel == "mail"]
    going_on = [each for each in found if each.status != "closed"]
    return going_on[-1] if going_on and len(found) >= OPENED_MOST else None


def _noted(
    floor: Floor, command: ReceiveMail, found: threads.Belongs | None, context: Context
) -> Decision:
    """What a program answers is for colleagues to read: nobody has written."""
    if found is None:
        return Decision(Saved(id=command.mail_id), [])
    after, note = written(
        found.ticket, "note", _text(command), "", context,
        via="mail", data={"auto_reply": ""}, sender=command.sender, mail_id=command.mail_id,
    )  # fmt: skip
    return Decision(answer(after, note), [Put(after), Put(note)])


def _came_back(floor: Floor, command: ReceiveMail, context: Context) -> Decision:
    """A mail of ours did not arrive: its ticket says so, and so does the list of what was sent."""
    ticket, nth, sent = threads.returned(floor, command.about)
    changes: list[Change] = []
    if sent is not None and sent.state in ("sent", "sending"):
        failed = replace(sent, state="failed", reason=RETURNED, version=sent.version + 1)
        changes.append(Put(failed))
    if ticket is None:
        return Decision(Saved(id=command.mail_id), changes)
    after, note = written(
        threads.end_of(floor, ticket), "note", "", "", context,
        via="mail", data={"undelivered": str(nth or "")}, mail_id=command.mail_id,
    )  # fmt: skip
    return Decision(answer(after, note), [Put(after), Put(note), *changes])


def _sender(
    floor: Floor, command: ReceiveMail, context: Context
) -> tuple[Contact, Person | None, list[Change]]:
    """Whoever wrote, as a contact; whom nobody could answer is known by name alone."""
    name = visible(command.sender_name)
    address = command.sender if email_key(command.sender) else ""
    customer = Customer(name=name or ("" if address else command.sender or "?"), email=address)
    return contact_of(floor, customer, context, _language(floor, command.language))


def _language(floor: Floor, told: str) -> str:
    """The one of the house in which somebody wrote; the house's own where it has not that one."""
    spoken = told.split("-")[0]
    return spoken if spoken in floor.site.languages else floor.site.languages[0]


def _message(command: ReceiveMail) -> dict[str, object]:
    """What a message keeps of the mail that brought it."""
    return {
        "quoted": visible(command.quoted, lines=True),
        "mail_id": command.mail_id,
        "refers_to": threads.answers(command),
    }


def _text(command: ReceiveMail) -> str:
    return visible(command.text, lines=True)


def _subject(command: ReceiveMail) -> str:
    """What lists show of it: where the mail has none, how it begins, or who wrote it."""
    told = visible(threads.bare(command.subject))
    begins = _text(command).split("\n", 1)[0][:80].strip()
    return told or begins or command.sender_name or command.sender or "?"

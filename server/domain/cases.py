"""What the floor knows of tickets, by what rules ask for them.

Messages of threads and the files that they have brought fill no memory: what is here of them was
read for a command, or written since memory last forgot (`passing`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, TypeGuard

from protocol.changes import Key
from protocol.outbox import UNSENT
from protocol.records import (
    Attachment,
    BulkChange,
    CalendarEvent,
    Contact,
    Message,
    Notice,
    Record,
    ServiceRequest,
    Ticket,
    TicketMessage,
)
from protocol.tickets import LIVE_TICKETS

KEPT_NOTICES: Final = frozenset({"due", "sending", "failed"})
Lists = Mapping[str, Mapping[str, Record]]


def is_kept(record: Record, since: int) -> bool:
    """Whether memory keeps it, but for what it keeps because others name it, as messages that are
    to be sent name tickets: tickets that are not closed, events to come, notices that are not told
    or not seen yet, and bulk changes that could be taken back since the business day began (ms).
    `store/cases.py` reads the same."""
    match record:
        case Ticket():
            return record.status in LIVE_TICKETS
        case CalendarEvent():
            return record.state == "planned" and (record.end_at >= since or bool(record.recurs))
        case Notice():
            unseen = record.channel == "console" and record.state == "sent"
            return unseen or record.state in KEPT_NOTICES
        case BulkChange():
            return record.until >= since and not record.undone
    return True


def done_with(lists: Lists, since: int) -> list[Key]:
    """Records that memory need not keep, with the clocks and contacts that none of the others
    names."""
    told = {each.subject for each in lists.get("message", {}).values() if _is_to_be_sent(each)}
    found = [
        Key(kind, record.id)
        for kind in ("ticket", "calendar_event", "notice", "bulk_change")
        for record in lists.get(kind, {}).values()
        if not is_kept(record, since) and record.id not in told
    ]
    ended = {key.id for key in found if key.kind == "ticket"}
    tickets = lists.get("ticket", {})
    for ident in lists.get("ticket_clock", {}):
        if ident in ended or ident not in tickets:
            found.append(Key("ticket_clock", ident))
    found += [Key("contact", ident) for ident in _unnamed(lists, set(found))]
    return found


def _is_to_be_sent(record: Record) -> TypeGuard[Message]:
    """Whether whoever sends it will look at its ticket."""
    return isinstance(record, Message) and record.state in UNSENT


def _unnamed(lists: Lists, going: set[Key]) -> list[str]:
    """Contacts of no ticket, event or service request that stays, and that none which stays is
    the same as."""
    contacts = lists.get("contact", {})
    if not contacts:
        return []
    named = {
        ident
        for kind in ("ticket", "calendar_event", "service_request")
        for record in lists.get(kind, {}).values()
        if Key(kind, record.id) not in going
        for ident in _contacts_of(record)
    }
    for ident in list(named):
        named |= set(_same(contacts, ident))
    return [ident for ident in contacts if ident not in named]


def _contacts_of(record: Record) -> Iterable[str]:
    if isinstance(record, CalendarEvent):
        return (record.contact, *record.attendees)
    return (record.contact,) if isinstance(record, Ticket | ServiceRequest) else ()


def _same(contacts: Mapping[str, Record], ident: str) -> Iterator[str]:
    """Those that a contact was merged into, one after the other."""
    seen = {ident}
    found = contacts.get(ident)
    while isinstance(found, Contact) and found.merged_into and found.merged_into not in seen:
        seen.add(found.merged_into)
        yield found.merged_into
        found = contacts.get(found.merged_into)


class Cases:
    """Indexes over tickets and their threads."""

    def __init__(self) -> None:
        self.by_number: dict[int, str] = {}
        """Ids of tickets, by number."""
        self.by_contact: dict[str, dict[str, None]] = {}
        """Ids of tickets, by contact, in the order in which memory took them in."""
        self.messages: dict[str, TicketMessage] = {}
        self.by_mail: dict[str, str] = {}
        """Ids of those messages by the Message-ID of their mail."""
        self.files: dict[str, Attachment] = {}
        """Attachments that a message has brought."""

    def put(self, before: Record | None, ticket: Ticket) -> None:
        """Take in a ticket that was so before, if it was."""
        if isinstance(before, Ticket) and before.contact == ticket.contact:
            return
        self.drop(before)
        self.by_number[ticket.number] = ticket.id
        self.by_contact.setdefault(ticket.contact, {})[ticket.id] = None

    def drop(self, gone: Record | None) -> None:
        """Forget a ticket that was so."""
        if not isinstance(gone, Ticket):
            return
        self.by_number.pop(gone.number, None)
        theirs = self.by_contact.get(gone.contact, {})
        theirs.pop(gone.id, None)
        if not theirs:
            self.by_contact.pop(gone.contact, None)

    def pass_by(self, record: TicketMessage | Attachment) -> None:
        """A record of a thread was read or written."""
        if isinstance(record, Attachment):
            self.files[record.id] = record
            return
        self.messages[record.id] = record
        if record.mail_id:
            self.by_mail[record.mail_id] = record.id

    def gone_by(self, key: Key) -> None:
        """A record of a thread is no more."""
        self.files.pop(key.id, None)
        gone = self.messages.pop(key.id, None)
        if gone is not None and self.by_mail.get(gone.mail_id) == gone.id:
            del self.by_mail[gone.mail_id]

    def thread(self, ticket: str) -> list[TicketMessage]:
        """The messages of a ticket that were read or written, in their order."""
        found = (each for each in self.messages.values() if each.ticket == ticket)
        return sorted(found, key=lambda each: each.nth)

    def forget_passing(self) -> None:
        """What was read for a command is read again for the next."""
        self.messages.clear()
        self.by_mail.clear()
        self.files.clear()

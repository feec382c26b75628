"""A ticket's thread as its customer sees it by their link: what is public of it, and no more."""

from __future__ import annotations

from collections.abc import Iterable

from protocol.changes import Change, Key, Put
from protocol.records import Attachment, Record, Site, Staff, Ticket, TicketMessage
from protocol.tickets import PUBLIC_KINDS
from server.domain.floor import Floor
from server.sync import views
from server.sync.newest import TO_CUSTOMERS, NewestMessages
from server.sync.past import Past
from server.sync.ticket_views import own_message, own_ticket


class ThreadProjection:
    """What is internal is not taken in at all: neither comments and notes nor files of these."""

    def __init__(self, ident: str, past: Past | None = None) -> None:
        self._id = ident
        self._tickets: dict[str, Ticket] = {}
        self._thread = NewestMessages(TO_CUSTOMERS)
        self.read(past)

    def read(self, past: Past | None) -> None:
        """Know what the disk has."""
        self._tickets = {each.id: each for each in past or () if isinstance(each, Ticket)}
        self._thread = NewestMessages(TO_CUSTOMERS, filter(self._is_mine, past or ()))

    @property
    def lacks(self) -> bool:
        """Whether the disk must be read anew."""
        return self._thread.lacks

    def everything(self, floor: Floor) -> Iterable[Key]:
        """All of it."""
        self._note(floor, floor.get(Ticket, self._id))
        yield from (Key("public_site", each.id) for each in floor.of(Site))
        yield Key("own_ticket", self._id)
        yield from _own(self._thread.everything())

    def touched(self, floor: Floor, change: Change) -> Iterable[Key]:
        """The views that follow from the changed record."""
        record = change.r if isinstance(change, Put) else None
        kind, ident = change.key
        if kind == "site":
            return (Key("public_site", ident),)
        if kind == "ticket" and ident in (self._id, *self._tickets):
            self._tickets.pop(ident, None)
            self._note(floor, record)
            return (Key("own_ticket", self._id),)
        if kind == "ticket_message":
            if isinstance(record, TicketMessage) and self._is_mine(record):
                return _own(self._thread.put(record))
            return _own(self._thread.drop(ident))
        if kind == "attachment":
            self._file(ident, record)
            return _own(self._thread.everything())
        return _own(self._thread.everything()) if kind == "staff" else ()

    def render(self, floor: Floor, key: Key) -> Record | None:
        """The view."""
        if key.kind == "public_site":
            return views.public_site(floor, key.id)
        if key.kind == "own_ticket":
            ticket = self._tickets.get(self._id)
            goes_on = self._tickets.get(ticket.merged_into or "") if ticket else None
            return own_ticket(ticket, goes_on) if ticket is not None else None
        message = self._thread.get(key.id)
        if message is None:
            return None
        return own_message(message, floor.get(Staff, message.author), self._thread.files)

    def _is_mine(self, record: Record) -> bool:
        """Whether it is a public message of this thread, or a file of it."""
        if isinstance(record, TicketMessage):
            return record.ticket == self._id and record.message_kind in PUBLIC_KINDS
        return isinstance(record, Attachment) and record.ticket == self._id

    def _note(self, floor: Floor, record: Record | None) -> None:
        if not isinstance(record, Ticket):
            return
        self._tickets[record.id] = record
        goes_on = floor.get(Ticket, record.merged_into) if record.id == self._id else None
        if goes_on is not None:
            self._tickets[goes_on.id] = goes_on

    def _file(self, ident: str, record: Record | None) -> None:
        if isinstance(record, Attachment) and record.ticket == self._id:
            self._thread.files[ident] = record
        else:
            self._thread.files.pop(ident, None)


def _own(keys: Iterable[Key]) -> list[Key]:
    return [Key("own_message", key.id) for key in keys if key.kind == "ticket_message"]

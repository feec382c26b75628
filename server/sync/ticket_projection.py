"""One ticket as colleagues work on it: with its thread, whom it is of, and what belongs with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from protocol.changes import Change, Key, Put, State, key_of
from protocol.records import (
    Attachment,
    Contact,
    Draft,
    Person,
    Record,
    Ticket,
    TicketMessage,
)
from server.domain.floor import Floor
from server.sync.attendance import Attendance
from server.sync.newest import TO_COLLEAGUES, NewestMessages
from server.sync.past import Past
from server.sync.ticket_views import head
from server.sync.viewer import ANYBODY, Viewer

_KEPT: Final = frozenset({"ticket", "ticket_clock", "contact", "person"})


class TicketProjection:
    """The floor has no threads and no closed tickets: `past` is what the disk has of this one
    (`past.py`), and what was seen once stays here, as it would be in a fresh copy from there."""

    def __init__(
        self,
        ident: str,
        viewer: Viewer = ANYBODY,
        past: Past | None = None,
        attendance: Attendance | None = None,
    ) -> None:
        self._id = ident
        self._attendance = attendance or Attendance(lambda: 0)
        self._viewer = viewer
        self._kept: State = {}
        self._thread = NewestMessages(TO_COLLEAGUES)
        self.read(past)

    def read(self, past: Past | None) -> None:
        """Know what the disk has."""
        self._kept = {key_of(r): r for r in past or () if r.kind() in _KEPT}
        mine = (r for r in past or () if getattr(r, "ticket", "") == self._id)
        self._thread = NewestMessages(TO_COLLEAGUES, mine)

    @property
    def lacks(self) -> bool:
        """Whether the disk must be read anew."""
        return self._thread.lacks

    def everything(self, floor: Floor) -> Iterable[Key]:
        """All of it; what floor and disk both have is as on the floor."""
        for key in (Key("ticket", self._id), Key("ticket_clock", self._id), *self._kept):
            if (known := floor.state.get(key)) is not None:
                self._kept[key] = known
        self._part(floor)
        yield from self._around(self._kept)
        yield from self._thread.everything()
        yield from self._attendance.everybody(self._id)
        yield from (Key("draft", each.id) for each in floor.of(Draft))
        yield from (Key("attachment", each.id) for each in floor.of(Attachment))

    def touched(self, floor: Floor, change: Change) -> Iterable[Key]:
        """The record, if it is of this ticket, and what goes with it."""
        record = change.r if isinstance(change, Put) else None
        kind, ident = change.key
        if kind == "ticket_message":
            return self._message(ident, record)
        if kind == "attachment":
            if isinstance(record, Attachment):
                if record.ticket == self._id:
                    self._thread.files[ident] = record
            else:
                self._thread.files.pop(ident, None)
            return (change.key,)
        if kind == "draft":
            return (change.key,)
        if kind not in _KEPT:
            return ()
        return self._follow(floor, change.key, record)

    def render(self, floor: Floor, key: Key) -> Record | None:
        """The record, or the row of another ticket."""
        match key.kind:
            case "ticket_head":
                return self._head(key.id)
            case "ticket_message":
                known = self._ticket(self._id) is not None
                return self._thread.get(key.id) if known else None
            case "attachment":
                return self._file(floor, key.id)
            case "attending":
                there = self._attendance.get(key.id)
                return there if there is not None and there.staff != self._viewer.id else None
            case "draft":
                draft = floor.get(Draft, key.id)
                mine = draft is not None and (draft.ticket, draft.staff) == self._of_mine
                return draft if mine else None
        found = self._kept.get(key)
        return found if found is not None and key in self._own() else None

    @property
    def _of_mine(self) -> tuple[str, str]:
        return self._id, self._viewer.id

    def _message(self, ident: str, record: Record | None) -> Iterable[Key]:
        if isinstance(record, TicketMessage) and record.ticket == self._id:
            return self._thread.put(record)
        # Ids of messages begin with their ticket's.
        return self._thread.drop(ident) if ident.startswith(f"{self._id}.") else ()

    def _follow(self, floor: Floor, key: Key, record: Record | None) -> Iterable[Key]:
        """A ticket, clock, contact or person has changed."""
        if key not in self._kept and not self._is_around(key, record):
            return ()
        touched = dict.fromkeys(self._around((key,)))
        if record is None:
            self._kept.pop(key, None)
        else:
            self._kept[key] = record
        if key.kind in ("ticket", "contact"):
            touched |= dict.fromkeys(self._around(self._kept))
            self._part(floor)
        if key.kind != "ticket_clock":
            touched |= dict.fromkeys(self._around(self._kept))
        if record is None and key.id == self._id:
            touched |= dict.fromkeys(self._thread.everything())
        return touched

    def _is_around(self, key: Key, record: Record | None) -> bool:
        if key.id == self._id:
            return key.kind in ("ticket", "ticket_clock")
        kept = self._kept.values()
        match record:
            case Ticket():
                own = self._ticket(self._id)
                named = own is not None and record.id in _named(own)
                return named or self._id in (record.merged_into, record.split_from)
            case Contact():
                return any(isinstance(r, Ticket) and r.contact == record.id for r in kept)
            case Person():
                return any(isinstance(r, Contact) and r.person == record.id for r in kept)
        return False

    def _part(self, floor: Floor) -> None:
        """Forget what does not belong with it any more, and know what does now."""
        self._meet(floor)
        own = self._ticket(self._id)
        named = {self._id, *(_named(own) if own is not None else ())}
        tickets = [
            each
            for each in self._kept.values()
            if isinstance(each, Ticket)
            and (each.id in named or self._id in (each.merged_into, each.split_from))
        ]
        keys = {Key("ticket_clock", self._id), *map(key_of, tickets)}
        for ticket in tickets:
            contact = self._kept.get(Key("contact", ticket.contact))
            keys |= {Key("contact", ticket.contact), Key("person", getattr(contact, "person", ""))}
        self._kept = {key: record for key, record in self._kept.items() if key in keys}

    def _meet(self, floor: Floor) -> None:
        """Know what belongs with it as far as memory does: tickets, and whom they are of."""
        own = self._ticket(self._id)
        if own is None:
            return
        for ident in _named(own):
            self._known(floor, Ticket.kind(), ident)
        for ticket in [each for each in self._kept.values() if isinstance(each, Ticket)]:
            contact = self._known(floor, Contact.kind(), ticket.contact)
            if isinstance(contact, Contact):
                self._known(floor, Person.kind(), contact.person)

    def _known(self, floor: Floor, kind: str, ident: str) -> Record | None:
        key = Key(kind, ident)
        if key not in self._kept and (found := floor.state.get(key)) is not None:
            self._kept[key] = found
        return self._kept.get(key)

    def _around(self, keys: Iterable[Key]) -> Iterator[Key]:
        """The views that follow from these records."""
        for key in list(keys):
            if key.kind == "ticket" and key.id != self._id:
                yield Key("ticket_head", key.id)
            else:
                yield key
                if key.kind in ("contact", "person"):
                    others = [k for k in self._kept if k.kind == "ticket" and k.id != self._id]
                    yield from (Key("ticket_head", each.id) for each in others)

    def _own(self) -> set[Key]:
        """What is shown of it as it is."""
        own = self._ticket(self._id)
        keys = {Key("ticket", self._id), Key("ticket_clock", self._id)}
        contact = self._kept.get(Key("contact", own.contact)) if own is not None else None
        if isinstance(contact, Contact):
            keys |= {key_of(contact), Key("person", contact.person)}
        return keys

    def _head(self, ident: str) -> Record | None:
        ticket = self._ticket(ident)
        if ticket is None or ident == self._id or self._ticket(self._id) is None:
            return None
        contact = self._kept.get(Key("contact", ticket.contact))
        person = self._kept.get(Key("person", getattr(contact, "person", "")))
        return head(ticket, person if isinstance(person, Person) else None)

    def _file(self, floor: Floor, ident: str) -> Record | None:
        """A file of a message that is shown, or one that waits for mine."""
        if self._thread.names(ident):
            return self._thread.files.get(ident)
        waits = floor.get(Attachment, ident)
        return waits if waits is not None and (waits.ticket, waits.by) == self._of_mine else None

    def _ticket(self, ident: str) -> Ticket | None:
        found = self._kept.get(Key("ticket", ident))
        return found if isinstance(found, Ticket) else None


def _named(ticket: Ticket) -> Iterator[str]:
    """The tickets that this one names."""
    yield from filter(None, (ticket.merged_into, ticket.split_from, *ticket.links))

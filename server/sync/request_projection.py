"""One service request as colleagues work on it, with whom it is of and the tickets about it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from protocol.changes import Change, Key
from protocol.records import Contact, Record, Ticket
from server.domain.floor import Floor
from server.sync.kept_request import KeptRequest
from server.sync.past import Past
from server.sync.ticket_views import head

_OF_ALL: Final = frozenset({"service_request", "contact", "person"})
"""Kinds on which depends what else is shown."""


class RequestProjection:
    """The records as they are; of tickets their rows."""

    def __init__(self, ident: str, past: Past | None = None) -> None:
        self._kept = KeptRequest(ident, past)

    def read(self, past: Past | None) -> None:
        """Know what the disk has."""
        self._kept.read(past)

    @property
    def lacks(self) -> bool:
        """Whether the disk must be read anew."""
        return self._kept.lacks

    def everything(self, floor: Floor) -> Iterable[Key]:
        """All of it."""
        self._kept.meet(floor)
        return _shown(self._kept.keys())

    def touched(self, floor: Floor, change: Change) -> Iterable[Key]:
        """What is otherwise, and what is shown with it then."""
        keys = self._kept.fold(floor, change)
        if any(key.kind in _OF_ALL for key in keys):
            keys |= set(self._kept.keys())
        return _shown(keys)

    def render(self, floor: Floor, key: Key) -> Record | None:
        """The record, or the row of a ticket; nothing once the request is gone."""
        request = self._kept.request
        if request is None:
            return None
        match key.kind:
            case "ticket_head":
                ticket = self._kept.get(Ticket, key.id)
                return head(ticket, self._kept.whose(ticket.contact)) if ticket else None
            case "contact":
                return self._kept.get(Contact, key.id) if key.id == request.contact else None
            case "person":
                whose = self._kept.whose(request.contact)
                return whose if whose is not None and whose.id == key.id else None
        return self._kept.record(key)


def _shown(keys: Iterable[Key]) -> list[Key]:
    return [Key("ticket_head", key.id) if key.kind == "ticket" else key for key in keys]

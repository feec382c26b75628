"""What customers see of their own service request, to the end and after it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from protocol.changes import Change, Key, Put
from protocol.records import (
    Contact,
    CostEstimate,
    Entry,
    Record,
    RequestItem,
    RequestLine,
    RequestNote,
    Site,
    Staff,
    Ticket,
)
from server.domain.floor import Floor
from server.sync import views
from server.sync.kept_request import KeptRequest
from server.sync.past import Past
from server.sync.request_views import Parts, own_estimate, own_note, own_request

_VIEWS: Final = {"cost_estimate": "own_estimate", "request_note": "own_note"}


class OwnRequestProjection:
    """Nothing internal is shown: of lines only what estimates tell, of notes the public ones."""

    def __init__(self, ident: str, past: Past | None = None) -> None:
        self._id = ident
        self._kept = KeptRequest(ident, past)
        self._points: dict[str, None] = {}
        """The service points where it has been."""

    def read(self, past: Past | None) -> None:
        """Know what the disk has."""
        self._kept.read(past)

    @property
    def lacks(self) -> bool:
        """Nothing is shown that memory could lack: nobody by name."""
        return False

    def everything(self, floor: Floor) -> Iterable[Key]:
        """All of it."""
        self._kept.meet(floor)
        yield from (Key("public_site", each.id) for each in floor.of(Site))
        yield Key("own_request", self._id)
        yield from self._of_point()
        yield from _own(self._kept.keys())

    def touched(self, floor: Floor, change: Change) -> Iterable[Key]:
        """The views that follow from the changed record."""
        kind, ident = change.key
        keys = self._kept.fold(floor, change)
        if keys:
            # With the request all of it goes, and comes to another place.
            keys = set(self._kept.keys()) | keys
            return [Key("own_request", self._id), *_own(keys), *self._of_point()]
        match kind:
            case "site":
                return (Key("public_site", ident),)
            case "bench" | "visit":
                return (Key("own_request", self._id),)
            case "staff":
                return _own(self._kept.keys())
            case "entry":
                return [*self._stay(change), *self._of_point()]
            case "service_point" | "desk":
                return self._of_point()
        return ()

    def render(self, floor: Floor, key: Key) -> Record | None:
        """The view."""
        request = self._kept.request
        match key.kind:
            case "public_site":
                return views.public_site(floor, key.id)
            case "public_point":
                mine = request is not None and key.id == request.service_point
                return views.public_point(floor, key.id) if mine else None
            case "own_request":
                return (
                    own_request(floor, request, self._parts(), self._asked()) if request else None
                )
            case "own_estimate":
                estimate = self._kept.get(CostEstimate, key.id) if request else None
                return own_estimate(estimate) if estimate is not None else None
        note = self._kept.get(RequestNote, key.id) if request else None
        return own_note(note, floor.get(Staff, note.author)) if note is not None else None

    def _of_point(self) -> list[Key]:
        request = self._kept.request
        if request is not None:
            self._points[request.service_point] = None
        return [Key("public_point", ident) for ident in self._points]

    def _stay(self, change: Change) -> Iterator[Key]:
        """The request, where the entry may be of a stay in which it is brought or picked up."""
        request, entry = self._kept.request, change.r if isinstance(change, Put) else None
        stays = (request.visit, request.pickup) if request is not None else ()
        if not isinstance(entry, Entry) or entry.visit in stays:
            yield Key("own_request", self._id)

    def _parts(self) -> Parts:
        of = self._kept.of
        return Parts(
            sorted(of(RequestItem), key=lambda each: (each.position, each.id)),
            sorted(of(RequestLine), key=lambda each: (each.position, each.id)),
            sorted(of(CostEstimate), key=lambda each: each.nth),
        )

    def _asked(self) -> str:
        """The number of the ticket in which its customer has asked something last."""
        request = self._kept.request
        if request is None:
            return ""
        contact = self._kept.get(Contact, request.contact)
        theirs = {request.contact, contact.merged_into if contact is not None else None}
        asked = [
            (each.last_customer_at, each.number)
            for each in self._kept.of(Ticket)
            if each.contact in theirs and each.last_customer_at is not None
        ]
        return f"T-{max(asked)[1]}" if asked else ""


def _own(keys: Iterable[Key]) -> list[Key]:
    return [Key(_VIEWS[key.kind], key.id) for key in keys if key.kind in _VIEWS]

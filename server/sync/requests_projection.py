"""The board of service requests: a card for each that has not ended, and how its benches work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from protocol.changes import Change, Key, Put
from protocol.records import Contact, Entry, Record, ServiceRequest
from protocol.request_states import ENDED
from server.domain.floor import Floor
from server.sync.request_views import head, here_of

_RECORDS: Final = ("repair_terms", "supplier", "bench")
"""Kinds that are shown as they are. Cards tell no places: one that moves would be all of them."""
_PARTS: Final = frozenset({"request_item", "request_line", "cost_estimate"})
"""Kinds of which a card tells."""
_AROUND: Final = frozenset({"contact", "person", "visit", "entry"})


class RequestsProjection:
    """Memory has all that it shows. What a card was rendered from is noted, so that it is rendered
    again when that changes, also where it is gone."""

    def __init__(self) -> None:
        self._request_of: dict[Key, str] = {}
        """The request of each item, line and estimate."""
        self._told_by: dict[Key, dict[str, None]] = {}
        """The requests whose cards tell of a contact, person, visit or entry."""
        self._tells: dict[str, set[Key]] = {}
        """The same by request."""

    def everything(self, floor: Floor) -> Iterable[Key]:
        """All of it."""
        for kind in _RECORDS:
            yield from (Key(kind, ident) for ident in floor.lists[kind])
        for kind in _PARTS:
            for record in floor.lists[kind].values():
                self._request_of[Key(kind, record.id)] = record.request  # type: ignore[attr-defined]
        for request in floor.of(ServiceRequest):
            if request.state not in ENDED:
                yield Key("request_head", request.id)

    def touched(self, floor: Floor, change: Change) -> Iterable[Key]:
        """The cards that tell of the changed record, or the record itself."""
        key, record = change.key, change.r if isinstance(change, Put) else None
        if key.kind == "service_request":
            return (Key("request_head", key.id),)
        if key.kind in _PARTS:
            return _heads(self._part(key, record))
        if key.kind in _AROUND:
            return _heads(self._around(floor, key, record))
        return (key,) if key.kind in _RECORDS else ()

    def render(self, floor: Floor, key: Key) -> Record | None:
        """The card, or the record."""
        if key.kind != "request_head":
            return floor.state.get(key)
        shown = head(floor, key.id)
        self._note(key.id, _named(floor, key.id) if shown is not None else ())
        return shown

    def _part(self, key: Key, record: Record | None) -> Iterator[str]:
        before = self._request_of.pop(key, None)
        if before is not None:
            yield before
        after = getattr(record, "request", None)
        if after is not None:
            self._request_of[key] = after
            yield after

    def _around(self, floor: Floor, key: Key, record: Record | None) -> Iterator[str]:
        yield from self._told_by.get(key, ())
        if isinstance(record, Entry):
            yield from self._told_by.get(Key("visit", record.visit), ())

    def _note(self, ident: str, named: Iterable[Key]) -> None:
        """Know what a card tells of now."""
        for key in self._tells.pop(ident, ()):
            told = self._told_by[key]
            del told[ident]
            if not told:
                del self._told_by[key]
        if tells := set(named):
            self._tells[ident] = tells
        for key in tells:
            self._told_by.setdefault(key, {})[ident] = None


def _named(floor: Floor, ident: str) -> Iterator[Key]:
    """What a card tells of besides its request."""
    request = floor.get(ServiceRequest, ident)
    assert request is not None
    yield Key("contact", request.contact)
    contact = floor.get(Contact, request.contact)
    if contact is not None:
        yield Key("person", contact.person)
    yield from (Key("visit", stay) for stay in (request.visit, request.pickup) if stay)
    here = here_of(floor, request)
    if here is not None:
        yield Key("entry", here.id)


def _heads(requests: Iterable[str]) -> list[Key]:
    return [Key("request_head", ident) for ident in requests]

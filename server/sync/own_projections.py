"""What customers see of their own: a visit, or a reservation, to the end and after it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, TypeVar

from protocol.changes import Change, Key, Put
from protocol.records import (
    Call,
    Entry,
    Meeting,
    Promise,
    Record,
    Reservation,
    Site,
    Visit,
)
from protocol.views import OwnEntry
from server.domain.floor import Floor
from server.sync import views
from server.sync.booking_views import Booked, booked_of, own_reservation
from server.sync.past import Past

R = TypeVar("R", bound=Record)


class VisitorProjection:
    """A customer's own entry, leg after leg, to the end of the last."""

    def __init__(self, visit: str, past: Past | None = None) -> None:
        self._visit = visit
        self._last = _of(Entry, past)
        self._known = _of(Visit, past)
        self._view: Record | None = None

    def touched(self, floor: Floor, change: Change) -> Iterable[Key]:
        """The own entry, or the site."""
        record = change.r if isinstance(change, Put) else None
        if isinstance(record, Site):
            yield Key("public_site", record.id)
        elif isinstance(record, Entry) and record.visit == self._visit:
            # Both may be forgotten before the view is rendered.
            self._last = record
            self._known = floor.get(Visit, self._visit) or self._known
            yield Key("own_entry", self._visit)
        elif self._is_around(floor, change.key) or self._is_mine(floor, change):
            yield Key("own_entry", self._visit)

    def everything(self, floor: Floor) -> Iterable[Key]:
        """Both."""
        yield from (Key("public_site", s.id) for s in floor.of(Site))
        yield Key("own_entry", self._visit)

    def _is_around(self, floor: Floor, key: Key) -> bool:
        """Whether the view tells of it besides the entry: the visit, and at a desk all desks, as
        another may have the same name."""
        if key.kind == "desk":
            entry = floor.live.get(self._visit) or self._last
            return entry is not None and entry.desk is not None
        return key == Key("visit", self._visit)

    def _is_mine(self, floor: Floor, change: Change) -> bool:
        """Whether it is a promise to the own entry, a call of it, or the one that ran."""
        if change.key.kind not in ("call", "promise"):
            return False
        entry = floor.live.get(self._visit) or self._last
        if isinstance(change, Put) and isinstance(change.r, Call | Promise):
            return entry is not None and change.r.entry == entry.id
        return isinstance(self._view, OwnEntry) and self._view.call == change.key.id

    def render(self, floor: Floor, key: Key) -> Record | None:
        """The view."""
        if key.kind == "public_site":
            return views.public_site(floor, key.id)
        entry = floor.live.get(self._visit) or self._last
        # The floor forgets an ended visit; its last view stays for whoever still looks at it.
        own = views.own_entry(floor, entry, self._known) if entry else None
        self._view = own or self._view
        return self._view


class ReservationProjection:
    """A customer's own reservation, whatever becomes of it, until it is deleted."""

    def __init__(self, ident: str, past: Past | None = None) -> None:
        self._id = ident
        booked = _of(Reservation, past)
        known = (_of(Visit, past), _of(Meeting, past))
        self._last = Booked(booked, *known) if booked else None

    def touched(self, floor: Floor, change: Change) -> Iterable[Key]:
        """The own reservation, or the site."""
        kind, ident = change.key
        if kind == "site":
            yield Key("public_site", ident)
        elif ident == self._id and kind in ("reservation", "meeting"):
            self._note(floor, change)
            yield Key("own_reservation", self._id)
        elif kind in _AROUND:
            yield Key("own_reservation", self._id)

    def _note(self, floor: Floor, change: Change) -> None:
        """Take it in: the floor may have forgotten it before the view is rendered."""
        record, before = change.r if isinstance(change, Put) else None, self._last
        if isinstance(record, Reservation):
            known = before.visit if before is not None else None
            visit = floor.get(Visit, record.visit) or (known if record.visit else None)
            meeting = floor.get(Meeting, self._id) or (before.meeting if before else None)
            self._last = Booked(record, visit, meeting)
        elif change.key.kind == "reservation":
            self._last = None
        elif before is not None:
            self._last = before._replace(meeting=record if isinstance(record, Meeting) else None)

    def everything(self, floor: Floor) -> Iterable[Key]:
        """Both."""
        self._last = booked_of(floor, self._id) or self._last
        yield from (Key("public_site", each.id) for each in floor.of(Site))
        yield Key("own_reservation", self._id)

    def render(self, floor: Floor, key: Key) -> Record | None:
        """The view."""
        if key.kind == "public_site":
            return views.public_site(floor, key.id)
        return own_reservation(floor, self._last) if self._last is not None else None


def _of(kind: type[R], past: Past | None) -> R | None:
    return next((record for record in past or () if isinstance(record, kind)), None)


_AROUND: Final = frozenset({"staff", "service_point", "definition"})
"""Whose names and rules a reservation tells."""

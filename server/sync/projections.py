"""Projections of the hall: for each kind of topic, which views a change touches, and the whole at
once. Those of customers lie in `own_projections.py`, of bookings in `book_projection.py` and
`slots_projection.py`."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from protocol.changes import Change, Key, Put
from protocol.records import (
    LIVE_STATES,
    Call,
    Device,
    Entry,
    Help,
    Person,
    Promise,
    Record,
    RepairTerms,
    Reservation,
    Role,
    Service,
    ServicePoint,
    Site,
    Visit,
)
from server.domain.floor import Floor
from server.sync import views
from server.sync.request_views import public_terms
from server.sync.weeks import is_today

_SETTINGS = frozenset({"site", "service_point", "service", "desk", "staff", "device", "definition"})
_STAFF = _SETTINGS | {"call", "undoable", "estimate", "turns", "help", "repair_terms"}


class StaffProjection:
    """The domain records themselves, as far as they are live; of reservations those of today whose
    customer is still to be served."""

    def __init__(self) -> None:
        self._day = ("", "", 0)
        """The business day that was shown last, and by which clock."""

    def touched(self, floor: Floor, change: Change) -> Iterable[Key]:
        """The record, and with an entry its visit and person, and what was promised."""
        if change.key.kind == "site":
            yield change.key
            yield from self._today(floor)
        elif change.key.kind == "reservation":
            yield change.key
            if isinstance(change, Put) and isinstance(change.r, Reservation) and change.r.person:
                yield Key("person", change.r.person)
        elif change.key.kind in _STAFF or change.key.kind in ("visit", "person", "promise"):
            yield change.key
        elif isinstance(change, Put) and isinstance(change.r, Entry):
            yield change.key
            yield Key("visit", change.r.visit)
            yield from (Key("promise", told) for told in floor.promised.get(change.r.id, ()))
            visit = floor.get(Visit, change.r.visit)
            if visit is not None and visit.person is not None:
                yield Key("person", visit.person)

    def everything(self, floor: Floor) -> Iterable[Key]:
        """Settings, everybody who is here, and who is expected today."""
        yield from (key for key in floor.state if key.kind in _STAFF)
        yield from self._today(floor)
        for entry in list(floor.live.values()):
            yield from self.touched(floor, Put(entry))

    def render(self, floor: Floor, key: Key) -> Record | None:
        """The record while it is live."""
        found = floor.state.get(key)
        if isinstance(found, Entry):
            return found if found.state in LIVE_STATES else None
        if isinstance(found, Visit):
            return found if found.id in floor.live else None
        if isinstance(found, Person):
            booked = floor.get(Reservation, floor.booked.by_person.get(found.id))
            expected = booked is not None and is_today(floor, booked)
            return found if expected or found.id in floor.people else None
        if isinstance(found, Reservation):
            return found if is_today(floor, found) else None
        if isinstance(found, Promise):
            return self._promise(floor, found)
        return found

    def _today(self, floor: Floor) -> Iterable[Key]:
        """All reservations, where the day is another than was shown last."""
        site = floor.site
        shown, self._day = self._day, (site.day, site.zone, site.roll_hour)
        for booked in floor.of(Reservation) if shown != self._day else ():
            yield from self.touched(floor, Put(booked))

    def _promise(self, floor: Floor, found: Promise) -> Promise | None:
        """A promise to somebody who is here, without what it was reckoned from."""
        entry = floor.get(Entry, found.entry)
        here = entry is not None and entry.state in LIVE_STATES
        return replace(found, grounds=[]) if here else None


class HallProjection:
    """Site, points and services; with calls it is the wall's. `screens`: of which role devices
    find themselves in it."""

    def __init__(self, calls: bool, point: str | None = None, screens: Role | None = None) -> None:
        self._calls = calls
        self._point = point
        self._screens = screens

    def touched(self, floor: Floor, change: Change) -> Iterable[Key]:
        """The views that follow from the changed record."""
        kind, ident = change.key
        record = change.r if isinstance(change, Put) else None
        if kind == "site":
            yield Key("public_site", ident)
        elif kind == "definition":
            yield Key("public_site", floor.site.id)
        elif kind == "service_point":
            yield from self._of_point(floor, ident, None)
        elif kind in ("estimate", "repair_terms"):
            yield from self._services(floor, ident)
        elif kind == "service":
            yield Key("public_service", ident)
        elif kind == "device" and self._screens is not None:
            yield Key("device_face", ident)
        elif kind == "desk":
            yield from (Key("public_point", p.id) for p in floor.points() if self._mine(p.id))
            if self._calls:
                yield from (Key("public_call", c.id) for c in floor.of(Call) if c.desk == ident)
        elif isinstance(record, Entry):
            yield from self._of_point(floor, record.service_point, record.service)
        elif kind == "call" and self._calls:
            yield Key("public_call", ident)
            # With a new one the oldest leaves the wall, and with one that is gone it may come back.
            moved = views.off_the_wall(floor) if record else floor.lists["call"]
            yield from (Key("public_call", shown) for shown in moved)

    def everything(self, floor: Floor) -> Iterable[Key]:
        """All of it."""
        yield from (Key("public_site", s.id) for s in floor.of(Site))
        for point in floor.of(ServicePoint):
            yield from self._of_point(floor, point.id, None)
        if self._calls:
            yield from (Key("public_call", shown) for shown in floor.lists["call"])
        if self._screens is not None:
            yield from (Key("device_face", device.id) for device in floor.of(Device))

    def render(self, floor: Floor, key: Key) -> Record | None:
        """The view."""
        match key.kind:
            case "public_site":
                return views.public_site(floor, key.id)
            case "public_point":
                return views.public_point(floor, key.id) if self._mine(key.id) else None
            case "public_service":
                view = views.public_service(floor, key.id)
                return view if view and self._mine(view.service_point) else None
            case "device_face":
                return views.device_face(floor, key.id, self._screens)
            case _:
                return views.public_call(floor, key.id)

    def _mine(self, point: str) -> bool:
        return self._point in (None, point)

    def _of_point(self, floor: Floor, point: str, service: str | None) -> Iterable[Key]:
        if self._mine(point):
            yield Key("public_point", point)
            if service is not None:
                yield Key("public_service", service)
            else:
                yield from self._services(floor, point)

    def _services(self, floor: Floor, point: str) -> Iterable[Key]:
        found = floor.of(Service)
        return [Key("public_service", s.id) for s in found if s.service_point == point]


class KioskProjection:
    """The hall's views, and what kiosks have to do: slips to print, calls for a person, and
    letting staff out."""

    def __init__(self) -> None:
        self._hall = HallProjection(calls=False, screens="kiosk")

    def touched(self, floor: Floor, change: Change) -> Iterable[Key]:
        """The views that follow from the changed record."""
        yield from self._hall.touched(floor, change)
        kind, ident = change.key
        if kind == "visit":
            yield Key("wanted_slip", ident)
        elif kind == "site":
            yield Key("kiosk_lock", ident)
        elif kind == "help":
            yield Key("public_help", ident)
        elif kind == "repair_terms":
            yield Key("public_terms", ident)
        elif isinstance(change, Put) and isinstance(change.r, Entry):
            # Nothing is printed for whoever has gone, until that is taken back.
            yield Key("wanted_slip", change.r.visit)

    def everything(self, floor: Floor) -> Iterable[Key]:
        """All of it."""
        yield from self._hall.everything(floor)
        yield from (Key("wanted_slip", visit) for visit in floor.slips)
        yield from (Key("public_help", each.id) for each in floor.of(Help))
        yield from (Key("kiosk_lock", each.id) for each in floor.of(Site))
        yield from (Key("public_terms", each.id) for each in floor.of(RepairTerms))

    def render(self, floor: Floor, key: Key) -> Record | None:
        """The view."""
        if key.kind == "wanted_slip":
            return views.wanted_slip(floor, key.id)
        if key.kind == "public_help":
            return views.public_help(floor, key.id)
        if key.kind == "public_terms":
            return public_terms(floor, key.id)
        if key.kind == "kiosk_lock":
            return views.kiosk_lock(floor, key.id)
        return self._hall.render(floor, key)


class QueueProjection:
    """One service point for phones: the hall's views of it, and who waits, by opaque tag."""

    def __init__(self, point: str) -> None:
        self._hall = HallProjection(calls=False, point=point)
        self._point = point

    def touched(self, floor: Floor, change: Change) -> Iterable[Key]:
        """The views that follow from the changed record."""
        yield from self._hall.touched(floor, change)
        record = change.r if isinstance(change, Put) else None
        if isinstance(record, Entry) and record.service_point == self._point:
            # Rendered by visit, which may go on in another leg here; the view lies under its tag.
            yield Key("public_place", record.visit)
            # Whoever ends leaves the published line, and comes back when that is undone.
            yield Key("public_line", self._point)
        elif change.key == Key("estimate", self._point):
            yield Key("public_line", self._point)

    def everything(self, floor: Floor) -> Iterable[Key]:
        """All of it."""
        yield from self._hall.everything(floor)
        yield Key("public_line", self._point)
        here = floor.live.values()
        yield from (Key("public_place", e.visit) for e in here if e.service_point == self._point)

    def render(self, floor: Floor, key: Key) -> Record | None:
        """The view."""
        if key.kind == "public_place":
            return views.public_place(floor, key.id, self._point)
        if key.kind == "public_line":
            return views.public_line(floor, key.id)
        return self._hall.render(floor, key)

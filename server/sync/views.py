"""Public views of the floor: pure functions from a key to the view record, or to nothing.

Each field is named here on purpose; nothing personal slips through, as nothing is copied whole.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import islice
from typing import Final, Literal

from protocol.records import (
    LIVE_STATES,
    Call,
    Definition,
    Desk,
    Device,
    Entry,
    Estimate,
    Help,
    Place,
    Promise,
    RepairTerms,
    Reservation,
    Role,
    Service,
    ServicePoint,
    Site,
    Staff,
    Visit,
)
from protocol.views import (
    Apology,
    DeviceFace,
    KioskLock,
    OwnEntry,
    PublicCall,
    PublicHelp,
    PublicLine,
    PublicPlace,
    PublicPoint,
    PublicService,
    PublicSite,
    PublicWait,
    WantedSlip,
)
from protocol.waits import wait_range
from server.domain.floor import Floor
from server.domain.promising import standing, told

WALL_CALLS: Final = 60
"""Of all zones: a zone's own wall picks its calls from them."""


def public_site(floor: Floor, ident: str) -> PublicSite | None:
    """Name and clock of the hall."""
    site = floor.get(Site, ident)
    if site is None:
        return None
    return PublicSite(
        id=site.id,
        name=site.name,
        zone=site.zone,
        message=site.message,
        public_url=site.public_url if site.address_checked == site.public_url else "",
        day=site.day,
        names=site.names,
        messages=site.messages,
        languages=site.languages,
        spoken=site.spoken,
        quiet_from=site.quiet_from,
        quiet_to=site.quiet_to,
        bookings=any(not each.video for each in floor.of(Definition)),
    )


def public_point(floor: Floor, ident: str) -> PublicPoint | None:
    """A service point with how many wait and how many desks are open."""
    point = floor.get(ServicePoint, ident)
    if point is None:
        return None
    return PublicPoint(
        id=point.id,
        name=point.name,
        state=point.state,
        location=point.location,
        prefix=point.prefix,
        waiting=len(floor.waiting.get(point.id, ())),
        desks_open=floor.open_desks(point.id),
        desks_paused=floor.open_desks(point.id, "paused"),
        closes_at=point.closes_at,
        opens_at=point.opens_at,
        notice=point.notice,
        notice_at=point.notice_at,
        zone=point.zone,
        names=point.names,
        locations=point.locations,
        join_by=point.join_by,
        asks=point.asks,
        desks=sorted({d.name for d in floor.of(Desk) if d.service_point == point.id}),
    )


def public_service(floor: Floor, ident: str) -> PublicService | None:
    """A service with its next number and the wait of who joins now."""
    service = floor.get(Service, ident)
    if service is None:
        return None
    estimate = floor.get(Estimate, service.service_point)
    quote = next((q for q in estimate.quotes if q.service == ident), None) if estimate else None
    low, high = wait_range(quote.p50, quote.p80) if quote else (None, None)
    line = floor.waiting.get(service.service_point, {}).values()
    waiting = {entry.id: entry for entry in line if entry.service == ident}
    following = _first(waiting, estimate.line if estimate else ())
    return PublicService(
        id=service.id,
        service_point=service.service_point,
        name=service.name,
        position=service.position,
        open=service.open,
        waiting=len(waiting),
        next_number=following.number if following else None,
        low=low,
        high=high,
        names=service.names,
        takes=_takes(floor, service),
    )


def _takes(floor: Floor, service: Service) -> Literal["", "request", "pickup"]:
    """Whether whoever waits for it brings something to be repaired, or picks it up."""
    terms = floor.get(RepairTerms, service.service_point)
    if terms is None or service.id not in (terms.intake, terms.pickup):
        return ""
    return "request" if service.id == terms.intake else "pickup"


def _first(waiting: dict[str, Entry], published: Collection[Place]) -> Entry | None:
    """The head of `protocol.line.in_order`, without sorting a long line for it."""
    for place in published:
        if place.entry in waiting:
            return waiting[place.entry]
    return min(waiting.values(), key=lambda e: (e.eligible_at, e.id), default=None)


def wall_calls(floor: Floor) -> set[str]:
    """The ids of the newest announcements: those that walls show."""
    return set(islice(reversed(floor.lists["call"]), WALL_CALLS))


def off_the_wall(floor: Floor) -> Iterator[str]:
    """The ids of announcements that are too old for walls, newest first."""
    return islice(reversed(floor.lists["call"]), WALL_CALLS, None)


def public_call(floor: Floor, ident: str) -> PublicCall | None:
    """An announcement as walls show it; None once it is too old for them."""
    call = floor.get(Call, ident)
    if call is None or ident not in wall_calls(floor):
        return None
    desk = floor.get(Desk, call.desk)
    return PublicCall(
        id=call.id,
        number=call.number,
        service_point=call.service_point,
        desk=call.desk,
        desk_name=call.desk_name,
        at=call.at,
        nth=call.nth,
        state="over" if call.state == "served" else call.state,
        moved_from=call.moved_from,
        language=call.language,
        direction=desk.direction if desk else "",
    )


def desk_name(floor: Floor, entry: Entry) -> str | None:
    """The name of the desk at which the entry is."""
    desk = floor.get(Desk, entry.desk)
    return desk.name if desk else None


def _is_shared(floor: Floor, desk: Desk | None) -> bool:
    """Whether the desk's name would lead to another service point as well."""
    return desk is not None and any(
        other.name == desk.name and other.service_point != desk.service_point
        for other in floor.of(Desk)
    )


def public_place(floor: Floor, ident: str, point: str) -> PublicPlace | None:
    """A visit that waits or is called at a service point, under its opaque tag."""
    found, visit = floor.live.get(ident), floor.get(Visit, ident)
    if found is None or visit is None or found.service_point != point:
        return None
    if found.state not in ("waiting", "called"):
        return None
    return PublicPlace(
        id=visit.tag,
        number=found.number,
        service=found.service,
        state=found.state,
        order=found.eligible_at,
        desk_name=desk_name(floor, found),
    )


def public_line(floor: Floor, point: str) -> PublicLine | None:
    """The published order with waits, under tags, of those who are still here."""
    estimate = floor.get(Estimate, point)
    if estimate is None:
        return None
    line = []
    for place in estimate.line:
        entry = floor.get(Entry, place.entry)
        here = entry is not None and entry.state in LIVE_STATES
        visit = floor.get(Visit, entry.visit) if entry and here else None
        if visit is not None:
            low, high = wait_range(place.p50, place.p80)
            line.append(PublicWait(visit.tag, low, high, place.why, place.p20 // 60, place.booked))
    return PublicLine(id=point, at=estimate.at, desks_open=estimate.desks_open, line=line)


def own_entry(floor: Floor, entry: Entry, known: Visit | None = None) -> OwnEntry | None:
    """A customer's own entry; `known` is its visit, where the floor may have forgotten it."""
    visit = floor.get(Visit, entry.visit) or known
    if visit is None:
        return None
    desk = floor.get(Desk, entry.desk)
    promise = standing(floor, entry.id)
    booked = floor.get(Reservation, entry.reservation)
    asked = floor.get(Staff, booked.asked_staff) if booked is not None else None
    return OwnEntry(
        id=visit.id,
        entry=entry.id,
        tag=visit.tag,
        number=entry.number,
        service_point=entry.service_point,
        service=entry.service,
        slot_at=entry.slot_at,
        booked_with=asked.name if asked is not None else "",
        state=entry.state,
        present=entry.present,
        joined_at=visit.arrived_at,
        since=entry.since,
        desk_name=desk.name if desk else None,
        calls=entry.calls,
        called_at=entry.called_at,
        grace_until=entry.grace_until,
        version=entry.version,
        until=entry.until,
        call=next(
            (c.id for c in floor.of(Call) if c.entry == entry.id and c.state == "calling"), None
        ),
        errands=len(visit.errands),
        direction=desk.direction if desk else "",
        desk_shared=_is_shared(floor, desk),
        language=visit.language,
        promised_by=promise.by if promise else None,
        apology=_apology(floor, promise) if promise else None,
    )


def _apology(floor: Floor, promise: Promise) -> Apology | None:
    """What is said with a promise that was made anew in place of a broken one."""
    for before in told(floor, promise.entry):
        if before.broken_at == promise.at:
            return Apology((before.by - before.at) // 60_000, promise.at, before.causes)
    return None


def wanted_slip(floor: Floor, ident: str) -> WantedSlip | None:
    """The slip of a visit that is to be printed, while the customer is here."""
    visit = floor.get(Visit, ident)
    if visit is None or visit.slip != "wanted" or ident not in floor.live:
        return None
    return WantedSlip(id=visit.id, number=visit.number, device=visit.slip_device, at=visit.slip_at)


def public_help(floor: Floor, ident: str) -> PublicHelp | None:
    """What became of a kiosk's call for a person: not who comes."""
    call = floor.get(Help, ident)
    return PublicHelp(id=call.id, state=call.state, since=call.since) if call else None


def device_face(floor: Floor, ident: str, role: Role | None) -> DeviceFace | None:
    """What a kiosk or wall is called and where it stands, for those of its role; a device that was
    revoked is nobody's."""
    device = floor.get(Device, ident)
    if device is None or device.role != role or device.state != "paired":
        return None
    return DeviceFace(id=device.id, name=device.name, zone=device.zone)


def kiosk_lock(floor: Floor, ident: str) -> KioskLock | None:
    """What kiosks check the PIN of staff against."""
    site = floor.get(Site, ident)
    return KioskLock(id=site.id, pin=site.kiosk_pin) if site else None

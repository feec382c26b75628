"""What the records say about one desk: who is at it, who waits for it, what can be taken back.

Nothing here depends on the time, so it is computed when records change and kept until then.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import tzinfo
from operator import attrgetter
from typing import Final

from client.instants import zone_of
from protocol.capability import Capability, Due, absent, calls_absent
from protocol.dues import expected, here
from protocol.next_in_line import Ranked, following
from protocol.records import (
    Desk,
    Entry,
    Estimate,
    Person,
    Reservation,
    Role,
    Service,
    ServicePoint,
    Site,
    Staff,
    Undoable,
    Visit,
    Why,
)
from protocol.replica import Replica
from staff_console.entries import entries_of

_JOINED_AT: Final = attrgetter("joined_at")
MANAGERS: frozenset[Role] = frozenset({"manager", "admin"})


@dataclass(frozen=True)
class Me:
    """Who is signed in: the id of the colleague, empty until the server has said it."""

    id: str = ""
    role: str = ""


@dataclass(frozen=True)
class Facts:
    """One open desk of mine and the line before it."""

    me: Me
    zone: tzinfo
    point: ServicePoint
    desk: Desk
    customer: Entry | None
    """Called to this desk, or served at it."""
    waiting: tuple[Entry, ...]
    """Those who can be called, in order."""
    away: tuple[Entry, ...]
    """Those who wait and cannot be called yet: away for a time, or not here."""
    missed: tuple[Entry, ...]
    """Those who did not come and can be called again, the last one first."""
    held: tuple[Entry, ...]
    """On hold: mine, and those that anybody may go on with; who is back first stands first."""
    by_id: Mapping[str, Entry]
    """All of these, by the id of the entry."""
    longest: int | None
    """Since when whoever has waited longest is here, ms; None if nobody waits."""
    following: Entry | None
    """Whom the next call at this desk will take, as far as this screen can know."""
    following_why: Why
    busy: Mapping[str, Entry]
    """Whom each desk has, by the id of the desk."""
    undoables: tuple[Undoable, ...]
    """What I have done last, the newest first."""
    for_others: Mapping[str, str]
    """The colleague for whom somebody waits who booked with that one, by the id of the entry."""

    def marked(self, ident: str | None) -> Entry | None:
        """Whoever of that id can be marked: in line, away, missed or on hold."""
        return None if ident is None else self.by_id.get(ident)

    @property
    def manager(self) -> bool:
        """Whether I may do what only a manager may."""
        return self.me.role in MANAGERS


def my_desk(replica: Replica, me: Me) -> Desk | None:
    """The desk that I have open; the one opened last, should there be two."""
    mine = [desk for desk in replica.of(Desk) if me.id and desk.staff == me.id]
    mine = [desk for desk in mine if desk.state != "closed"]
    return max(mine, key=lambda desk: (desk.since, desk.id), default=None)


def facts(replica: Replica, me: Me) -> Facts | None:
    """The facts of my desk; None while I have none open."""
    desk = my_desk(replica, me)
    point = replica.get(ServicePoint, desk.service_point if desk else None)
    if desk is None or point is None:
        return None
    line = line_of(replica, point.id)
    waiting = line if calls_absent(point) else tuple(e for e in line if not absent(e, point))
    away, missed, held = _aside(replica, point, me, line)
    busy = busy_desks(replica)
    undoables = [undo for undo in replica.of(Undoable) if undo.actor == me.id]
    first = _following(replica, point, desk, waiting)
    return Facts(
        me=me,
        zone=zone(replica),
        point=point,
        desk=desk,
        customer=busy.get(desk.id),
        waiting=waiting,
        away=away,
        missed=missed,
        held=held,
        by_id=_by_id(replica, point.id, held),
        longest=min(map(_JOINED_AT, (*waiting, *away)), default=None),
        following=first.entry if first is not None else None,
        following_why=first.why if first is not None else "longest",
        busy=busy,
        undoables=tuple(sorted(undoables, key=lambda undo: (-undo.at, undo.id))),
        for_others=_for_others(replica, point, desk, (*waiting, *missed)),
    )


def _for_others(
    replica: Replica, point: ServicePoint, desk: Desk, people: Iterable[Entry]
) -> dict[str, str]:
    """For whom those wait who are not for this desk, as they have booked another colleague."""
    booked = [entry for entry in people if entry.reservation is not None]
    able = Capability(replica, point, desk, replica.at) if booked else None
    found = {entry.id: able.hindrance(entry) for entry in booked if able is not None}
    return {i: why.what for i, why in found.items() if why and why.kind == "colleague"}


def _aside(
    replica: Replica, point: ServicePoint, me: Me, line: tuple[Entry, ...]
) -> tuple[tuple[Entry, ...], tuple[Entry, ...], tuple[Entry, ...]]:
    """Away, missed, and on hold."""
    entries = entries_of(replica)
    away = [*entries.standing(point.id, "away").values()]
    if not calls_absent(point):
        away += [entry for entry in line if absent(entry, point)]
    on_hold = entries.standing(point.id, "on_hold").values()
    held = [entry for entry in on_hold if entry.owner in (None, me.id)]
    gone = entries.standing(point.id, "missed").values()
    missed = sorted(gone, key=lambda entry: (-entry.since, entry.id))
    return tuple(sorted(away, key=_back_first)), tuple(missed), tuple(sorted(held, key=_back_first))


def _by_id(replica: Replica, point: str, held: tuple[Entry, ...]) -> dict[str, Entry]:
    entries = entries_of(replica)
    by_id = dict(entries.standing(point, "waiting"))
    by_id.update(entries.standing(point, "away"))
    by_id.update(entries.standing(point, "missed"))
    by_id.update((entry.id, entry) for entry in held)
    return by_id


def _following(
    replica: Replica, point: ServicePoint, desk: Desk, waiting: tuple[Entry, ...]
) -> Ranked | None:
    """Who is next at a desk. Where a desk is made for access needs, each visit counts by itself."""
    desks = (each for each in replica.of(Desk) if each.service_point == point.id)
    plain = not any(each.access for each in desks)
    among = entries_of(replica).firsts(point.id) if plain else waiting
    dues = dues_at(replica, point.id, replica.at)
    return following(replica, point, replica.at, desk, waiting=among, dues=dues)


def dues_at(replica: Replica, point: str, now: int) -> list[Due]:
    """Whom slots are kept for at a point: who is here, and who is still to come today."""
    coming = expected(replica, replica.of(Reservation), point, now)
    return [*coming, *here(replica, entries_of(replica).with_slots(point))]


def _back_first(entry: Entry) -> tuple[int, str]:
    return entry.until or entry.since, entry.id


def points_of(replica: Replica) -> list[ServicePoint]:
    """Service points in the order of kiosk and wall."""
    return sorted(replica.of(ServicePoint), key=lambda p: (p.prefix, p.name, p.id))


def line_of(replica: Replica, point: str) -> tuple[Entry, ...]:
    """Those who wait at a point, in the order that every screen shows."""
    return entries_of(replica).line(point, replica.get(Estimate, point))


def busy_desks(replica: Replica) -> dict[str, Entry]:
    """Whom each desk has: whoever is served there, else whoever is called to it."""
    found: dict[str, Entry] = {}
    for entry in entries_of(replica).at_desks():
        if entry.desk is not None:
            other = found.get(entry.desk)
            if other is None or _rank(entry) < _rank(other):
                found[entry.desk] = entry
    return found


def _rank(entry: Entry) -> tuple[bool, int]:
    return entry.state != "serving", entry.since


def zone(replica: Replica) -> tzinfo:
    """The time zone of the site; UTC until it is known."""
    site = next(replica.of(Site), None)
    return zone_of(site.zone if site else "UTC")


def name_of(replica: Replica, entry: Entry) -> str:
    """The customer's name, empty if none was given."""
    visit = replica.get(Visit, entry.visit)
    person = replica.get(Person, visit.person if visit else None)
    return person.name if person else ""


def service_name(replica: Replica, entry: Entry) -> str:
    """What the customer came for: `Passport, Photo`."""
    found = (replica.get(Service, ident) for ident in (entry.service, *entry.also))
    return ", ".join(service.name for service in found if service is not None)


def errands_after(replica: Replica, visit: Visit | None) -> str:
    """What the visit still has to do after this leg: `Pick-up, Cash desk`; mostly empty."""
    names: list[str] = []
    for errand in visit.errands if visit is not None else ():
        services = [replica.get(Service, ident) for ident in errand.services]
        point = replica.get(ServicePoint, errand.service_point)
        known = [service.name for service in services if service is not None]
        names += known or [point.name if point is not None else errand.service_point]
    return ", ".join(names)


def staff_name(replica: Replica, ident: str | None) -> str:
    """A colleague's name, empty if unknown."""
    staff = replica.get(Staff, ident)
    return staff.name if staff else ""

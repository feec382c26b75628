"""What the records say about one desk: who is at it, who waits for it, what can be taken back.

Nothing here depends on the time, so it is computed when records change and kept until then.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import tzinfo

from client.instants import zone_of
from protocol.line import in_order
from protocol.records import (
    Desk,
    Entry,
    Estimate,
    Person,
    Role,
    Service,
    ServicePoint,
    Site,
    Staff,
    Undoable,
    Visit,
)
from protocol.replica import Replica

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
    by_id: Mapping[str, Entry]
    """Those who wait, by the id of the entry."""
    longest: int | None
    """Since when whoever has waited longest is here, ms; None if nobody waits."""
    following: Entry | None
    """Whom the next call will take, as far as this screen can know."""
    busy: Mapping[str, Entry]
    """Whom each desk has, by the id of the desk."""
    undoables: tuple[Undoable, ...]
    """What I have done last, the newest first."""

    def waits(self, ident: str | None) -> Entry | None:
        """The waiting entry of that id."""
        return None if ident is None else self.by_id.get(ident)


def my_desk(replica: Replica, me: Me) -> Desk | None:
    """The desk that I have open; the one opened last, should there be two."""
    mine = [desk for desk in replica.of(Desk) if me.id and desk.staff == me.id]
    mine = [desk for desk in mine if desk.state == "open"]
    return max(mine, key=lambda desk: (desk.since, desk.id), default=None)


def facts(replica: Replica, me: Me) -> Facts | None:
    """The facts of my desk; None while I have none open."""
    desk = my_desk(replica, me)
    point = replica.get(ServicePoint, desk.service_point if desk else None)
    if desk is None or point is None:
        return None
    waiting = line_of(replica, point.id)
    busy = busy_desks(replica)
    undoables = [undo for undo in replica.of(Undoable) if undo.actor == me.id]
    return Facts(
        me=me,
        zone=zone(replica),
        point=point,
        desk=desk,
        customer=busy.get(desk.id),
        waiting=waiting,
        by_id={entry.id: entry for entry in waiting},
        longest=min((entry.joined_at for entry in waiting), default=None),
        following=next((e for e in waiting if e.present or point.call_absent), None),
        busy=busy,
        undoables=tuple(sorted(undoables, key=lambda undo: (-undo.at, undo.id))),
    )


def line_of(replica: Replica, point: str) -> tuple[Entry, ...]:
    """Those who wait at a point, in the order that every screen shows."""
    here = {
        entry.id: entry
        for entry in replica.of(Entry)
        if entry.state == "waiting" and entry.service_point == point
    }
    estimate = replica.get(Estimate, point)
    published = [place.entry for place in estimate.line] if estimate else []
    order = {entry.id: entry.eligible_at for entry in here.values()}
    return tuple(in_order(here, published, order))


def busy_desks(replica: Replica) -> dict[str, Entry]:
    """Whom each desk has: whoever is served there, else whoever is called to it."""
    found: dict[str, Entry] = {}
    for entry in replica.of(Entry):
        if entry.desk is not None and entry.state in ("called", "serving"):
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
    """What the customer came for."""
    service = replica.get(Service, entry.service)
    return service.name if service else ""


def staff_name(replica: Replica, ident: str | None) -> str:
    """A colleague's name, empty if unknown."""
    staff = replica.get(Staff, ident)
    return staff.name if staff else ""

"""Why somebody is where they are in the line, in a few words. Pure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from client.instants import local
from protocol.places import RESERVED
from protocol.records import STANDARD, Desk, Entry, Reservation, ServicePoint, Why
from protocol.replica import Replica
from staff_console.facts import Facts
from staff_console.speech import tr
from staff_console.words import isolated

_MOST_DESKS: Final = 2
"""So many desks are named, not more."""


class Whys:
    """The reasons of one line; what they share is looked up once."""

    def __init__(self, replica: Replica, facts: Facts) -> None:
        self._replica = replica
        self._facts, self._point, self._zone = facts, facts.point, facts.zone
        self._titles = {each.name: each.title for each in facts.point.classes}
        desks = [desk for desk in replica.of(Desk) if desk.service_point == facts.point.id]
        self._desks = sorted(desks, key=lambda desk: desk.number)
        self._limited = any(desk.services for desk in desks)
        self._only: dict[str, str] = {}

    def of(self, entry: Entry, why: Why | None, first: bool = False) -> str:
        """The reason of one; what is ordinary is said of the first alone."""
        if not entry.present:
            return tr("not here yet")
        if entry.id in self._facts.for_others:
            return tr("with {name}").format(name=isolated(self._facts.for_others[entry.id]))
        if entry.slot_at is not None and why not in ("too_long", "next"):
            return tr("booked for {time}").format(time=f"{local(entry.slot_at, self._zone):%H:%M}")
        said = _BY_ORDER.get(why) if why is not None else None
        if said is not None:
            return said(self.title(entry))
        if entry.came_from is not None:
            return self._moved(entry)
        if entry.standing == "next":
            return tr("put first")
        if entry.since > entry.joined_at:
            return tr("back in line")
        if entry.priority != STANDARD:
            return self.title(entry)
        return self.only_at(entry.service) or (tr("longest wait") if first else "")

    def for_another(self, entry: Entry) -> str:
        """Whom they have booked, and why that one does not call them yet; empty for those whom this
        desk may call."""
        if entry.id not in self._facts.for_others:
            return ""
        name = isolated(self._facts.for_others[entry.id])
        booked = self._replica.get(Reservation, entry.reservation)
        asked = booked.asked_staff if booked is not None else None
        desk = next((d for d in self._desks if d.staff == asked and d.state != "closed"), None)
        if desk is not None and desk.state == "paused":
            return tr("booked with {name}, who is on a break").format(name=name)
        other = self._facts.busy.get(desk.id) if desk is not None else None
        if other is None:
            return tr("booked with {name}").format(name=name)
        return tr("booked with {name}, who serves {number}").format(name=name, number=other.number)

    def title(self, entry: Entry) -> str:
        """The class as people say it."""
        if entry.priority == RESERVED and RESERVED not in self._titles:
            return tr("reservation")
        return self._titles.get(entry.priority, entry.priority)

    def only_at(self, service: str) -> str:
        """`only Desk 2` where few desks do a service; empty where that is no news."""
        if not self._limited:
            return ""
        if service not in self._only:
            self._only[service] = self._desks_of(service)
        return self._only[service]

    def _desks_of(self, service: str) -> str:
        able = [d.name for d in self._desks if not d.services or service in d.services]
        if len(able) == len(self._desks) or len(able) > _MOST_DESKS:
            return ""
        return tr("only {desks}").format(desks=", ".join(able)) if able else tr("no desk does it")

    def _moved(self, entry: Entry) -> str:
        before = self._replica.get(Entry, entry.came_from)
        point = self._replica.get(ServicePoint, before.service_point if before else None)
        if point is None or point.id == self._point.id:
            kept = entry.eligible_at < entry.joined_at
            return tr("transferred, wait kept") if kept else tr("transferred")
        return tr("from {point}").format(point=point.name)


_BY_ORDER: Final[dict[Why, Callable[[str], str]]] = {
    "too_long": lambda _: tr("waited too long"),
    "next": lambda _: tr("put first"),
    "weight": lambda title: title,
    "turn": lambda title: tr("turn of {title}").format(title=title),
}

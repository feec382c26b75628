"""Whom a desk can serve: services, skills, access needs, reservations that are due, and colleagues
who were asked for in one.

Works on whatever holds the records of a site: the server's floor and a console's replica alike.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import Final, Literal, NamedTuple, Protocol, TypeVar

from protocol.records import Desk, Entry, Record, Reservation, Service, ServicePoint, Staff, Visit

R = TypeVar("R", bound=Record)
HindranceKind = Literal["absent", "service", "skill", "colleague", "access", "slot"]
LONG: Final = 1.5
"""The 80th percentile of a service over its configured mean."""
_GONE: Final = "a removed service"
UNKNOWN_MEAN_S: Final = 480
"""The mean of a service that was removed while somebody waited for it."""


class Records(Protocol):
    """What holds the records of a site."""

    def get(self, kind: type[R], ident: str | None) -> R | None:
        """One record, or None."""

    def of(self, kind: type[R]) -> Iterator[R]:
        """All records of a kind."""


class Due(NamedTuple):
    """A reservation that is due at a service point: its service and its slot, ms; see `dues`.

    `staff` is the colleague who was asked for; empty is anybody.
    """

    service: str
    at: int
    reservation: str = ""
    staff: str = ""


class Hindrance(NamedTuple):
    """Why somebody who waits cannot be called to a desk.

    `what` names the service, the skill, the colleague or the access need; `at` is the slot that is
    protected, ms.
    """

    kind: HindranceKind
    what: str = ""
    at: int | None = None


_Asked = tuple[tuple[str, ...], tuple[str, ...], int | None]


class Capability:
    """What one desk of a service point, with the colleague who is signed in there, can do now."""

    def __init__(
        self,
        records: Records,
        point: ServicePoint,
        desk: Desk,
        now: int = 0,
        dues: Sequence[Due] = (),
    ) -> None:
        self._records = records
        self._desk = desk
        self._now = now
        self._patience_ms = (point.max_wait_s or point.lost_s) * 1000
        self._services = {s.id: s for s in records.of(Service) if s.service_point == point.id}
        others = [d for d in records.of(Desk) if d.service_point == point.id and d.id != desk.id]
        self._others = [other for other in others if other.state == "open"]
        self._manned = [d for d in (desk, *others) if d.staff and d.state in ("open", "paused")]
        self._skills = {each.id: self._skilled(each) for each in (desk, *others)}
        self._access = any(each.access for each in (desk, *self._others))
        self._known: dict[_Asked, Hindrance | None] = {}
        skilled = any(service.skills for service in self._services.values())
        self._slots = self._to_keep(sorted(dues, key=lambda due: (due.at, not due.staff)))
        self.does_all = not (desk.services or skilled or self._access or self._slots)
        """Whether nothing restricts anybody who has not booked, which is the usual case."""

    def able(self, entries: list[Entry]) -> list[Entry]:
        """Those whom the desk can serve."""
        plain = self.does_all
        return [
            e for e in entries if (plain and e.reservation is None) or self.hindrance(e) is None
        ]

    def hindrance(self, entry: Entry) -> Hindrance | None:
        """What keeps the desk from serving an entry, or None. Whether it is here is not asked."""
        services = (entry.service, *entry.also)
        needs = self._needs(entry) if self._access else ()
        booked = self._records.get(Reservation, entry.reservation)
        asked = booked.asked_staff if booked is not None else None
        their = self._desk_of(asked, services, entry.eligible_at)
        if their is not None and their.id != self._desk.id:
            return self._lacking(self._desk, services) or Hindrance("colleague", self._name(asked))
        if their is not None:
            # They wait for this colleague: no other desk is better for them.
            needs = ()
        until = entry.slot_at
        if entry.standing == "next":
            # A colleague has chosen, and knows of the reservation.
            until = 0
        return self.hindered(services, needs, until)

    def hindered(
        self, services: Sequence[str], needs: Sequence[str] = (), before: int | None = None
    ) -> Hindrance | None:
        """The same for somebody who comes for these services, with these access needs. Of slots
        only those `before` (ms) are in the way; None is all."""
        key = (tuple(services), tuple(needs), before)
        if key not in self._known:
            self._known[key] = (
                self._lacking(self._desk, services)
                or self._better_elsewhere(services, needs)
                or self._slot_in_the_way(services, before)
            )
        return self._known[key]

    def keeps(self, due: Due) -> bool:
        """Whether the desk may serve a reservation that is due."""
        their = self._desk_of(due.staff, (due.service,), due.at)
        if their is not None:
            return their.id == self._desk.id
        return self._lacking(self._desk, (due.service,)) is None

    def _desk_of(self, staff: str | None, services: Sequence[str], since: int) -> Desk | None:
        """The desk of the colleague for whom somebody waits since then, as they booked that one.

        None where anybody may serve them: nobody was asked for, the colleague is at no desk here
        that could and is not back from a pause in time, or they have waited too long.
        """
        until = since + self._patience_ms
        if not staff or self._now >= until:
            return None
        for desk in self._manned:
            if desk.staff != staff or self._lacking(desk, services) is not None:
                continue
            back_at = desk.until
            if desk.state == "open" or (back_at is not None and self._now < back_at <= until):
                return desk
        return None

    def _lacking(self, desk: Desk, services: Sequence[str]) -> Hindrance | None:
        for ident in services:
            service = self._services.get(ident)
            if desk.services and ident not in desk.services:
                return Hindrance("service", service.name if service else _GONE)
            for skill in service.skills if service else ():
                if skill not in self._skills[desk.id]:
                    return Hindrance("skill", skill)
        return None

    def _better_elsewhere(self, services: Sequence[str], needs: Sequence[str]) -> Hindrance | None:
        """Access needs go to the open desks that are made for most of them, if any is."""
        here = [need for need in needs if need in self._desk.access]
        for other in self._others:
            there = [need for need in needs if need in other.access]
            if len(there) > len(here) and self._lacking(other, services) is None:
                return Hindrance("access", next(need for need in there if need not in here))
        return None

    def _slot_in_the_way(self, services: Sequence[str], before: int | None) -> Hindrance | None:
        """Slot protection: nothing is begun that runs past a slot which only this desk can keep,
        but what was booked for an earlier one."""
        if not self._slots:
            return None
        known = [self._services.get(ident) for ident in services]
        mean_s = sum(service.mean_s if service else UNKNOWN_MEAN_S for service in known)
        done = self._now + round(mean_s * LONG) * 1000
        late = [at for at in self._slots if done > at and (before is None or at < before)]
        return Hindrance("slot", at=min(late)) if late else None

    def _to_keep(self, dues: Sequence[Due]) -> list[int]:
        """The slots that the other desks cannot keep: those of this colleague, and of the others
        that this desk can, as many as come before each of them may go elsewhere. A desk whose
        colleague was asked for by then is no such desk."""
        kept: list[int] = []
        taken: set[str] = set()
        nth = 0
        for due in dues:
            their = self._desk_of(due.staff, (due.service,), due.at)
            if their is not None and their.id != self._desk.id:
                taken.add(their.id)
            elif their is not None:
                kept.append(due.at)
            elif self._lacking(self._desk, (due.service,)) is None:
                if nth >= self._others_that_do(due.service, taken):
                    kept.append(due.at)
                nth += 1
        return kept

    def _others_that_do(self, service: str, taken: Container[str]) -> int:
        free = (other for other in self._others if other.id not in taken)
        return sum(self._lacking(other, (service,)) is None for other in free)

    def _name(self, staff: str | None) -> str:
        found = self._records.get(Staff, staff)
        return found.name if found is not None else ""

    def _needs(self, entry: Entry) -> list[str]:
        visit = self._records.get(Visit, entry.visit)
        return visit.access_needs if visit else []

    def _skilled(self, desk: Desk) -> frozenset[str]:
        staff = self._records.get(Staff, desk.staff)
        return frozenset(staff.skills if staff else ())


def calls_absent(point: ServicePoint) -> bool:
    """Whether a service point calls those too who joined by phone and have not checked in."""
    return point.call_absent and point.join_by != "staff"


def absent(entry: Entry, point: ServicePoint) -> bool:
    """Whether somebody must check in, or be checked in, before being called."""
    return not entry.present and not calls_absent(point)

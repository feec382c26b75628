"""The free starts of a definition, for everybody; who has taken the others is told nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, Final, NamedTuple

from protocol.changes import Change, Key, Put
from protocol.records import (
    Definition,
    Desk,
    Record,
    ServicePoint,
    Site,
    Staff,
)
from server.domain.floor import Floor
from server.domain.slots.agenda import agenda_of
from server.domain.slots.claims import MINUTE, Claim
from server.domain.slots.resources import everybody, needs_of
from server.domain.slots.times import DAY, day_bounds
from server.sync.booking_views import public_slots
from server.sync.weeks import days_from

_SETTINGS: Final = (Site, Definition, ServicePoint, Desk, Staff)
_KINDS: Final = frozenset(each.kind() for each in _SETTINGS)
_NEVER: Final = 2**62


class Taken(NamedTuple):
    """What a reservation or hold has, and the days of the topic that it is felt on."""

    claim: Claim
    days: frozenset[str]


class SlotsProjection:
    """Seven days, a view each.

    They change by settings, by whatever takes a resource that the definition could take, and by the
    clock. Only the days that a change is felt on are rendered anew, so that a booking costs little
    however many definitions are looked at.
    """

    def __init__(self, ident: str, now: Callable[[], int]) -> None:
        self._id, first_day = ident.split(".")
        self._definition: Definition | None = None
        self._bounds = dict.fromkeys(days_from(first_day), (0, 0))
        """When each day begins and ends, ms."""
        self._now = now
        self._resources: frozenset[str] = frozenset()
        self._rules: dict[Key, Any] = {}
        """What was last seen of the settings that count."""
        self._taken: dict[str, Taken] = {}
        self._next: dict[str, int] = {}
        """When the clock next changes a day, ms."""

    def everything(self, floor: Floor) -> Iterable[Key]:
        """All seven days."""
        zone = floor.site.zone
        self._bounds = {day: day_bounds(date.fromisoformat(day), zone) for day in self._bounds}
        self._definition = floor.get(Definition, self._id)
        needs = needs_of(floor, self._definition) if self._definition else []
        self._resources = frozenset(everybody(needs))
        settings = (record for kind in _SETTINGS for record in floor.of(kind))
        self._rules = {Key(each.kind(), each.id): self._rule(each) for each in settings}
        self._taken = {}
        for claim in agenda_of(floor).claims.values():
            self._note(claim)
        return self._keys(self._bounds)

    def touched(self, floor: Floor, change: Change) -> Iterable[Key]:
        """The days that a change is felt on."""
        key = change.key
        record = change.r if isinstance(change, Put) else None
        if key.kind in ("reservation", "slot_hold"):
            before = self._taken.pop(key.id, None)
            claim = agenda_of(floor).claims.get(key.id)
            after = self._note(claim) if claim is not None else None
            if before == after:
                return ()  # Whatever has changed of it takes no more and no less.
            days = (each.days for each in (before, after) if each is not None)
            return self._keys(dict.fromkeys(day for felt in days for day in sorted(felt)))
        if key.kind in _KINDS and self._rules.get(key) != (self._rule(record) if record else None):
            return self.everything(floor)
        return ()

    def render(self, floor: Floor, key: Key) -> Record | None:
        """The starts of a day."""
        now = self._now()
        view = public_slots(floor, self._id, key.id, now)
        self._next[key.id] = self._due(key.id, view.starts[0].at if view and view.starts else None)
        return view

    def passed(self, floor: Floor) -> Iterable[Key]:
        """The days whose starts the clock has changed."""
        now = self._now()
        return self._keys(day for day, at in self._next.items() if at <= now)

    def _due(self, day: str, first: int | None) -> int:
        """When the clock next changes a day: its first start comes too near, a hold runs out, or
        it comes within the horizon, which is looked for once a minute."""
        if self._definition is None:
            return _NEVER
        now, due = self._now(), [_NEVER]
        if first is not None:
            due.append(first - self._definition.notice_min * MINUTE + 1)
        if self._bounds[day][1] > now + (self._definition.horizon_days - 1) * DAY:
            due.append(now + MINUTE)
        expiring = (taken for taken in self._taken.values() if day in taken.days)
        ends = (taken.claim.expires_at for taken in expiring)
        return min(*due, *(at for at in ends if at is not None and at > now), _NEVER)

    def _note(self, claim: Claim) -> Taken | None:
        """Take in what a reservation or hold takes, where it is felt here."""
        mine = self._definition
        if mine is None:
            return None
        if claim.definition != mine.id and self._resources.isdisjoint(claim.resources):
            return None
        # What begins before it must have ended, the gap included, and what begins after it waits.
        begins = claim.start_at - mine.duration_min * MINUTE
        begins -= max(claim.before, mine.after_min * MINUTE)
        ends = claim.end_at + max(claim.after, mine.before_min * MINUTE)
        felt = (day for day, span in self._bounds.items() if begins < span[1] and span[0] < ends)
        taken = Taken(claim, frozenset(felt))
        if not taken.days:
            return None
        self._taken[claim.id] = taken
        return taken

    def _rule(self, record: Record) -> Any:
        """What of a setting says when there are free starts."""
        match record:
            case Site():
                return record.zone, record.country, record.region
            case Definition():
                return record if record.id == self._id else None
            case Staff() if record.bookable and not record.left:
                return record.skills, record.hours, record.exceptions
        mine = self._definition
        match record:
            case ServicePoint() if mine is not None and record.id == mine.service_point:
                return record.hours, record.exceptions, record.holidays
            case Desk() if mine is not None and record.service_point == mine.service_point:
                return record.access
        return None

    def _keys(self, days: Iterable[str]) -> list[Key]:
        return [Key("public_slots", day) for day in days]

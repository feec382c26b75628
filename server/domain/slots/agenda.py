"""Who is taken when, derived from reservations and holds; the floor keeps it with every change.

Of what is derived from settings (hours, bits) it forgets what a change makes wrong, and it is made
anew when it is next asked for.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from protocol.booking import Definition, Reservation, SlotHold
from protocol.changes import Key
from protocol.records import Desk, Record, ServicePoint, Site, Staff
from server.domain.slots.answers import Answers
from server.domain.slots.bitmaps import Bitmaps
from server.domain.slots.claims import Claim, claim_of
from server.domain.slots.resources import Need, able_as, needs_of
from server.domain.slots.stretch import Stretch, Timetables, coming, hours_differ, unit_of
from server.domain.slots.times import DAY, local_day

if TYPE_CHECKING:
    from server.domain.floor import Floor

_KINDS: Final = frozenset({Reservation.kind(), SlotHold.kind()})
_SETTINGS: Final = (Site, ServicePoint, Staff, Desk, Definition)


class Agenda:
    """All claims, by what rules ask for them."""

    def __init__(self, floor: Floor) -> None:
        self._floor = floor
        self.zone = floor.site.zone
        self.claims: dict[str, Claim] = {}
        self.holds: dict[str, Claim] = {}
        self.by_day: defaultdict[tuple[str, int], dict[str, Claim]] = defaultdict(dict)
        """By resource and UTC day, on each that its time or the gaps around it touch."""
        self.by_start: defaultdict[tuple[str, int], dict[str, Claim]] = defaultdict(dict)
        """By definition and the UTC day of its start."""
        self.load: defaultdict[int, Counter[str]] = defaultdict(Counter)
        """How many reservations begin, by local day (its ordinal) and resource."""
        self._timetables: Timetables | None = None
        self._bitmaps: Bitmaps | None = None
        self.answers = Answers(self.zone)
        """Lists that hold until anything here changes."""
        self._needs: dict[str, tuple[Definition, list[Need]]] = {}
        for booked in floor.of(Reservation):
            self._claim(booked)
        for hold in floor.of(SlotHold):
            self._claim(hold)

    def put(self, before: Record | None, record: Record) -> None:
        """Take in a record that the floor has by now, and that was so before, if it was."""
        if isinstance(record, Reservation | SlotHold):
            self._forget(record.id)
            self._claim(record)
        elif isinstance(record, _SETTINGS):
            if isinstance(record, Staff | Desk) and able_as(before) != able_as(record):
                self._reckon_again()
            if hours_differ(before, record):
                self._settle(record)

    def drop(self, key: Key) -> None:
        """A record is gone."""
        if key.kind in _KINDS:
            self._forget(key.id)
        elif key.kind in (Staff.kind(), Desk.kind()):
            self._reckon_again()

    def around(self, resource: str, start_at: int, end_at: int) -> Iterator[Claim]:
        """The claims on a resource that may be in the way of whatever takes it so long, its gaps
        included; some may come more than once."""
        for day in range(start_at // DAY, (end_at - 1) // DAY + 1):
            yield from self.by_day.get((resource, day), {}).values()

    def starting(self, definition: str, from_at: int, to_at: int) -> Iterator[Claim]:
        """The claims of a definition that begin within a span."""
        for day in range(from_at // DAY, (to_at - 1) // DAY + 1):
            for claim in self.by_start.get((definition, day), {}).values():
                if from_at <= claim.start_at < to_at:
                    yield claim

    def needs(self, definition: Definition) -> list[Need]:
        """What a definition requires, with all who could be it."""
        known = self._needs.get(definition.id)
        if known is None or known[0] is not definition:
            known = self._needs[definition.id] = (definition, needs_of(self._floor, definition))
        return known[1]

    def timetables(self, from_at: int, to_at: int, now: int) -> Timetables:
        """The hours of everybody from one instant (ms) to another, at least."""
        held = self._timetables
        if held is None or not held.stretch.covers(from_at, to_at):
            stretch = coming(self._floor, now)
            if not stretch.covers(from_at, to_at):
                return Timetables(self._floor, Stretch.around(from_at, to_at))
            held = self._timetables = Timetables(self._floor, stretch)
        return held

    def bitmaps(self, from_at: int, to_at: int, now: int) -> Bitmaps:
        """The bits of everybody for that time, at least."""
        timetables = self.timetables(from_at, to_at, now)
        if timetables is not self._timetables:
            return Bitmaps(timetables, unit_of(self._floor), self.claims.values())
        if self._bitmaps is None or self._bitmaps.timetables is not timetables:
            self._bitmaps = Bitmaps(timetables, unit_of(self._floor), self.claims.values())
        return self._bitmaps

    def _claim(self, record: Reservation | SlotHold) -> None:
        claim = claim_of(record)
        if claim is None:
            return
        self.answers.touch(claim)
        self.claims[claim.id] = claim
        for key in _days_of(claim):
            self.by_day[key][claim.id] = claim
        self.by_start[claim.definition, claim.start_at // DAY][claim.id] = claim
        if claim.expires_at is not None:
            self.holds[claim.id] = claim
            return
        self.load[local_day(claim.start_at, self.zone).toordinal()].update(claim.resources)
        if self._bitmaps is not None:
            self._bitmaps.take(claim)

    def _forget(self, ident: str) -> None:
        claim = self.claims.pop(ident, None)
        if claim is None:
            return
        self.answers.touch(claim)
        for key in _days_of(claim):
            _out(self.by_day, key, ident)
        _out(self.by_start, (claim.definition, claim.start_at // DAY), ident)
        if self.holds.pop(ident, None) is not None:
            return
        day = local_day(claim.start_at, self.zone).toordinal()
        self.load[day].subtract(claim.resources)
        if not any(self.load[day].values()):
            del self.load[day]
        if self._bitmaps is not None:
            self._bitmaps.release(claim, self.around)

    def _reckon_again(self) -> None:
        """Others can be needed by now."""
        self._needs.clear()
        self.answers.clear()

    def _settle(self, record: Record) -> None:
        self.answers.clear()
        if isinstance(record, Site):
            self._floor.agenda = None  # other days and other hours, for everybody
            return
        if self._timetables is not None:
            self._timetables.forget(record.id)
        if self._bitmaps is not None:
            self._bitmaps.forget(record.id)
            if self._bitmaps.unit != unit_of(self._floor):
                self._bitmaps = None


def agenda_of(floor: Floor) -> Agenda:
    """The agenda of a floor: made when it is first asked for, from then on the floor keeps it."""
    if floor.agenda is None:
        floor.agenda = Agenda(floor)
    return floor.agenda


def _out(
    index: defaultdict[tuple[str, int], dict[str, Claim]], key: tuple[str, int], ident: str
) -> None:
    index[key].pop(ident, None)
    if not index[key]:
        del index[key]


def _days_of(claim: Claim) -> Iterator[tuple[str, int]]:
    first, last = claim.start_at - claim.before, claim.end_at + claim.after
    for day in range(first // DAY, (last - 1) // DAY + 1):
        for resource in claim.resources:
            yield resource, day

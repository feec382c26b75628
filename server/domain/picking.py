"""A pick: whom a desk calls next, the sentence that says why, and whose place is held meanwhile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import Final, NamedTuple

import msgspec

from protocol.capability import Capability, Due, Hindrance, HindranceKind, absent
from protocol.changes import Change, Put
from protocol.next_in_line import Order, Ranked, following
from protocol.records import Desk, Entry, ServicePoint, Staff, Turns
from server.domain.days import clock_time
from server.domain.dues import dues_at
from server.domain.floor import Floor
from server.domain.refused import Refused, refuse

_TOLD: Final = 3
"""So many who cannot be called are named one by one."""
_LONGEST: Final = "longest eligible"
_CLAUSES: Final[dict[HindranceKind, str]] = {
    "absent": "is not here yet",
    "service": "comes for {what}, which {desk} does not do",
    "skill": "needs a colleague with the skill {what}",
    "colleague": "is booked with {what}",
    "access": "needs a desk made for {what}",
    "slot": "would run into {at}, which {desk} keeps for a reservation",
}
_REFUSED: Final = _CLAUSES | {"colleague": "waits for {what}"}
_TIMES: Final = {1.0: "once", 2.0: "twice", 3.0: "three times"}


class Pick(NamedTuple):
    """Whom a desk calls, why in one sentence, what else changes, and what it takes of turns."""

    entry: Entry
    sentence: str
    changes: list[Change]
    spent: dict[str, int]


def pick(floor: Floor, point: ServicePoint, desk: Desk, now: int) -> Pick:
    """The next for a desk. Raises `Refused` where nobody can be called there."""
    lines, dues = _lines(floor, point), dues_at(floor, point.id, now)
    row = following(floor, point, now, desk, waiting=[line[0] for line in lines], dues=dues)
    order, hindered = Order(point, now), _Hindered(floor, point, desk, now, dues)
    if row is None:
        waiting = floor.waiting[point.id].values()
        raise hindered.refusal(sorted(waiting, key=order.rank))
    mine = order.rank(row.entry)
    passed: list[Entry] = []
    for line in lines:
        if hindered.why(line[0]) is not None:
            passed += takewhile(lambda entry: order.rank(entry) < mine, line)
    passed.sort(key=order.rank)
    sentence = f"{row.entry.number}: {_reason(floor, order, point, row)}"
    if passed:
        sentence += f"; {hindered.words(passed[0])}"
    if len(passed) > 1:
        sentence += f"; {len(passed) - 1} more passed over"
    sentence += _not_due(floor, point, now, row.entry)
    changes = _held(point, [e for e in passed if hindered.only_absent(e)], now)
    spent = _spent(floor, point, row)
    if row.credit is not None:
        changes.append(Put(Turns(id=point.id, credit=row.credit)))
    return Pick(row.entry, sentence, changes, spent)


def by_hand(floor: Floor, point: ServicePoint, desk: Desk, entry: Entry, now: int) -> str:
    """For whom somebody waits who is chosen at another desk: a clause, mostly empty."""
    if entry.reservation is None:
        return ""
    hindrance = Capability(floor, point, desk, now).hindrance(entry)
    if hindrance is None or hindrance.kind != "colleague":
        return ""
    return f"; booked with {hindrance.what}"


def turned_back(floor: Floor, point: str, spent: dict[str, int]) -> list[Change]:
    """The classes have their turns as if a call had not been; calls since then count on."""
    turns = floor.get(Turns, point)
    if turns is None or not spent:
        return []
    credit = {name: turns.credit.get(name, 0) + spent.get(name, 0) for name in turns.credit | spent}
    return [Put(Turns(id=point, credit=credit))]


def _spent(floor: Floor, point: ServicePoint, row: Ranked) -> dict[str, int]:
    turns = floor.get(Turns, point.id)
    before, after = turns.credit if turns else {}, row.credit or {}
    return {name: before.get(name, 0) - now for name, now in after.items()}


def _lines(floor: Floor, point: ServicePoint) -> list[Sequence[Entry]]:
    """Those waiting, so that whatever hinders the first of a line hinders all of it."""
    if any(desk.access for desk in floor.desks(point.id)):
        return [[entry] for entry in floor.waiting[point.id].values()]
    return list(floor.lanes[point.id].lines())


def _held(point: ServicePoint, passed: list[Entry], now: int) -> list[Change]:
    """Whose turn came before they were here: the place is held from now on, and only once."""
    until = now + point.hold_remote_s * 1000
    return [
        Put(msgspec.structs.replace(entry, until=until, version=entry.version + 1))
        for entry in passed
        if entry.until is None
    ]


def _reason(floor: Floor, order: Order, point: ServicePoint, row: Ranked) -> str:
    entry, title = row.entry, order.class_of(row.entry).title
    match row.why:
        case "booked" if entry.slot_at is not None:
            return f"booked for {clock_time(entry.slot_at, floor.site.zone)}"
        case "next":
            staff = floor.get(Staff, entry.actor)
            return f"put next by {staff.name}" if staff else "put next"
        case "too_long":
            return f"waited over {_span(point.max_wait_s)}"
        case "turn":
            return f"turn of {title}"
        case "weight":
            weight = order.class_of(entry).weight
            minutes = (order.now - entry.eligible_at) // 60_000
            count = "counts" if minutes == 1 else "count"
            return f"{title}, {minutes} min {count} {_TIMES.get(weight, f'{weight:g} times')}"
    return _LONGEST


def _not_due(floor: Floor, point: ServicePoint, now: int, chosen: Entry) -> str:
    """Who is here with a reservation and waits for its time: a clause, mostly empty."""
    early = (e for e in floor.lanes[point.id].with_slots() if (e.slot_at or 0) > now and e.present)
    first = min(early, key=lambda e: (e.slot_at, e.id), default=None)
    if first is None or first.slot_at is None or first.id == chosen.id:
        return ""
    return f"; {first.number} is booked for {clock_time(first.slot_at, floor.site.zone)}, not due"


def _span(seconds: int) -> str:
    return f"{seconds} s" if seconds % 60 else f"{seconds // 60} min"


class _Hindered:
    """Who of those waiting cannot be called to a desk, and why."""

    def __init__(
        self, floor: Floor, point: ServicePoint, desk: Desk, now: int, dues: Sequence[Due]
    ) -> None:
        self._point, self._desk, self._zone = point, desk, floor.site.zone
        self._capability = Capability(floor, point, desk, now, dues)

    def why(self, entry: Entry) -> Hindrance | None:
        """What keeps somebody from being called here, or None."""
        hindrance = self._capability.hindrance(entry)
        return Hindrance("absent") if absent(entry, self._point) else hindrance

    def only_absent(self, entry: Entry) -> bool:
        """Whether this desk would have called them, had they been here."""
        return self._capability.hindrance(entry) is None

    def words(self, entry: Entry, clauses: Mapping[HindranceKind, str] = _CLAUSES) -> str:
        """The same as a clause, for somebody who cannot be called."""
        hindrance = self.why(entry)
        if hindrance is None:
            return f"{entry.number} can be called"
        at = clock_time(hindrance.at, self._zone) if hindrance.at is not None else ""
        said = clauses[hindrance.kind].format(what=hindrance.what, desk=self._desk.name, at=at)
        return f"{entry.number} {said}"

    def refusal(self, waiting: list[Entry]) -> Refused:
        """That nobody can be called here, with all that is known of why."""
        if not waiting:
            return refuse("nobody_waiting", f"Nobody waits at {self._point.name}.")
        told = "; ".join(self.words(entry, _REFUSED) for entry in waiting[:_TOLD])
        more = f"; {len(waiting) - _TOLD} more" if len(waiting) > _TOLD else ""
        count = "1 waits, but cannot" if len(waiting) == 1 else f"{len(waiting)} wait, none can"
        what = "called" if all(absent(e, self._point) for e in waiting) else "served"
        return refuse("nobody_waiting", f"{count} be {what} at {self._desk.name}: {told}{more}.")

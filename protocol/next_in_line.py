"""Who is next. The server decides with this, and a console foretells with it on its replica.

Accumulating priority: the weight of the class times the wait. Whoever was put next goes before all,
whoever waits past the hard maximum before all by weight. With the policy `ratio` the classes have
turns by their shares instead of weights. What a desk cannot do, and who has to check in first, is
left out. Whoever has booked a time and is punctual waits from that time on, with the weight of a
reservation.
"""

from __future__ import annotations

import math
from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from protocol.capability import Capability, Due, Records, absent, calls_absent
from protocol.places import RESERVED, STANDARD, PriorityClass
from protocol.records import Desk, Entry, ServicePoint, Stands, Turns, Why

_NEXT, _TOO_LONG, _USUAL = range(3)
_PLAIN: Final = PriorityClass(STANDARD, "Standard")
_RESERVED: Final = PriorityClass(RESERVED, "Reservation", 2.0)
"""Where a service point has no such class of its own."""
_EXEMPT: Final[dict[int, Why]] = {_NEXT: "next", _TOO_LONG: "too_long"}
"""Why those stand where they stand whom neither weight nor turn has placed."""
Rank = tuple[int, float, int, str]


class Ranked(NamedTuple):
    """Somebody in the order of being called, and why there.

    `credit` is what the classes have once this one is called, where classes have turns; else None.
    """

    entry: Entry
    why: Why
    credit: dict[str, int] | None = None


class Order:
    """The order of a service point at one instant, before turns."""

    def __init__(self, point: ServicePoint, now: int) -> None:
        self.now = now
        self.in_turn = point.policy == "ratio"
        self.classes = {each.name: each for each in point.classes}
        self._plain = self.classes.setdefault(STANDARD, _PLAIN)
        self.classes.setdefault(RESERVED, _RESERVED)
        self._limit = point.max_wait_s * 1000

    def class_of(self, entry: Entry) -> PriorityClass:
        """The class; one that was removed meanwhile counts as the standard one."""
        return self.classes.get(entry.priority, self._plain)

    def rank(self, entry: Entry) -> Rank:
        """Sorts: the smaller, the sooner. Ties go by id, so that all copies agree."""
        if entry.standing == "next":
            return _NEXT, entry.since, entry.eligible_at, entry.id
        waited = self.now - entry.eligible_at
        if self._limit and waited >= self._limit:
            return _TOO_LONG, entry.eligible_at, entry.eligible_at, entry.id
        if self.in_turn or waited < 0:
            return _USUAL, -waited, entry.eligible_at, entry.id
        return _USUAL, -waited * self.class_of(entry).weight, entry.eligible_at, entry.id


def ranked(
    records: Records,
    point: ServicePoint,
    now: int,
    desk: Desk | None = None,
    *,
    waiting: Iterable[Entry] | None = None,
    dues: Sequence[Due] = (),
    absent_too: bool = False,
) -> list[Ranked]:
    """All who can be called, in the order of being called; with a desk, all whom it can serve.

    `waiting` are those who wait at the point, where the caller has them at hand. With `absent_too`
    whoever must check in first stands where they will stand then.
    """
    order = Order(point, now)
    able = _candidates(records, point, now, desk, waiting, dues, absent_too)
    rows = sorted((order.rank(entry), entry) for entry in able)
    usual = [entry for rank, entry in rows if rank[0] == _USUAL]
    if order.in_turn:
        middle = _by_turns(order, usual, _credit(records, point, order))
    else:
        middle = _by_weight(usual)
    first = [Ranked(entry, _EXEMPT[rank[0]]) for rank, entry in rows if rank[0] < _USUAL]
    return [*first, *middle]


def following(
    records: Records,
    point: ServicePoint,
    now: int,
    desk: Desk | None = None,
    *,
    waiting: Iterable[Entry] | None = None,
    dues: Sequence[Due] = (),
) -> Ranked | None:
    """The first of `ranked`, without sorting the others; None where nobody can be called."""
    order = Order(point, now)
    able = _candidates(records, point, now, desk, waiting, dues)
    if not able:
        return None
    heads = _heads(order, able)
    entry = min(heads, key=order.rank)
    place = order.rank(entry)[0]
    if place != _USUAL:
        return Ranked(entry, _EXEMPT[place])
    if order.in_turn:
        firsts = {order.class_of(e).name: e for e in sorted(heads, key=order.rank, reverse=True)}
        return _turn(order, firsts, _credit(records, point, order))
    if entry.slot_at is not None:
        return Ranked(entry, "booked")
    longest = all(head.eligible_at >= entry.eligible_at for head in heads)
    return Ranked(entry, "longest" if longest else "weight")


def _heads(order: Order, able: list[Entry]) -> list[Entry]:
    """The first of each class and standing. In one class nothing counts but the time waited, so
    that most are passed with a glance at it."""
    heads: dict[tuple[str, Stands], Entry] = {}
    for entry in able:
        lane = (entry.priority, entry.standing)
        head = heads.get(lane)
        if head is not None and head.eligible_at < entry.eligible_at and lane[1] == "keep":
            continue
        if head is None or order.rank(entry) < order.rank(head):
            heads[lane] = entry
    return list(heads.values())


def _candidates(
    records: Records,
    point: ServicePoint,
    now: int,
    desk: Desk | None,
    waiting: Iterable[Entry] | None,
    dues: Sequence[Due],
    absent_too: bool = False,
) -> list[Entry]:
    if waiting is None:
        found = records.of(Entry)
        waiting = (e for e in found if e.state == "waiting" and e.service_point == point.id)
    here = list(waiting)
    if not (calls_absent(point) or absent_too):
        here = [entry for entry in here if not absent(entry, point)]
    return here if desk is None else Capability(records, point, desk, now, dues).able(here)


def _by_weight(usual: list[Entry]) -> list[Ranked]:
    """Why each stands there: nobody behind has waited longer, or else its weight."""
    rows: list[Ranked] = []
    oldest = math.inf
    for entry in reversed(usual):
        why: Why = "longest" if entry.eligible_at <= oldest else "weight"
        rows.append(Ranked(entry, why if entry.slot_at is None else "booked"))
        oldest = min(oldest, entry.eligible_at)
    return rows[::-1]


def _by_turns(order: Order, usual: list[Entry], credit: dict[str, int]) -> list[Ranked]:
    lanes: dict[str, deque[Entry]] = defaultdict(deque)
    for entry in usual:
        lanes[order.class_of(entry).name].append(entry)
    rows: list[Ranked] = []
    while lanes:
        row = _turn(order, {name: lane[0] for name, lane in lanes.items()}, credit)
        rows.append(row)
        credit = row.credit or credit
        name = order.class_of(row.entry).name
        lanes[name].popleft()
        if not lanes[name]:
            del lanes[name]
    return rows


def _turn(order: Order, firsts: dict[str, Entry], credit: dict[str, int]) -> Ranked:
    """Smooth weighted round robin over the classes that have somebody: each earns its share, the
    richest is called and pays what all have earned."""
    classes = [each for name, each in order.classes.items() if name in firsts]
    earned = credit | {each.name: credit.get(each.name, 0) + each.share for each in classes}
    chosen = max(classes, key=lambda each: earned[each.name])
    earned[chosen.name] -= sum(each.share for each in classes)
    alone = len(classes) == 1
    return Ranked(firsts[chosen.name], "longest" if alone else "turn", earned)


def _credit(records: Records, point: ServicePoint, order: Order) -> dict[str, int]:
    turns = records.get(Turns, point.id)
    return {n: c for n, c in turns.credit.items() if n in order.classes} if turns else {}

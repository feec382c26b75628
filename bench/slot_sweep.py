"""Free starts by a sorted sweep over intervals: what the bitmaps are measured against, and what the
tests hold them to. Exact to the millisecond, and written without a single bit."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator
from itertools import accumulate, combinations
from typing import NamedTuple

from protocol.booking import Reservation, SlotHold
from protocol.records import ServicePoint, Staff
from server.domain.floor import Floor
from server.domain.hours import Span, point_calendar, spans
from server.domain.slots import Wanted
from server.domain.slots.claims import MINUTE, Claim, claim_of
from server.domain.slots.resources import Need, needs_of
from server.domain.slots.times import DAY, staff_calendar


class Hall(NamedTuple):
    """What a sweep reads: hours and claims of everybody, each in order."""

    open: list[Span]
    house: list[Span]
    """The same, joined where one follows another."""
    work: dict[str, list[Span]]
    """When colleagues work while it is open."""
    claims: dict[str, list[Claim]]


def read(floor: Floor, wanted: Wanted, from_at: int, to_at: int, now: int) -> Hall:
    """Expand the hours and sort the claims, once for many sweeps."""
    point = floor.get(ServicePoint, wanted.definition.service_point)
    assert point is not None, "its service point is there"
    bounds = from_at - 9 * DAY, to_at + 9 * DAY
    told = list(spans(point_calendar(floor.site, point), *bounds))
    house = _joined(told)
    work = {
        s.id: list(_both(house, _joined(spans(staff_calendar(floor.site, s), *bounds))))
        for s in floor.of(Staff)
    }
    claims: dict[str, list[Claim]] = {}
    takers: list[Reservation | SlotHold] = [*floor.of(Reservation), *floor.of(SlotHold)]
    for record in takers:
        claim = claim_of(record)
        if claim is not None and claim.live(now, wanted.without):
            for resource in claim.resources:
                claims.setdefault(resource, []).append(claim)
    for each in claims.values():
        each.sort(key=lambda claim: claim.start_at)
    return Hall(told, house, work, claims)


def sweep(
    floor: Floor, wanted: Wanted, from_at: int, to_at: int, now: int, hall: Hall | None = None
) -> list[int]:
    """The starts (ms) from one instant to another at which it can be had, whatever notice, horizon
    and limits of the definition say."""
    hall = hall or read(floor, wanted, from_at, to_at, now)
    definition = wanted.definition
    lasts = definition.duration_min * MINUTE
    if wanted.end_at is not None:
        lasts = wanted.end_at - wanted.start_at
    grid = [at for at in _grid(hall.open, definition.grid_min * MINUTE) if from_at <= at < to_at]
    counts = _Counts(grid, wanted, lasts, hall)
    needs = needs_of(floor, definition)
    free = [all(each) for each in zip(*_enough(counts, needs, wanted), strict=True)]
    joined = set(_joined_starts(wanted, hall, lasts, needs))
    return [at for at, is_free in zip(grid, free, strict=True) if is_free or at in joined]


class _Counts:
    """How many of some resources can be had at each start."""

    def __init__(self, grid: list[int], wanted: Wanted, lasts: int, hall: Hall) -> None:
        self._grid, self._wanted, self._lasts, self._hall = grid, wanted, lasts, hall

    def of(self, resources: Collection[str]) -> list[int]:
        """By start, in order: each span of a resource raises at its first and lowers after its
        last."""
        turns = [0] * (len(self._grid) + 1)
        for resource in resources:
            for span in _able(self._wanted, self._hall, resource, self._lasts):
                turns[bisect_left(self._grid, span.opens_at)] += 1
                turns[bisect_right(self._grid, span.closes_at)] -= 1
        return list(accumulate(turns))[:-1]


def _enough(counts: _Counts, needs: list[Need], wanted: Wanted) -> Iterator[list[bool]]:
    """By start, for any needs together: whether enough can be had, and whoever is asked for."""
    for size in range(1, len(needs) + 1):
        for some in combinations(needs, size):
            able = {resource for need in some for resource in need.candidates}
            many = sum(need.many for need in some)
            yield [count >= many for count in counts.of(able)]
    for picked in (wanted.staff, wanted.desk):
        if picked is not None:
            able = {picked} if any(picked in need.candidates for need in needs) else set()
            yield [count > 0 for count in counts.of(able)]


def _able(
    wanted: Wanted,
    hall: Hall,
    resource: str,
    lasts: int,
    mates: Collection[str] = (),
) -> Iterator[Span]:
    """The spans of starts at which a resource can be had, both ends included."""
    definition = wanted.definition
    before, after = definition.before_min * MINUTE, definition.after_min * MINUTE
    free = hall.work.get(resource, hall.house)
    blocked = sorted(
        (
            c.start_at - (after if after > c.before else c.before) - lasts,
            c.end_at + (before if before > c.after else c.after),
        )
        for c in hall.claims.get(resource, ())
        if c.id not in mates
    )
    place = 0
    for span in free:
        at, last = span.opens_at, span.closes_at - lasts
        while place < len(blocked) and blocked[place][1] <= at:
            place += 1
        ahead = place
        while ahead < len(blocked) and blocked[ahead][0] < last:
            begins, ends = blocked[ahead]
            if at <= begins:
                yield Span(at, begins)
            if ends > at:
                at = ends
            ahead += 1
        if at <= last:
            yield Span(at, last)


def _joined_starts(wanted: Wanted, hall: Hall, lasts: int, needs: list[Need]) -> Iterator[int]:
    """The starts at which others have begun a session with room."""
    definition, sessions = wanted.definition, dict[tuple[int, tuple[str, ...]], dict[str, Claim]]()
    if definition.seats < 2:
        return
    for claim in (claim for of in hall.claims.values() for claim in of):
        if claim.definition == definition.id and claim.end_at == claim.start_at + lasts:
            sessions.setdefault((claim.start_at, claim.resources), {})[claim.id] = claim
    for (at, resources), mates in sessions.items():
        room = definition.seats - sum(claim.seats for claim in mates.values())
        picked = {each for each in (wanted.staff, wanted.desk) if each is not None}
        if room < wanted.seats or not picked <= set(resources):
            continue
        if len(resources) != sum(need.many for need in needs) or not _meets(needs, resources):
            continue
        if all(
            any(span.opens_at <= at <= span.closes_at for span in spans_of)
            for spans_of in (_able(wanted, hall, each, lasts, mates) for each in resources)
        ):
            yield at


def _meets(needs: list[Need], resources: Collection[str]) -> bool:
    return all(
        sum(1 for r in resources if any(r in need.candidates for need in some))
        >= sum(need.many for need in some)
        for size in range(1, len(needs) + 1)
        for some in combinations(needs, size)
    )


def _grid(held: Iterable[Span], step: int) -> list[int]:
    reached, found = 0, list[int]()
    for span in held:
        opens_at = max(span.opens_at, reached)
        found += range(opens_at, span.closes_at, step)
        reached = max(reached, span.closes_at)
    return found


def _joined(held: Iterable[Span]) -> list[Span]:
    """Spans without those that follow another without a gap."""
    found: list[Span] = []
    for span in held:
        if found and span.opens_at <= found[-1].closes_at:
            found[-1] = Span(found[-1].opens_at, max(span.closes_at, found[-1].closes_at))
        else:
            found.append(span)
    return found


def _both(some: list[Span], others: list[Span]) -> Iterator[Span]:
    """Where both hold."""
    one = two = 0
    while one < len(some) and two < len(others):
        opens_at = max(some[one].opens_at, others[two].opens_at)
        closes_at = min(some[one].closes_at, others[two].closes_at)
        if opens_at < closes_at:
            yield Span(opens_at, closes_at)
        if some[one].closes_at <= others[two].closes_at:
            one += 1
        else:
            two += 1

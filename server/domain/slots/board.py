"""One question to the bitmaps: the starts of a window at which what is wanted can be had."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import reduce
from itertools import combinations
from operator import or_

from protocol.records import ServicePoint, Staff
from server.domain.slots.asked import Asked
from server.domain.slots.bits import at_least, between, less, positions
from server.domain.slots.claims import Claim
from server.domain.slots.placing import Placed, join, ranked
from server.domain.slots.resources import Need, choose
from server.domain.slots.times import day_bounds, local_day
from server.domain.slots.wanted import Free


class Board:
    """The window of starts from one instant (ms) to another, in bits."""

    def __init__(self, asked: Asked, point: ServicePoint, from_at: int, to_at: int) -> None:
        self._asked, self._point = asked, point
        self._bitmaps = asked.agenda.bitmaps(from_at, to_at + asked.duration, asked.now)
        unit = self._bitmaps.unit
        before, itself, after = (
            -(-told // unit) for told in (asked.before, asked.duration, asked.after)
        )
        self._lasts = before, itself, after
        self._low, last = (-((self._bitmaps.origin - at) // unit) for at in (from_at, to_at))
        self._wide = last - self._low
        self._window = (1 << self._wide) - 1
        self._fits: dict[str, int] = {}
        self._others = self._laid_over()
        self._joined: dict[int, Placed] = {}
        """Sessions that can be joined, by start."""

    def starts(self) -> int:
        """The starts at which it can be had."""
        asked = self._asked
        bits = self._cut(self._bitmaps.opening(self._point, asked.grid, self._lasts[1]))
        if not asked.by_staff and asked.definition.per_day:
            bits = less(bits, self._full_days())
        joined = self._joins(bits)
        for needs in asked.kinds.values():
            bits &= self._met(needs)
        for picked in asked.picked:
            bits &= self.fits(picked) if picked in asked.everybody else 0
        return bits | joined

    def instants(self, bits: int) -> list[int]:
        """These starts, ms."""
        return [self._instant(place) for place in positions(bits)]

    def listed(self, bits: int, most: int | None) -> list[Free]:
        """The first of these starts, with what each would take."""
        found: list[Free] = []
        for _, listed in self.days(bits):
            found += listed
            if most is not None and len(found) >= most:
                break
        return found[:most]

    def days(
        self, bits: int, only: frozenset[int] | None = None
    ) -> Iterator[tuple[int, list[Free]]]:
        """The same by local day (its ordinal), of all or only some days, but for those without any
        of these starts."""
        while bits:
            first = (bits & -bits).bit_length() - 1
            day = local_day(self._instant(first), self._asked.zone)
            ends = self._place(day_bounds(day, self._asked.zone)[1])
            if only is None or day.toordinal() in only:
                here = bits & ((1 << ends) - 1)
                yield day.toordinal(), list(self._listed_on(day.toordinal(), here, first))
            bits = bits >> ends << ends

    def fits(self, resource: str) -> int:
        """The starts at which a resource could be had."""
        found = self._fits.get(resource)
        if found is None:
            found = self._fits[resource] = self._cut(self._starts_of(resource))
        return found

    def _listed_on(self, day: int, bits: int, first: int) -> Iterator[Free]:
        """Those of one local day (its ordinal), the first of which is at the bit `first`."""
        asked, taken = self._asked, defaultdict[int, list[str]](list)
        bits >>= first
        wide = bits.bit_length()
        for kind, needs in asked.kinds.items():
            order = (
                (resource, self.fits(resource) >> first & ((1 << wide) - 1))
                for resource in ranked(asked, kind, day)
            )
            for place, some in _chosen(needs, order, bits):
                taken[place] += some
        for place in positions(bits):
            at = self._instant(first + place)
            placed = self._joined.get(at)
            if placed is None:
                placed = Placed(tuple(sorted(taken[place])), asked.definition.seats)
            yield Free(at, at + asked.duration, placed.seats, placed.resources)

    def _starts_of(self, resource: str) -> int:
        colleague = self._asked.floor.get(Staff, resource)
        if resource in self._others:
            return self._bitmaps.starts_in(self._free(resource), colleague, self._lasts)
        return self._bitmaps.starts(resource, colleague, self._lasts)

    def _free(self, resource: str) -> tuple[int, int]:
        """The free bits of a resource, as this question sees it."""
        free = self._bitmaps.free(resource)
        told = self._others.get(resource, ())
        gone = [claim for claim in told if claim.expires_at is None]
        if gone:
            free = self._bitmaps.without(resource, gone, self._asked.agenda.around)
        for claim in told:
            if claim.expires_at is not None:
                free = self._bitmaps.with_claim(free, claim)
        return free

    def _laid_over(self) -> dict[str, list[Claim]]:
        """Live holds, and the reservations that are not in the way, by resource."""
        asked, found = self._asked, defaultdict[str, list[Claim]](list)
        holds = (claim for claim in asked.agenda.holds.values() if asked.live(claim))
        for claim in (*holds, *asked.moved):
            for resource in claim.resources:
                found[resource].append(claim)
        return dict(found)

    def _met(self, needs: list[Need]) -> int:
        """The starts at which all needs of a kind are met at once: when for any of them together
        enough can be had (Hall)."""
        bits = self._window
        for size in range(1, len(needs) + 1):
            for some in combinations(needs, size):
                able = reduce(or_, (need.candidates for need in some), frozenset[str]())
                bits &= at_least(sum(need.many for need in some), map(self.fits, able))
        return bits

    def _joins(self, bits: int) -> int:
        """The starts, of these, at which a session can be joined."""
        asked = self._asked
        if asked.definition.seats < 2:
            return 0
        first, last = self._instant(0), self._instant(self._wide)
        begin = {
            claim.start_at for claim in asked.agenda.starting(asked.definition.id, first, last)
        }
        joined = 0
        for at in begin:
            place, within = divmod(at - self._instant(0), self._bitmaps.unit)
            if within or not bits >> place & 1:
                continue
            placed = join(asked, at, at + asked.duration)
            if placed is not None:
                self._joined[at] = placed
                joined |= 1 << place
        return joined

    def _full_days(self) -> int:
        """All of the days on which there may be no more of it."""
        asked, full = self._asked, 0
        first, last = self._instant(0), self._instant(self._wide)
        begin = day_bounds(local_day(first, asked.zone), asked.zone)[0]
        end = day_bounds(local_day(last, asked.zone), asked.zone)[1]
        there = asked.agenda.starting(asked.definition.id, begin, end)
        days = Counter(local_day(c.start_at, asked.zone) for c in there if asked.live(c))
        for day, many in days.items():
            if many >= asked.definition.per_day:
                begins, ends = day_bounds(day, asked.zone)
                full |= between(self._place(begins), self._place(ends))
        return full

    def _cut(self, bits: int) -> int:
        return bits >> self._low & self._window

    def _place(self, at: int) -> int:
        """The first bit that begins at an instant or later."""
        return max(-((self._instant(0) - at) // self._bitmaps.unit), 0)

    def _instant(self, place: int) -> int:
        return self._bitmaps.origin + (self._low + place) * self._bitmaps.unit


def _chosen(
    needs: list[Need], order: Iterable[tuple[str, int]], bits: int
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Who is chosen of a kind at each of these starts; `order` is of all, the best first."""
    if len(needs) > 1 or needs[0].many > 1:
        order = list(order)
        for place in positions(bits):
            some = choose(needs, (resource for resource, fits in order if fits >> place & 1))
            if some is not None:
                yield place, some
        return
    for resource, fits in order:
        for place in positions(bits & fits):
            yield place, (resource,)
        bits = less(bits, fits)
        if not bits:
            return

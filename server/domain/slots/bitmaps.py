"""When each resource is free, as bits of one integer: from them lists are made in no time.

Whatever begins or ends within a bit takes all of it, so that what the bits offer is free to the
minute. Only reservations are in them; holds come and go with the clock and are laid over.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from protocol.records import ServicePoint, Staff
from server.domain.slots.bits import between, filled, less, runs
from server.domain.slots.claims import Claim
from server.domain.slots.stretch import Timetables
from server.domain.slots.timetable import Timetable

Around = Callable[[str, int, int], Iterator[Claim]]


class Bitmaps:
    """Bits of `unit` ms from `origin` (ms) on."""

    def __init__(self, timetables: Timetables, unit: int, claims: Iterable[Claim]) -> None:
        self.timetables = timetables
        self.unit = unit
        self.origin, end = timetables.stretch
        self._wide = (end - self.origin) // unit
        self._full = (1 << self._wide) - 1
        self._clear: dict[str, int] = {}
        """Bits in which nothing takes a resource; one without any is free throughout."""
        self._loose: dict[str, int] = {}
        """Those of them that no gap before or after is kept in."""
        self._hours: dict[str, int] = {}
        self._openings: dict[tuple[str, int, int], int] = {}
        self._starts: dict[str, dict[tuple[int, int, int], int]] = {}
        """At which bits something could begin that takes a resource so long, by resource."""
        self._fill(claims)

    def _fill(self, claims: Iterable[Claim]) -> None:
        spans = defaultdict[str, list[tuple[tuple[int, int], tuple[int, int]]]](list)
        for claim in claims:
            if claim.expires_at is None:
                both = self._spans(claim)
                for resource in claim.resources:
                    spans[resource].append(both)
        for resource, of in spans.items():
            self._clear[resource] = self._full ^ filled((taken for taken, _ in of), self._wide)
            self._loose[resource] = self._full ^ filled((kept for _, kept in of), self._wide)

    def free(self, resource: str) -> tuple[int, int]:
        """The bits in which nothing takes a resource, and those outside of gaps too."""
        return self._clear.get(resource, self._full), self._loose.get(resource, self._full)

    def take(self, claim: Claim) -> None:
        """A reservation takes its resources."""
        taken, kept = self._of(claim)
        for resource in claim.resources if kept else ():
            clear, loose = self.free(resource)
            self._clear[resource], self._loose[resource] = less(clear, taken), less(loose, kept)
            self._starts.pop(resource, None)

    def release(self, claim: Claim, around: Around) -> None:
        """It takes them no more; `around` tells whose they still are."""
        for resource in claim.resources:
            self._clear[resource], self._loose[resource] = self.without(resource, [claim], around)
            self._starts.pop(resource, None)

    def without(self, resource: str, claims: Iterable[Claim], around: Around) -> tuple[int, int]:
        """The free bits of a resource if some of its reservations were not."""
        clear, loose = self.free(resource)
        gone = list(claims)
        for claim in gone:
            taken, kept = self._of(claim)
            clear, loose = clear | taken, loose | kept
        idents = {claim.id for claim in gone}
        for claim in gone:
            span = claim.start_at - claim.before - self.unit, claim.end_at + claim.after + self.unit
            for other in around(resource, *span):
                if other.expires_at is None and other.id not in idents:
                    clear, loose = self.with_claim((clear, loose), other)
        return clear, loose

    def with_claim(self, free: tuple[int, int], claim: Claim) -> tuple[int, int]:
        """Free bits after one more claim."""
        taken, kept = self._of(claim)
        return less(free[0], taken), less(free[1], kept)

    def forget(self, ident: str) -> None:
        """The hours of a service point or colleague are others by now."""
        self._hours.pop(ident, None)
        self._starts.pop(ident, None)
        for key in [key for key in self._openings if key[0] == ident]:
            del self._openings[key]

    def starts(self, resource: str, colleague: Staff | None, lasts: tuple[int, int, int]) -> int:
        """The bits at which something could begin that takes a resource; `lasts` are the steps of
        its gap before, itself and its gap after. Kept until the resource is taken or freed."""
        known = self._starts.setdefault(resource, {})
        found = known.get(lasts)
        if found is None:
            found = known[lasts] = self.starts_in(self.free(resource), colleague, lasts)
        return found

    def starts_in(
        self, free: tuple[int, int], colleague: Staff | None, lasts: tuple[int, int, int]
    ) -> int:
        """The same for these free bits."""
        clear, loose = free
        before, itself, after = lasts
        bits = runs(loose if colleague is None else loose & self.works(colleague), itself)
        if before or after:
            # Its own gaps may lie in those of others, but not in what they take.
            bits &= runs(clear, before + itself + after) << before
        return bits

    def forget_starts(self) -> None:
        """Reckon with the bits alone when next asked."""
        self._starts.clear()

    def works(self, colleague: Staff) -> int:
        """The bits that are wholly within a colleague's hours."""
        found = self._hours.get(colleague.id)
        if found is None:
            timetable = self.timetables.of_staff(colleague)
            found = self._hours[colleague.id] = self._within(timetable)
        return found

    def opening(self, point: ServicePoint, step: int, itself: int) -> int:
        """The bits at which something of so many steps could begin while a service point is open:
        every `step` ms from each opening on."""
        found = self._openings.get((point.id, step, itself))
        if found is None:
            timetable = self.timetables.of_point(point)
            found = runs(self._within(timetable), itself) & self._grid(timetable, step)
            self._openings[point.id, step, itself] = found
        return found

    def _grid(self, timetable: Timetable, step: int) -> int:
        found, wide = 0, step // self.unit
        for span in timetable.spans:
            first, within = divmod(span.opens_at - self.origin, self.unit)
            many = -(-(span.closes_at - span.opens_at) // step)
            if not within and first >= 0:
                every = ((1 << many * wide) - 1) // ((1 << wide) - 1)
                found |= every << first
        return found & self._full

    def _within(self, timetable: Timetable) -> int:
        spans = (
            (-((self.origin - span.opens_at) // self.unit), self._bit(span.closes_at))
            for span in timetable.spans
        )
        return filled(spans, self._wide)

    def _spans(self, claim: Claim) -> tuple[tuple[int, int], tuple[int, int]]:
        """The bits that a claim takes, and those with its gaps, as spans."""
        start_at, end_at = claim.start_at, claim.end_at
        return (
            (self._bit(start_at), -((self.origin - end_at) // self.unit)),
            (
                self._bit(start_at - claim.before),
                -((self.origin - end_at - claim.after) // self.unit),
            ),
        )

    def _of(self, claim: Claim) -> tuple[int, int]:
        taken, kept = self._spans(claim)
        return self._between(*taken), self._between(*kept)

    def _between(self, first: int, last: int) -> int:
        return between(first, min(last, self._wide))

    def _bit(self, at: int) -> int:
        return (at - self.origin) // self.unit

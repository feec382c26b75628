"""Who is taken when: an index over claims, derived from reservations and holds, and kept by the
floor with every change of one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from protocol.booking import Reservation, SlotHold
from protocol.changes import Key
from protocol.records import Record
from server.domain.slots.claims import Claim, claim_of

if TYPE_CHECKING:
    from server.domain.floor import Floor

DAY: int = 86_400_000


class Agenda:
    """All claims, by what rules ask for them."""

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self.claims: dict[str, Claim] = {}
        self.by_day: defaultdict[tuple[str, int], dict[str, Claim]] = defaultdict(dict)
        """By resource and UTC day, on each that its time or the gaps around it touch."""
        self.by_start: defaultdict[tuple[str, int], dict[str, Claim]] = defaultdict(dict)
        """By definition and the UTC day of its start."""
        for record in records:
            self.put(record)

    def put(self, record: Record) -> None:
        """Take in a record as it is now."""
        if not isinstance(record, Reservation | SlotHold):
            return
        self._forget(record.id)
        claim = claim_of(record)
        if claim is None:
            return
        self.claims[claim.id] = claim
        for key in _days_of(claim):
            self.by_day[key][claim.id] = claim
        self.by_start[claim.definition, claim.start_at // DAY][claim.id] = claim

    def drop(self, key: Key) -> None:
        """A record is gone."""
        if key.kind in ("reservation", "slot_hold"):
            self._forget(key.id)

    def _forget(self, ident: str) -> None:
        claim = self.claims.pop(ident, None)
        if claim is None:
            return
        for key in _days_of(claim):
            _out(self.by_day, key, ident)
        _out(self.by_start, (claim.definition, claim.start_at // DAY), ident)

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


def agenda_of(floor: Floor) -> Agenda:
    """The agenda of a floor: made when it is first asked for, from then on the floor keeps it."""
    if floor.agenda is None:
        floor.agenda = Agenda([*floor.of(Reservation), *floor.of(SlotHold)])
    return floor.agenda

"""Claims: a reservation or a hold has its resources for its time, and keeps a gap around it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final, NamedTuple

from protocol.booking import TAKING, Reservation, SlotHold

MINUTE: Final = 60_000


class Claim(NamedTuple):
    """Resources taken from one instant (ms) to another; durations are ms too."""

    id: str
    definition: str
    start_at: int
    end_at: int
    before: int
    after: int
    seats: int
    resources: tuple[str, ...]
    expires_at: int | None = None
    """When a hold is over; None is a reservation."""

    def live(self, now: int, without: Collection[str] = ()) -> bool:
        """Whether it is in anybody's way."""
        return self.id not in without and (self.expires_at is None or now < self.expires_at)

    def hinders(self, start_at: int, end_at: int, before: int, after: int) -> bool:
        """Whether another may not have one of its resources then: between neighbours the longer of
        both gaps is kept."""
        follows = start_at < self.end_at + max(self.after, before)
        return follows and self.start_at < end_at + max(after, self.before)

    def together(self, definition: str, start_at: int, end_at: int) -> bool:
        """Whether it is of one session with such a time: they may share resources and seats."""
        return (self.definition, self.start_at, self.end_at) == (definition, start_at, end_at)


def claim_of(record: Reservation | SlotHold) -> Claim | None:
    """What a record claims; None where it takes nothing."""
    if isinstance(record, Reservation) and record.state not in TAKING:
        return None
    expires_at = record.expires_at if isinstance(record, SlotHold) else None
    return Claim(
        record.id,
        record.definition,
        record.start_at,
        record.end_at,
        record.before_min * MINUTE,
        record.after_min * MINUTE,
        record.seats,
        tuple(sorted(record.resources)),
        expires_at,
    )

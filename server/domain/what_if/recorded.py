"""A day at one service point as it is on record: what a replay starts from.

Instants are ms since 1970 UTC and named `*_at`; durations are ms and named `*_ms`. It is a value
that goes to another process as JSON.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from protocol.records import Desk, Service, ServicePoint, Staff

End = Literal["served", "no_show", "left", "gone", "unserved"]
"""How a leg ended: `gone` for whoever was cancelled or sent elsewhere unserved, `unserved` for
whoever was still in the line when the day ended."""


class Turn(msgspec.Struct, frozen=True, array_like=True):
    """A span in which a leg took up a desk: the way to it after the call, then the service."""

    desk: str
    from_at: int
    to_at: int
    way_ms: int
    """Of that, until the service began; all of it where it never did."""

    @property
    def service_ms(self) -> int:
        """How long the service took; 0 for a call that was missed."""
        return self.to_at - self.from_at - self.way_ms


class RecordedLeg(msgspec.Struct, frozen=True, kw_only=True):
    """One who came: what for, when, and what came of it."""

    id: str
    service: str
    also: list[str] = []
    priority: str
    needs: list[str] = []
    """Access needs."""
    joined_at: int
    eligible_at: int
    """Since when the waiting counts; before `joined_at` for who came from elsewhere."""
    away: list[tuple[int, int]] = []
    """Spans in which they were not to be called, before the first call."""
    turns: list[Turn] = []
    """At desks, in order; between them on hold, missed, or in the line again."""
    end: End
    ended_at: int | None
    """None while they are still here."""

    @property
    def task(self) -> tuple[str, ...]:
        """The services, by id: what the length of the service goes by."""
        return (self.service, *self.also)

    @property
    def called_at(self) -> int | None:
        """When they were called first."""
        return self.turns[0].from_at if self.turns else None


class Work(msgspec.Struct, frozen=True, array_like=True):
    """A span in which a desk took customers, and who worked there."""

    from_at: int
    to_at: int
    staff: str | None = None


class RecordedDesk(msgspec.Struct, frozen=True, kw_only=True):
    """A desk with its spans at work, in order."""

    desk: Desk
    work: list[Work]
    inferred: bool = False
    """Its spans are not on record; they are from its first to its last customer."""
    left_open: bool = False
    """Nobody closed it at the end of the day; it counts until the last customer was done."""


class RecordedDay(msgspec.Struct, frozen=True, kw_only=True):
    """One business day at one service point; rules are those that are set now."""

    day: str
    zone: str
    point: ServicePoint
    services: list[Service]
    staff: list[Staff]
    desks: list[RecordedDesk]
    legs: list[RecordedLeg]
    """By when they joined."""
    read_at: int
    over: bool
    """Whether everybody has left."""
    remote: int = 0
    """How many had to check in before they could be called; when they did is not on record."""
    forgotten: int = 0
    """How many were at a desk until the day ended, and are taken to have been there as usual."""

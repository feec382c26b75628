"""Commands of timers: what the passing of time brings about."""

from __future__ import annotations

from protocol.command import Command, Ident
from protocol.records import Place, Quote


class PublishEstimate(Command, frozen=True, kw_only=True, tag="publish_estimate"):
    """A timer publishes order and waits of a service point."""

    service_point: Ident
    desks_open: int
    line: list[Place] = []
    quotes: list[Quote] = []
    last_at: int | None = None


class RollDay(Command, frozen=True, kw_only=True, tag="roll_day"):
    """A timer begins the business day: whoever is left over from another day has expired."""


class PassTime(Command, frozen=True, kw_only=True, tag="pass_time"):
    """A timer does what time alone decides: repeated and missed calls, ends of being away, places
    held too long, and service points that open, stop intake and close by their hours."""


class Sweep(Command, frozen=True, kw_only=True, tag="sweep"):
    """A timer drops what can no longer be undone and calls that are no longer shown."""

"""Commands of timers: what the passing of time brings about."""

from __future__ import annotations

from typing import Annotated

import msgspec

from protocol.command import Command, Ident
from protocol.records import Cause, Place, Quote


class Renewal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A wait told anew to somebody whose promise is broken, or who could be told none before;
    seconds from now."""

    entry: Ident
    p20: int
    p50: int
    p80: int
    grounds: list[float] = []
    causes: list[Cause] = []


class PublishEstimate(Command, frozen=True, kw_only=True, tag="publish_estimate"):
    """A timer publishes order and waits of a service point."""

    service_point: Ident
    desks_open: int
    line: list[Place] = []
    quotes: list[Quote] = []
    last_at: int | None = None
    one_more_at: int | None = None
    held: int = 0
    judged: int = 0
    grounds: dict[Ident, list[float]] = {}
    """By service: what its quote was reckoned from."""
    renewals: list[Renewal] = []


class RollDay(Command, frozen=True, kw_only=True, tag="roll_day"):
    """A timer begins the business day: whoever is left over from another day has expired."""


class PassTime(Command, frozen=True, kw_only=True, tag="pass_time"):
    """A timer does what time alone decides: repeated and missed calls, ends of being away, places
    held too long, and service points that open, stop intake and close by their hours."""


class Sweep(Command, frozen=True, kw_only=True, tag="sweep"):
    """A timer drops what can no longer be undone and calls that are no longer shown."""


class SeeDevice(Command, frozen=True, kw_only=True, tag="see_device"):
    """The server has seen a device come or go, or has refused a second session of it."""

    device: Ident
    online: bool | None = None
    doubled: bool = False


class ForgetPersons(Command, frozen=True, kw_only=True, tag="forget_persons"):
    """A timer forgets what is kept no longer: of these persons contacts, and notes; of tickets and
    service requests that ended long ago all that was written in them."""

    contacts: Annotated[list[Ident], msgspec.Meta(max_length=500)] = []
    notes: Annotated[list[Ident], msgspec.Meta(max_length=500)] = []
    tickets: Annotated[list[Ident], msgspec.Meta(max_length=500)] = []
    requests: Annotated[list[Ident], msgspec.Meta(max_length=500)] = []

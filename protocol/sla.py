"""The records of service levels: calendars of business time, policies, and the clocks of a ticket.

Instants are milliseconds since 1970 UTC, named `*_at`; targets are whole minutes of business time.
"""

from __future__ import annotations

from typing import Annotated, Final, Literal

import msgspec

from protocol.automation import Condition, RuleAction
from protocol.places import DayException, Hours
from protocol.record import Record

Metric = Literal["first_response", "next_response", "resolution"]
Priority = Literal["low", "normal", "high", "urgent"]
PRIORITIES: Final[tuple[Priority, ...]] = ("low", "normal", "high", "urgent")
METRICS: Final[tuple[Metric, ...]] = ("first_response", "next_response", "resolution")
PauseWhy = Literal["waiting_on_customer", "on_hold", "resolved"]
ClockState = Literal[
    "running", "paused", "met", "met_late", "breached", "dropped", "unreachable", "none"
]
"""`dropped`: the ticket was resolved first; `unreachable`: its calendar never opens again; `none`:
the policy sets no such target."""
FireWhat = Literal["warn", "breach", "level"]
TargetMin = Annotated[int, msgspec.Meta(ge=1, le=366 * 1_440)]


class Target(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """What a policy promises for a priority, minutes of business time; None promises nothing."""

    priority: Priority
    first_response: TargetMin | None = None
    next_response: TargetMin | None = None
    resolution: TargetMin | None = None


class Level(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """A level of escalation: so many minutes of business time after a breach of one of these."""

    after_min: Annotated[int, msgspec.Meta(ge=0, le=30 * 1_440)]
    metrics: Annotated[list[Metric], msgspec.Meta(min_length=1, max_length=3)]
    actions: Annotated[list[RuleAction], msgspec.Meta(min_length=1, max_length=8)]
    """Who is told and what changes."""


class SlaCalendar(Record, frozen=True, kw_only=True, tag="sla_calendar"):
    """Business time: weekly windows, dated overrides and holidays, in a time zone.

    An override goes before a holiday; a window edge is the first instant at which the wall clock
    reads that minute or later; minute 1440 is the end of the day.
    """

    name: str
    zone: str
    hours: list[Hours] = []
    exceptions: list[DayException] = []
    holidays: bool = False
    """Whether the public holidays of the site's country and region are closed."""
    version: int = 1


class SlaPolicy(Record, frozen=True, kw_only=True, tag="sla_policy"):
    """What is promised to which tickets, and what happens when it is not kept."""

    name: str
    calendar: str
    targets: list[Target] = []
    conditions: list[Condition] = []
    """Tickets that meet all of them have this policy, if no policy before it fits."""
    warn_min: int = 15
    """Business minutes before a deadline that whoever has the ticket is warned."""
    levels: list[Level] = []
    position: int = 0
    version: int = 1


class Pause(msgspec.Struct, frozen=True, array_like=True):
    """A half-open span in which the resolution clock stands; None still goes on."""

    from_at: int
    to_at: int | None
    why: PauseWhy


class PriorityFrom(msgspec.Struct, frozen=True, array_like=True):
    """The priority that a ticket has from an instant on."""

    at: int
    priority: Priority


class Cycle(msgspec.Struct, frozen=True, array_like=True):
    """One unanswered question of the customer: the earliest of those that wait for an answer."""

    nth: int
    """From 1."""
    asked_at: int
    answered_at: int | None = None
    dropped_at: int | None = None
    """When the ticket was resolved before an answer."""


class Verdict(msgspec.Struct, frozen=True, array_like=True):
    """What became of a deadline; a breach is permanent. Cycle 0 but for `next_response`."""

    metric: Metric
    cycle: int
    due_at: int
    breached_at: int | None = None
    met_at: int | None = None


class Fired(msgspec.Struct, frozen=True, array_like=True):
    """What the clock has set off already, so that it is set off once."""

    metric: Metric
    cycle: int
    what: FireWhat
    level: int = 0
    """The level from 1 on, of `level`."""
    at: int = 0


class TicketClock(Record, frozen=True, kw_only=True, tag="ticket_clock"):
    """The facts that the deadlines of a ticket follow from; `id` is the ticket's."""

    policy: str
    """Id of the policy; empty has no targets."""
    created_at: int
    priorities: list[PriorityFrom]
    pauses: list[Pause] = []
    first_reply_at: int | None = None
    """The first public reply of a person."""
    cycles: list[Cycle] = []
    verdicts: list[Verdict] = []
    fired: list[Fired] = []
    resolved_at: int | None = None
    """When it was resolved, while it is."""
    version: int = 1

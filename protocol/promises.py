"""What customers were told of their wait, and what became of it; who worked at a desk and when.

All are permanent: reports, calibration and what-if come from them and from the intervals.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from protocol.record import DeskState, Record

PromiseOutcome = Literal["open", "held", "late", "left", "void"]
"""Still to be kept; called in time; called too late, or gone after it was broken; gone before it
was due; not judged, because the customer or a colleague changed what was promised."""
CauseKind = Literal["desk_closed", "desk_paused", "long_service", "overtaken", "busy"]


class Cause(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """Why a wait became longer than was said.

    `what` names the desk for `desk_closed`, `desk_paused` and `long_service`; `at` is since when,
    ms. With `overtaken` others were called first, by their class or by a colleague; with `busy`
    services took longer, one by one.
    """

    kind: CauseKind
    what: str = ""
    at: int | None = None


class Promise(Record, frozen=True, kw_only=True, tag="promise"):
    """A wait as a customer was told it; `id` is `entry.n`, n from 1."""

    entry: str
    number: str
    service_point: str
    service: str
    at: int
    """When it was told."""
    by: int
    """By when the customer is called, as told: the upper bound of the range."""
    p20: int
    p50: int
    p80: int
    """As reckoned, unrounded, s after `at`."""
    nth: int = 1
    """More than 1: told anew, with an apology, when the one before was broken."""
    outcome: PromiseOutcome = "open"
    ended_at: int | None = None
    """When the wait ended, or when it could not be judged any more."""
    broken_at: int | None = None
    """When the customer was told that it does not hold; open until the wait ends nevertheless."""
    causes: list[Cause] = []
    """Why it was broken, the weightiest first."""
    grounds: list[float] = []
    """What it was reckoned from, as the server's estimator orders it: it learns from that."""


class Grounds(Record, frozen=True, kw_only=True, tag="grounds"):
    """What the published quotes were reckoned from, for promises to take over; `id` is the service
    point's. No screen gets it."""

    by_service: dict[str, list[float]] = {}


class DeskSpan(Record, frozen=True, kw_only=True, tag="desk_span"):
    """A closed span of a desk in one state with one colleague; the open span is the desk itself.

    `id` is `desk.version`, with the version that the span had.
    """

    desk: str
    service_point: str
    state: DeskState
    staff: str | None
    from_at: int
    to_at: int
    reason: str = ""

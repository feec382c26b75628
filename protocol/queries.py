"""What queries are answered with: reads of what is too large, or too rare, to replicate."""

from __future__ import annotations

import msgspec

from protocol.outcomes import Refusal
from protocol.records import Cause, EntryState, Policy


class Effect(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="effect"):
    """Answer to the query `effect`: what saving would do, in sentences. Nothing was saved."""

    sentences: list[str]


EffectAnswer = Effect | Refusal
"""The effect, or the refusal that saving would be answered with."""


class Span(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="span"):
    """Answer to `history`: how long this visit was in a state, leg by leg; instants in ms."""

    entry: str
    service_point: str
    state: EntryState
    from_at: int
    to_at: int
    desk: str | None
    actor: str | None
    reason: str = ""


class PastVisit(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="past_visit"):
    """Answer to `history`: another visit of the same person, as their phone number tells."""

    visit: str
    number: str
    day: str
    arrived_at: int
    services: list[str]
    """Names of the services of its legs, in order; without those that were removed since."""
    outcome: EntryState
    """The state of its last leg."""
    reason: str
    waited_s: int
    served_s: int


HistoryItem = Span | PastVisit
"""The spans of this visit come first, on the first page; then earlier visits, newest first."""


class SlipText(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="slip_text"):
    """Answer to `slip`, for a kiosk or a colleague who prints: what stands on the slip of a visit.

    Waits in seconds; None when none can be told. `token` is the private link's.
    """

    entry: str
    visit: str
    number: str
    service_point: str
    service: str
    position: int
    """0 for whoever does not wait any more."""
    joined_at: int
    tag: str
    language: str
    token: str
    errands: list[str] = []
    """Ids of the services that come after this one."""
    p20: int | None = None
    p50: int | None = None
    p80: int | None = None
    by: int | None = None
    """By when they are called, as a customer is told it, ms: a slip that is printed again says a
    time of day, as it has the time of the first."""
    booked_at: int | None = None
    """The time that was booked, while it counts for the place in the line, ms: no wait is told."""
    request_token: str = ""
    """Of the private link to the service request whose number this is: the slip leads there, to
    `/s/{request_token}`, and not to the place. Empty where the number is the visit's own."""


class JoinCode(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="join_code"):
    """Answer to `join_code`, for a screen in the hall: the code by which phones join now.

    The page is `/q/<service point>/<code>`. `until` is when to show the next, ms; whoever has
    scanned it has some minutes more.
    """

    code: str
    until: int


class AddressCheck(
    msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="address_check"
):
    """Answer to `address_check`, for managers: the link by which a phone proves the address.

    Both are empty where the house has no public address.
    """

    address: str
    link: str


class HourHeld(msgspec.Struct, frozen=True, array_like=True):
    """How the promises of one hour of the local day came out."""

    hour: int
    judged: int
    held: int


class Reliability(msgspec.Struct, frozen=True, array_like=True):
    """How often a wait was at most its published percentile, which is to be `percent` in 100."""

    percent: int
    judged: int
    below: int


class ToldAndWaited(msgspec.Struct, frozen=True, array_like=True):
    """The promises whose range ended at up to so many minutes: how many, how many held, and the
    wait of half of them and of nine in ten, s."""

    up_to_min: int
    judged: int
    held: int
    p50_s: int
    p90_s: int


class Miss(msgspec.Struct, frozen=True, kw_only=True):
    """A promise that was broken; instants in ms."""

    entry: str
    number: str
    service_point: str
    service: str
    at: int
    by: int
    ended_at: int | None
    """None while the customer still waits."""
    causes: list[Cause] = []


class PromiseReport(
    msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="promise_report"
):
    """Answer to `promises`: how well the promises of a service point, or of all, were kept.

    Arguments: `service_point` (optional), and `day` (`2026-11-26`; without it the last 200 judged).
    """

    judged: int
    held: int
    left: int
    """Gone before it was due."""
    void: int
    by_hour: list[HourHeld] = []
    reliability: list[Reliability] = []
    told: list[ToldAndWaited] = []
    worst: list[Miss] = []
    """The worst first, 50 at most."""
    days: list[str] = []
    """The business days that there is anything of, newest first, 60 at most."""


class DayChange(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a replay of a day has otherwise than the day; what is not given stays as it was.

    Minutes are of the local day, between which more or fewer desks are at work; without them all
    day long.
    """

    desks: int = 0
    """So many more, or fewer."""
    from_min: int | None = None
    to_min: int | None = None
    weights: dict[str, float] = {}
    """By name of a class."""
    max_wait_s: int | None = None
    policy: Policy | None = None
    service_percent: int = 100
    """How long each service takes, of what it took."""
    joins_percent: int = 100
    """How many join, of those who did."""


class HourWaits(msgspec.Struct, frozen=True, array_like=True):
    """Those who joined in one hour of the local day; how long half and nine in ten waited, s."""

    hour: int
    joined: int
    p50_s: int
    p90_s: int


class DayFigures(msgspec.Struct, frozen=True, kw_only=True):
    """How a day went, or would have gone: means over the runs."""

    joined: float
    served: float
    left: float
    no_shows: float
    p50_s: int
    p90_s: int
    finish_at: int | None
    """When the last was done, ms; of replays the median."""
    desk_s: int
    """Time of desks at work, all together."""
    by_hour: list[HourWaits] = []


class WhatIf(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="what_if"):
    """Answer to `what_if`: how far a replay is, and once it is done, what it found.

    It is begun with `service_point`, `day` (`2026-11-26`) and `change`, a `DayChange`; asked again
    with `job`, and ended with `job` and `cancel`. `as_recorded` is what happened; `before` replays
    that, so that what is compared differs in the change alone.
    """

    job: str
    day: str
    service_point: str
    done: int
    of: int
    cancelled: bool = False
    failed: str = ""
    """Why it could not be done, as a sentence; empty while all is well."""
    as_recorded: DayFigures | None = None
    before: DayFigures | None = None
    after: DayFigures | None = None
    notes: list[str] = []
    """What the replay had to assume, in sentences."""

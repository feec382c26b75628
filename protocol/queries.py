"""What queries are answered with: reads of what is too large, or too rare, to replicate."""

from __future__ import annotations

import msgspec

from protocol.outcomes import Refusal
from protocol.records import EntryState


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

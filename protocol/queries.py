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

"""Promises that were broken: a row of each, and all of the one that is marked. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from protocol.queries import Miss
from protocol.records import Interval, Service
from protocol.replica import Replica
from staff_console.causes import cause_kind_first, cause_sentence
from staff_console.facts import zone
from staff_console.reports.spans import span_lines
from staff_console.speech import tr
from staff_console.words import minutes


@dataclass(frozen=True)
class MissRow:
    """A promise that was broken."""

    key: str
    number: str
    at: str
    over: str
    cause: str
    spoken: str


@dataclass(frozen=True)
class MissDetail:
    """All of the broken promise that is marked."""

    title: str = ""
    told: str = ""
    causes: str = ""
    lines: tuple[str, ...] = ()
    does: str = ""
    """What Enter does; empty once it was done."""


def miss_row(miss: Miss, replica: Replica, now: int) -> MissRow:
    """The row of a broken promise; of one who still waits it grows with `now` (ms)."""
    late, late_said = _over(miss, now)
    cause = cause_kind_first(miss.causes[0], replica) if miss.causes else ""
    waits = miss.ended_at is None
    if waits:
        cause = tr("waits, {cause}").format(cause=cause) if cause else tr("waits")
    cause = cause or tr("cause unknown")
    at = minutes(miss.at, zone(replica))
    said = tr("{number}, told {at}, {over}, {cause}")
    return MissRow(
        key=miss_key(miss),
        number=miss.number,
        at=at,
        over=late,
        cause=cause,
        spoken=said.format(number=miss.number, at=at, over=late_said, cause=cause),
    )


def _over(miss: Miss, now: int) -> tuple[str, str]:
    """By how much it was broken, as drawn and as read aloud. Whoever left once they were told of it
    may have gone before it was due."""
    over_ms = (miss.ended_at if miss.ended_at is not None else now) - miss.by
    if over_ms <= 0 and miss.ended_at is not None:
        return tr("left"), tr("left before it was due")
    over = max(0, -(-over_ms // 60_000))
    return f"+{over}", tr("{over} minutes over").format(over=over)


def miss_key(miss: Miss) -> str:
    """What tells one broken promise from all others: a customer may have had several."""
    return f"{miss.entry} {miss.at}"


def miss_detail(
    misses: Sequence[Miss],
    chosen: str,
    spans: Sequence[Interval] | None,
    connected: bool,
    replica: Replica,
) -> MissDetail:
    """All of the one that is marked, by its key; `spans` are of the stay, once asked for."""
    miss = next((each for each in misses if miss_key(each) == chosen), None)
    where = zone(replica)
    if miss is None:
        return MissDetail()
    service = replica.get(Service, miss.service)
    called = tr("At {at} told: by {by}. Still waits.")
    if miss.ended_at is not None:
        called = tr("At {at} told: by {by}. The wait ended at {end}.")
    causes = [cause_sentence(cause, replica, where) for cause in miss.causes]
    return MissDetail(
        title=f"{miss.number} {service.name}" if service is not None else miss.number,
        told=called.format(
            at=minutes(miss.at, where),
            by=minutes(miss.by, where),
            end=minutes(miss.ended_at, where) if miss.ended_at is not None else "",
        ),
        causes=" ".join(causes) or tr("No cause is known."),
        lines=span_lines(spans, replica, where) if spans is not None else (),
        does=tr("how it went") if spans is None and connected else "",
    )

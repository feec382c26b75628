"""A day on record, made from what the store keeps of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from msgspec.structs import replace

from protocol.capability import UNKNOWN_MEAN_S, calls_absent
from protocol.records import (
    AT_DESK,
    BY_LINK,
    LIVE_STATES,
    Desk,
    DeskSpan,
    Entry,
    EntryState,
    Interval,
    Service,
    ServicePoint,
    Site,
    Staff,
    Visit,
)
from server.domain.days import day_span
from server.domain.legs import TAKEN_BACK
from server.domain.what_if.desk_times import at_work
from server.domain.what_if.evidence import as_that_day
from server.domain.what_if.recorded import End, RecordedDay, RecordedLeg, Turn

_ENDS: Final[dict[EntryState, End]] = {
    "completed": "served",
    "serving": "served",
    "called": "served",
    "on_hold": "served",
    "transferred": "served",
    "no_show": "no_show",
    "missed": "no_show",
    "left": "left",
    "cancelled": "gone",
    "expired": "unserved",
    "waiting": "unserved",
    "away": "unserved",
}
"""Those who are in the middle of a day that is not over: at a desk they are as good as served."""
_OUT_OF_LINE: Final = frozenset({"away"})


class OnRecord(NamedTuple):
    """What the store has of a day at a service point; spans of legs may be in any order."""

    site: Site
    point: ServicePoint
    services: list[Service]
    staff: list[Staff]
    desks: list[Desk]
    entries: list[Entry]
    visits: dict[str, Visit]
    intervals: list[Interval]
    spans: list[DeskSpan]


def recorded(day: str, found: OnRecord, now: int) -> RecordedDay:
    """The day as it can be replayed. Raises `ValueError` for what is no day."""
    of_entry: dict[str, list[Interval]] = defaultdict(list)
    for span in found.intervals:
        if not span.withdrawn:
            of_entry[span.entry].append(span)
    hours = day_span(day, found.site.zone, found.site.roll_hour)
    ended, now = now >= hours[1], min(now, hours[1])
    entries = [entry for entry in found.entries if entry.reason != TAKEN_BACK]
    legs, forgotten = [], 0
    for entry in entries:
        spans = _whole(entry, of_entry[entry.id], now)
        usual_ms = _usual_ms(entry, spans[-1], found) if spans else 0
        if (ended or entry.state == "expired") and 0 < usual_ms < _length(spans[-1]):
            spans[-1] = replace(spans[-1], to_at=spans[-1].from_at + usual_ms)
            forgotten += 1
        legs.append(_leg(entry, found.visits.get(entry.visit), spans))
    legs.sort(key=lambda leg: (leg.joined_at, leg.id))
    desks = at_work(found.desks, found.spans, legs, hours, now)
    able = as_that_day(desks, legs, found.services, found.staff)
    absent = [e for e in entries if not calls_absent(found.point) and _from_afar(e, found.visits)]
    return RecordedDay(
        day=day,
        zone=found.site.zone,
        point=found.point,
        services=found.services,
        staff=able.staff,
        desks=able.desks,
        legs=legs,
        read_at=now,
        over=ended or not any(entry.state in LIVE_STATES for entry in entries),
        remote=len(absent),
        forgotten=forgotten,
    )


def _from_afar(entry: Entry, visits: dict[str, Visit]) -> bool:
    visit = visits.get(entry.visit)
    return visit is not None and visit.source in BY_LINK


def _usual_ms(entry: Entry, last: Interval, found: OnRecord) -> int:
    """How long somebody was at a desk whom only the end of the day took from there, at the most:
    nobody has noted when they left it. 0 for whoever was not."""
    if entry.state not in (*AT_DESK, "expired") or last.state not in AT_DESK:
        return 0
    if last.state == "called":
        return found.point.grace_s * 1000
    means = {service.id: service.mean_s for service in found.services}
    return sum(means.get(each, UNKNOWN_MEAN_S) for each in (entry.service, *entry.also)) * 1000


def _length(span: Interval) -> int:
    return span.to_at - span.from_at


def _leg(entry: Entry, visit: Visit | None, spans: Sequence[Interval]) -> RecordedLeg:
    """`spans` are in order."""
    turns = _turns(spans)
    called_at = turns[0].from_at if turns else None
    away = [
        (span.from_at, span.to_at)
        for span in spans
        if span.state in _OUT_OF_LINE and (called_at is None or span.to_at <= called_at)
    ]
    # Whoever was put back into the line behind all had another place before the first call.
    late = called_at is not None and entry.eligible_at > called_at
    return RecordedLeg(
        id=entry.id,
        service=entry.service,
        also=entry.also,
        priority=entry.priority,
        needs=visit.access_needs if visit else [],
        joined_at=entry.joined_at,
        eligible_at=entry.joined_at if late else entry.eligible_at,
        away=away,
        turns=turns,
        end=_end(entry, turns),
        ended_at=entry.since if entry.state not in LIVE_STATES else None,
    )


def _begin(span: Interval) -> int:
    return span.from_at


def _whole(entry: Entry, spans: Iterable[Interval], now: int) -> list[Interval]:
    """The spans in order, with the one that still goes on."""
    found = sorted(spans, key=_begin)
    if entry.state in AT_DESK:
        found.append(
            Interval(
                id=entry.id,
                entry=entry.id,
                state=entry.state,
                from_at=entry.since,
                to_at=max(now, entry.since),
                desk=entry.desk,
                actor=entry.actor,
            )
        )
    return found


def _turns(spans: Sequence[Interval]) -> list[Turn]:
    """At desks: what follows at the same desk at once is one turn."""
    turns: list[Turn] = []
    for span in spans:
        if span.state not in AT_DESK or span.desk is None:
            continue
        way_ms = _length(span) if span.state == "called" else 0
        last = turns[-1] if turns else None
        if last is not None and (last.desk, last.to_at) == (span.desk, span.from_at):
            turns[-1] = Turn(last.desk, last.from_at, span.to_at, last.way_ms + way_ms)
        else:
            turns.append(Turn(span.desk, span.from_at, span.to_at, way_ms))
    return turns


def _end(entry: Entry, turns: list[Turn]) -> End:
    end = _ENDS[entry.state]
    begun = any(turn.service_ms > 0 for turn in turns)
    if entry.state == "transferred" and not begun:
        return "gone"
    if entry.state == "expired" and turns:
        return "served" if begun else "no_show"
    return end

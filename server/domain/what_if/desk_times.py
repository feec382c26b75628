"""When which desk was at work: as its spans say, or else from its first to its last customer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from protocol.records import Desk, DeskSpan
from server.domain.what_if.recorded import RecordedDesk, RecordedLeg, Turn, Work

_AT_WORK: Final = frozenset({"open", "closing"})
SLACK_MS: Final = 60_000
"""So far a customer may stick out of the spans of a desk that are on record."""


def at_work(
    desks: Sequence[Desk], spans: Iterable[DeskSpan], legs: Sequence[RecordedLeg], now: int
) -> list[RecordedDesk]:
    """The desks that were at work on the day of these legs; a removed desk is as if it did all."""
    known = {desk.id: desk for desk in desks}
    begins = min((leg.joined_at for leg in legs), default=0)
    ends = max((_last(leg) for leg in legs), default=0)
    work = _from_spans(known, spans, now)
    turns: dict[str, list[Turn]] = {}
    for leg in legs:
        for turn in leg.turns:
            turns.setdefault(turn.desk, []).append(turn)
    point = next((desk.service_point for desk in desks), "")
    found = []
    for ident in sorted(
        {*work, *turns}, key=lambda i: (known[i].number if i in known else 10**6, i)
    ):
        desk = known.get(ident) or Desk(
            id=ident, service_point=point, number=0, name="a removed desk"
        )
        mine = [w for w in work.get(ident, []) if w.to_at > begins and w.from_at < ends]
        inferred = not _covers(mine, turns.get(ident, []))
        whole = joined_up([*mine, _activity(turns[ident], desk)]) if inferred else mine
        if whole:
            found.append(RecordedDesk(desk=desk, work=whole, inferred=inferred))
    return found


def _last(leg: RecordedLeg) -> int:
    ended = leg.turns[-1].to_at if leg.turns else leg.ended_at
    return ended if ended is not None else leg.joined_at


def _from_spans(
    known: dict[str, Desk], spans: Iterable[DeskSpan], now: int
) -> dict[str, list[Work]]:
    found: dict[str, list[Work]] = {}
    for span in spans:
        if span.state in _AT_WORK:
            found.setdefault(span.desk, []).append(Work(span.from_at, span.to_at, span.staff))
    for desk in known.values():
        if desk.state in _AT_WORK and desk.since < now:
            found.setdefault(desk.id, []).append(Work(desk.since, now, desk.staff))
    return {ident: joined_up(work) for ident, work in found.items()}


def joined_up(work: Iterable[Work]) -> list[Work]:
    """In order; what overlaps, or goes on with the same colleague, is one span."""
    whole: list[Work] = []
    for span in sorted(work, key=lambda w: (w.from_at, w.to_at)):
        last = whole[-1] if whole else None
        if last is not None and (
            span.from_at < last.to_at or (span.from_at == last.to_at and span.staff == last.staff)
        ):
            whole[-1] = Work(last.from_at, max(last.to_at, span.to_at), last.staff)
        else:
            whole.append(span)
    return [span for span in whole if span.to_at > span.from_at]


def _covers(work: Sequence[Work], turns: Iterable[Turn]) -> bool:
    return all(
        any(w.from_at - SLACK_MS <= turn.from_at <= w.to_at + SLACK_MS for w in work)
        for turn in turns
    )


def _activity(turns: Sequence[Turn], desk: Desk) -> Work:
    return Work(min(turn.from_at for turn in turns), max(turn.to_at for turn in turns), desk.staff)

"""When which desk was at work: as its spans say, or else from its first to its last customer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from protocol.records import Desk, DeskSpan
from server.domain.what_if.recorded import RecordedDesk, RecordedLeg, Turn, Work

_AT_WORK: Final = frozenset({"open", "closing"})
SLACK_MS: Final = 60_000
"""So far a customer may stick out of the spans of a desk that are on record."""


def at_work(
    desks: Sequence[Desk],
    spans: Iterable[DeskSpan],
    legs: Sequence[RecordedLeg],
    day: tuple[int, int],
    now: int,
) -> list[RecordedDesk]:
    """The desks that were at work while these legs were there, on a day from and until (ms)."""
    turns: dict[str, list[Turn]] = {}
    for leg in legs:
        for turn in leg.turns:
            turns.setdefault(turn.desk, []).append(turn)
    last_at = max(
        (*(leg.joined_at for leg in legs), *(t.to_at for each in turns.values() for t in each)),
        default=day[1],
    )
    on_record = _from_spans(desks, spans, now)
    found = []
    for desk in [*desks, *_removed(desks, turns)]:
        mine, left_open = _within(on_record.get(desk.id, []), day, last_at)
        here = turns.get(desk.id, [])
        inferred = not _covers(mine, here)
        work = joined_up([*mine, _activity(here)]) if inferred else mine
        if work:
            made = RecordedDesk(desk=desk, work=work, inferred=inferred, left_open=left_open)
            found.append(made)
    return found


def _removed(desks: Sequence[Desk], turns: Iterable[str]) -> Iterator[Desk]:
    """Desks that there are no more; what they did is not known, so that they do all."""
    known = {desk.id for desk in desks}
    point = next((desk.service_point for desk in desks), "")
    for ident in sorted(set(turns) - known):
        yield Desk(id=ident, service_point=point, number=0, name="a removed desk")


def _within(work: list[Work], day: tuple[int, int], last_at: int) -> tuple[list[Work], bool]:
    """What is of the day, and whether the desk was left open at its end: then it counts until the
    last customer of all was done."""
    begin, end = day
    left_open = any(span.from_at < last_at and span.to_at >= end for span in work)
    clipped = [
        Work(max(span.from_at, begin), span.to_at if span.to_at < end else last_at, span.staff)
        for span in work
        if span.to_at > begin and span.from_at < end
    ]
    return [span for span in clipped if span.from_at < span.to_at], left_open


def _from_spans(
    desks: Sequence[Desk], spans: Iterable[DeskSpan], now: int
) -> dict[str, list[Work]]:
    found: dict[str, list[Work]] = {}
    for span in spans:
        if span.state in _AT_WORK:
            found.setdefault(span.desk, []).append(Work(span.from_at, span.to_at, span.staff))
    for desk in desks:
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


def _activity(turns: Sequence[Turn]) -> Work:
    return Work(min(turn.from_at for turn in turns), max(turn.to_at for turn in turns))

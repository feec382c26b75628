"""Why a deadline is what it is: the spans of its clock side by side, now, and when it is due. Pure.

A night takes little room however long it is: what counts is the time that the clock has run.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo
from itertools import pairwise
from typing import Final, Literal

from protocol.sla import Metric
from protocol.ticket_queries import MetricStanding, Segment, SlaStanding
from staff_console.speech import tr
from staff_console.tickets.moments import DAY, MINUTE, hours, moment, over

Sort = Literal["used", "left", "over", "paused", "closed"]
CLOSED: Final = 0.07
"""The share of the ribbon that a time of no business takes."""
LEAST: Final = 0.05
"""No other span is narrower than this."""


@dataclass(frozen=True)
class Span:
    """A part of the ribbon, from one share of its width to another."""

    start: float
    end: float
    sort: Sort
    said: str
    at: str
    """When it began, where that is worth a label."""


@dataclass(frozen=True)
class Next:
    """The next answer that is awaited, below the ribbon."""

    said: str
    left: str
    tone: str
    share: float


@dataclass(frozen=True)
class Ribbon:
    """All that is drawn of the clocks of a ticket."""

    spans: tuple[Span, ...] = ()
    now: float | None = None
    now_said: str = ""
    due: float | None = None
    due_said: str = ""
    first: str = ""
    """What became of the first response."""
    first_tone: str = "ink"
    following: Next | None = None
    note: str = ""
    """Whose promise it is, or why there is none."""

    @property
    def spoken(self) -> str:
        """The ribbon for a screen reader."""
        parts = (self.note, *(span.said for span in self.spans), self.due_said, self.first)
        more = (self.following.said, self.following.left) if self.following is not None else ()
        return ", ".join(part for part in (*parts, *more) if part)


def ribbon_of(standing: SlaStanding, now: int, zone: tzinfo) -> Ribbon:
    """The ribbon at the server's time `now` (ms)."""
    by = {each.metric: each for each in standing.metrics}
    whole = by.get("resolution") or by.get("first_response")
    first, tone = _first(by.get("first_response"), now, zone)
    note = tr("{policy}, hours of {calendar}").format(
        policy=standing.policy_name, calendar=standing.calendar_name
    )
    if not standing.policy:
        return Ribbon(note=tr("No promise: no policy fits this ticket."))
    if whole is None or not whole.segments:
        return Ribbon(first=first, first_tone=tone, following=_next(standing, now, zone), note=note)
    segments = _cut(whole, now)
    spans = _laid(segments, now, zone)
    due = _share_at(segments, spans, whole.due_at)
    said = _due_said(whole, segments, now, zone)
    running = whole.state in ("running", "breached", "paused")
    return Ribbon(
        spans=spans,
        now=_share_at(segments, spans, now) if running else None,
        now_said=tr("now {at}").format(at=moment(now, now, zone)) if running else "",
        due=due,
        due_said=said or _unpublished(whole),
        first=first,
        first_tone=tone,
        following=_next(standing, now, zone),
        note=note,
    )


def _due_said(whole: MetricStanding, parts: Sequence[_Part], now: int, zone: tzinfo) -> str:
    """When it is due; over a night, with all that is left until then."""
    if whole.due_at is None:
        return ""
    at = moment(whole.due_at, now, zone)
    ahead = [part.end - part.start for part in parts if part.sort == "left"]
    if len(ahead) < 2:
        return tr("due {at}").format(at=at)
    return tr("due {at}, {span} left").format(at=at, span=hours(sum(ahead)))


def _unpublished(whole: MetricStanding) -> str:
    if whole.state == "paused" and whole.left_s is not None:
        return tr("paused, {span} left").format(span=hours(whole.left_s * 1000))
    if whole.state == "unreachable":
        return tr("its hours never open again")
    return ""


@dataclass(frozen=True)
class _Part:
    start: int
    end: int
    sort: Sort
    why: str


def _cut(whole: MetricStanding, now: int) -> list[_Part]:
    """The segments, cut where it is now and where it was due."""
    parts: list[_Part] = []
    for segment in whole.segments:
        for start, end in _pieces(segment, now, whole.due_at):
            parts.append(_Part(start, end, _sort(segment, start, now, whole.due_at), segment.why))
    last = parts[-1].end if parts else now
    if whole.due_at is not None and now > last and whole.state in ("breached", "running"):
        parts.append(_Part(last, now, "over", ""))
    return parts


def _pieces(segment: Segment, now: int, due: int | None) -> list[tuple[int, int]]:
    cuts = [at for at in (now, due) if at is not None and segment.from_at < at < segment.to_at]
    edges = sorted({segment.from_at, segment.to_at, *(cuts if segment.what == "open" else ())})
    return list(pairwise(edges))


def _sort(segment: Segment, start: int, now: int, due: int | None) -> Sort:
    if segment.what == "paused":
        return "paused"
    if segment.what != "open":
        return "closed"
    if due is not None and start >= due:
        return "over"
    return "left" if start >= now else "used"


def _laid(parts: Sequence[_Part], now: int, zone: tzinfo) -> tuple[Span, ...]:
    """Side by side, over the whole width."""
    rest = max(1, sum(p.end - p.start for p in parts if p.sort != "closed"))
    room = max(0.3, 1 - CLOSED * sum(p.sort == "closed" for p in parts))
    wide = [
        CLOSED if p.sort == "closed" else max(LEAST, room * (p.end - p.start) / rest) for p in parts
    ]
    whole, at, spans = sum(wide), 0.0, []
    alone = sum(part.sort == "left" for part in parts) == 1
    for part, width in zip(parts, wide, strict=True):
        label = moment(part.start, now, zone) if part.sort in ("used", "paused") else ""
        said = _said(part, alone)
        spans.append(Span(at / whole, (at + width) / whole, part.sort, said, label))
        at += width
    return tuple(spans)


def _said(part: _Part, alone: bool) -> str:
    span = hours(part.end - part.start)
    if part.sort == "left" and alone:
        return tr("{span} left").format(span=span)
    if part.sort == "over":
        return over(part.end - part.start)
    if part.sort == "paused":
        return tr("paused {span}").format(span=span)
    if part.sort == "closed":
        return part.why or (tr("night") if part.end - part.start < DAY else tr("closed"))
    return span


def _share_at(parts: Sequence[_Part], spans: Sequence[Span], at: int | None) -> float | None:
    """Where an instant lies on the ribbon."""
    if at is None:
        return None
    for part, span in zip(parts, spans, strict=True):
        if part.start <= at <= part.end:
            inside = (at - part.start) / max(1, part.end - part.start)
            return span.start + (span.end - span.start) * inside
    return None


def _first(one: MetricStanding | None, now: int, zone: tzinfo) -> tuple[str, str]:
    if one is None or one.state == "none":
        return "", "ink"
    if one.state == "met":
        return tr("First response met in {span}").format(span=hours(one.elapsed_s * 1000)), "ok"
    if one.state in ("met_late", "breached"):
        late = one.state == "met_late"
        text = tr("First response too late") if late else tr("First response is overdue")
        return text, "danger"
    if one.due_at is None:
        return "", "ink"
    warns = one.warn_at is not None and now >= one.warn_at
    text = tr("First response due {at}").format(at=moment(one.due_at, now, zone))
    return text, "warn" if warns else "ink"


def _next(standing: SlaStanding, now: int, zone: tzinfo) -> Next | None:
    metric: Metric = "next_response"
    one = next(
        (m for m in reversed(standing.metrics) if m.metric == metric and m.due_at is not None),
        None,
    )
    if one is None or one.due_at is None or one.state not in ("running", "breached"):
        return None
    asked = one.segments[0].from_at if one.segments else one.due_at - one.target_s * 1000
    said = tr("Next response, asked {at}").format(at=moment(asked, now, zone))
    if now >= one.due_at:
        return Next(said, over(now - one.due_at), "danger", 1.0)
    due = moment(one.due_at, now, zone)
    left = tr("{span}, due {at}").format(span=hours(one.due_at - now + MINUTE - 1), at=due)
    warns = one.warn_at is not None and now >= one.warn_at
    return Next(
        said, left, "warn" if warns else "ink", (one.due_at - now) / max(1, one.due_at - asked)
    )

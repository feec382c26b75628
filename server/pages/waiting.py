"""The place of somebody in the line: the wait, until when to be away, and the reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from protocol.line import in_order
from protocol.record import Why
from protocol.views import PublicPlace
from protocol.waits import told_by
from server.pages import says
from server.pages.face_value import Cell, Face, PlaceViews
from server.pages.late import drifted, late
from server.pages.words import Words

CELLS: Final = 4
NEAR_AHEAD: Final = 2
NEAR_MIN: Final = 10
"""Whoever may be called so soon, or has so few ahead, is told to stay close."""
MARGIN_MIN: Final = 3
"""So long before the earliest call that the line promises one should be back."""
_MINUTE: Final = 60_000
_STEP: Final = 5 * _MINUTE
"""Times until when to be away are told in such steps, so that they do not tick."""
_PASSES: Final[tuple[Why, ...]] = ("next", "booked", "weight", "turn")
"""Why somebody who came later can be before others."""


def waiting(views: PlaceViews, now: int, words: Words) -> Face:
    """The face of somebody who waits and can be called."""
    own, point, queue = views.own, views.point, _queue(views)
    ahead = next(i for i, place in enumerate(queue) if place.id == own.tag)
    desks = point.desks_open if point else 0
    wait = _wait(views, words) if desks else None
    unknown = words.say("wait.soon" if desks else "wait.unknown")
    if ahead == 0:
        shown = _next(views, wait, unknown, words)
    else:
        shown = _in_line(views, queue[:ahead], wait, unknown, words)
        back = _back(views, ahead, now) if wait else None
        if wait and back is not None:
            shown = _with_time(shown, wait, says.clock_time(back, views.site.zone), words)
    location = point.location if point else ""
    where = "place.where" if location else "place.where_wall"
    shown = replace(
        shown,
        near=_near(views, ahead, words),
        why=_why(views, queue[: ahead + 1], now, words),
        where=words.say(where, location=location, number=own.number),
        can_check_in=not (own.present or views.to_show),
        can_away=True,
        can_leave=True,
    )
    return late(views, shown, wait, now, words) if own.apology else shown


def _queue(views: PlaceViews) -> list[PublicPlace]:
    """Those who wait at the point, the own place among them even if the line is a moment behind."""
    own = views.own
    found = {p.id: p for p in views.places if p.state == "waiting"}
    found.setdefault(
        own.tag,
        PublicPlace(
            id=own.tag,
            number=own.number,
            service=own.service,
            state="waiting",
            order=own.joined_at,
            desk_name=None,
        ),
    )
    published = [wait.tag for wait in views.line.line] if views.line else []
    return in_order(found, published, {tag: p.order for tag, p in found.items()})


def _wait(views: PlaceViews, words: Words) -> says.Said | None:
    """The published wait of this place; else that of somebody who joins its service now."""
    row = views.row
    if row is not None:
        return says.wait(row.low, row.high, words)
    for service in views.services:
        if service.id == views.own.service and service.low is not None and service.high is not None:
            return says.wait(service.low, service.high, words)
    return None


def _near(views: PlaceViews, ahead: int, words: Words) -> str:
    """What to do before anything else: be seen by staff, or stay close."""
    if views.to_show:
        return words.say("place.show", number=views.own.number)
    return words.say("place.near") if _is_near(views, ahead) else ""


def _is_near(views: PlaceViews, ahead: int) -> bool:
    row = views.row
    if views.point is None or not views.point.desks_open:
        return False
    return ahead <= NEAR_AHEAD or (row is not None and row.soonest <= NEAR_MIN)


def _back(views: PlaceViews, ahead: int, now: int) -> int | None:
    """By when to be back, ms; None for who is near and while the line promises nothing.

    Only what was published counts, and from when it was: the time does not move on by itself.
    """
    row = views.row
    if row is None or views.line is None or _is_near(views, ahead):
        return None
    back = (views.line.at + (row.soonest - MARGIN_MIN) * _MINUTE) // _STEP * _STEP
    return back if back >= now + _STEP else None


def _next(views: PlaceViews, wait: says.Said | None, unknown: str, words: Words) -> Face:
    return Face(
        state="next",
        title=words.say("place.title_next", number=views.own.number, site=views.site.name),
        number=views.own.number,
        answer=words.say("place.is_next"),
        wait=wait.sentence if wait else unknown,
        summary=says.summary(words.say("place.is_next"), wait, words),
    )


def _in_line(
    views: PlaceViews,
    before: Sequence[PublicPlace],
    wait: says.Said | None,
    unknown: str,
    words: Words,
) -> Face:
    number, nth = views.own.number, words.ordinal(len(before) + 1)
    place = words.say("place.in_queue", nth=nth)
    return Face(
        state="waiting",
        title=words.say("place.title", number=number, place=nth, site=views.site.name),
        number=number,
        strip=_strip(before, nth, words),
        lead=wait.lead if wait else "",
        answer=wait.figure if wait else "",
        unit=wait.unit if wait else "",
        wait="" if wait else unknown,
        place=place,
        nth=nth,
        ask=words.say("place.why") if wait else "",
        summary=says.summary(place, wait, words),
    )


def _with_time(shown: Face, wait: says.Said, time: str, words: Words) -> Face:
    """A clock time says what to do; the wait stands above it."""
    lead = words.say("place.away_until")
    return replace(shown, above=wait.sentence, lead=lead, answer=time, unit="", back=time)


def _why(views: PlaceViews, queue: Sequence[PublicPlace], now: int, words: Words) -> str:
    """That the wait has grown, the time that was booked while it is to come, who is before this
    place and why, what the desks do, and that nobody is sent away."""
    said = _longer(views, words)
    slot, with_whom = views.own.slot_at, views.own.booked_with
    if slot is not None and slot > now:
        time = says.clock_time(slot, views.site.zone)
        said.append(words.say("place.booked_for", time=time))
    said += [words.say("place.booked_with", name=with_whom)] if with_whom else []
    said += [words.say("place.ahead", n=len(queue) - 1)] if len(queue) > 1 else []
    said += _passing(views, queue, words)
    point = views.point
    if point is not None and point.desks_open:
        said.append(words.say("place.desks", n=point.desks_open))
    if point is not None and point.desks_paused:
        said.append(words.say("place.paused", n=point.desks_paused))
    if point is not None and point.state == "draining":
        said.append(words.say("place.draining"))
    return " ".join(said)


def _longer(views: PlaceViews, words: Words) -> list[str]:
    by = views.own.promised_by
    if by is None or drifted(views) <= 0:
        return []
    return [words.say("late.grows", time=says.clock_time(told_by(by), views.site.zone))]


def _passing(views: PlaceViews, queue: Sequence[PublicPlace], words: Words) -> list[str]:
    """Of those ahead who came later: how many have priority, their turn, or were put first."""
    whys = {row.tag: row.why for row in views.line.line} if views.line else {}
    *ahead, own = queue
    later = [whys.get(place.id) for place in ahead if place.order > own.order]
    said = [words.say(f"place.by_{why}", n=later.count(why)) for why in _PASSES if why in later]
    lines = views.line.line if views.line else []
    booked = next((row.booked for row in lines if row.tag == own.id), 0)
    return [*said, *([words.say("place.booked", n=booked)] if booked else [])]


def _strip(before: Sequence[PublicPlace], nth: str, words: Words) -> list[Cell]:
    """At most four cells: the next ones, how many more, and you."""
    shown = before if len(before) < CELLS else before[: CELLS - 2]
    notes = [words.say("place.first"), *(words.ordinal(n) for n in range(2, len(shown) + 1))]
    cells = [Cell(place.number, note, "other") for place, note in zip(shown, notes, strict=True)]
    if len(shown) < len(before):
        cells.append(Cell(f"+{len(before) - len(shown)}", words.say("place.more"), "more"))
    return [*cells, Cell(words.say("place.you"), nth, "you")]

"""The live place as a value: what one customer reads now, from the public views alone.

The page's script computes the same value from its own copy of the views (`static/face.js`); a test
holds the two together. Empty texts are not shown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from protocol.line import in_order
from protocol.records import LIVE_STATES
from protocol.views import OwnEntry, PublicPlace, PublicSite
from server.pages import aside, says
from server.pages.face_value import Cell, DeskSize, Face, PlaceViews
from server.pages.words import Words

CELLS: Final = 4
ABOVE: Final = 8
"""So many letters of a desk's word fit above its one digit, arrow and digit in one row."""
_NUMBERED: Final = re.compile(r"(|.*[^\s0-9])\s*([0-9]{1,3})")


def face(views: PlaceViews, now: int, words: Words) -> Face:
    """The page of a visit at `now` (server ms)."""
    own = views.own
    if own.state not in LIVE_STATES:
        return _ended(own, views.site, words)
    if own.state == "waiting":
        held = own.until is not None and not own.present
        shown = aside.held(own, views.site, words) if held else _waiting(views, words)
    elif own.state == "called":
        shown = _called(views, now, words)
    elif own.state == "serving":
        shown = _serving(own, views.site, words)
    else:
        shown = aside.aside(own, views.site, now, words)
    return replace(
        shown,
        service=next((each.name for each in views.services if each.id == own.service), ""),
        errands=words.say("place.errands", n=own.errands) if own.errands else "",
        told=_told(views, words),
    )


def _told(views: PlaceViews, words: Words) -> str:
    point = views.point
    if point is None or not point.notice:
        return ""
    time = says.clock_time(point.notice_at, views.site.zone)
    return words.say("place.told", time=time, text=point.notice)


def _queue(views: PlaceViews) -> list[PublicPlace]:
    """Those who wait at the point, the own place among them even if the line is a moment behind."""
    own = views.own
    waiting = {p.id: p for p in views.places if p.state == "waiting"}
    waiting.setdefault(
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
    return in_order(waiting, published, {tag: p.order for tag, p in waiting.items()})


def _own_wait(views: PlaceViews, words: Words) -> says.Said | None:
    """The published wait of this place; else that of somebody who joins its service now."""
    for row in views.line.line if views.line else ():
        if row.tag == views.own.tag:
            return says.wait(row.low, row.high, words)
    for service in views.services:
        if service.id == views.own.service and service.low is not None and service.high is not None:
            return says.wait(service.low, service.high, words)
    return None


def _waiting(views: PlaceViews, words: Words) -> Face:
    own, queue = views.own, _queue(views)
    ahead = next(i for i, place in enumerate(queue) if place.id == own.tag)
    desks = views.point.desks_open if views.point else 0
    wait = _own_wait(views, words) if desks else None
    unknown = words.say("wait.soon" if desks else "wait.unknown")
    if ahead == 0:
        shown = _next(views, desks, wait, unknown, words)
    else:
        shown = _in_line(views, queue[:ahead], desks, wait, unknown, words)
    location = views.point.location if views.point else ""
    where = words.say(
        "place.where" if location else "place.where_wall", location=location, number=own.number
    )
    if views.point is not None and views.point.state == "draining":
        shown = replace(shown, why=f"{shown.why} {words.say('place.draining')}".strip())
    return replace(shown, where=where, can_check_in=not own.present, can_away=True, can_leave=True)


def _next(
    views: PlaceViews, desks: int, wait: says.Said | None, unknown: str, words: Words
) -> Face:
    return Face(
        state="next",
        title=words.say("place.title_next", number=views.own.number, site=views.site.name),
        number=views.own.number,
        answer=words.say("place.is_next"),
        wait=wait.sentence if wait else unknown,
        why=words.say("place.desks", n=desks) if desks else "",
        summary=_summary(words.say("place.is_next"), wait),
    )


def _in_line(
    views: PlaceViews,
    before: Sequence[PublicPlace],
    desks: int,
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
        ask=words.say("place.why") if wait else "",
        why=_why(len(before), desks, words),
        summary=_summary(place, wait),
    )


def _summary(place: str, wait: says.Said | None) -> str:
    if wait is None:
        return f"{place}."
    sentence = wait.sentence
    return f"{place}, {sentence[:1].lower()}{sentence[1:]}."


def _why(ahead: int, desks: int, words: Words) -> str:
    said = [words.say("place.ahead", n=ahead)]
    if desks:
        said.append(words.say("place.desks", n=desks))
    return " ".join(said)


def _strip(before: Sequence[PublicPlace], nth: str, words: Words) -> list[Cell]:
    """At most four cells: the next ones, how many more, and you."""
    shown = before if len(before) < CELLS else before[: CELLS - 2]
    notes = [words.say("place.first"), *(words.ordinal(n) for n in range(2, len(shown) + 1))]
    cells = [Cell(place.number, note, "other") for place, note in zip(shown, notes, strict=True)]
    if len(shown) < len(before):
        cells.append(Cell(f"+{len(before) - len(shown)}", words.say("place.more"), "more"))
    return [*cells, Cell(words.say("place.you"), nth, "you")]


def _called(views: PlaceViews, now: int, words: Words) -> Face:
    own, site = views.own, views.site
    desk = own.desk_name or ""
    word, big, size = desk_type(desk)
    text = ""
    if own.grace_until is not None:
        key = "called.until" if now <= own.grace_until else "called.over"
        text = words.say(key, time=says.clock_time(own.grace_until, site.zone))
    heading = words.say("called.again" if own.calls > 1 else "called.come")
    return Face(
        state="called",
        title=words.say("place.title_called", number=own.number, desk=desk),
        number=own.number,
        heading=heading,
        text=text,
        desk_word=word,
        desk_big=big,
        desk_size=size,
        summary=f"{desk}. {heading}" if desk else heading,
        can_check_in=not own.present,
        can_leave=True,
    )


def desk_type(name: str) -> tuple[str, str, DeskSize]:
    """`Desk 3` as word, large part and its step of size; a name without number is large itself."""
    found = _NUMBERED.fullmatch(name.strip())
    if found:
        alone: DeskSize = "one" if len(found[1]) <= ABOVE else "two"
        sizes: tuple[DeskSize, ...] = (alone, "two", "three")
        return found[1], found[2], sizes[len(found[2]) - 1]
    big = name.strip()
    return "", big, "" if not big else "word" if len(big) <= 9 else "long"


def _serving(own: OwnEntry, site: PublicSite, words: Words) -> Face:
    desk = own.desk_name
    heading = (
        words.say("serving.heading", desk=desk) if desk else words.say("serving.heading_plain")
    )
    return Face(
        state="serving",
        title=words.say("place.title_other", number=own.number, site=site.name),
        number=own.number,
        heading=heading,
        text=words.say("serving.text", number=own.number),
        summary=heading,
    )


def _ended(own: OwnEntry, site: PublicSite, words: Words) -> Face:
    values = {"number": own.number, "desk": own.desk_name or ""}
    heading, text = f"{own.state}.heading", f"{own.state}.text"
    if own.state == "no_show":
        if own.called_at is None:
            heading += "_plain"
        else:
            values["time"] = says.clock_time(own.called_at, site.zone)
        text += "" if own.desk_name else "_plain"
    return Face(
        state=own.state,
        title=words.say("place.title_other", number=own.number, site=site.name),
        number=own.number,
        heading=words.say(heading, **values),
        text=words.say(text, **values),
        summary=words.say(heading, **values),
        can_join=own.state != "completed",
        live=False,
    )

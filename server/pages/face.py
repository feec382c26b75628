"""The live place as a value: what one customer reads now, from the public views alone.

The page's script computes the same value from its own copy of the views (`static/face.js`); a test
holds the two together. Empty texts are not shown.
"""

from __future__ import annotations

import re
from typing import Final

from msgspec.structs import replace

from protocol.records import LIVE_STATES
from protocol.views import OwnEntry, PublicSite
from server.pages import aside, says, waiting
from server.pages.face_value import DeskSize, Face, PlaceViews
from server.pages.words import Words

ABOVE: Final = 8
"""So many letters of a desk's word fit above its one digit, arrow and digit in one row."""
_NUMBERED: Final = re.compile(r"(|.*[^\s0-9])\s*([0-9]{1,3})")


def face(views: PlaceViews, now: int, words: Words) -> Face:
    """The page of a visit at `now` (server ms)."""
    views = views.told_in(words)
    own = views.own
    if own.state not in LIVE_STATES:
        return _ended(own, views.site, words)
    if own.state == "waiting":
        held = own.until is not None and not own.present
        shown = aside.held(views, words) if held else waiting.waiting(views, now, words)
    elif own.state == "called":
        shown = _called(views, now, words)
    elif own.state == "serving":
        shown = _serving(own, views.site, words)
    else:
        shown = aside.aside(own, views.site, now, words)
    return replace(
        shown,
        service=next((each.name for each in views.services if each.id == own.service), ""),
        point=views.point.name if views.point else "",
        version=own.version,
        errands=words.say("place.errands", n=own.errands) if own.errands else "",
        told=_told(views, words),
    )


def _told(views: PlaceViews, words: Words) -> str:
    point = views.point
    if point is None or not point.notice:
        return ""
    time = says.clock_time(point.notice_at, views.site.zone)
    return words.say("place.told", time=time, text=point.notice)


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
        direction=own.direction,
        arrow=words.say("called.arrow") if own.direction else "",
        desk_word=word,
        desk_big=big,
        desk_size=size,
        desk_point=views.point.name if views.point and own.desk_shared else "",
        summary=words.say("called.summary", desk=desk, heading=heading) if desk else heading,
        can_check_in=not (own.present or views.to_show),
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

"""The place of somebody who is in no line just now: away, on hold, a call missed, a turn kept."""

from __future__ import annotations

from typing import Final

from protocol.lifecycle import AWAY_MOST_MIN
from protocol.views import OwnEntry, PublicSite
from server.pages import says
from server.pages.face_value import Face, PlaceViews
from server.pages.words import Words

MORE_MIN: Final = 10
"""So many minutes are asked for at a time."""
_MINUTE: Final = 60_000


def held(views: PlaceViews, words: Words) -> Face:
    """The turn has come and nobody is here: the place is kept for a while."""
    own, site = views.own, views.site
    time = says.clock_time(own.until or 0, site.zone)
    heading = words.say("held.heading", time=time)
    return Face(
        state="held",
        title=words.say("held.title", number=own.number, time=time),
        number=own.number,
        heading=heading,
        text=words.say("place.show", number=own.number)
        if views.to_show
        else words.say("held.text"),
        summary=heading,
        can_check_in=not views.to_show,
        can_leave=True,
    )


def aside(own: OwnEntry, site: PublicSite, now: int, words: Words) -> Face:
    """Away, on hold, or a call missed."""
    values = {"number": own.number, "desk": own.desk_name or "", "site": site.name}
    for name, at in (("time", own.until), ("called", own.called_at)):
        values[name] = says.clock_time(at, site.zone) if at is not None else ""
    heading = words.say(f"{own.state}.heading{_plain(own)}", **values)
    text = words.say(f"{own.state}.text{_variant(own, now)}", **values)
    return Face(
        state=own.state,
        title=words.say(f"{own.state}.title", **values),
        number=own.number,
        heading=heading,
        text=text,
        summary=heading,
        can_check_in=own.state != "on_hold",
        can_away=own.state == "away" and _can_more(own),
        can_leave=True,
    )


def _can_more(own: OwnEntry) -> bool:
    """Whether more minutes would still be given."""
    most = own.since + AWAY_MOST_MIN * _MINUTE
    return own.until is not None and own.until + MORE_MIN * _MINUTE <= most


def _plain(own: OwnEntry) -> str:
    """Without a time or a desk the heading names none."""
    told = own.until is not None and (own.state != "on_hold" or bool(own.desk_name))
    return "" if told or own.state == "missed" else "_plain"


def _variant(own: OwnEntry, now: int) -> str:
    """A missed call says where and when it was, and by when to come; late, to come now."""
    if own.state != "missed":
        return ""
    if own.until is None or now > own.until:
        return "_late"
    return "" if own.desk_name and own.called_at is not None else "_plain"

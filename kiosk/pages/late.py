"""What a slip shows of a wait that became longer than we said. Pure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from client.desk_names import desk_name, desk_words
from client.own_place import OwnPlace
from client.speech import tr
from client.texts import one_line
from protocol.records import Cause
from protocol.views import Apology
from protocol.waits import drift, told_by

REASONS: Final = 2
"""Nobody reads more of them."""

Clock = Callable[[int | None], str]
"""An instant (ms) as the time of day of the house."""


def said(apology: Apology) -> str:
    """The wait that we said and did not keep."""
    return tr("We said {minutes} minutes.").format(minutes=apology.said_min)


def new_time(place: OwnPlace, now: int, clock: Clock) -> str:
    """By when it is to be instead; empty where the wait as it is now says it better."""
    by = place.own.promised_by
    if place.wait is None or by is None or now > told_by(by) or _drifted(place, by) != 0:
        return ""
    return tr("Now about {time}").format(time=clock(told_by(by)))


def grows(place: OwnPlace, clock: Clock) -> str:
    """That a wait goes beyond what was promised; empty while it does not."""
    by = place.own.promised_by
    if by is None or _drifted(place, by) <= 0:
        return ""
    text = tr("We said {time} at the latest. It may take longer now.")
    return text.format(time=clock(told_by(by)))


def sorry(apology: Apology, clock: Clock) -> str:
    """The apology with its reasons."""
    reasons = dict.fromkeys(_reason(cause, clock) for cause in apology.causes)
    return " ".join([tr("We are sorry."), *[*reasons][:REASONS]])


def _drifted(place: OwnPlace, by: int) -> int:
    """Two topics tell the wait and the apology: a wait that is older was the one before."""
    since = place.own.apology.at if place.own.apology is not None else 0
    if place.wait is None or place.wait_at is None or place.wait_at < since:
        return 0
    return drift(place.wait_at, place.wait[1], by)


def _reason(cause: Cause, clock: Clock) -> str:
    desk = desk_name(one_line(cause.what), desk_words()).whole
    time = clock(cause.at)
    match cause.kind:
        case "desk_closed" if desk and time:
            return tr("{desk} closed at {time}.").format(desk=desk, time=time)
        case "desk_closed":
            return tr("A desk has closed.")
        case "desk_paused" if desk and time:
            return tr("{desk} paused at {time}.").format(desk=desk, time=time)
        case "desk_paused":
            return tr("A desk paused.")
        case "long_service" if desk:
            return tr("The visit at {desk} has taken longer than we thought.").format(desk=desk)
        case "long_service":
            return tr("A visit has taken longer than we thought.")
        case "overtaken":
            return tr("We had to call others before you.")
        case _:
            return tr("The visits before yours took longer than we thought.")

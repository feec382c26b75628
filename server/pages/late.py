"""The place of somebody whose wait became longer than we said: the new time, and an apology."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from protocol.records import Cause
from protocol.waits import drift, told_by
from server.pages import says
from server.pages.face_value import Face, PlaceViews
from server.pages.words import Words

REASONS: Final = 2
"""Nobody reads more of them."""


def late(views: PlaceViews, shown: Face, wait: says.Said | None, now: int, words: Words) -> Face:
    """`shown` of somebody whose `wait` is known or not, told as one who was promised less."""
    own = views.own
    assert own.apology is not None
    by = None if own.promised_by is None else told_by(own.promised_by)
    if wait and by is not None and now <= by and not _is_another(views):
        wait = says.Said(words.say("late.now"), says.clock_time(by, views.site.zone), "")
    said = says.wait(0, own.apology.said_min, words)
    return replace(
        shown,
        state="late",
        strip=[],
        above="",
        said=words.say("late.said", wait=f"{said.figure} {said.unit}"),
        lead=wait.lead if wait else "",
        answer=wait.figure if wait else "",
        unit=wait.unit if wait else "",
        wait="" if wait else shown.wait,
        place="",
        nth=shown.nth or words.say("late.next"),
        sorry=words.say("late.sorry"),
        because=_because(own.apology.causes, views, words) or shown.why,
        ask="",
        why="",
        summary=says.summary(shown.place or shown.answer, wait, words),
    )


def drifted(views: PlaceViews) -> int:
    """1 or -1 where the published wait has become clearly longer or shorter than was promised."""
    by, line, row = views.own.promised_by, views.line, views.row
    return drift(line.at, row.high, by) if line and row and by is not None else 0


def _is_another(views: PlaceViews) -> bool:
    """Whether the wait is clearly shorter again, or longer still before one may apologise again.
    Two topics tell it and the apology: a wait that is older than that was the one before."""
    apology, line = views.own.apology, views.line
    is_newer = line is not None and apology is not None and line.at >= apology.at
    return is_newer and drifted(views) != 0


def _because(causes: list[Cause], views: PlaceViews, words: Words) -> str:
    said = [_reason(cause, views.site.zone, words) for cause in causes]
    return " ".join([*dict.fromkeys(said)][:REASONS])


def _reason(cause: Cause, zone: str, words: Words) -> str:
    key = f"late.{cause.kind}"
    if cause.kind in ("overtaken", "busy"):
        return words.say(key)
    known = cause.what and (cause.at is not None or cause.kind == "long_service")
    time = "" if cause.at is None else says.clock_time(cause.at, zone)
    return words.say(key if known else f"{key}_plain", desk=words.desk(cause.what), time=time)

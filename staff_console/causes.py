"""Why a wait became longer than was said, in words of the hall. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo

from protocol.records import Cause, Desk
from protocol.replica import Replica
from staff_console.speech import tr
from staff_console.words import minutes


def cause_words(cause: Cause, replica: Replica) -> str:
    """`Desk 4 on break`: short enough for a row."""
    said = {
        "desk_closed": tr("{desk} closed"),
        "desk_paused": tr("{desk} on break"),
        "long_service": tr("{desk} took long"),
        "overtaken": tr("overtaken"),
        "busy": tr("longer services"),
    }
    return said[cause.kind].format(desk=_desk(cause, replica))


def cause_kind_first(cause: Cause, replica: Replica) -> str:
    """`on break: Desk 4`: of a long name the end may be left out."""
    said = {
        "desk_closed": tr("closed: {desk}"),
        "desk_paused": tr("on break: {desk}"),
        "long_service": tr("took long: {desk}"),
    }
    kind = said.get(cause.kind)
    if kind is None:
        return cause_words(cause, replica)
    return kind.format(desk=_desk(cause, replica))


def cause_sentence(cause: Cause, replica: Replica, zone: tzinfo) -> str:
    """`Desk 4 was on break from 14:10.`"""
    if cause.kind == "overtaken":
        return tr("Others were called first.")
    if cause.kind == "busy":
        return tr("Services took longer than usual, one by one.")
    desk = _desk(cause, replica)
    if cause.at is None:
        said = {
            "desk_closed": tr("{desk} was closed."),
            "desk_paused": tr("{desk} was on break."),
            "long_service": tr("A service at {desk} took long."),
        }
        return said[cause.kind].format(desk=desk)
    since = {
        "desk_closed": tr("{desk} was closed at {at}."),
        "desk_paused": tr("{desk} was on break from {at}."),
        "long_service": tr("A service at {desk}, begun at {at}, took long."),
    }
    return since[cause.kind].format(desk=desk, at=minutes(cause.at, zone))


def first_cause(causes: Sequence[Cause], replica: Replica) -> str:
    """The weightiest; empty where none is known."""
    return cause_words(causes[0], replica) if causes else ""


def _desk(cause: Cause, replica: Replica) -> str:
    """The desk's name; whatever the cause says where there is no such desk any more."""
    desk = replica.get(Desk, cause.what)
    return desk.name if desk is not None else cause.what or tr("a desk")

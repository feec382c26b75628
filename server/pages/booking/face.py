"""A customer's own reservation as a value: what its page says, from the public view alone. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from protocol.reservation_number import shown
from protocol.views import OwnReservation
from server.domain.actor import LinkScope
from server.pages import says
from server.pages.booking import dates
from server.pages.words import Words

MINUTE: Final = 60_000
TOLD_LATE_MIN: Final = 5
"""A start that comes so much later is told of; less is the usual course of a day."""


class Seen(NamedTuple):
    """All that the page is made of. `what` is name, length and price, `where` the place."""

    own: OwnReservation
    zone: str
    scope: LinkScope
    what: str
    where: str
    bookable: bool
    """Whether customers may still book the same again."""
    opens_at: int = 0
    ends_at: int = 0
    """When the video room is open, ms; 0 where this house has none."""
    description: str = ""
    """What customers are told of it, such as what to bring."""


@dataclass(frozen=True)
class Face:
    """What the page shows; empty texts are not shown. `turns_at` is when time alone changes it."""

    state: str
    title: str
    label: str
    time: str
    heading: str = ""
    text: str = ""
    what: str = ""
    where: str = ""
    whom: str = ""
    description: str = ""
    """What to know beforehand, such as what to bring."""
    behind: str = ""
    """That we run late: the new time, and the one that was booked."""
    late: str = ""
    """Up to when one may come late."""
    limits: str = ""
    """Until when it can be moved or cancelled without anybody."""
    number: str = ""
    queue_number: str = ""
    meeting: str = ""
    """About the meeting by video; empty where there is none."""
    meets: bool = False
    """Whether the meeting can be joined now."""
    can_calendar: bool = False
    can_move: bool = False
    can_cancel: bool = False
    can_undo: bool = False
    can_again: bool = False
    turns_at: int | None = None
    mark: str = ""
    """What changes whenever the page would; the script compares it."""


def face(seen: Seen, now: int, words: Words) -> Face:
    """The page at `now` (server ms)."""
    own = seen.own
    day = dates.long_day(dates.day_of(own.start_at, seen.zone), words)
    time = says.clock_time(own.start_at, seen.zone)
    with_whom = "booked.whom_asked" if own.asked else "booked.whom"
    plain = Face(
        state=own.state,
        title=words.say("booked.title", day=day, time=time),
        label=words.say("booked.label", day=day),
        time=time,
        what=seen.what,
        where=seen.where,
        whom=words.say(with_whom, names=", ".join(own.staff)) if own.staff else "",
        number=shown(own.number),
        mark=mark_of(own),
    )
    match own.state:
        case "booked":
            return _booked(plain, seen, now, words)
        case "checked_in":
            return _here(plain, seen, now, words)
        case "cancelled":
            return _cancelled(plain, seen, now, words)
    return replace(
        plain,
        heading=words.say(f"booked.{own.state}"),
        text=words.say(f"booked.{own.state}_text"),
        label=words.say("booked.past", day=day),
        can_again=seen.bookable,
    )


def mark_of(own: OwnReservation) -> str:
    """The same as the script makes of the view that the topic brings (`static/booked.js`)."""
    told = (own.version, own.projected_at or 0, own.queue_number, own.meeting_opens_at)
    return "/".join(str(each) for each in told)


def _booked(plain: Face, seen: Seen, now: int, words: Words) -> Face:
    own, zone = seen.own, seen.zone
    over = now > own.end_at
    can_cancel = seen.scope != "view" and now <= own.cancel_until and now < own.start_at
    can_move = seen.scope == "own" and now <= own.reschedule_until and now < own.start_at
    turns = [own.start_at, own.cancel_until + 1, own.reschedule_until + 1, own.end_at + 1]
    face = replace(
        plain,
        behind=_behind(own, zone, words),
        description="" if over else seen.description,
        late="" if over or own.meeting else _late(own, now, zone, words),
        limits="" if over or seen.scope == "view" else _limits(seen, now, words),
        can_calendar=now < own.start_at,
        can_move=can_move,
        can_cancel=can_cancel,
        can_again=over and seen.bookable,
        turns_at=_next(turns, now),
    )
    if over:
        face = replace(face, heading=words.say("booked.over"), text=words.say("booked.over_text"))
    return _with_meeting(face, seen, now, words)


def _here(plain: Face, seen: Seen, now: int, words: Words) -> Face:
    own = seen.own
    text = words.say("booked.here_text" if own.queue_number else "booked.here_plain")
    face = replace(
        plain,
        heading=words.say("booked.here"),
        text=text,
        queue_number=own.queue_number,
        behind=_behind(own, seen.zone, words),
    )
    return _with_meeting(face, seen, now, words)


def _cancelled(plain: Face, seen: Seen, now: int, words: Words) -> Face:
    own = seen.own
    day = dates.long_day(dates.day_of(own.start_at, seen.zone), words)
    can_undo = bool(
        own.cancelled_by == "customer" and seen.scope != "view" and own.undo_until
    ) and now <= (own.undo_until or 0)
    text = "booked.cancelled_text" if own.cancelled_by == "customer" else "booked.cancelled_by_us"
    until = says.clock_time(own.undo_until or 0, seen.zone)
    return replace(
        plain,
        heading=words.say("booked.cancelled"),
        text=words.say("booked.undo_until", time=until) if can_undo else words.say(text),
        label=words.say("booked.past", day=day),
        can_undo=can_undo,
        can_again=seen.bookable,
        turns_at=own.undo_until + 1 if can_undo and own.undo_until else None,
    )


def _with_meeting(face: Face, seen: Seen, now: int, words: Words) -> Face:
    if not seen.own.meeting:
        return face
    opens, ends = seen.opens_at, seen.ends_at
    if not opens:
        return replace(face, meeting=words.say("booked.meeting_call"))
    if now < opens:
        told = words.say("booked.meeting_from", time=says.clock_time(opens, seen.zone))
        turns = min(face.turns_at or opens, opens)
        return replace(face, meeting=told, turns_at=turns)
    if now >= ends:
        return replace(face, meeting=words.say("booked.meeting_over"))
    return replace(face, meeting=words.say("booked.meeting_open"), meets=True)


def _behind(own: OwnReservation, zone: str, words: Words) -> str:
    """That we run late, in steps of five minutes."""
    late = ((own.projected_at or own.start_at) - own.start_at) // MINUTE
    if late < TOLD_LATE_MIN or own.projected_at is None:
        return ""
    new = says.clock_time(own.projected_at, zone)
    old = says.clock_time(own.start_at, zone)
    told = words.say("booked.behind", n=round(late / 5) * 5)
    return f"{told} {words.say('booked.behind_now', new=new, old=old)}"


def _late(own: OwnReservation, now: int, zone: str, words: Words) -> str:
    if now > own.late_until:
        return words.say("booked.too_late_here")
    minutes = (own.late_until - own.start_at) // MINUTE
    if minutes <= 0:
        return words.say("booked.in_time")
    if now > own.start_at:
        return words.say("booked.still_yours", time=says.clock_time(own.late_until, zone))
    return words.say("booked.may_be_late", n=minutes)


def _limits(seen: Seen, now: int, words: Words) -> str:
    """Until when it can be moved and cancelled, each where its link opens it."""
    own = seen.own
    until = own.cancel_until
    moves = seen.scope == "own" and own.reschedule_until == until
    if now > until or now >= own.start_at:
        return words.say("booked.call_us")
    if until == own.start_at:
        return words.say("booked.free_to_move" if moves else "booked.free_to_cancel")
    key = "booked.move_until" if moves else "booked.cancel_until"
    return words.say(key, at=dates.day_and_time(until, seen.zone, words))


def _next(turns: list[int], now: int) -> int | None:
    return min((each for each in turns if each > now), default=None)

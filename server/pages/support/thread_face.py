"""What the page of a thread says: the state in one line, the messages, what may be done. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from protocol.ticket_views import OwnFile, OwnMessage, OwnTicket
from server.pages import says
from server.pages.booking import dates
from server.pages.words import Words

KB: Final = 1_000
RATINGS: Final = {
    5: "rated.very_good",
    4: "rated.good",
    3: "rated.middling",
    2: "rated.bad",
    1: "rated.very_bad",
}
"""What each is called, the best first."""


@dataclass(frozen=True)
class Said:
    """A message: whose it is, when, and its files with what they are called."""

    nth: int
    who: str
    when: str
    text: str
    ours: bool
    files: list[tuple[OwnFile, str]]


@dataclass(frozen=True)
class ThreadFace:
    """All that the page says of a ticket now."""

    title: str
    number: str
    subject: str
    label: str
    figure: str
    text: str
    messages: list[Said]
    may_answer: bool
    may_solve: bool
    may_rate: bool
    rating: int
    mark: str
    """Changes whenever the page says something else."""
    until: int
    """When it is to be asked for anew although nothing happened: the answer is late, or another
    day begins."""


def face(
    ticket: OwnTicket, messages: Sequence[OwnMessage], site: str, zone: str, now: int, words: Words
) -> ThreadFace:
    """The page of a ticket, as of an instant (ms)."""
    label, figure, text = _state(ticket, zone, now, words)
    number = words.say("support.ticket", n=f"T-{ticket.number}")
    return ThreadFace(
        title=f"{ticket.subject} · {number}",
        number=number,
        subject=ticket.subject,
        label=label,
        figure=figure,
        text=text,
        messages=[_said(each, site, zone, now, words) for each in messages],
        may_answer=ticket.may_answer,
        may_solve=ticket.status in ("open", "in_progress") and ticket.may_answer,
        may_rate=ticket.may_rate,
        rating=ticket.rating,
        mark=mark_of(ticket, messages),
        until=_until(ticket.answer_by, zone, now),
    )


def mark_of(ticket: OwnTicket, messages: Sequence[OwnMessage]) -> str:
    """The same as the page's script makes of the views (`static/thread.js`)."""
    last = max((message.nth for message in messages), default=0)
    waits = "1" if ticket.waits_for_you else "0"
    told = (ticket.status, waits, ticket.answer_by or 0, ticket.rating, ticket.followed_by, last)
    return "/".join(map(str, told))


def _state(ticket: OwnTicket, zone: str, now: int, words: Words) -> tuple[str, str, str]:
    """A label with its figure, or a sentence alone."""
    if ticket.followed_by:
        return "", "", words.say("support.followed", n=f"T-{ticket.followed_by}")
    if ticket.status == "closed":
        return "", "", words.say("support.closed")
    if ticket.status == "resolved":
        return "", "", words.say("support.resolved")
    if ticket.waits_for_you:
        return "", "", words.say("support.waits")
    if ticket.answer_by is not None and ticket.answer_by > now:
        return words.say("support.answer_by"), _by(ticket.answer_by, zone, now, words), ""
    if ticket.answer_by is not None:
        return "", "", words.say("support.late")
    return "", "", words.say("support.working")


def _until(answer_by: int | None, zone: str, now: int) -> int:
    midnight = dates.begins(dates.day_of(now, zone) + timedelta(days=1), zone)
    return min(midnight, answer_by) if answer_by is not None and answer_by > now else midnight


def _by(at: int, zone: str, now: int, words: Words) -> str:
    """`16:00 today`, or the day with its time."""
    time, day = says.clock_time(at, zone), dates.day_of(at, zone)
    ahead = (day - dates.day_of(now, zone)).days
    if ahead in (0, 1):
        return words.say("support.today" if ahead == 0 else "support.tomorrow", time=time)
    return dates.day_and_time(at, zone, words)


def _said(message: OwnMessage, site: str, zone: str, now: int, words: Words) -> Said:
    ours = message.message_kind != "customer"
    who = words.say("support.other" if message.other else "support.you")
    if ours:
        known = message.author
        who = words.say("support.from", name=known, site=site) if known else site
    time, day = says.clock_time(message.at, zone), dates.day_of(message.at, zone)
    if day == dates.day_of(now, zone):
        when = words.say("support.at_today", time=time)
    else:
        when = dates.day_and_time(message.at, zone, words)
    files = [(file, words.say("support.file", name=file.name, size=_size(file.size))) for file in
             message.files]  # fmt: skip
    return Said(message.nth, who, when, message.text, ours, files)


def _size(size: int) -> str:
    if size < KB * KB:
        return f"{max(1, round(size / KB))} kB"
    return f"{size / KB / KB:.1f} MB"

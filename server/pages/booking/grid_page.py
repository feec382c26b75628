"""The grid of times as a page, for a new booking and for one that is to be moved."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Final
from urllib.parse import urlencode

from litestar import Response

from protocol.booking import HOLD_S
from server.pages import notices, says
from server.pages.booking import dates, live_slots
from server.pages.booking.catalogue import bookable, colleagues
from server.pages.booking.choice import Choice, around, free_of_week, next_starts
from server.pages.booking.grid import Grid, address, grid
from server.pages.html import AnyRequest
from server.pages.parts import Parts
from server.pages.words import Words

NEXT: Final = 3


@dataclass(frozen=True)
class Told:
    """What there is to say above the grid: why the last try came to nothing, and what instead."""

    wrong: str = ""
    """The key of what is wrong with the form."""
    message: str = ""
    """The key of what has happened."""
    instead: list[int] = field(default_factory=list)
    """The next starts that are free, ms."""
    earlier: bool = False
    status: int = 200
    retry_after: int | None = None


def show(
    parts: Parts,
    request: AnyRequest,
    choice: Choice,
    day: date,
    action: str,
    told: Told | None = None,
) -> Response[str]:
    """The page; `action` is where its form goes, and what its other addresses stand under."""
    told = told or Told()
    words = parts.words(request)
    floor, definition = parts.tailer.floor, choice.definition
    several = definition.seats > 1
    shown = grid(day, free_of_week(floor, choice, day), around(floor, choice, day), several, words)
    instead = told.instead or ([] if shown.parts else next_starts(floor, choice, NEXT))
    return parts.page(
        request,
        "book_grid.html",
        status=told.status,
        headers={"Retry-After": str(told.retry_after)} if told.retry_after else {},
        site_name=notices.site_name(parts, words),
        as_of=says.clock_time(choice.now, choice.zone),
        what=bookable(floor, definition, words),
        grid=shown,
        action=action,
        kept=f"{urlencode({'day': shown.day, **choice.query})}&",
        choice=choice,
        moves=_moved(choice, words),
        colleagues=colleagues(floor, definition),
        seats=range(1, min(definition.seats, 20) + 1) if several and not choice.reservation else [],
        message=words.say(told.message) if told.message else "",
        wrong=words.say(told.wrong) if told.wrong else "",
        instead=[(at, dates.day_and_time(at, choice.zone, words)) for at in instead],
        earlier=told.earlier,
        hold_min=HOLD_S // 60,
        wait_url=_wait_url(choice, shown.day),
        back=action.removesuffix("/move"),
        **_live(parts, choice, shown, action),
    )


def _live(parts: Parts, choice: Choice, shown: Grid, action: str) -> dict[str, object]:
    """By what the script of the page follows what is taken meanwhile."""
    first = date.fromisoformat(shown.week)
    return {
        "now": choice.now,
        "topic": live_slots.topic(choice, first),
        "own_starts": live_slots.is_own(parts, choice),
        "state_url": f"{action}/state{address(first, choice.query)}",
    }


def _moved(choice: Choice, words: Words) -> str:
    """When the reservation is that is to be moved; empty for a new one."""
    own = choice.reservation
    return dates.day_and_time(own.start_at, choice.zone, words) if own else ""


def _wait_url(choice: Choice, shown: str) -> str:
    """Where one asks to be told of a time that comes free."""
    if choice.reservation is not None:
        return ""
    day = dates.read_day(shown) or choice.today
    return f"/book/{choice.definition.id}/wait{address(day, choice.query)}"

"""The bookings as a value: the grid, what is chosen, and what can be done. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo
from typing import Literal

from protocol.booking import Definition
from protocol.booking_queries import ContactPast, MessageTold
from protocol.records import ServicePoint, Staff
from staff_console.answers import IDLE, AnswerLine
from staff_console.bookings.blocks import Known, customer_of, definition_name
from staff_console.bookings.business_days import later, week_of
from staff_console.bookings.chosen import Chosen, chosen_of
from staff_console.bookings.grid import Grid, View, bookable_staff
from staff_console.bookings.keys import CAPS, VerbName, shown
from staff_console.bookings.moving import Move, Place, move_line
from staff_console.bookings.today import Today
from staff_console.bookings.verbs import Verb, verbs_of
from staff_console.facts import points_of, zone
from staff_console.reports.days import day_name
from staff_console.speech import tr
from staff_console.words import minutes

Phase = Literal["told", "asking", "none"]


@dataclass(frozen=True)
class Local:
    """What is known here alone."""

    view: View
    today: str
    """The business day that the house is in."""
    chosen: str = ""
    move: Move | None = None
    past: Sequence[ContactPast] | None = None
    told: Sequence[MessageTold] = ()
    """The messages to the customer of the one that is chosen."""
    connected: bool = True
    loaded: bool = True
    """Whether the week that is looked at has come from the server."""
    me: str = ""
    manager: bool = False
    answer: AnswerLine = IDLE
    finding: str | None = None
    """What is searched for; None while nothing is."""


@dataclass(frozen=True)
class Step:
    """A key of the head: what it shows, and whether that is shown."""

    name: VerbName
    does: str
    there: bool = True
    on: bool = False

    @property
    def cap(self) -> str:
        """The key as it is written."""
        return shown(CAPS[self.name])


@dataclass(frozen=True)
class MoveFace:
    """What is moved, drawn above the grid: where, and in a box beside it why not."""

    key: str
    place: Place
    title: str
    about: str
    refused: bool
    pending: bool
    box: tuple[str, ...]


@dataclass(frozen=True)
class BookingsScreen:
    """All that the page draws."""

    phase: Phase
    title: str
    about: str
    note: str
    """What is said in place of the grid."""
    faded: bool
    steps: tuple[Step, ...]
    grid: Grid
    now: int
    chosen: str
    move: MoveFace | None
    detail: Chosen | None
    verbs: tuple[Verb, ...]
    today: Today
    today_title: str
    answer: AnswerLine

    def can(self, name: str) -> bool:
        """Whether a verb is there now."""
        return any(verb.name == name and verb.there for verb in self.verbs)


def bookings_screen(
    known: Known, here: Local, grid: Grid, today: Today, now: int
) -> BookingsScreen:
    """The page at the server's time `now` (ms)."""
    where, move = zone(known.staff), here.move
    reservation = known.reservation(here.chosen)
    phase, note = _phase(known, here)
    detail = None
    if reservation is not None:
        detail = chosen_of(known, reservation, move, here.past, here.told, now, where)
    answer = here.answer
    if move is not None and answer.kind in ("idle", "note"):
        answer = move_line(known, move, where)
    return BookingsScreen(
        phase=phase,
        title=_title(here.view),
        about=_about(known, here.view),
        note=note,
        faded=not here.connected,
        steps=_steps(known, here),
        grid=grid,
        now=now,
        chosen=here.chosen,
        move=move_face(known, move, where) if move is not None else None,
        detail=detail,
        verbs=verbs_of(known, reservation, move, now, here.connected),
        today=today,
        today_title=_today_title(here),
        answer=answer,
    )


def move_face(known: Known, move: Move, where: tzinfo) -> MoveFace | None:
    """What is drawn of a move; nothing while it is where it was."""
    if not move.moved:
        return None
    place, explained = move.place, move.explained
    long = (place.end_at - place.start_at) // 60_000
    name = customer_of(known, move.reservation)
    lines: list[str] = []
    if move.refused and explained is not None:
        lines = [tr("Not here."), *(each.said for each in explained.reasons)]
    return MoveFace(
        key=move.reservation.id,
        place=place,
        title=f"{name} {minutes(place.start_at, where)}",
        about=tr("{what}, {minutes} min").format(
            what=definition_name(known, move.reservation.definition), minutes=long
        ),
        refused=move.refused,
        pending=explained is None,
        box=tuple(lines),
    )


def _phase(known: Known, here: Local) -> tuple[Phase, str]:
    if next(known.staff.of(Definition), None) is None:
        if here.manager:
            return "none", tr(
                "Nothing can be booked yet. Set up what can be: Settings, New bookable service."
            )
        return "none", tr("Nothing can be booked yet. A manager sets that up in Settings.")
    if not here.loaded and known.staff.position is not None:
        if here.connected:
            return "asking", tr("Loading the week …")
        return "none", tr("The server is away, and this week was not looked at before.")
    needs_staff = any(r.kind == "staff" for d in known.staff.of(Definition) for r in d.requires)
    if here.view.by == "staff" and needs_staff and not bookable_staff(known, here.me):
        return "none", tr(
            "No colleague can be booked yet. A manager says who can: Settings, When to be booked."
        )
    return "told", ""


def _title(view: View) -> str:
    if view.span == "day":
        return day_name(view.day, view.day)
    days = week_of(view.day)
    return tr("Week from {first}").format(first=day_name(days[0], days[0]))


def _about(known: Known, view: View) -> str:
    point = known.staff.get(ServicePoint, view.point)
    who = known.staff.get(Staff, view.person)
    if view.span == "week":
        return who.name if who is not None else tr("everybody")
    return point.name if point is not None and len(points_of(known.staff)) > 1 else ""


def _today_title(here: Local) -> str:
    if here.view.span == "week":
        return tr("This week")
    if here.view.day == here.today:
        return tr("Today")
    return tr("Tomorrow") if here.view.day == later(here.today, 1) else tr("This day")


def _steps(known: Known, here: Local) -> tuple[Step, ...]:
    view = here.view
    other = tr("Desks") if view.by == "staff" else tr("Colleagues")
    if view.span == "week":
        other = tr("Colleague")
    points = len(points_of(known.staff)) > 1
    return (
        Step("day", tr("Day"), on=view.span == "day"),
        Step("week", tr("Week"), on=view.span == "week"),
        Step("by_other", other),
        *((Step("other_point", tr("Service point")),) if points else ()),
        Step("today", tr("Today"), there=view.day != here.today),
        Step("new", tr("Next free"), there=here.connected),
        Step("find_booking", tr("Find")),
    )

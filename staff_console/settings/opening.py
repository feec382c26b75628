"""The page of opening hours: a line for each weekday, and the dates unlike their weekday. Pure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from client.instants import local
from protocol.commands import AnyCommand
from protocol.records import DayException, Hours, PointState
from protocol.replica import Replica
from staff_console.facts import zone
from staff_console.settings.field import Column, Field, Section, Values
from staff_console.settings.languages import site_of
from staff_console.settings.point import located, point_of, update
from staff_console.settings.writing import as_spans, spans, tidy_day, tidy_spans
from staff_console.speech import tr
from staff_console.words import minutes

DAYS: Final[tuple[Callable[[], str], ...]] = (
    lambda: tr("Monday"),
    lambda: tr("Tuesday"),
    lambda: tr("Wednesday"),
    lambda: tr("Thursday"),
    lambda: tr("Friday"),
    lambda: tr("Saturday"),
    lambda: tr("Sunday"),
)


_BY_HAND: Final[dict[PointState, Callable[[], str]]] = {
    "open": lambda: tr("It was opened by hand and stays so until {at}; then the hours hold."),
    "last_numbers": lambda: tr("Its last numbers go out by hand until {at}; then the hours "
                          "hold."),
    "draining": lambda: tr("Its intake was ended by hand until {at}; then the hours hold."),
    "closed": lambda: tr("It was closed by hand and stays so until {at}; then the hours hold."),
}  # fmt: skip


def _hint(replica: Replica, ident: str) -> str:
    """How hours are written; before that until when what was done by hand goes before them."""
    said = tr("Write 8-12, 13-17:30. Empty: closed. Nothing at all: only people open and close.")
    point = point_of(replica, ident)
    if point is None or point.held_until is None:
        return said
    held = _BY_HAND[point.state]().format(at=_moment(replica, point.held_until))
    return f"{held}\n{said}"


def _moment(replica: Replica, at: int) -> str:
    """`18:00`; with the day where that is not the day that the hall is in."""
    then, site = local(at, zone(replica)), site_of(replica)
    said = minutes(at, zone(replica))
    if site is None or then.date().isoformat() == site.day:
        return said
    return f"{DAYS[then.weekday()]()}, {then.date().isoformat()}, {said}"


def _fields(replica: Replica, ident: str) -> tuple[Field, ...]:
    return (
        Field(
            "hours",
            tr("The week"),
            "rows",
            _hint(replica, ident),
            columns=(
                Column(tr("Day"), 136, "fixed"),
                Column(tr("Open"), hint=tr("closed"), tidy=tidy_spans),
            ),
            fills=tr("Monday's hours also from Tuesday to Friday"),
        ),
        Field(
            "exceptions",
            tr("Dates unlike their weekday"),
            "rows",
            columns=(
                Column(tr("Date"), 136, hint="2026-12-24", tidy=tidy_day),
                Column(tr("Open"), hint=tr("closed all day"), tidy=tidy_spans),
                Column(tr("Why"), hint=tr("Christmas Eve")),
            ),
            adds=tr("Add a date"),
            new=("", "", "", ""),
        ),
    )


def _read(replica: Replica, ident: str) -> Values | None:
    point = point_of(replica, ident)
    if point is None:
        return None
    week = [
        (str(day), name(), as_spans((h.opens, h.closes) for h in point.hours if h.weekday == day))
        for day, name in enumerate(DAYS)
    ]
    dates = [(each.day, each.day, as_spans(each.spans), each.note) for each in point.exceptions]
    return {"hours": tuple(week), "exceptions": tuple(dates)}


def _commands(replica: Replica, ident: str, values: Values) -> list[AnyCommand]:
    fields: dict[str, Any] = {}
    week, dates = values.get("hours"), values.get("exceptions")
    if isinstance(week, tuple):
        fields["hours"] = [
            Hours(day, opens, closes)
            for day, row in enumerate(week)
            for opens, closes in spans(row[2])
        ]
    if isinstance(dates, tuple):
        fields["exceptions"] = [DayException(row[1], spans(row[2]), row[3]) for row in dates]
    return update(replica, ident, **fields)


def _locate(said: str, values: Values) -> tuple[str, int | None]:
    """A refusal counts spans; a row here is a day that may have several."""
    field, place = located(said, values)
    week = values.get(field)
    if field != "hours" or place is None or not isinstance(week, tuple):
        return field, place
    days = [day for day, row in enumerate(week) for _ in spans(row[2])]
    return field, days[place] if place < len(days) else None


OPENING: Final = Section(
    "opening",
    lambda: tr("Opening hours"),
    lambda: tr("When it opens and closes by itself, by the clock of the hall."),
    _fields,
    _read,
    _commands,
    _locate,
)

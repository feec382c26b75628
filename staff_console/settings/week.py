"""Hours of a week and the dates unlike it, of a service point or of a colleague. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from protocol.records import DayException, Hours
from staff_console.reports.days import WEEKDAYS
from staff_console.settings.field import Column, Field, Value, Values
from staff_console.settings.point import located
from staff_console.settings.writing import as_spans, spans, tidy_day, tidy_spans
from staff_console.speech import tr


def week_fields(
    hint: str, column: str, closed: str, all_day: str, why: str, blank: str
) -> tuple[Field, ...]:
    """Both tables; `column` is over the hours, `closed` and `all_day` stand where there are none,
    `blank` where the whole week has none, `why` is a reason for a date, as an example."""
    return (
        Field(
            "hours",
            tr("The week"),
            "rows",
            hint,
            columns=(
                Column(tr("Day"), 136, "fixed"),
                Column(column, hint=closed, tidy=tidy_spans, blank=blank),
            ),
            fills=tr("Monday's hours also from Tuesday to Friday"),
        ),
        Field(
            "exceptions",
            tr("Dates unlike their weekday"),
            "rows",
            columns=(
                Column(tr("Date"), 136, hint="2026-12-24", tidy=tidy_day),
                Column(column, hint=all_day, tidy=tidy_spans),
                Column(tr("Why"), hint=why),
            ),
            adds=tr("Add a date"),
            new=("", "", "", ""),
        ),
    )


def week_values(hours: Sequence[Hours], exceptions: Sequence[DayException]) -> dict[str, Value]:
    """What stands in them."""
    week = [
        (str(day), name(), as_spans((h.opens, h.closes) for h in hours if h.weekday == day))
        for day, name in enumerate(WEEKDAYS)
    ]
    dates = [(each.day, each.day, as_spans(each.spans), each.note) for each in exceptions]
    return {"hours": tuple(week), "exceptions": tuple(dates)}


def week_told(values: Values) -> dict[str, Any]:
    """What changed of them, as commands have it."""
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
    return fields


def located_in_week(said: str, values: Values) -> tuple[str, int | None]:
    """A refusal counts spans; a row here is a day that may have several."""
    field, place = located(said, values)
    week = values.get(field)
    if field != "hours" or place is None or not isinstance(week, tuple):
        return field, place
    days = [day for day, row in enumerate(week) for _ in spans(row[2])]
    return field, days[place] if place < len(days) else None

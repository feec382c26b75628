"""Days as reports name them. Pure."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from staff_console.speech import tr

WEEKDAYS: Final[tuple[Callable[[], str], ...]] = (
    lambda: tr("Monday"),
    lambda: tr("Tuesday"),
    lambda: tr("Wednesday"),
    lambda: tr("Thursday"),
    lambda: tr("Friday"),
    lambda: tr("Saturday"),
    lambda: tr("Sunday"),
)
"""By their number; 0 is Monday."""
_MONTHS: Final = (
    lambda: tr("January"),
    lambda: tr("February"),
    lambda: tr("March"),
    lambda: tr("April"),
    lambda: tr("May"),
    lambda: tr("June"),
    lambda: tr("July"),
    lambda: tr("August"),
    lambda: tr("September"),
    lambda: tr("October"),
    lambda: tr("November"),
    lambda: tr("December"),
)


def day_parts(day: str) -> tuple[str, str]:
    """`Tuesday` and `17 November`, for where one stands beside the other."""
    then = date.fromisoformat(day)
    about = tr("{day} {month}").format(day=then.day, month=_MONTHS[then.month - 1]())
    return WEEKDAYS[then.weekday()](), about


def day_name(day: str, today: str = "") -> str:
    """`Tuesday 17 November` of `2026-11-17`; with the year where it is not that of `today`."""
    then = date.fromisoformat(day)
    weekday, month = WEEKDAYS[then.weekday()](), _MONTHS[then.month - 1]()
    said = tr("{weekday} {day} {month}").format(weekday=weekday, day=then.day, month=month)
    return said if day[:4] == today[:4] else f"{said} {then.year}"

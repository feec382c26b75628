"""Words that several pages of the administration share. Pure."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta, tzinfo
from typing import Final

from client.instants import local
from staff_console.reports.days import day_name
from staff_console.speech import tr
from staff_console.words import minutes

ROLES: Final[dict[str, Callable[[], str]]] = {
    "staff": lambda: tr("Staff"),
    "manager": lambda: tr("Manager"),
    "admin": lambda: tr("Administrator"),
    "kiosk": lambda: tr("Kiosk"),
    "display": lambda: tr("Wall"),
}


def role_name(role: str) -> str:
    """As people say it; what is unknown as it is."""
    said = ROLES.get(role)
    return said() if said is not None else role


def when(at: int, now: int, where: tzinfo) -> str:
    """`14:02` today, `yesterday 14:02`, else `Tuesday 3 November, 14:02`; both in ms."""
    then, today = local(at, where), local(now, where).date()
    clock = minutes(at, where)
    if then.date() == today:
        return clock
    if then.date() == today - timedelta(days=1):
        return tr("yesterday {clock}").format(clock=clock)
    day = day_name(then.date().isoformat(), today.isoformat())
    return tr("{day}, {clock}").format(day=day, clock=clock)


def until(at: int, now: int, where: tzinfo) -> str:
    """Until when something holds: `14:02` today, else `Saturday 14:05`, within a week."""
    then, today = local(at, where).date(), local(now, where).date()
    clock = minutes(at, where)
    if then == today:
        return clock
    weekday = day_name(then.isoformat(), then.isoformat()).partition(" ")[0]
    if abs((then - today).days) < 7:
        return tr("{weekday} {clock}").format(weekday=weekday, clock=clock)
    return when(at, now, where)


def spelled(signs: str) -> str:
    """Sign by sign, for a screen reader."""
    return " ".join(" ".join(group) for group in signs.replace("-", " ").split())

"""The page of colleagues: what they can do, and how the ticket desk reaches them. Pure."""

from __future__ import annotations

from typing import Any, Final

from protocol.commands import AnyCommand, UpdateStaff
from protocol.records import Staff
from protocol.replica import Replica
from staff_console.settings.field import YES, Column, Field, NotRead, Row, Section, Values
from staff_console.settings.writing import as_words, one_spaced, tidy_mail, tidy_words, words
from staff_console.speech import tr

ROLES: Final = {
    "staff": lambda: tr("clerk"),
    "manager": lambda: tr("manager"),
    "admin": lambda: tr("administrator"),
}


def colleagues(replica: Replica) -> list[Staff]:
    """All who work here, by name."""
    found = (s for s in replica.of(Staff) if s.role in ROLES)
    return sorted(found, key=lambda s: (s.name.casefold(), s.id))


def _teams(text: str) -> list[str]:
    """Teams that commas part, each once, written as they are called."""
    said = (one_spaced(word) for word in text.replace(";", ",").split(","))
    return list(dict.fromkeys(word for word in said if word))


def _tidy_teams(text: str) -> str:
    teams = _teams(text)
    if any(len(team) > 40 for team in teams):
        raise NotRead(tr("A team has 40 letters at most."))
    return as_words(teams)


def _fields(replica: Replica, ident: str) -> tuple[Field, ...]:
    return (
        Field(
            "staff",
            tr("Colleagues"),
            "rows",
            tr("Skills with commas between, as the services name them."),
            columns=(
                Column(tr("Name"), 192, "fixed"),
                Column(tr("Role"), 112, "fixed"),
                Column(tr("Skills"), hint=tr("none"), tidy=tidy_words),
                Column(tr("Takes bookings"), 176, "switch"),
            ),
        ),
        Field(
            "desk",
            tr("At the ticket desk"),
            "rows",
            tr("Notices go to the address. Teams with commas between: rules give tickets to them."),
            columns=(
                Column(tr("Name"), 192, "fixed"),
                Column(tr("Mail address"), hint=tr("none"), tidy=tidy_mail),
                Column(tr("Teams"), hint=tr("none"), tidy=_tidy_teams),
            ),
        ),
    )


def _skilled(each: Staff) -> Row:
    skills = as_words(each.skills)
    return each.id, each.name, ROLES[each.role](), skills, YES if each.bookable else ""


def _reached(each: Staff) -> Row:
    return each.id, each.name, each.email, as_words(each.teams)


def _read(replica: Replica, ident: str) -> Values | None:
    here = colleagues(replica)
    return {
        "staff": tuple(_skilled(each) for each in here),
        "desk": tuple(_reached(each) for each in here),
    }


def _commands(replica: Replica, ident: str, values: Values) -> list[AnyCommand]:
    """One for each colleague about whom anything is to change."""
    known = {each.id: each for each in colleagues(replica)}
    told: dict[str, dict[str, Any]] = {}
    for row in values.get("staff", ()):
        each = known.get(row[0])
        if each is not None and row != _skilled(each):
            told[each.id] = {"skills": words(row[3]), "bookable": row[4] == YES}
    for row in values.get("desk", ()):
        each = known.get(row[0])
        if each is not None and row != _reached(each):
            told[each.id] = {**told.get(each.id, {}), "email": row[2], "teams": _teams(row[3])}
    return [
        UpdateStaff(staff=ident, version=known[ident].version, **fields)
        for ident, fields in told.items()
    ]


STAFF: Final = Section(
    "staff",
    lambda: tr("Colleagues"),
    lambda: tr("Who can do what: a service that needs a skill is called only by who has it."),
    _fields,
    _read,
    _commands,
    lambda said, values: ("desk" if said in ("email", "teams") else "staff", None),
)

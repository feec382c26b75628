"""Which tickets a saved list shows, as rows that read as a sentence. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from msgspec.structs import replace

from protocol.replica import Replica
from protocol.tickets import TicketFilter
from staff_console.settings.field import NotRead, Option, Part, Row, Rows, Value
from staff_console.settings.lead_times import lead_minutes, lead_time
from staff_console.settings.tickets import offers
from staff_console.settings.tickets.offers import NONE
from staff_console.settings.writing import one_spaced
from staff_console.speech import tr
from staff_console.tickets.rows import PAUSES, PRIORITY_NAMES, STATUSES

_DUE: Final = "due_within_min"


@dataclass(frozen=True)
class _Shows:
    """What a list may ask of a ticket: as it is chosen, and in a sentence with `{value}`."""

    title: Callable[[], str]
    said: Callable[[], str]
    options: Callable[[Replica], tuple[Option, ...]] | None = None
    several: bool = False
    """Whether it is a list of which one must fit (of tags all)."""


def _people(replica: Replica) -> tuple[Option, ...]:
    first = (Option("me", tr("whoever looks")), Option(NONE, tr("nobody")))
    return (*first, *offers.people(replica))


SHOWS: Final[dict[str, _Shows]] = {
    "statuses": _Shows(
        lambda: tr("Status is"), lambda: "{value}", lambda _: offers.named(STATUSES), several=True
    ),
    "pauses": _Shows(
        lambda: tr("Clock stands"),
        lambda: "{value}",
        lambda _: offers.named(PAUSES),
        several=True,
    ),
    "priorities": _Shows(
        lambda: tr("Priority is"),
        lambda: tr("of priority {value}"),
        lambda _: offers.named(PRIORITY_NAMES),
        several=True,
    ),
    "assignees": _Shows(
        lambda: tr("Who has it"), lambda: tr("that {value} has"), _people, several=True
    ),
    "teams": _Shows(
        lambda: tr("Team is"), lambda: tr("of team {value}"), offers.teams, several=True
    ),
    "tags": _Shows(lambda: tr("Has the tag"), lambda: tr("with the tag {value}"), several=True),
    "channels": _Shows(
        lambda: tr("It came"),
        lambda: tr("that came {value}"),
        lambda _: offers.named(offers.CHANNELS),
        several=True,
    ),
    "policy": _Shows(lambda: tr("Service level"), lambda: tr("promised {value}"), offers.policies),
    _DUE: _Shows(lambda: tr("Due within"), lambda: tr("due within {value}, or past that")),
    "text": _Shows(lambda: tr("Has the words"), lambda: tr("with the words “{value}”")),
    "unanswered": _Shows(lambda: tr("Waits for an answer"), lambda: tr("not answered yet")),
    "breached": _Shows(lambda: tr("Missed a promise"), lambda: tr("with a promise missed")),
    "watching": _Shows(lambda: tr("Is watched by me"), lambda: tr("watched by whoever looks")),
}
"""In the order in which they are offered."""
_FLAGS: Final = ("unanswered", "breached", "watching")


def _written(text: str) -> str:
    kept = one_spaced(text)
    if not kept or len(kept) > 200:
        raise NotRead(tr("Write some words."))
    return kept


def _tag(text: str) -> str:
    kept = one_spaced(text)
    if not kept or len(kept) > 39 or "," in kept:
        raise NotRead(tr("Write one tag, with 39 letters at most."))
    return kept


def _soon(text: str) -> str:
    minutes = lead_minutes(text)
    if not 1 <= minutes <= 90 * 1_440:
        raise NotRead(tr("Write a time such as 30 min, 2 h or 3 d, up to 90 days."))
    return lead_time(minutes)


_TIDY: Final = {"tags": _tag, "text": _written, _DUE: _soon}


def filter_parts(replica: Replica) -> tuple[Part, ...]:
    """What a row is made of: what is asked, and the value that it must have."""
    firsts = tuple(Option(key, shows.title()) for key, shows in SHOWS.items())
    made = [Part(1, "choice", tr("which tickets"), firsts, width=192)]
    for key, shows in SHOWS.items():
        this = ((1, (key,)),)
        title = shows.title()
        if shows.options is not None:
            made.append(Part(2, "choice", title, shows.options(replica), when=this))
        elif key in _TIDY:
            made.append(Part(2, "text", title, when=this, tidy=_TIDY[key]))
    return tuple(made)


def rows_of(shows: TicketFilter) -> Rows:
    """A filter as rows."""
    made: list[Row] = []
    for key, about in SHOWS.items():
        value = getattr(shows, key)
        if about.several:
            made += [("", key, each or NONE) for each in value]
        elif key == _DUE and value:
            made.append(("", key, lead_time(value)))
        elif value:
            made.append(("", key, "" if key in _FLAGS else str(value)))
    return tuple(made)


def filter_of(rows: Value, before: TicketFilter) -> TicketFilter:
    """Rows as a filter; whose tickets it shows stays as it was."""
    told: dict[str, Any] = {}
    for row in rows:
        if isinstance(row, str):
            continue
        key, value = row[1], "" if row[2] == NONE else row[2]
        if SHOWS[key].several:
            kept = told.setdefault(key, [])
            kept += [value] if value not in kept else []
        elif key == _DUE:
            told[key] = lead_minutes(value)
        else:
            told[key] = True if key in _FLAGS else value
    return replace(TicketFilter(contact=before.contact), **told)


def sentence(replica: Replica, rows: Value, contact: str) -> str:
    """The filter in words."""
    found: dict[str, list[str]] = {}
    for row in rows:
        if not isinstance(row, str) and row[1] in SHOWS:
            found.setdefault(row[1], []).append(row[2].strip())
    parts = [_said(replica, key, values) for key, values in found.items()]
    parts += [tr("of one customer")] if contact else []
    which = ", ".join(part for part in parts if part)
    return tr("Tickets: {which}.").format(which=which) if which else tr("All tickets.")


def _said(replica: Replica, key: str, values: list[str]) -> str:
    shows = SHOWS[key]
    if key in _FLAGS:
        return shows.said()
    options = shows.options(replica) if shows.options is not None else None
    named = [v if options is None else offers.title_of(options, v) for v in values if v]
    joined = (tr(" and ") if key == "tags" else tr(" or ")).join(named)
    return shows.said().format(value=joined) if named else ""

"""Which lists there are: those that were saved, and usual ones for whoever has saved none. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from protocol.tickets import TicketFilter, TicketSort, TicketView
from staff_console.speech import tr
from staff_console.tickets.keys import VIEWS
from staff_console.tickets.known import Known

SORTS: Final[dict[TicketSort, tuple[Callable[[], str], bool]]] = {
    "due": (lambda: tr("due first"), False),
    "updated": (lambda: tr("changed last"), True),
    "opened": (lambda: tr("opened last"), True),
    "priority": (lambda: tr("urgent first"), True),
    "number": (lambda: tr("by number"), True),
    "name": (lambda: tr("by name"), False),
}
"""What each is called, and whether it goes from the largest on."""


@dataclass(frozen=True)
class Listing:
    """A list that can be shown; `view` is the saved one, empty of those that are always there."""

    key: str
    title: str
    shows: TicketFilter
    sort: TicketSort = "due"
    descending: bool = False
    view: TicketView | None = None


_WORK: Final = ("open", "in_progress")


def _usual() -> tuple[Listing, ...]:
    work = list(_WORK)
    return (
        Listing("mine", tr("Mine"), TicketFilter(statuses=work, assignees=["me"])),  # type: ignore[arg-type]
        Listing("nobodys", tr("Nobody's"), TicketFilter(statuses=work, assignees=[""])),  # type: ignore[arg-type]
        Listing("unanswered", tr("Not answered"), TicketFilter(statuses=work, unanswered=True)),  # type: ignore[arg-type]
        Listing("work", tr("All open"), TicketFilter(statuses=work)),  # type: ignore[arg-type]
        Listing("overdue", tr("Overdue"), TicketFilter(statuses=work, breached=True)),  # type: ignore[arg-type]
        Listing(
            "watched", tr("Watched by me"), TicketFilter(watching=True), "updated", descending=True
        ),
        Listing("all", tr("All tickets"), TicketFilter(), "updated", descending=True),
    )


def lists_of(known: Known) -> tuple[Listing, ...]:
    """All, in the order of their keys: those that were saved come first."""
    saved = tuple(
        Listing(each.id, each.name, each.shows, each.sort, each.descending, each)
        for each in known.views
    )
    shown = [each.shows for each in saved]
    return (*saved, *(each for each in _usual() if each.shows not in shown))


def list_cap(place: int) -> str:
    """The key of the list at a place, from 0; empty beyond those that have one."""
    return f"Ctrl+{place + 1}" if place < VIEWS else ""

"""Which pages of settings there are, and the list that they are chosen from. Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final, Literal, NamedTuple

from protocol.records import Definition, RepairTerms, ServicePoint, Staff
from protocol.replica import Replica
from staff_console.facts import points_of
from staff_console.settings.bookable import BOOKABLE, NEW_BOOKABLE, definitions
from staff_console.settings.colleagues import STAFF
from staff_console.settings.field import Section
from staff_console.settings.hall import NEW, SITE
from staff_console.settings.joining import JOINING
from staff_console.settings.languages import LANGUAGES_PAGE
from staff_console.settings.opening import OPENING
from staff_console.settings.order import ORDER
from staff_console.settings.point import CALLS, GENERAL
from staff_console.settings.services import DESKS, SERVICES
from staff_console.settings.tickets import overviews
from staff_console.settings.tickets.desk import DESK
from staff_console.settings.tickets.groups import GROUPS, KINDS, OF_DESK, Group, group_of
from staff_console.settings.tickets.webhooks import DEAD_LETTERS
from staff_console.settings.translations import TRANSLATIONS
from staff_console.settings.working import WORKING, bookable
from staff_console.settings.workshop.parts import PARTS
from staff_console.settings.workshop.suppliers import SUPPLIERS
from staff_console.settings.workshop.terms import NEW_TERMS, TERMS, repairs_section
from staff_console.speech import tr

OF_HALL: Final = (SITE, LANGUAGES_PAGE, STAFF, NEW)
OF_POINT: Final = (GENERAL, JOINING, OPENING, SERVICES, DESKS, TRANSLATIONS, ORDER, CALLS)
OF_BOOKINGS: Final = (BOOKABLE, NEW_BOOKABLE, WORKING)
OF_WORKSHOP: Final = (PARTS, SUPPLIERS)
OF_REPAIRS: Final = (TERMS, NEW_TERMS)
"""One of these is a page of each service point."""
OF_CLERKS: Final = tuple(g for g in GROUPS if g.over in (overviews.TEXTS, overviews.LISTS))
_SECTIONS: Final = {
    each.name: each
    for each in (*OF_HALL, *OF_POINT, *OF_REPAIRS, *OF_BOOKINGS, *OF_WORKSHOP, *OF_DESK)
}


class Place(NamedTuple):
    """A page of settings: a section, of a service point or of the hall."""

    section: str
    ident: str = ""

    @property
    def key(self) -> str:
        """The same as one text."""
        return f"{self.section}:{self.ident}"


FIRST: Final = Place("site")
FIRST_OF_CLERKS: Final = Place(OF_CLERKS[0].all.name)


@dataclass(frozen=True)
class PlaceRow:
    """A page in the list, or a heading over some."""

    key: str
    kind: Literal["heading", "page", "child"]
    """`child`: of a group, below the page over all of it."""
    name: str
    text: str = ""
    tone: str = "muted"

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        return f"{self.name}, {self.text}" if self.text else self.name


def place_of(key: str) -> Place:
    """The page of a row."""
    section, _, ident = key.partition(":")
    return Place(section, ident)


def section_of(place: Place) -> Section:
    """What the page is made of."""
    return _SECTIONS[place.section]


def of_everybody(place: Place) -> bool:
    """Whether clerks have it too: of what they save for themselves."""
    return group_of(place.section) in OF_CLERKS


def place_rows(
    replica: Replica,
    unsaved: Collection[Place],
    shown: Place | None = None,
    manages: bool = True,
    undelivered: int = 0,
) -> tuple[PlaceRow, ...]:
    """The hall, then each service point with its pages, then bookings, then the ticket desk.

    Of its groups only that of the page which is `shown` is open; without one all are. Whoever does
    not manage has what they can save for themselves.
    """
    if not manages:
        own = [row for g in OF_CLERKS for row in _group_rows(replica, g, unsaved, shown)]
        return (PlaceRow("heading:tickets", "heading", tr("Tickets")), *own)
    rows = [
        PlaceRow("heading:hall", "heading", tr("Hall")),
        *(_page(Place(section.name), unsaved) for section in OF_HALL),
    ]
    for point in points_of(replica):
        rows.append(PlaceRow(f"heading:{point.id}", "heading", point.name))
        rows += [_page(Place(section.name, point.id), unsaved) for section in OF_POINT]
        rows.append(_page(Place(repairs_section(replica, point.id).name, point.id), unsaved))
    rows += _booking_rows(replica, unsaved)
    rows += _workshop_rows(replica, unsaved)
    rows.append(PlaceRow("heading:tickets", "heading", tr("Tickets")))
    rows.append(_page(Place(DESK.name), unsaved))
    for group in GROUPS:
        rows += _group_rows(replica, group, unsaved, shown)
    count = str(undelivered or "")
    given_up = PlaceRow(Place(DEAD_LETTERS.name).key, "page", DEAD_LETTERS.title(), count, "warn")
    return (*rows, given_up)


def _group_rows(
    replica: Replica, group: Group, unsaved: Collection[Place], shown: Place | None
) -> list[PlaceRow]:
    """The page over a kind, with how many there are; each of them below it while it is open."""
    records, head = group.records(replica), Place(group.all.name)
    is_open = shown is None or group_of(shown.section) is group
    if not is_open and any(group_of(place.section) is group for place in unsaved):
        return [PlaceRow(head.key, "page", group.all.title(), tr("not saved"), "warn")]
    count = PlaceRow(head.key, "page", group.all.title(), str(len(records) or ""))
    rows = [_page(head, unsaved) if head in unsaved else count]
    if is_open:
        for ident, name in records:
            rows.append(_page(Place(group.one.name, ident), unsaved, name, "child"))
        new = group.new.title() if shown is None else group.over.adds()
        rows.append(_page(Place(group.new.name), unsaved, new, "child"))
    return rows


def _booking_rows(replica: Replica, unsaved: Collection[Place]) -> list[PlaceRow]:
    """What can be booked, and when the colleagues who take bookings are here."""
    rows = [PlaceRow("heading:bookings", "heading", tr("Bookings"))]
    rows += [_page(Place("bookable", each.id), unsaved, each.name) for each in definitions(replica)]
    rows.append(_page(Place("new_bookable"), unsaved))
    colleagues = bookable(replica)
    if colleagues:
        rows.append(PlaceRow("heading:working", "heading", WORKING.title()))
        rows += [_page(Place("working", each.id), unsaved, each.name) for each in colleagues]
    return rows


def _workshop_rows(replica: Replica, unsaved: Collection[Place]) -> list[PlaceRow]:
    """Parts and suppliers, once anything is repaired."""
    if next(replica.of(RepairTerms), None) is None:
        return []
    pages = [_page(Place(section.name), unsaved) for section in OF_WORKSHOP]
    return [PlaceRow("heading:workshop", "heading", tr("Workshop")), *pages]


def page_of_made(place: Place, ident: str) -> Place | None:
    """The page of what a page has made, if it has one that is found by its id alone."""
    group = group_of(place.section)
    made_here = group is not None and place.section == group.new.name and ident
    return Place(group.one.name, ident) if group is not None and made_here else None


def titled(replica: Replica, place: Place) -> str:
    """What a page is called over it: with the name of what it is about."""
    title = section_of(place).title()
    kinds: tuple[type[Any], ...] = (ServicePoint, Definition, Staff, *KINDS)
    about = next((r.name for kind in kinds if (r := replica.get(kind, place.ident))), "")
    return f"{about}: {title}" if about else title


def _page(
    place: Place,
    unsaved: Collection[Place],
    name: str = "",
    kind: Literal["page", "child"] = "page",
) -> PlaceRow:
    text = tr("not saved") if place in unsaved else ""
    return PlaceRow(place.key, kind, name or section_of(place).title(), text, "warn")

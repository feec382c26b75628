"""Which pages of settings there are, and the list that they are chosen from. Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from protocol.records import Definition, ServicePoint, Staff
from protocol.replica import Replica
from staff_console.facts import points_of
from staff_console.settings.bookable import BOOKABLE, NEW_BOOKABLE, definitions
from staff_console.settings.field import Section
from staff_console.settings.hall import NEW, SITE, STAFF
from staff_console.settings.joining import JOINING
from staff_console.settings.languages import LANGUAGES_PAGE
from staff_console.settings.opening import OPENING
from staff_console.settings.order import ORDER
from staff_console.settings.point import CALLS, GENERAL
from staff_console.settings.services import DESKS, SERVICES
from staff_console.settings.translations import TRANSLATIONS
from staff_console.settings.working import WORKING, bookable
from staff_console.speech import tr

OF_HALL: Final = (SITE, LANGUAGES_PAGE, STAFF, NEW)
OF_POINT: Final = (GENERAL, JOINING, OPENING, SERVICES, DESKS, TRANSLATIONS, ORDER, CALLS)
OF_BOOKINGS: Final = (BOOKABLE, NEW_BOOKABLE, WORKING)
_SECTIONS: Final = {each.name: each for each in (*OF_HALL, *OF_POINT, *OF_BOOKINGS)}


class Place(NamedTuple):
    """A page of settings: a section, of a service point or of the hall."""

    section: str
    ident: str = ""

    @property
    def key(self) -> str:
        """The same as one text."""
        return f"{self.section}:{self.ident}"


FIRST: Final = Place("site")


@dataclass(frozen=True)
class PlaceRow:
    """A page in the list, or a heading over some."""

    key: str
    kind: Literal["heading", "page"]
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


def place_rows(replica: Replica, unsaved: Collection[Place]) -> tuple[PlaceRow, ...]:
    """The hall, then each service point with its pages, then bookings."""
    rows = [
        PlaceRow("heading:hall", "heading", tr("Hall")),
        *(_page(Place(section.name), unsaved) for section in OF_HALL),
    ]
    for point in points_of(replica):
        rows.append(PlaceRow(f"heading:{point.id}", "heading", point.name))
        rows += [_page(Place(section.name, point.id), unsaved) for section in OF_POINT]
    return (*rows, *_booking_rows(replica, unsaved))


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


def titled(replica: Replica, place: Place) -> str:
    """What a page is called over it: with the name of what it is about."""
    title = section_of(place).title()
    kinds: tuple[type[ServicePoint | Definition | Staff], ...] = (ServicePoint, Definition, Staff)
    about = next((r.name for kind in kinds if (r := replica.get(kind, place.ident))), "")
    return f"{about}: {title}" if about else title


def _page(place: Place, unsaved: Collection[Place], name: str = "") -> PlaceRow:
    text = tr("not saved") if place in unsaved else ""
    return PlaceRow(place.key, "page", name or section_of(place).title(), text, "warn")

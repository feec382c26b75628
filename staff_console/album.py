"""Every face of the console, and every page of its settings: `python -m staff_console.album DIR`.

It speaks English alone; its faces tell their window's size and theme by their names.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import msgspec
from PySide6.QtGui import QGuiApplication, QImage

from client.album import draw
from client.app import make_application
from protocol.records import Help
from staff_console.administration.moments import MOMENTS
from staff_console.administration.scenes import HOUSE
from staff_console.bookings import scenes as bookings
from staff_console.contacts import scenes as contacts
from staff_console.faces import CASES, UNDRAWN, Face
from staff_console.full_hall import FULL, at_work, promised, remember
from staff_console.hall import MINUTE, NOON, PRIYA, Hall
from staff_console.portraits import PORTRAITS
from staff_console.reports.scenes import (
    FEW_PROMISES,
    NO_PROMISES,
    chosen_late,
    looked_at,
    marked,
    opened,
    told,
)
from staff_console.requests import bench_scenes as bench
from staff_console.requests import samples as repair
from staff_console.requests import scenes as repairs
from staff_console.samples import BUSY
from staff_console.settings import desk_scenes, workshop_scenes
from staff_console.settings.places import OF_HALL, OF_POINT
from staff_console.settings.scenes import OFFICE, at
from staff_console.tickets import samples as desk
from staff_console.tickets import scenes as tickets
from staff_console.what_if import scenes

KIOSK: Final = "01900000-0000-7000-8000-0000000000b1"


def _calling(hall: Hall, **fields: Any) -> Hall:
    """Somebody at the entrance has asked for a person a minute ago."""
    told: dict[str, Any] = {"state": "asked", "at": NOON - MINUTE, "since": NOON - MINUTE}
    told |= {"language": "ar", "access_needs": ["sight"], **fields}
    return replace(hall, more=(*hall.more, Help(id=KIOSK, device_name="Entrance", **told)))


def _without_paper(hall: Hall, number: str) -> Hall:
    """The printer of the kiosk had run out when this number was given."""
    visit = hall.entry(number).visit
    slip = {"slip": "failed", "slip_at": NOON, "slip_reason": "Out of paper"}
    visits = tuple(
        msgspec.structs.replace(each, **slip) if each.id == visit else each for each in hall.visits
    )
    return replace(hall, visits=visits)


MORE: Final = (
    Face("person-asked", _calling(FULL), remember),
    Face("person-asked-dark", _calling(FULL), remember, scheme="dark"),
    Face("person-asked-contrast", _calling(FULL), remember, scheme="contrast"),
    Face("person-asked-folded", _calling(FULL), remember, size=(1024, 600)),
    Face("person-elsewhere", _calling(FULL, state="coming", by=PRIYA), remember),
    Face("no-paper-in-line", _without_paper(BUSY, "A015")),
    Face("no-paper-called", _without_paper(BUSY.called("A014", 48), "A014")),
    Face("no-paper-serving", _without_paper(at_work(), at_work().entry("A014").number), remember),
)
WHAT_IF: Final = tuple(
    each
    for name in ("opened", "running", "done", "failed", "cancelled")
    for face in (Face(f"what-if-{name}", FULL, getattr(scenes, name)),)
    for each in (
        face,
        replace(face, name=f"{face.name}-dark", scheme="dark", size=(1280, 720)),
        replace(face, name=f"{face.name}-folded", size=(1024, 600)),
    )
)
PROMISES: Final = (
    Face("promises-in-line", promised(at_work()), chosen_late),
    Face("promises-in-line-dark", promised(FULL), chosen_late, scheme="dark"),
    Face("promises-in-line-720p", promised(at_work()), chosen_late, size=(1280, 720)),
    Face("promises-in-line-folded", promised(at_work()), chosen_late, size=(1024, 600)),
    Face("reports", FULL, looked_at(marked)),
    Face("reports-told-dark", FULL, looked_at(told), scheme="dark"),
    Face("reports-contrast", at_work(), looked_at(), scheme="contrast"),
    Face("reports-720p", at_work(), looked_at(told), size=(1280, 720)),
    Face("reports-folded", at_work(), looked_at(marked), size=(1024, 600)),
    Face("reports-asking", FULL, opened),
    Face("reports-none", FULL, looked_at(report=NO_PROMISES)),
    Face("reports-few", FULL, looked_at(report=FEW_PROMISES)),
    Face("reports-away", FULL, looked_at(lambda bench: bench.lose(13))),
)
ADMINISTRATION: Final = tuple(
    each
    for name, act in MOMENTS.items()
    for face in (Face(f"administration-{name}", HOUSE, act),)
    for each in (
        replace(face, size=(1280, 800)),
        replace(face, name=f"{face.name}-dark", scheme="dark", size=(1920, 1080)),
        replace(face, name=f"{face.name}-contrast", scheme="contrast", size=(1280, 800)),
        replace(face, name=f"{face.name}-folded", size=(1024, 600)),
    )
)
BOOKINGS: Final = (
    Face("bookings-day", bookings.HALL, bookings.opened),
    Face("bookings-chosen", bookings.HALL, bookings.chosen),
    Face("bookings-moving-dark", bookings.HALL, bookings.moving, scheme="dark"),
    Face("bookings-moving-720p", bookings.HALL, bookings.moving, size=(1280, 720)),
    Face("bookings-contrast", bookings.HALL, bookings.chosen, scheme="contrast"),
    Face("bookings-folded", bookings.HALL, bookings.chosen, size=(1024, 600)),
    Face("bookings-week", bookings.HALL, bookings.week),
    Face("bookings-new", bookings.HALL, bookings.booking),
    Face("bookings-away", bookings.HALL, bookings.lost),
    Face("bookings-nothing", FULL, bookings.nothing),
    Face("board-with-bookings", bookings.HALL),
)
TICKETS: Final = (
    Face("contacts", desk.HALL, contacts.opened),
    Face("contacts-dark", desk.HALL, contacts.opened, size=(1280, 800), scheme="dark"),
    Face("contacts-taken", desk.HALL, contacts.taken, size=(1280, 800)),
    Face("contacts-pending", desk.HALL, contacts.pending),
    Face("contacts-nobody", desk.HALL, contacts.nobody),
    Face("contacts-new", desk.HALL, contacts.making),
    Face("contacts-merging", desk.HALL, contacts.merging),
    Face("contacts-erasing", desk.HALL, contacts.erasing),
    Face("contacts-event", desk.HALL, contacts.planning, size=(1280, 800)),
    Face("contacts-event-one", desk.HALL, contacts.changing_one),
    Face("contacts-event-all", desk.HALL, contacts.changing_all, scheme="contrast"),
    Face("contacts-away", desk.HALL, contacts.away),
    Face("contacts-folded", desk.HALL, contacts.opened, size=(1024, 600)),
    Face("calendar", bookings.HALL, contacts.calendar),
    Face("calendar-week", bookings.HALL, contacts.calendar_week, scheme="dark"),
    Face("calendar-event", bookings.HALL, contacts.from_calendar),
    Face("tickets", desk.HALL, tickets.opened),
    Face("tickets-dark", desk.HALL, tickets.opened, scheme="dark"),
    Face("tickets-contrast", desk.HALL, tickets.commenting, scheme="contrast"),
    Face("tickets-1280", desk.HALL, tickets.opened, size=(1280, 800)),
    Face("tickets-folded", desk.HALL, tickets.opened, size=(1024, 600)),
    *(
        Face(f"tickets-{act.__name__}", desk.HALL, act)
        for act in (
            tickets.nobody, tickets.many, tickets.commenting, tickets.meanwhile, tickets.unknown,
            tickets.attaching, tickets.selected, tickets.bulk_done, tickets.status_asked,
            tickets.empty, tickets.away, tickets.complaint,
        )
    ),
)  # fmt: skip
REPAIRS: Final = (
    Face("repairs", repair.SHOP, repairs.opened),
    Face("repairs-1280", repair.SHOP, repairs.opened, size=(1280, 800)),
    Face("repairs-contrast", repair.SHOP, repairs.opened, scheme="contrast"),
    Face("repairs-folded", repair.SHOP, repairs.opened, size=(1024, 600)),
    *(
        Face(f"repairs-{act.__name__}", repair.SHOP, act)
        for act in (
            repairs.looked_at,
            repairs.stayed,
            repairs.stays,
            repairs.approving,
            repairs.phoning,
        )
    ),
    *(
        each
        for act in (bench.at_bench, bench.waiting, bench.asking_supplier, bench.ringing)
        for face in (Face(f"repairs-{act.__name__}", repair.SHOP, act),)
        for each in (face, replace(face, name=f"{face.name}-dark", scheme="dark", size=(1280, 800)))
    ),
)
SETTINGS: Final = tuple(
    each
    for section in (*OF_HALL, *OF_POINT)
    for face in (Face(f"settings-{section.name}", OFFICE, at(section.name)),)
    for each in (
        face,
        replace(face, name=f"{face.name}-dark", scheme="dark"),
        replace(face, name=f"{face.name}-folded", size=(1024, 600)),
    )
)
WORKSHOP_SETTINGS: Final = tuple(
    each
    for name, (hall, act) in workshop_scenes.MOMENTS.items()
    for face in (Face(f"settings-workshop-{name}", hall, act),)
    for each in (
        replace(face, size=(1280, 800)),
        replace(face, name=f"{face.name}-dark", scheme="dark"),
        replace(face, name=f"{face.name}-folded", size=(1024, 600)),
    )
)
DESK_SETTINGS: Final = tuple(
    each
    for name, act in desk_scenes.MOMENTS.items()
    for face in (Face(f"settings-tickets-{name}", desk_scenes.HALL, act),)
    for each in (
        replace(face, size=(1280, 900)),
        replace(face, name=f"{face.name}-dark", scheme="dark"),
        replace(face, name=f"{face.name}-folded", size=(1024, 600)),
    )
)


@dataclass(frozen=True)
class ConsoleShot:
    """One picture of the album."""

    face: Face
    language: str = "en"

    @property
    def name(self) -> str:
        """The face's."""
        return self.face.name

    @property
    def size(self) -> tuple[int, int]:
        """The window's."""
        return self.face.size


def shots() -> list[ConsoleShot]:
    """All pictures, each once."""
    portraits = (replace(each, name=f"portrait-{each.name}") for each in PORTRAITS)
    faces = (
        *CASES,
        *UNDRAWN,
        *MORE,
        *PROMISES,
        *WHAT_IF,
        *ADMINISTRATION,
        *SETTINGS,
        *DESK_SETTINGS,
        *WORKSHOP_SETTINGS,
        *BOOKINGS,
        *TICKETS,
        *REPAIRS,
        *portraits,
    )
    return [ConsoleShot(each) for each in faces]


def main(argv: Sequence[str] | None = None) -> int:
    """Draw those of the pictures that the command line chooses."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = make_application("staff_console", widgets=True)
    return draw("console", shots(), lambda shot: _picture(shot.face, app), argv)


def _picture(face: Face, app: QGuiApplication) -> QImage:
    bench = face.open(app)
    try:
        return bench.grab().toImage()
    finally:
        bench.close()


if __name__ == "__main__":
    sys.exit(main())

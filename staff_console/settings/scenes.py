"""Moments of the settings view for pictures and tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

import msgspec

from protocol.messages import Res
from protocol.records import DayException, Definition, Hours, Requirement
from staff_console.bench import Bench
from staff_console.hall import MARA, POINT, SERVICES, STAFF, Hall
from staff_console.samples import BUSY
from staff_console.settings.field import Value
from staff_console.settings.places import Place

Act = Callable[[Bench], None]
WEEK: Final = [
    *(Hours(day, 540, 750) for day in range(5)),
    *(Hours(day, 810, 1080) for day in range(4)),
    Hours(5, 600, 840),
]
DATES: Final = [
    DayException("2026-12-24", [(540, 720)], "Christmas Eve"),
    DayException("2026-12-25", [], "Christmas"),
]
OFFICE: Final[Hall] = BUSY.that(
    hours=sorted(WEEK, key=lambda h: (h.weekday, h.opens)), exceptions=DATES
)
INTAKE: Final = (
    "14 people wait now. Service counter ends its intake at once; all who are here are still "
    "served.",
    "Service counter opens tomorrow at 09:00.",
)


REPAIR: Final = Definition(
    id="01a00000-0000-7000-8000-00000000d001",
    name="Drop off a repair",
    description="We look at it together and say what it may cost.",
    service_point=POINT,
    service=SERVICES[0].id,
    duration_min=20,
    requires=[Requirement("staff", "intake"), Requirement("desk")],
    after_min=5,
    grid_min=20,
    names={"de": "Reparatur abgeben", "es": "Dejar una reparación"},
)
BOOKED: Final[Hall] = replace(
    OFFICE,
    more=(
        *OFFICE.more,
        REPAIR,
        msgspec.structs.replace(STAFF[0], bookable=True, skills=["intake"]),
    ),
)
"""A hall in which a time can be booked."""
_ABOUT: Final = {
    **dict.fromkeys(("site", "languages", "staff", "new", "new_bookable"), ""),
    "bookable": REPAIR.id,
    "working": MARA,
}
"""What a page is about that is not of the service point."""


def at(section: str, *acts: Act) -> Act:
    """A manager looks at a page, and does this."""

    def act(bench: Bench) -> None:
        bench.as_role("manager")
        bench.window.acted.emit("window:settings")
        bench.settings.show_place(Place(section, _ABOUT.get(section, POINT)))
        for each in acts:
            each(bench)

    return act


def typed(name: str, value: Value) -> Act:
    """Something is typed, and the server is asked."""

    def act(bench: Bench) -> None:
        bench.settings.write(name, value)
        bench.settings._rest.stop()
        bench.settings._foretell()

    return act


def cell(name: str, row: int, column: int, text: str) -> Act:
    """A cell of a table is typed in."""

    def act(bench: Bench) -> None:
        face = next(f for f in bench.settings.screen.fields if f.field.name == name)
        assert isinstance(face.value, tuple)
        rows = list(face.value)
        rows[row] = (*rows[row][:column], text, *rows[row][column + 1 :])
        typed(name, tuple(rows))(bench)

    return act


def told(*sentences: str) -> Act:
    """The server says what saving would do."""

    def act(bench: Bench) -> None:
        _, _, done = bench.queried[-1]
        done(Res("q", bench.seq, [{"kind": "effect", "sentences": list(sentences)}]))

    return act


def shorter_hours(bench: Bench) -> None:
    """A manager lets the day end at two."""
    at("opening", cell("hours", 3, 2, "9-14"), told(*INTAKE))(bench)

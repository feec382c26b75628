"""Moments of the settings view for pictures."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from protocol.messages import Res
from protocol.outcomes import Refusal
from protocol.records import DayException, Hours
from staff_console.bench import Bench
from staff_console.faces import Face
from staff_console.hall import POINT
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
OFFICE: Final = BUSY.that(hours=sorted(WEEK, key=lambda h: (h.weekday, h.opens)), exceptions=DATES)
INTAKE: Final = (
    "14 people wait now. Service counter ends its intake at once; all who are here are still "
    "served.",
    "Service counter opens tomorrow at 09:00.",
)


def at(section: str, *acts: Act) -> Act:
    """A manager looks at a page, and does this."""

    def act(bench: Bench) -> None:
        bench.as_role("manager")
        bench.window.acted.emit("window:settings")
        whole = section in ("site", "staff", "new")
        bench.settings.show_place(Place(section, "" if whole else POINT))
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


def refused(field: str, detail: str) -> Act:
    """The server says why that cannot be saved."""

    def act(bench: Bench) -> None:
        _, _, done = bench.queried[-1]
        item = {"kind": "refused", "code": "in_use", "detail": detail, "field": field}
        done(Res("q", bench.seq, [item]))

    return act


def colleague(**fields: object) -> Act:
    """Somebody else changes the service point."""
    return lambda bench: bench.feed(OFFICE.that(**fields))


def saved(bench: Bench) -> None:
    """It is saved."""
    from protocol.outcomes import Saved

    bench.settings.save()
    bench.feed(OFFICE.that(location="Hall 2, first floor"))
    bench.reply(Saved(id=POINT, version=2))


def not_saved(bench: Bench) -> None:
    """A colleague was faster."""
    bench.settings.save()
    bench.reply(Refusal(code="in_use", detail="Desk 4 is open. Close it before you remove it."))


LOCATION: Final = typed("location", "Hall 2, first floor")
SLIPS: Final = "Slips printed from now on say Hall 2, first floor."
HOURS: Final = at("opening", cell("hours", 3, 2, "9-14"), told(*INTAKE))
FACES: Final = (
    Face("settings-site", OFFICE, at("site")),
    Face("settings-general", OFFICE, at("general", LOCATION, told(SLIPS))),
    Face("settings-saved", OFFICE, at("general", LOCATION, told(SLIPS), saved)),
    Face(
        "settings-conflict",
        OFFICE,
        at("general", LOCATION, told(SLIPS), colleague(location="Hall 9"), told(SLIPS)),
    ),
    Face("settings-hours", OFFICE, HOURS),
    Face("settings-hours-unread", OFFICE, at("opening", cell("hours", 3, 2, "9-99"))),
    Face("settings-services", OFFICE, at("services")),
    Face(
        "settings-refused",
        OFFICE,
        at("desks", typed("capacity", "3"),
           refused("capacity", "Desk 4 is open. Close it before you remove it.")),
    ),
    Face("settings-order", OFFICE, at("order")),
    Face("settings-calls", OFFICE, at("calls")),
    Face("settings-staff", OFFICE, at("staff")),
    Face("settings-new", OFFICE, at("new")),
    Face("settings-away", OFFICE, at("general", LOCATION, lambda bench: bench.lose(13))),
    Face("dark-settings-hours", OFFICE, HOURS, scheme="dark"),
    Face("contrast-settings-hours", OFFICE, HOURS, scheme="contrast"),
    Face("720p-settings-services", OFFICE, at("services"), size=(1280, 720)),
    Face("folded-settings-hours", OFFICE, HOURS, size=(1024, 600)),
    Face("folded-settings-services", OFFICE, at("services"), size=(1024, 600)),
    Face("zoomed-settings-hours", OFFICE, HOURS, size=(1920, 1080), zoom=1.5),
    Face("4k-settings-desks", OFFICE, at("desks"), size=(3840, 2160)),
)  # fmt: skip

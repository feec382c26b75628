"""Faces of the settings view."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import msgspec

from protocol.messages import Res
from protocol.outcomes import Refusal, Saved
from protocol.queries import AddressCheck
from staff_console.bench import Bench
from staff_console.faces import Face
from staff_console.hall import NOON, POINT, SERVICES, SITE, Hall
from staff_console.settings.field import YES
from staff_console.settings.scenes import BOOKED, OFFICE, Act, at, cell, shorter_hours, told, typed


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
    bench.settings.save()
    bench.feed(OFFICE.that(location="Hall 2, first floor"))
    bench.reply(Saved(id=POINT, version=2))


def not_saved(bench: Bench) -> None:
    """A colleague was faster."""
    bench.settings.save()
    bench.reply(Refusal(code="in_use", detail="Desk 4 is open. Close it before you remove it."))


ADDRESS: Final = "https://warten.riverside-repairs.example.org"
LINK: Final = f"{ADDRESS}/check/Zb3kq0VdJmT7u5oQ9s2nYxHcR1wLgA8eFpKi4tUvWzM"
HOUSE: Final[Hall] = replace(
    OFFICE.with_desk(1, direction="left").that(zone="East wing", held_until=NOON + 4 * 3_600_000),
    more=(
        msgspec.structs.replace(
            SITE, public_url=ADDRESS, names={"es": "Reparaciones Ribera"}, quiet_from=1200,
            quiet_to=480, message="Coffee on the first floor",
        ),
        msgspec.structs.replace(
            SERVICES[0], names={"es": "Entrega para reparación", "de": "Annahme zur Reparatur"}
        ),
    ),
)  # fmt: skip
"""Another language, a part of the house, an address that no phone has opened."""


def linked(bench: Bench) -> None:
    """The server tells the link by which the address is checked."""
    _, _, done = next(each for each in bench.queried if each[0] == "address_check")
    item = msgspec.to_builtins(AddressCheck(address=ADDRESS, link=LINK))
    done(Res("q", bench.seq, [item]))


LOCATION: Final = typed("location", "Hall 2, first floor")
SLIPS: Final = "Slips printed from now on say Hall 2, first floor."
FACES: Final = (
    Face("settings-site", OFFICE, at("site")),
    Face("dark-settings-address", HOUSE, at("site", linked), scheme="dark"),
    Face(
        "settings-languages",
        HOUSE,
        at("languages", cell("languages", 2, 3, YES),
           told("Walls say calls in English, and in German to whoever speaks it.")),
    ),
    Face("settings-general", OFFICE, at("general", LOCATION, told(SLIPS))),
    Face("settings-saved", OFFICE, at("general", LOCATION, told(SLIPS), saved)),
    Face(
        "settings-conflict",
        OFFICE,
        at("general", LOCATION, told(SLIPS), colleague(location="Hall 9"), told(SLIPS)),
    ),
    Face("settings-hours", OFFICE, shorter_hours),
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
    Face("settings-bookable", BOOKED, at("bookable")),
    Face("settings-away", OFFICE, at("general", LOCATION, lambda bench: bench.lose(13))),
    Face("dark-settings-hours", OFFICE, shorter_hours, scheme="dark"),
    Face("contrast-settings-hours", OFFICE, shorter_hours, scheme="contrast"),
    Face("720p-settings-services", OFFICE, at("services"), size=(1280, 720)),
    Face("folded-settings-hours", OFFICE, shorter_hours, size=(1024, 600)),
    Face("folded-settings-services", OFFICE, at("services"), size=(1024, 600)),
    Face("zoomed-settings-hours", OFFICE, shorter_hours, size=(1920, 1080), zoom=1.5),
    Face("4k-settings-desks", OFFICE, at("desks"), size=(3840, 2160)),
)  # fmt: skip

"""Moments of the administration for pictures and tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from protocol.records import Device
from staff_console.bench import Bench
from staff_console.full_hall import FULL
from staff_console.hall import MARA, MINUTE, NOON, Hall, ident

Act = Callable[[Bench], None]
HOUR: Final = 60 * MINUTE
DAY: Final = 24 * HOUR
NAMES: Final = (
    "Mara Lindqvist", "Jonas Weber", "Priya Nair", "Tomasz Nowak", "Ana Sofía Fernández de la Vega",
    "Wolfeschlegelsteinhausenbergerdorff, Maximilian Friedrich", "سارة عبد الرحمن", "Li Wei",
    "Chiara Esposito", "Oluwaseun Adebayo", "Ingrid Bjørnstad", "Björn Ägidius", "Nguyễn Thị Hồng",
    "Petra Schöller", "Marek Dvořák", "Yuki Tanaka", "Fatima Zahra", "Seán Ó Briain", "Élise Roux",
    "Dimitris Papadopoulos",
)  # fmt: skip


def account(place: int, name: str, **fields: Any) -> dict[str, Any]:
    """An account as the server tells it."""
    told: dict[str, Any] = {
        "id": MARA if place == 0 else ident(0x77, place),
        "name": name,
        "role": "manager" if place < 3 else "staff",
        "version": 1,
        "totp": place % 3 == 0,
        "invited": False,
        "left": False,
        "signedInAt": NOON - place * 5 * HOUR,
        "signIns": 1 if place % 4 == 0 else 0,
    }
    return told | fields


def accounts() -> list[dict[str, Any]]:
    """Forty colleagues of all kinds, with long names."""
    told = [account(at, name) for at, name in enumerate(NAMES)]
    told += [account(at + 20, f"{name} {at}") for at, name in enumerate(reversed(NAMES))]
    told[3] |= {"role": "admin"}
    told[4] |= {"invited": True, "signedInAt": None, "signIns": 0}
    told[7] |= {"left": True, "signIns": 0}
    told[8] |= {"signIns": 3}
    told[9] |= {"signedInAt": None, "signIns": 0}
    return told


def opened(page: str = "colleagues", role: str = "manager") -> Act:
    """A manager looks at a page, of which nothing is known yet."""

    def act(bench: Bench) -> None:
        bench.as_role(role)
        bench.window.acted.emit("window:administration")
        bench.window.acted.emit(f"window:{page}")

    return act


def replied(bench: Bench, told: Any, path: str = "") -> None:
    """The server answers the last call whose path begins so."""
    called = (each for each in reversed(bench.called) if each[0].path.startswith(path))
    next(called)[1](told)


def colleagues(*acts: Act, role: str = "manager") -> Act:
    """The colleagues are told, then this is done."""

    def act(bench: Bench) -> None:
        opened("colleagues", role)(bench)
        replied(bench, {"items": accounts(), "next": None})
        for each in acts:
            each(bench)

    return act


def does(verb: str) -> Act:
    """A key of the page."""
    return lambda bench: bench.window.acted.emit(f"window:{verb}")


def typed(**values: str) -> Act:
    """This is typed or picked in the sheet."""

    def act(bench: Bench) -> None:
        for name, value in values.items():
            bench.window.answered.emit(name, value)

    return act


def sent(bench: Bench) -> None:
    """The button of the sheet."""
    bench.window.sheetSent.emit()


def invited(bench: Bench) -> None:
    """Maria was invited, and her code stands there."""
    for act in (does("invite"), typed(name="María Oyarzún"), sent):
        act(bench)
    told = {"id": ident(0x77, 99), "code": "k7qf-29mx", "expiresAt": NOON + 3 * DAY}
    replied(bench, told, "/admin/accounts")
    more = account(99, "María Oyarzún", invited=True, signedInAt=None, signIns=0)
    replied(bench, {"items": [*accounts(), more], "next": None})


def with_records(*more: Any, hall: Hall = FULL) -> Hall:
    """The hall with further records."""
    return replace(hall, more=(*hall.more, *more))


def device(place: int, name: str, role: str = "kiosk", **fields: Any) -> Device:
    """A kiosk or wall that has been online since the morning."""
    told: dict[str, Any] = {
        "id": ident(0xD0, place),
        "name": name,
        "role": role,
        "at": NOON - 30 * DAY,
        "by": MARA,
        "online": True,
        "seen_at": NOON - 6 * HOUR - place * MINUTE,
    }
    return Device(**(told | fields))


HOUSE: Final = with_records(
    device(1, "Entrance", zone="Ground floor"),
    device(2, "Wall over the counters", "display", zone="Ground floor"),
    device(3, "Lift", online=False, seen_at=NOON - 4 * MINUTE, zone="First floor"),
    device(4, "Nebeneingang beim Parkhaus, hinter der Rezeption des Ärztehauses", by=None),
    device(5, "Back wall", "display", state="revoked", online=False, at=NOON - 2 * DAY),
    device(6, "Waiting room", "display", doubled_at=NOON - 30 * MINUTE),
)
CANDIDATE: Final = {
    "role": "kiosk",
    "check": "418 203",
    "host": "kiosk-04",
    "address": "192.168.1.20",
    "beganAt": NOON - 2 * MINUTE,
}


def compared(bench: Bench) -> None:
    """A code was typed, and the number is to be compared."""
    for act in (does("pair"), typed(code="K7QF 29mx"), sent):
        act(bench)
    replied(bench, CANDIDATE, "/auth/devices/find")

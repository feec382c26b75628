"""Moments of the administration for pictures and tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

import msgspec

from client.not_taken import NotTaken
from protocol.audit import AuditFault, AuditRow, AuditVerdict
from protocol.messages import Res
from protocol.privacy import FoundPerson, PersonExport
from protocol.records import Device
from staff_console.bench import Bench
from staff_console.full_hall import FULL
from staff_console.hall import JONAS, MARA, MINUTE, NOON, POINT, PRIYA, Hall, desk_id, ident

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


def answered(bench: Bench, name: str, *items: Any, following: str | None = None) -> None:
    """The server answers the last query of that name."""
    _, _, done = next(each for each in reversed(bench.queried) if each[0] == name)
    done(Res("q", bench.seq, [msgspec.to_builtins(item) for item in items], following))


def audit_row(seq: int, op: str, subject: tuple[str, str], **fields: Any) -> AuditRow:
    """A row, one a minute before noon for each that is younger."""
    told: dict[str, Any] = {
        "actor": MARA,
        "name": "Mara Lindqvist",
        "role": "staff",
        "via": "socket",
        "outcome": "done",
        "at": NOON - (12_408 - seq) * MINUTE,
    }
    kind, ident_ = subject
    return AuditRow(seq=seq, op=op, subject_kind=kind, subject=ident_, **(told | fields))


ENTRY: Final = ("entry", FULL.entry("A016").id)
KIOSK: Final = {"actor": ident(0xD0, 1), "name": "Entrance", "role": "kiosk", "personal": "kept"}
SERVER: Final = {"actor": "timer", "name": "", "role": "timer", "via": "timer"}
ROWS: Final = (
    audit_row(12_408, "call", ENTRY, data={"desk": desk_id(3)}),
    audit_row(12_407, "join_queue", ENTRY, data={"service_point": POINT}, **KIOSK),
    audit_row(12_406, "sign_in_refused", ("account", PRIYA), actor="", name="", role="public",
              via="http", outcome="done"),
    audit_row(12_405, "no_show", ENTRY, outcome="grace_running", actor=JONAS, name="Jonas Weber"),
    audit_row(12_404, "device_paired", ("device", ident(0xD0, 1)), role="manager", via="http",
              data={"name": "Entrance", "zone": "Ground floor", "check": "418 203"}),
    audit_row(12_403, "see_device", ("device", ident(0xD0, 3)), data={"online": False}, **SERVER),
    audit_row(12_402, "set_desk", ("desk", desk_id(2)), data={"state": "paused"}, personal="kept"),
    audit_row(12_401, "update_site", ("site", "s"), role="manager", data={"message": "Lift out."}),
    audit_row(12_400, "transfer", ENTRY, data={"service_point": POINT}, personal="erased"),
    *(audit_row(seq, "complete", ENTRY) for seq in range(12_399, 12_370, -1)),
)  # fmt: skip
VERDICT: Final = AuditVerdict(
    rows=12_408, checked_at=NOON, first_at=NOON - 210 * DAY, last_at=NOON - MINUTE
)
TAMPERED: Final = msgspec.structs.replace(
    VERDICT,
    faults=[
        AuditFault("changed", 9_112, 9_112),
        AuditFault("missing", 9_240, 9_244),
        AuditFault("truncated", 12_409, 12_411),
    ],
)


def audit(*acts: Act, verdict: AuditVerdict | None = VERDICT) -> Act:
    """The audit is told, and checked unless that goes on; then this is done."""

    def act(bench: Bench) -> None:
        opened("audit")(bench)
        answered(bench, "audit", *ROWS, following="12371")
        if verdict is not None:
            answered(bench, "audit_verdict", verdict)
        for each in acts:
            each(bench)

    return act


FOUND: Final = (
    FoundPerson(person=ident(0xC, 1), name="Ana Sofía Fernández de la Vega",
                phone="+34 600 123 456", email="", number="A016", day="2026-06-04", here=True),
    FoundPerson(person=ident(0xC, 2), name="Ana Brandt", phone="", email="ana@brandt.example",
                number="B004", day="2026-06-01", here=False),
    FoundPerson(person=ident(0xC, 3), name="", phone="+49 151 2345 678", email="", number="C011",
                day="2026-05-28", here=False),
)  # fmt: skip
LEG: Final = {
    "number": "A016", "service_point": "Service counter", "service": "Repair intake",
    "state": "called", "joined_at": "2026-06-04T13:31:00+02:00",
    "called_at": "2026-06-04T14:01:00+02:00", "desk": "Desk 3",
    "spans": [{"state": "waiting", "from_at": "2026-06-04T13:31:00+02:00",
               "to_at": "2026-06-04T14:01:00+02:00"}],
    "calls": [{"at": "2026-06-04T14:01:00+02:00", "desk_name": "Desk 3"}],
    "promises": [{"at": "2026-06-04T13:31:00+02:00", "by": "2026-06-04T14:06:00+02:00",
                  "outcome": "held"}],
}  # fmt: skip
EXPORT: Final = PersonExport(
    person={"id": ident(0xC, 1), "name": "Ana Sofía Fernández de la Vega",
            "phone": "+34 600 123 456", "email": "", "notes": "My screen flickers since Monday.",
            "staff_notes": "Lent her a telephone, asked for the deposit back.",
            "noted_at": "2026-06-04T13:40:00+02:00", "erased_at": None},
    visits=[{"number": "A016", "day": "2026-06-04", "arrived_at": "2026-06-04T13:31:00+02:00",
             "source": "kiosk", "language": "es", "party_size": 2, "access_needs": ["hearing"],
             "legs": [LEG]}],
    audit=[{"at": "2026-06-04T13:31:00+02:00", "op": "join_queue"}],
    held=["The visits stay on record without a person, so that the house knows how long people "
          "wait: number, day, services, and when each step was.",
          "The audit keeps that something was asked, when, and by whom of the staff, so that it "
          "can be proved; what was told then is erased."],
    made_at=NOON,
)  # fmt: skip


def persons(*acts: Act) -> Act:
    """Somebody called Ana was searched for; then this is done."""

    def act(bench: Bench) -> None:
        opened("persons")(bench)
        bench.administration[-1].model.search("ana")
        answered(bench, "find_person", *FOUND)
        for each in acts:
            each(bench)

    return act


def looked(bench: Bench) -> None:
    """All that is known of the first is shown."""
    does("look")(bench)
    answered(bench, "person_export", EXPORT)


def refused(bench: Bench) -> None:
    """The server does not do what was asked last over the link."""
    _, done = bench.asked[-1]
    done(NotTaken("unavailable", "The disk is full. Make room, then again."))

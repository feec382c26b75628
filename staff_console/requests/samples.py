"""The board of a repair shop on a Thursday, for pictures and tests."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final, NamedTuple

from msgspec.structs import replace as other

from protocol.cost_estimates import EstimateLine
from protocol.money import TaxSum
from protocol.records import (
    Contact,
    CostEstimate,
    Person,
    Record,
    RepairTerms,
    RequestItem,
    RequestLine,
    RequestNote,
    ServiceRequest,
)
from protocol.request_states import RequestState
from protocol.request_views import RequestHead
from staff_console.hall import MARA, MINUTE, NOON, POINT, Hall, ident
from staff_console.tickets.samples import ELIF, HALL, TOMASZ

HOUR: Final = 60 * MINUTE
DAY: Final = 24 * HOUR
WHO: Final = {"Elif": ELIF, "Tomasz": TOMASZ, "Mara": MARA}


class Case(NamedTuple):
    """A card: number, state, what, whose, who works at it, minutes left of its clock."""

    number: int
    state: RequestState
    item: str
    name: str
    who: str = ""
    left: int | None = None
    more: dict[str, Any] = {}


CASES: Final = (
    Case(1210, "queued", "Pixel 8", "Otto Braun"),
    Case(1211, "queued", "Lenovo X1", "Mia Stein"),
    Case(1203, "diagnosing", "MacBook Air M2", "Ben Adler", "Elif", 80),
    Case(1205, "diagnosing", "Switch OLED", "Lea Kraft", "Elif", 160),
    Case(1199, "diagnosing", "ThinkPad T14", "Café Lenz GmbH", "Elif", -25),
    Case(1187, "estimate_sent", "Galaxy S22", "Aron Levi",
         more={"valid_until": NOON + 2 * DAY + 4 * HOUR}),
    Case(1191, "estimate_sent", "MacBook Pro 14", "Eva Lindner",
         more={"valid_until": NOON + 20 * HOUR}),
    Case(1193, "estimate_sent", "Dyson V11", "Finn Aust",
         more={"valid_until": NOON + 4 * DAY + HOUR}),
    Case(1200, "estimate_sent", "PS5", "Can Yıldız", more={"valid_until": NOON + 5 * DAY + HOUR}),
    Case(1201, "approved", "ThinkPad X13", "Lutz Krämer", "Tomasz", 150),
    Case(1195, "approved", "iPhone 14", "Maja Novak", "Tomasz", 5 * 1440),
    Case(1204, "approved", "iPad Pro", "Siv Dahl", "Tomasz", 5 * 1440 + 60),
    Case(1190, "in_repair", "MacBook Air M1", "Kim Berger", "Tomasz", 70),
    Case(1188, "in_repair", "iPhone 15", "Vera Lang", "Tomasz", 20),
    Case(1164, "in_repair", "Steam Deck", "Nico Rau", "Tomasz", 185),
    Case(1183, "ready", "iPhone 11", "Anneke Vos",
         more={"here": "R-1183", "entry": ident(0xE, 5)}),
    Case(1178, "ready", "Surface 5", "Oskar Lund",
         more={"here": "R-1178", "entry": ident(0xE, 9)}),
    Case(1185, "ready", "iPad Air", "Paula Zink", more={"told_at": NOON - 42 * MINUTE}),
    Case(1182, "ready", "Moto G", "Bo Sand", more={"told_at": NOON - 177 * MINUTE}),
    Case(1169, "ready", "Pixel 7", "Arne Holm",
         more={"since": NOON - 9 * DAY, "told_at": NOON - 9 * DAY}),
    Case(1208, "checked_in", "iPhone 13", "Ingrid Solheim", "", 228),
    Case(1207, "checked_in", "Galaxy S23", "Tobias Fuchs", "", 148),
    Case(1206, "checked_in", "iPad 9", "Rosa Neri", "", 10),
    Case(1198, "diagnosed", "iPhone 12", "Yara Said", "Elif", 240),
    Case(1202, "diagnosed", "Kindle", "Hans Moll", "Elif", 200),
    Case(1176, "expired", "iPhone 8", "Uwe Korn", more={"valid_until": NOON - 12 * DAY}),
    Case(1180, "declined", "Fairphone 4", "Jule Hass"),
    Case(1184, "waiting_parts", "Surface 7", "Ida Holt", "Tomasz",
         more={"expected_at": NOON + 3 * DAY}),
    Case(1209, "waiting_parts", "iPhone 12", "Ayşe Tan", "Tomasz",
         more={"expected_at": NOON + 178 * MINUTE}),
    Case(1179, "waiting_parts", "Pixel 6", "Ron Weiss", "Tomasz",
         more={"expected_at": NOON - 2 * DAY - HOUR}),
    Case(1196, "waiting_parts", "Razer Blade", "Ole Vik", "Tomasz"),
    Case(1186, "qc", "Galaxy A54", "Dina Abel", "Elif", 15),
    Case(1181, "qc", "HP Envy", "Gerd Pohl", "Elif", 30),
    Case(1170, "return_ready", "Nokia G22", "Milan Horak",
         more={"return_fee": "19.00", "told_at": NOON - DAY}),
)  # fmt: skip
CHOSEN: Final = 1187


def request_id(number: int) -> str:
    """The id of a request of the sample."""
    return ident(0x7, number)


def head(case: Case) -> RequestHead:
    """The card of a case."""
    running = case.left is not None
    due = NOON + (case.left or 0) * MINUTE if running else None
    told: dict[str, Any] = {"since": NOON - DAY, "return_fee": "0.00", "here": "", "entry": ""}
    told |= {"valid_until": None, "expected_at": None, "told_at": None} | case.more
    return RequestHead(
        id=request_id(case.number), number=case.number, service_point=POINT, state=case.state,
        item=case.item, more=0, name=case.name, contact=ident(0x3, case.number), problem="",
        technician=WHO.get(case.who), priority="normal",
        pause="" if running else "supplier" if case.state == "waiting_parts" else "customer",
        promised_at=due, promise_from_at=NOON - 4 * HOUR if running else None,
        warn_at=due - 45 * MINUTE if due is not None else None,
        left_s=None if running else 7200, breached_at=due if running and due < NOON else None,  # type: ignore[operator]
        seen_at=None, awaits=["Battery"] if case.state == "waiting_parts"
        else [], total="0.00", currency="EUR", stopped=False, warranty=False,
        updated_at=NOON - HOUR, version=3, **told,
    )  # fmt: skip


HEADS: Final = tuple(
    other(head(each), problem="Charging port", total="174.61")
    if each.number == CHOSEN
    else head(each)
    for each in CASES
)
TERMS: Final = RepairTerms(
    id=POINT, intake=ident(5, 0), pickup=ident(5, 2), labour_rate="65.00", parts_tax="19",
    labour_tax="19",
)  # fmt: skip
SHOP: Final = replace(HALL, more=(*HALL.more, TERMS))
REQUEST: Final = ServiceRequest(
    id=request_id(CHOSEN), number=CHOSEN, service_point=POINT, contact=ident(0x3, CHOSEN),
    state="estimate_sent", since=NOON - DAY, opened_at=NOON - 2 * DAY, updated_at=NOON - HOUR,
    channel="staff", problem="Charging port", pause="customer", left_s=7200, estimate=2,
    total="174.61", version=3,
)  # fmt: skip
ITEM: Final = RequestItem(
    id=ident(0x8, 1), request=REQUEST.id, position=0, what="Phone", make="Samsung",
    model="Galaxy S22", serial="R58T30ABCDE", accessories=["case"],
    condition="Battery 78 %, a scratch at the lower edge",
)  # fmt: skip
CUSTOMER: Final = (
    Contact(id=ident(0x3, CHOSEN), person=ident(0x5, CHOSEN), made_at=NOON - 2 * DAY),
    Person(id=ident(0x5, CHOSEN), name="Aron Levi", phone="+491705559876",
           email="aron.levi@posteo.example"),
)  # fmt: skip
LINES: Final = (
    RequestLine(id=ident(0x9, 1), request=REQUEST.id, position=0, line_kind="part",
                name="Charging port", unit_price="89.00", tax_rate="19", state="here"),
    RequestLine(id=ident(0x9, 2), request=REQUEST.id, position=1, line_kind="part",
                name="Adhesive set", quantity="2", unit_price="4.49", tax_rate="19",
                state="planned", part=ident(0x9, 9)),
    RequestLine(id=ident(0x9, 3), request=REQUEST.id, position=2, line_kind="labour",
                name="Labour", minutes=45, unit_price="65.00", tax_rate="19"),
)  # fmt: skip
ESTIMATE: Final = CostEstimate(
    id=ident(0xA0, 2), request=REQUEST.id, nth=2, state="sent", made_at=NOON - DAY,
    valid_until=NOON + 2 * DAY + 4 * HOUR, currency="EUR", tax_mode="exclusive",
    rounding="document",
    lines=[
        EstimateLine(LINES[0].id, "part", "Charging port", "1", 0, "89.00", "19", "89.00"),
        EstimateLine(LINES[1].id, "part", "Adhesive set", "2", 0, "4.49", "19", "8.98"),
        EstimateLine(LINES[2].id, "labour", "Labour", "1", 45, "65.00", "19", "48.75"),
    ],
    net="146.73", tax="27.88", total="174.61", taxes=[TaxSum("19", "146.73", "27.88")],
    stop_above="192.07", hash="7c1e90ab" + "0" * 56, opened_at=NOON - 130 * MINUTE,
)  # fmt: skip
NOTES: Final = (
    RequestNote(id=ident(0xB0, 1), request=REQUEST.id, at=NOON - 25 * HOUR, author=ELIF,
                public=False, text="Port is corroded: somebody used a pin. Not a warranty case."),
    RequestNote(id=ident(0xB0, 2), request=REQUEST.id, at=NOON - 24 * HOUR, author=ELIF,
                public=True, text="The charging port has to be replaced. Your data stay as they "
                "are."),
)  # fmt: skip
OPEN: Final[tuple[Record, ...]] = (
    REQUEST, ITEM, *CUSTOMER, *LINES, ESTIMATE, *NOTES,
)  # fmt: skip


def shop(hall: Hall = SHOP) -> Hall:
    """The sample hall of a house that repairs."""
    return hall

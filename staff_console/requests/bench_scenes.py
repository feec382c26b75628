"""A technician's bench, and what waits, as pictures and tests see them."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from protocol.record import Record
from protocol.records import Supplier
from protocol.request_states import ON_BENCH
from protocol.request_views import RequestHead
from protocol.service_requests import Bench as Order
from protocol.service_requests import BenchPlace
from staff_console.bench import Bench
from staff_console.hall import MARA, MINUTE, NOON, POINT, ident
from staff_console.requests.samples import (
    CUSTOMER,
    HEADS,
    HOUR,
    ITEM,
    LINES,
    NOTES,
    REQUEST,
    request_id,
)
from staff_console.requests.scenes import looked_at
from staff_console.tickets.scenes import feed

MINE: Final = (1203, 1201, 1195, 1190, 1187)
IN_HAND: Final = 1190
LATE_PART: Final = 1179
SUPPLIER: Final = Supplier(
    id=ident(0xC0, 1), name="Fixparts GmbH", email="orders@fixparts.example",
    phone="+49 30 5550123", lead_days=2,
)  # fmt: skip


def _mine() -> list[RequestHead]:
    made = [
        replace(each, technician=MARA if each.number in MINE else each.technician,
                problem="Does not charge any more")
        for each in HEADS
    ]  # fmt: skip
    return [replace(e, stopped=True, technician=MARA) if e.number == 1164 else e for e in made]


def _order(heads: list[RequestHead]) -> Order:
    found = (each for each in heads if each.state in ON_BENCH)
    placed = sorted(found, key=lambda e: (e.promised_at is None, e.promised_at or 0, e.number))
    places = [
        BenchPlace(each.id, NOON + (nth * 40 + 30) * MINUTE, 30 + 15 * (nth % 4))
        for nth, each in enumerate(placed)
    ]
    return Order(id=POINT, at=NOON, order=places)


def bench_heads() -> tuple[Record, ...]:
    """All heads, and their places on the bench."""
    heads = _mine()
    return (*heads, _order(heads), SUPPLIER)


def opened_as(bench: Bench, number: int) -> None:
    """All of a repair is here: three lines, of which labour is begun, and two notes."""
    ident_, head = request_id(number), bench.repair.known.card(request_id(number))
    assert head is not None
    bench.repair.open_now(ident_)
    request = replace(
        REQUEST, id=ident_, number=number, state=head.state, contact=REQUEST.contact,
        approved_total="174.61", technician=head.technician,
    )  # fmt: skip
    begun = head.state == "in_repair"
    lines = [replace(each, request=ident_) for each in LINES]
    if number == LATE_PART:
        lines[0] = replace(lines[0], state="ordered", expected_at=NOON - 49 * HOUR,
                           supplier=SUPPLIER.id, name="Battery")  # fmt: skip
    elif begun:
        lines[1] = replace(lines[1], state="here")
        lines[2] = replace(lines[2], state="doing")
    notes = (replace(each, request=ident_) for each in NOTES)
    feed(bench, f"request/{ident_}",
         (request, replace(ITEM, request=ident_), *CUSTOMER, *lines, *notes))  # fmt: skip
    bench.settle()


def at_bench(bench: Bench) -> None:
    """The bench is looked at, with what is in hand."""
    looked_at(bench, bench_heads())
    bench.repair.show_mode("bench")
    opened_as(bench, IN_HAND)


def waiting(bench: Bench) -> None:
    """What waits is looked at, and a part that is late is chosen."""
    looked_at(bench, bench_heads())
    bench.repair.show_mode("waiting")
    opened_as(bench, LATE_PART)


def asking_supplier(bench: Bench) -> None:
    """Whoever brings that part is asked."""
    waiting(bench)
    bench.repair.enter()
    bench.settle()


def ringing(bench: Bench) -> None:
    """The customer of something that lies here is rung."""
    waiting(bench)
    opened_as(bench, 1169)
    bench.repair.enter()
    bench.settle()

"""The page of parts: what is in stock, what it costs, and from whom it is got. Pure.

Of a long list those are here that were looked for.
"""

from __future__ import annotations

from typing import Any, Final

from protocol.commands import AnyCommand
from protocol.record import Record
from protocol.records import Part, RepairTerms
from protocol.repair_settings import DeletePart, PutPart
from protocol.replica import Replica
from staff_console.settings.field import YES, Column, Field, Option, Row, Section, Values
from staff_console.settings.workshop.amounts import (
    amount_of,
    tidy_own_percent,
    tidy_own_quantity,
    tidy_quantity,
)
from staff_console.settings.workshop.suppliers import suppliers_of
from staff_console.settings.writing import one_spaced, tidy_name
from staff_console.speech import tr

NAME: Final = "parts"
SOUGHT: Final = "sought"
_FINEST: Final = "CLF"
"""A currency with four decimals: where no terms say another."""


class NeededPart(Record, frozen=True, kw_only=True, tag="needed_part"):
    """How much open repairs still need of a part; `id` is the part's."""

    quantity: str


def parts_of(replica: Replica) -> list[Part]:
    """Those that are here, by name."""
    return sorted(replica.of(Part), key=lambda each: (each.name.casefold(), each.id))


def _fields(replica: Replica, ident: str) -> tuple[Field, ...]:
    currency = next((each.currency for each in replica.of(RepairTerms)), _FINEST)
    suppliers = [Option(each.id, each.name) for each in suppliers_of(replica)]
    return (
        Field(SOUGHT, tr("Which parts"), "search"),
        Field(
            NAME,
            tr("Parts"),
            "rows",
            tr("Stock goes down by itself as parts are taken. Tax empty: as the service point has "
               "it. Order at: at so many or fewer it is to be ordered. Offered off: nobody can "
               "choose it, and what has it keeps it."),
            columns=(
                Column(tr("Part"), tidy=tidy_name, part=3),
                Column(tr("Number"), 84, tidy=one_spaced),
                Column(tr("Price"), 76, tidy=amount_of(currency)),
                Column(tr("Tax %"), 48, tidy=tidy_own_percent),
                Column(tr("Stock"), 56, tidy=tidy_quantity),
                Column(tr("Order at"), 56, tidy=tidy_own_quantity),
                Column(tr("Needed"), 48, "fixed"),
                Column(tr("Supplier"), kind="choice", part=2,
                       options=(Option("", tr("nobody")), *suppliers)),
                Column(tr("Offered"), 48, "switch"),
            ),
            adds=tr("Add a part"),
            new=("", "", "", amount_of(currency)("0"), "", "0", "", "", "", YES),
        ),
    )  # fmt: skip


def _row(replica: Replica, part: Part) -> Row:
    needed = replica.get(NeededPart, part.id)
    wanted = needed.quantity if needed is not None and needed.quantity != "0" else ""
    return (
        part.id, part.name, part.sku, part.price, part.tax_rate, part.stock, part.reorder_at,
        wanted, part.supplier or "", YES if part.listed else "",
    )  # fmt: skip


def _read(replica: Replica, ident: str) -> Values | None:
    return {SOUGHT: "", NAME: tuple(_row(replica, each) for each in parts_of(replica))}


def _commands(replica: Replica, ident: str, values: Values) -> list[AnyCommand]:
    rows = values.get(NAME)
    if not isinstance(rows, tuple):
        return []
    before = {each.id: each for each in parts_of(replica)}
    kept = {row[0] for row in rows}
    made: list[AnyCommand] = []
    for row in rows:
        was = before.get(row[0])
        told = _other(row, was)
        if was is None:
            made.append(PutPart(**told))
        elif told:
            made.append(PutPart(part=was.id, version=was.version, **told))
    return [*made, *(DeletePart(part=gone) for gone in before if gone not in kept)]


def _other(row: Row, was: Part | None) -> dict[str, Any]:
    """What is other of one; all of one that is new, or was taken off the list meanwhile."""
    fields: dict[str, Any] = {
        "name": row[1], "sku": row[2], "price": row[3], "tax_rate": row[4], "stock": row[5],
        "reorder_at": row[6], "supplier": row[8], "listed": row[9] == YES,
    }  # fmt: skip
    if was is None:
        return fields
    return {n: each for n, each in fields.items() if each != (getattr(was, n) or _none(each))}


def _none(like: object) -> object:
    """What stands for nothing beside a value."""
    return "" if isinstance(like, str) else False


PARTS: Final = Section(
    "repair_parts",
    lambda: tr("Parts"),
    lambda: tr("What can be fitted: what there is of it, what it costs, and from whom."),
    _fields,
    _read,
    _commands,
    lambda said, values: (NAME, None),
    wide=True,
    moves=True,
)

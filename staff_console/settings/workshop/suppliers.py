"""The page of suppliers: from whom parts are got, and how long that takes. Pure."""

from __future__ import annotations

from typing import Any, Final

from protocol.commands import AnyCommand
from protocol.records import Supplier
from protocol.repair_settings import DeleteSupplier, PutSupplier
from protocol.replica import Replica
from staff_console.settings.field import Column, Field, Row, Section, Values
from staff_console.settings.writing import one_spaced, tidy_mail, tidy_name, whole
from staff_console.speech import tr

NAME: Final = "suppliers"


def suppliers_of(replica: Replica) -> list[Supplier]:
    """All of them, by name."""
    return sorted(replica.of(Supplier), key=lambda each: (each.name.casefold(), each.id))


def _fields(replica: Replica, ident: str) -> tuple[Field, ...]:
    return (
        Field(
            NAME,
            tr("Suppliers"),
            "rows",
            tr("Telephone and mail are shown to whoever asks where a part is. Days: business days "
               "from the order until it comes, by which it is expected."),
            columns=(
                Column(tr("Name"), tidy=tidy_name, part=3),
                Column(tr("Telephone"), 148, hint=tr("none"), tidy=one_spaced),
                Column(tr("Mail"), hint=tr("none"), tidy=tidy_mail, part=3),
                Column(tr("Days"), 64, tidy=whole(0, 180)),
            ),
            adds=tr("Add a supplier"),
            new=("", "", "", "", "3"),
        ),
    )  # fmt: skip


def _row(each: Supplier) -> Row:
    return each.id, each.name, each.phone, each.email, str(each.lead_days)


def _read(replica: Replica, ident: str) -> Values | None:
    return {NAME: tuple(_row(each) for each in suppliers_of(replica))}


def _commands(replica: Replica, ident: str, values: Values) -> list[AnyCommand]:
    rows = values.get(NAME)
    if not isinstance(rows, tuple):
        return []
    before = {each.id: each for each in suppliers_of(replica)}
    kept = {row[0] for row in rows}
    made: list[AnyCommand] = [_put(row, before.get(row[0])) for row in rows
                              if row[0] not in before or _row(before[row[0]]) != row]  # fmt: skip
    return [*made, *(DeleteSupplier(supplier=gone) for gone in before if gone not in kept)]


def _put(row: Row, was: Supplier | None) -> PutSupplier:
    """What is other of one; all of one that is new, or was removed meanwhile."""
    fields: dict[str, Any] = {"name": row[1], "phone": row[2], "email": row[3]}
    fields["lead_days"] = int(row[4])
    if was is None:
        return PutSupplier(**fields)
    other = {name: value for name, value in fields.items() if value != getattr(was, name)}
    return PutSupplier(supplier=was.id, version=was.version, **other)


SUPPLIERS: Final = Section(
    "repair_suppliers",
    lambda: tr("Suppliers"),
    lambda: tr("From whom parts are got, and how long it takes."),
    _fields,
    _read,
    _commands,
    lambda said, values: (NAME, None),
    wide=True,
)

"""The page of who is next: the classes of a service point, and what a wait counts. Pure."""

from __future__ import annotations

import re
from typing import Final

from protocol.commands import AnyCommand
from protocol.records import STANDARD, PriorityClass
from protocol.replica import Replica
from staff_console.settings.field import Column, Field, Option, Row, Rows, Section, Values
from staff_console.settings.point import located, point_of, taken, update
from staff_console.settings.writing import decimal, length, tidy_length, tidy_name, whole
from staff_console.speech import tr


def _order_fields(replica: Replica, ident: str) -> tuple[Field, ...]:
    return (
        Field(
            "policy",
            tr("Who is next"),
            "choice",
            options=(
                Option("weight", tr("Weight of the class times the wait")),
                Option("ratio", tr("The classes in turn, by their shares")),
            ),
        ),
        Field(
            "max_wait_s",
            tr("Longest wait"),
            "short",
            tr("Who has waited so long goes before all. 0 min: no such limit."),
            tidy_length,
        ),
        Field(
            "classes",
            tr("Classes"),
            "rows",
            tr("Everybody is in the first until staff say otherwise."),
            columns=(
                Column(tr("Class"), tidy=tidy_name),
                Column(tr("Weight"), 96, tidy=decimal(0.1, 100)),
                Column(tr("Share"), 96, tidy=whole(1, 20)),
            ),
            adds=tr("Add a class"),
            new=("", "", "1", "1"),
            stays=(STANDARD,),
            least=1,
        ),
    )


def _read_order(replica: Replica, ident: str) -> Values | None:
    point = point_of(replica, ident)
    if point is None:
        return None
    rows: Rows = tuple((c.name, c.title, f"{c.weight:g}", str(c.share)) for c in point.classes)
    return {
        "policy": point.policy, "max_wait_s": length(point.max_wait_s), "classes": rows,
    }  # fmt: skip


def _order_commands(replica: Replica, ident: str, values: Values) -> list[AnyCommand]:
    fields = {name: taken(name, v) for name, v in values.items() if isinstance(v, str)}
    rows = values.get("classes")
    if isinstance(rows, tuple):
        fields["classes"] = classes_of(rows)
    return update(replica, ident, **fields)


def classes_of(rows: Rows) -> list[PriorityClass]:
    """The classes of a table; a new one gets a name from its title."""
    taken_names = {row[0] for row in rows if row[0]}
    made: list[PriorityClass] = []
    for row in rows:
        name = row[0] or _fresh_name(row, taken_names)
        taken_names.add(name)
        made.append(PriorityClass(name, row[1], float(row[2]), int(row[3])))
    return made


def _fresh_name(row: Row, taken_names: set[str]) -> str:
    slug = re.sub(r"[^a-z0-9]+", "_", row[1].lower()).strip("_")[:20]
    name = slug if slug[:1].isalpha() else f"class_{slug}".rstrip("_")
    number = 2
    while name in taken_names or name == STANDARD:
        name, number = f"{name.rstrip('0123456789')}{number}", number + 1
    return name


ORDER: Final = Section(
    "order",
    lambda: tr("Who is next"),
    lambda: tr("Classes of customers, and what a wait counts."),
    _order_fields,
    _read_order,
    _order_commands,
    located,
)

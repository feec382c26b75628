"""What a page of settings is made of: fields with typed values, and how these are read. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from protocol.commands import AnyCommand
from protocol.replica import Replica

Row = tuple[str, ...]
"""A row of a table: the id of its record, empty for a new one, then a text for each column."""
Rows = tuple[Row, ...]
Value = str | Rows
Values = Mapping[str, Value]
"""What stands in the fields, by their names."""
Tidy = Callable[[str], str]
"""A typed text as it is written here. Raises `NotRead`."""
YES = "yes"
"""The value of a switch that is on; off is empty."""


class NotRead(ValueError):
    """What was typed cannot be read; the text says how to write it."""


class Fault(NamedTuple):
    """What is wrong with a field, and in which row of a table."""

    field: str
    text: str
    row: int | None = None


def as_typed(text: str) -> str:
    """Any text, trimmed."""
    return text.strip()


@dataclass(frozen=True)
class Option:
    """One of a few answers."""

    key: str
    title: str


@dataclass(frozen=True)
class Column:
    """A column of a table; `width` 0 takes its `part` of what is left, in lengths of the design."""

    title: str
    width: int = 0
    kind: Literal["text", "switch", "choice", "fixed"] = "text"
    hint: str = ""
    """What an empty cell means."""
    tidy: Tidy = as_typed
    part: int = 1
    options: tuple[Option, ...] = ()
    blank: str = ""
    """What empty cells mean while all of the column are, where that is something else."""


@dataclass(frozen=True)
class Field:
    """One setting."""

    name: str
    label: str
    kind: Literal["text", "short", "secret", "address", "switch", "choice", "rows"] = "text"
    """`secret`: what is typed is not to be seen."""
    hint: str = ""
    """What it means, below it."""
    tidy: Tidy = as_typed
    options: tuple[Option, ...] = ()
    columns: tuple[Column, ...] = ()
    adds: str = ""
    """What the button says that adds a row; without it rows neither come nor go."""
    ordered: bool = False
    """Whether rows can be moved."""
    new: Row = ()
    """A row that is added, as it begins."""
    stays: tuple[str, ...] = ()
    """Ids of rows that cannot be taken away."""
    least: int = 0
    """So many rows stay."""
    fills: str = ""
    """What the button says that copies the first row into the four below it."""
    group: str = ""
    """A heading above it."""


def nothing_wrong(values: Values) -> list[Fault]:
    """Each field says for itself what is wrong with it."""
    return []


@dataclass(frozen=True)
class Section:
    """One page of settings. `ident` is the service point's, or empty."""

    name: str
    title: Callable[[], str]
    about: Callable[[], str]
    fields: Callable[[Replica, str], tuple[Field, ...]]
    read: Callable[[Replica, str], Values | None]
    """What the records say; None where there is nothing any more."""
    commands: Callable[[Replica, str, Values], list[AnyCommand]]
    """What saving asks for, of the values that are to change."""
    locate: Callable[[str, Values], tuple[str, int | None]]
    """The field, and the row, that a refusal of these values names in its own words."""
    check: Callable[[Values], list[Fault]] = nothing_wrong
    """What is wrong with fields or rows beside each other, once each can be read."""


def tidied(field: Field, value: Value) -> tuple[Value, list[Fault]]:
    """The value as it is written here, and what cannot be read of it."""
    if isinstance(value, str):
        try:
            return field.tidy(value), []
        except NotRead as fault:
            return value, [Fault(field.name, str(fault))]
    faults: list[Fault] = []
    rows = []
    several = sum(column.kind == "text" for column in field.columns) > 1
    for place, row in enumerate(value):
        cells = [row[0]]
        for column, text in zip(field.columns, row[1:], strict=True):
            try:
                cells.append(column.tidy(text))
            except NotRead as fault:
                said = f"{column.title}: {fault}" if several else str(fault)
                faults.append(Fault(field.name, said, place))
                cells.append(text)
        rows.append(tuple(cells))
    return tuple(rows), faults

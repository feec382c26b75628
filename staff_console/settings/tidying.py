"""What was typed, as it is written here: fields, cells of tables, and rows that read as a sentence.

Pure.
"""

from __future__ import annotations

from collections.abc import Sequence

from staff_console.settings.field import Fault, Field, NotRead, Part, Row, Rows, Value
from staff_console.speech import tr


def parts_of(parts: Sequence[Part], row: Row) -> tuple[Part, ...]:
    """The pieces that a row has now."""
    return tuple(each for each in parts if all(row[cell] in wanted for cell, wanted in each.when))


def rewritten(parts: Sequence[Part], row: Row, at: int, text: str) -> Row:
    """The row with this in a cell; what came after it and means nothing any more is as usual."""
    was = {each.at: each for each in parts_of(parts, row) if each.kind != "word"}
    cells = [*row[:at], text, *row[at + 1 :]]
    for later in range(at + 1, len(row)):
        now = next((p for p in parts_of(parts, tuple(cells)) if _is(p, later)), None)
        before = was.get(later)
        if now is None:
            cells[later] = ""
        elif before is None or (before.kind, before.options) != (now.kind, now.options):
            kept = now.kind == "choice" and any(o.key == cells[later] for o in now.options)
            cells[later] = cells[later] if kept else now.usual
    return tuple(cells)


def fresh(parts: Sequence[Part], cells: int) -> Row:
    """A row that is added, as it begins."""
    row: Row = ("",) * cells
    for at in range(1, cells):
        part = next((p for p in parts_of(parts, row) if _is(p, at)), None)
        if part is not None and part.usual:
            row = (*row[:at], part.usual, *row[at + 1 :])
    return row


def _is(part: Part, at: int) -> bool:
    return part.kind != "word" and part.at == at


def tidied(field: Field, value: Value) -> tuple[Value, list[Fault]]:
    """The value as it is written here, and what cannot be read of it."""
    if isinstance(value, str):
        try:
            return field.tidy(value), []
        except NotRead as fault:
            return value, [Fault(field.name, str(fault))]
    return _clauses(field, value) if field.parts else _table(field, value)


def _clauses(field: Field, rows: Rows) -> tuple[Value, list[Fault]]:
    faults: list[Fault] = []
    made: list[Row] = []
    for place, row in enumerate(rows):
        cells = list(row)
        for part in parts_of(field.parts, row):
            try:
                cells[part.at] = _cell(part, row[part.at])
            except NotRead as fault:
                faults.append(Fault(field.name, str(fault), place))
        made.append(tuple(cells))
    return tuple(made), faults


def _cell(part: Part, text: str) -> str:
    if part.kind == "word":
        return text
    if part.kind == "text":
        return part.tidy(text)
    if any(option.key == text for option in part.options):
        return text
    if not part.options:
        raise NotRead(tr("There is nothing to choose from yet: {what}.").format(what=part.title))
    raise NotRead(tr("Choose {what}.").format(what=part.title))


def _table(field: Field, value: Rows) -> tuple[Value, list[Fault]]:
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

"""What a command reads that memory may lack: records by key, or by what they are found by."""

from __future__ import annotations

from typing import NamedTuple

from protocol.changes import Key


class Find(NamedTuple):
    """All records of a kind that hold one of these values in a column, with what they name; of
    persons only those of contacts. Rules find them on the floor, those of threads in `floor.cases`.

    Three columns are none of a table (`store/cases.py`): `email_key` of tickets is their contact's;
    `kin` is one that is of the same contact as a ticket (ids), but not that ticket itself; `batch`
    are those of the tickets of a bulk change (ids), and of threads where it has moved any."""

    kind: str
    column: str
    values: tuple[str | int, ...]
    last: int = 0
    """Of messages of a thread: so many of the last alone; 0 is all."""


Read = Key | Find

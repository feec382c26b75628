"""Reading a recorded trace of people who waited: one row each, plain or gzip, CSV."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Literal, NamedTuple, cast, get_args

Kind = Literal["served_at_once", "served_after_wait", "abandoned_in_queue"]
COLUMNS: Final = (
    *("queue", "priority", "kind", "joined_at", "left_queue_at", "service_start"),
    *("service_end", "wait_s", "agent", "suspect"),
)
_MAGIC: Final = b"\x1f\x8b"


class TraceFault(Exception):
    """The file cannot be used; the text says why and what to do."""


class Call(NamedTuple):
    """One customer of the trace. Instants are ms of the local clock, as if that were UTC."""

    queue: str
    priority: int
    kind: Kind
    joined_at: int
    until_at: int
    """When the wait ended, by service or by giving up."""
    end_at: int
    """When the service was done; `until_at` where there was none."""
    wait_s: float
    agent: str
    """Empty where nobody is named."""
    month: int


def read(path: Path) -> list[Call]:
    """The rows that are not suspect, in the order of the file. Raises `TraceFault`."""
    try:
        with path.open("rb") as file:
            zipped = file.read(2) == _MAGIC
        with gzip.open(path, "rt") if zipped else path.open("rt") as lines:
            return list(_calls(cast("Iterable[str]", lines), path))
    except FileNotFoundError:
        raise TraceFault(
            f"There is no trace at {path}. Give the path of a recorded one with --trace."
        ) from None
    except (OSError, EOFError, UnicodeDecodeError) as fault:
        raise TraceFault(f"{path} cannot be read: {fault}.") from None


def _calls(lines: Iterable[str], path: Path) -> Iterator[Call]:
    table = csv.DictReader(lines)
    missing = [name for name in COLUMNS if name not in (table.fieldnames or ())]
    if missing:
        raise TraceFault(f"{path} is not a trace: it has no column {', '.join(missing)}.")
    for row in table:
        if row["suspect"] == "1":
            continue
        try:
            yield _call(row)
        except (ValueError, TypeError) as fault:
            raise TraceFault(f"{path}, line {table.line_num}: {fault}.") from None


def _call(row: dict[str, str]) -> Call:
    kind = row["kind"]
    if kind not in get_args(Kind):
        raise ValueError(f"no such kind: {kind}")
    joined = _instant(row["joined_at"])
    served = kind != "abandoned_in_queue"
    until = max(joined, _instant(row["service_start" if served else "left_queue_at"]))
    return Call(
        queue=row["queue"],
        priority=int(row["priority"]),
        kind=cast("Kind", kind),
        joined_at=joined,
        until_at=until,
        end_at=max(until, _instant(row["service_end"])) if served else until,
        wait_s=float(row["wait_s"] or 0),
        agent="" if row["agent"] == "NO_SERVER" else row["agent"],
        month=int(row["joined_at"][5:7]),
    )


def _instant(said: str) -> int:
    return round(datetime.fromisoformat(said).replace(tzinfo=UTC).timestamp() * 1000)

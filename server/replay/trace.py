"""Reading one day of a recording: a CSV file, plain or gzipped, one row a customer. Pure but for
opening the file."""

from __future__ import annotations

import csv
import gzip
import io
import zlib
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Final, Literal, NamedTuple, get_args

Kind = Literal["served_at_once", "served_after_wait", "abandoned_in_queue"]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
COLUMNS: Final = (
    "call", "queue", "kind", "joined_at", "left_queue_at", "service_start", "service_end", "agent",
    "suspect",
)  # fmt: skip
_GZIP: Final = b"\x1f\x8b"


class TraceFault(Exception):
    """The recording cannot be used; the text says why and what to do."""


class Recorded(NamedTuple):
    """One customer of the recording. Times are local, to the second, without a zone."""

    call: str
    queue: str
    kind: Kind
    joined_at: datetime
    left_at: datetime | None
    """When the customer gave up; None when served."""
    started_at: datetime | None
    ended_at: datetime | None
    agent: str


def read_day(path: Path, day: date) -> list[Recorded]:
    """The customers who joined on that day, in order of joining. Raises `TraceFault`."""
    try:
        with _opened(path) as lines:
            found = list(day_of(lines, day))
    except TraceFault as fault:
        raise TraceFault(f"{path}: {fault}") from None
    except OSError as fault:
        why = fault.strerror or str(fault)
        raise TraceFault(f"{path} cannot be read ({why}). Name a recording.") from None
    except (EOFError, zlib.error, UnicodeDecodeError, csv.Error) as fault:
        raise TraceFault(f"{path} is damaged ({fault}). Fetch it again.") from None
    if not found:
        raise TraceFault(f"{path} has nobody on {day}. Name another with --day.")
    return sorted(found, key=lambda customer: customer.joined_at)


def day_of(lines: Iterable[str], day: date) -> Iterator[Recorded]:
    """The customers of one day, as they stand in the file; suspect rows are left out.

    Raises `TraceFault`.
    """
    reader = csv.DictReader(lines)
    lacking = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
    if lacking:
        raise TraceFault(f"this is no recording of a day; it has no column {', '.join(lacking)}.")
    seen: set[str] = set()
    for row in reader:
        if not (row["joined_at"] or "").startswith(day.isoformat()) or row["suspect"] == "1":
            continue
        try:
            customer = _recorded(row)
        except (TypeError, ValueError) as fault:
            raise TraceFault(f"line {reader.line_num}: {fault}. Correct it.") from None
        if customer.call in seen:
            raise TraceFault(f"line {reader.line_num}: call {customer.call} comes twice.")
        seen.add(customer.call)
        yield customer


def _recorded(row: dict[str, str]) -> Recorded:
    kind = row["kind"]
    if kind not in KINDS:
        raise ValueError(f"there is no kind {kind!r}")
    joined = datetime.fromisoformat(row["joined_at"])
    who = (row["call"], row["queue"], kind, joined)
    if kind == "abandoned_in_queue":
        left = datetime.fromisoformat(row["left_queue_at"])
        return Recorded(*who, max(left, joined), None, None, "")
    if not row["agent"]:
        raise ValueError("it was served by nobody")
    # Some recorded services begin a second before their customer joined.
    started = max(datetime.fromisoformat(row["service_start"]), joined)
    ended = max(datetime.fromisoformat(row["service_end"]), started)
    return Recorded(*who, None, started, ended, row["agent"])


def _opened(path: Path) -> io.TextIOBase:
    with path.open("rb") as file:
        zipped = file.read(2) == _GZIP
    if zipped:
        return gzip.open(path, "rt", encoding="utf-8", newline="")
    return path.open(encoding="utf-8", newline="")

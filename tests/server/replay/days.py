"""Small recorded days for tests, as a recording has them."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

from server.replay.plan import Plan, planned
from server.replay.trace import day_of

DAY: Final = date(1999, 2, 8)
NINE: Final = datetime(1999, 2, 8, 9)
HEADS: Final = (
    "call", "queue", "priority", "kind", "joined_at", "left_queue_at", "service_start",
    "service_end", "wait_s", "service_s", "agent", "suspect",
)  # fmt: skip
Row = dict[str, str]


def served(call: str, joined: int, start: int, end: int, agent: str, queue: str = "PS") -> Row:
    """Somebody who was served; times in seconds after nine."""
    kind = "served_at_once" if start == joined else "served_after_wait"
    return _row(call, queue, kind, joined, start, start, end, agent)


def gave_up(call: str, joined: int, left: int, queue: str = "PS") -> Row:
    """Somebody who did not wait for it."""
    return _row(call, queue, "abandoned_in_queue", joined, left, None, None, "")


def twenty() -> list[Row]:
    """Twenty customers in ten minutes at three agents, of whom two give up and two overlap."""
    rows = [
        served(f"C{n:02}", 25 * n, 25 * n + 5 * (n % 3), 25 * n + 60, f"agent0{n % 3 + 1}")
        for n in range(17)
    ]
    rows.append(served("C17", 30, 30, 50, "agent01", "NW"))
    return [*rows, gave_up("C18", 40, 70), gave_up("C19", 300, 301, "NE")]


def text(rows: Sequence[Row]) -> str:
    """The rows as CSV."""
    out = io.StringIO()
    writer = csv.DictWriter(out, HEADS)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def recording(folder: Path, rows: Sequence[Row]) -> Path:
    """A gzipped recording of the rows."""
    path = folder / "calls.csv.gz"
    path.write_bytes(gzip.compress(text(rows).encode()))
    return path


def ms(at: datetime) -> int:
    """The instant as UTC, in ms."""
    return round(at.replace(tzinfo=UTC).timestamp() * 1000)


def after_nine(seconds: int) -> int:
    """Seconds after nine as ms."""
    return ms(NINE) + seconds * 1000


def plan(rows: Sequence[Row]) -> Plan:
    """The plan of the rows."""
    return planned(list(day_of(io.StringIO(text(rows)), DAY)), ms)


def _row(
    call: str,
    queue: str,
    kind: str,
    joined: int,
    left: int,
    start: int | None,
    end: int | None,
    agent: str,
) -> Row:
    def at(seconds: int | None) -> str:
        return "" if seconds is None else (NINE + timedelta(seconds=seconds)).isoformat()

    times = {"joined_at": at(joined), "left_queue_at": at(left)}
    service = {"service_start": at(start), "service_end": at(end), "agent": agent}
    return {"call": call, "queue": queue, "kind": kind, "suspect": "0", **times, **service}

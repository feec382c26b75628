"""`audit`: what was asked of the hall, and whether that record is as it was written."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import msgspec

from protocol.audit import AuditRow
from server.accounts.keys import AUDIT_KEY, Keys
from server.cli.arguments import Subparsers, add_data
from server.cli.faults import FAILED, CommandFault
from server.clock import SystemClock
from server.data_folder import DATABASE, KEYS
from server.domain.days import day_span
from server.domain.floor import Floor
from server.execution.auditing import name_of, said
from server.execution.verifying import verify
from server.store.audit import known_to_all
from server.store.audit_rows import PAGE, Wanted, page
from server.store.store import Store

LIMIT: Final = 50
WIDEST: Final = 50
_NAMELESS: Final = {"visitor": "a customer", "public": "anybody", "timer": "the clock"}
_HEADS: Final = ("No.", "When", "Who", "What", "Of", "By", "Outcome", "With")


def register(commands: Subparsers) -> None:
    """Add the command and its two."""
    parser = commands.add_parser(
        "audit",
        help="read the audit, and verify that it is as it was written",
        description="What was asked of the hall, by whom, and what came of it. Also while the "
        "server runs; nothing is changed.",
    )
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    verifying = actions.add_parser(
        "verify",
        help="read the whole chain; exit 1 if it is not as it was written",
        description="Tells rows that were changed, that are missing from the middle, and that "
        "were cut off at the end. Exit 0: the audit is whole; 1: it is not.",
    )
    add_data(verifying)
    verifying.set_defaults(work=_verify)
    listing = actions.add_parser("list", help="rows, newest first")
    add_data(listing)
    listing.add_argument("--subject", metavar="ID", help="only what was about this")
    listing.add_argument("--actor", metavar="ID", help="only what they asked for")
    listing.add_argument("--op", metavar="NAME", help="only this operation, such as cancel")
    listing.add_argument("--day", metavar="DAY", help="only this business day: 2026-11-26")
    listing.add_argument(
        "--limit", metavar="N", type=_count, default=LIMIT, help=f"so many at most ({LIMIT})"
    )
    listing.set_defaults(work=_list)


def _count(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) <= 1_000_000:
        raise argparse.ArgumentTypeError("that is no number of rows; write it like 200")
    return int(text)


def _verify(given: argparse.Namespace) -> int:
    with _opened(given.data) as store:
        zone = _floor(store).site.zone
        verdict = verify(store, SystemClock().now())
    told = f"{verdict.rows:,} rows"
    if verdict.first_at is not None and verdict.last_at is not None:
        told += f" from {_time(verdict.first_at, zone)} to {_time(verdict.last_at, zone)}"
    if not verdict.faults:
        print(f"The audit is whole: {told}, all as they were written.")
        return 0
    print(f"The audit is NOT as it was written. Of {told}:")
    for fault in verdict.faults:
        print(f"- {said(fault)}")
    print(f"Keep a copy of {given.data} as it is, and compare it with the newest backup.")
    return FAILED


def _list(given: argparse.Namespace) -> int:
    with _opened(given.data) as store:
        floor = _floor(store)
        rows = _rows(store, _wanted(given, floor), given.limit)
    for line in _table([_HEADS, *(_cells(row, floor) for row in rows[: given.limit])]):
        print(line)
    if len(rows) > given.limit:
        print("… and older ones; see more with --limit, or name --subject or --day.")
    return 0


def _rows(store: Store, wanted: Wanted, limit: int) -> list[AuditRow]:
    rows: list[AuditRow] = []
    more = True
    while more and len(rows) <= limit:
        found = page(store, rows[-1].seq if rows else None, wanted)
        more = len(found) > PAGE
        rows += found[:PAGE]
    return rows


def _wanted(given: argparse.Namespace, floor: Floor) -> Wanted:
    times = None
    if given.day is not None:
        try:
            times = day_span(given.day, floor.site.zone, floor.site.roll_hour)
        except (ValueError, OverflowError):
            raise CommandFault("A day is written as 2026-11-26.") from None
    return Wanted(given.subject, given.actor, given.op, times)


@contextmanager
def _opened(data: Path) -> Iterator[Store]:
    """The store, only to be read. The key is never made: under a new one nothing verifies."""
    keys = data / KEYS
    if (data / DATABASE).is_file() and not (keys / AUDIT_KEY).is_file():
        raise CommandFault(
            f"{keys / AUDIT_KEY} is missing: without it nothing can be verified. Put the saved "
            "copy of it back.",
            FAILED,
        )
    # Where there is no hall at all, the store says so.
    chain = Keys.load(keys).chain if (keys / AUDIT_KEY).is_file() else known_to_all
    store = Store.to_read(data / DATABASE, chain)
    try:
        yield store
    finally:
        store.close()


def _floor(store: Store) -> Floor:
    head, records = store.live()
    return Floor(records, head.seq)


def _time(at: int, zone: str) -> str:
    return f"{datetime.fromtimestamp(at / 1000, ZoneInfo(zone)):%Y-%m-%d %H:%M:%S}"


def _cells(row: AuditRow, floor: Floor) -> tuple[str, ...]:
    told = msgspec.json.encode(row.data).decode() if row.data else ""
    beside = {"none": "", "kept": "(personal)", "erased": "(erased)"}[row.personal]
    return (
        str(row.seq),
        _time(row.at, floor.site.zone),
        name_of(floor, row.actor) or _NAMELESS.get(row.role, row.actor),
        row.op,
        f"{row.subject_kind} {row.subject}",
        row.via,
        row.outcome,
        " ".join(filter(None, (told, beside))),
    )


def _table(rows: list[tuple[str, ...]]) -> Iterator[str]:
    """Columns as wide as what stands in them; the last is not cut."""
    *columns, _last = zip(*rows, strict=True)
    widths = [min(WIDEST, max(map(len, column))) for column in columns]
    for *cells, last in rows:
        line = "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
        yield f"{line}  {last}".rstrip()

"""The audit as managers ask for it: its rows, and whether it is as it was written."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Mapping
from typing import Any, Final

from msgspec.structs import replace

from protocol.audit import AuditFault, AuditRow, AuditVerdict
from protocol.records import MOST, Device, Staff
from server.clock import Clock
from server.domain.days import day_span
from server.domain.floor import Floor
from server.domain.refused import refuse
from server.execution.verifying import verify
from server.store.audit_rows import PAGE, Wanted, page
from server.store.store import Store

_log = logging.getLogger(__name__)
REMEMBERED_S: Final = 60
OPERATOR: Final = "command line"
"""As whom the command line acts."""
LONGEST: Final = 80
_FAULTS: Final = {
    "changed": "not as it was written",
    "missing": "missing",
    "truncated": "cut off at the end",
    "unmatched": "with other personal data than was told",
    "past_changed": "with activities that are not as they were written",
    "past_missing": "with activities that are missing",
}


class Auditing:
    """Reads the audit in threads; verifies it once at a time."""

    def __init__(
        self, store: Store, clock: Clock, passed: Callable[[], float] = time.monotonic
    ) -> None:
        self._store = store
        self._clock = clock
        self._passed = passed
        self._verifying = asyncio.Lock()
        self._last: tuple[float, AuditVerdict] | None = None
        self._nightly = ""

    @property
    def faults(self) -> int:
        """How many faults were found when it was verified last."""
        return len(self._last[1].faults) if self._last else 0

    async def verdict(self) -> AuditVerdict:
        """What reading the whole chain comes to, or came to less than a minute ago."""
        async with self._verifying:
            if self._last is None or self._passed() - self._last[0] >= REMEMBERED_S:
                found = await asyncio.to_thread(verify, self._store, self._clock.now())
                self._last = (self._passed(), found)
                if found.faults:
                    _log.error("the audit is not whole: %s", "; ".join(map(said, found.faults)))
            return self._last[1]

    async def nightly(self, day: str) -> None:
        """Verify it once in a business day; what failed is tried again with the next call."""
        if day != self._nightly:
            await self.verdict()
            self._nightly = day

    async def page(
        self, floor: Floor, cursor: str | None, asked: Mapping[str, Any]
    ) -> tuple[list[AuditRow], str | None]:
        """The newest rows, or those behind a cursor; `asked` may name `subject`, `actor`, `op` and
        a business `day`. Raises `Refused`: `invalid`."""
        before, wanted = _place(cursor), _wanted(floor, asked)
        rows = await asyncio.to_thread(page, self._store, before, wanted)
        named = [replace(row, name=name_of(floor, row.actor)) for row in rows[:PAGE]]
        return named, str(named[-1].seq) if len(rows) > PAGE else None


def said(fault: AuditFault) -> str:
    """A fault in words."""
    if fault.last < fault.first:
        return f"nobody can tell whether there were rows after {fault.first - 1}"
    if fault.kind == "past_added":
        return f"no row tells of {fault.last} activities"
    if fault.first == fault.last:
        return f"row {fault.first} is {_FAULTS[fault.kind]}"
    return f"rows {fault.first} to {fault.last} are {_FAULTS[fault.kind]}"


def name_of(floor: Floor, actor: str) -> str:
    """What the house calls somebody now; empty for customers and strangers."""
    known = floor.get(Staff, actor) or floor.get(Device, actor)
    if known is not None:
        return known.name
    return "Command line" if actor == OPERATOR else ""


def _wanted(floor: Floor, asked: Mapping[str, Any]) -> Wanted:
    for name in ("subject", "actor", "op", "day"):
        value = asked.get(name)
        if value is not None and (not isinstance(value, str) or len(value) > LONGEST):
            raise refuse("invalid", f"Ask for {name} by its id or word.", field=name)
    day, times = asked.get("day"), None
    if day is not None:
        try:
            times = day_span(day, floor.site.zone, floor.site.roll_hour)
        except (ValueError, OverflowError):
            raise refuse("invalid", "A day is written as 2026-11-26.", field="day") from None
    return Wanted(asked.get("subject"), asked.get("actor"), asked.get("op"), times)


def _place(cursor: str | None) -> int | None:
    if cursor is None:
        return None
    if not (cursor.isascii() and cursor.isdecimal() and len(cursor) < len(str(MOST))):
        raise refuse("invalid", "This cursor is not one of ours. Begin without it.", field="cursor")
    return int(cursor)

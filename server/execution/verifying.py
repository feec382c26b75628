"""Verifying the audit: what is not as it was written, told apart row by row."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from typing import Any, Final

from protocol.audit import AuditFault, AuditVerdict, FaultKind
from server.store.anchor import read_anchor
from server.store.attested import attested, counted, on_record, recorded_before
from server.store.audit import SEAL_BYTES, Chain, End, commitment, link_of, seal
from server.store.audit_rows import BITE, AsWritten, bite, strays
from server.store.store import Store

HASH_BYTES: Final = SEAL_BYTES + 32
MOST: Final = 1_000
"""So many faults are told one by one."""


def verify(store: Store, now: int) -> AuditVerdict:
    """Read the whole chain, also while a server writes. Blocks: a second to 100,000 rows."""
    # The anchor first: what is written meanwhile is behind it.
    reading = _Reading(store.chain, read_anchor(store))
    past = _Past(store)
    after: Any = None
    while True:
        rows, end = bite(store, after)
        for row in rows:
            if reading.take(row):
                past.take(row)
        past.compare(reading.tell)
        if len(rows) < BITE:
            break
        after = rows[-1].seq
    reading.end(end, strays(store, MOST))
    past.end(reading.tell)
    return AuditVerdict(
        rows=reading.rows,
        checked_at=now,
        first_at=reading.first_at,
        last_at=reading.last_at,
        faults=reading.faults,
    )


class _Reading:
    """What is known after so many rows."""

    def __init__(self, chain: Chain, anchor: End | None) -> None:
        self.rows = 0
        self.first_at: int | None = None
        self.last_at: int | None = None
        self.faults: list[AuditFault] = []
        self._chain = chain
        self._anchor = anchor
        self._last = 0
        """The highest number so far."""
        self._link: bytes | None = b""
        """Of that row; None where it is not to be believed, so that the next is taken as it is."""

    def take(self, row: AsWritten) -> bool:
        """Look at the next row; whether it can be believed."""
        self.rows += 1
        seq = row.seq
        if type(seq) is not int or seq <= self._last:
            self.tell("changed", self._last + 1, self._last + 1)
            return False
        if seq > self._last + 1:
            self.tell("missing", self._last + 1, seq - 1)
            self._link = None
        self._last = seq
        if not self._is_whole(row):
            self.tell("changed", seq, seq)
            self._link = None
            return False
        self._link = row.hash[SEAL_BYTES:]
        self.last_at = row.fields[2]
        self.first_at = self.last_at if self.first_at is None else self.first_at
        if not _matches(row):
            self.tell("unmatched", seq, seq)
        if self._anchor is not None and seq == self._anchor.seq and self._link != self._anchor.link:
            # Cut off up to here or before, and written anew.
            self.tell("truncated", seq, seq)
        return True

    def end(self, counter: End, strays: list[Any]) -> None:
        """Look at what says where the chain ends, and at what lies beside no row."""
        gone_up_to = max(
            counter.seq if type(counter.seq) is int else 0,
            self._anchor.seq if self._anchor else 0,
        )
        if gone_up_to > self._last:
            self.tell("truncated", self._last + 1, gone_up_to)
        elif self._anchor is None:
            self.tell("truncated", self._last + 1, self._last)
        if type(counter.seq) is not int or counter.seq < self._last:
            first = counter.seq + 1 if type(counter.seq) is int else self._last
            self.tell("changed", first, self._last)
        elif counter.seq == self._last and self._link not in (None, counter.link):
            self.tell("changed", self._last, self._last)
        told = [f for f in self.faults if f.kind in ("missing", "truncated")]
        for seq in strays:
            number = seq if type(seq) is int else 0
            if not any(fault.first <= number <= fault.last for fault in told):
                self.tell("unmatched", number, number)

    def _is_whole(self, row: AsWritten) -> bool:
        """Whether the row is as it was written, behind the row before it."""
        if type(row.hash) is not bytes or len(row.hash) != HASH_BYTES:
            return False
        sealed = seal(self._chain, row.fields)
        if not hmac.compare_digest(sealed, row.hash[:SEAL_BYTES]):
            return False
        return self._link is None or hmac.compare_digest(
            link_of(self._chain, self._link, sealed), row.hash[SEAL_BYTES:]
        )

    def tell(self, kind: FaultKind, first: int, last: int) -> None:
        """One more fault; what follows at once upon one of the same kind is the same."""
        before = self.faults[-1] if self.faults else None
        if before is not None and before.kind == kind and before.first <= first <= before.last + 1:
            self.faults[-1] = AuditFault(kind, before.first, max(before.last, last))
        elif len(self.faults) < MOST:
            self.faults.append(AuditFault(kind, first, last))


class _Past:
    """Whether the activities are those that the rows attest."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known = counted(store)
        """Rows that are written meanwhile attest activities that were not counted."""
        self._attested = 0
        self._first_at: int | None = None
        """When it began: what is older was recorded before activities were attested."""
        self._waiting: dict[str, tuple[str, int]] = {}

    def take(self, row: AsWritten) -> None:
        """Note what a row attests."""
        for ident, told in attested(row.fields[10]).items():
            self._waiting[ident] = told, row.seq
            self._attested += row.seq <= self._known.seq
            self._first_at = row.fields[2] if self._first_at is None else self._first_at

    def compare(self, tell: Callable[[FaultKind, int, int], None]) -> None:
        """Look at the activities that were noted."""
        found = on_record(self._store, self._waiting)
        for ident, (told, seq) in self._waiting.items():
            if ident not in found:
                tell("past_missing", seq, seq)
                self._attested -= seq <= self._known.seq
            elif found[ident] != told:
                tell("past_changed", seq, seq)
        self._waiting.clear()

    def end(self, tell: Callable[[FaultKind, int, int], None]) -> None:
        """Look for activities that no row tells of."""
        if self._first_at is None:
            return
        older = recorded_before(self._store, self._first_at)
        if (added := self._known.activities - self._attested - older) > 0:
            tell("past_added", added, added)


def _matches(row: AsWritten) -> bool:
    """Whether personal data is what the row has committed to; what was erased is."""
    committed = row.fields[-1]
    if row.beside is None:
        return True
    return committed is not None and bool(committed == commitment(*row.beside))

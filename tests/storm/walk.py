"""Walking through a log, entry by entry, and looking at the hall after each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from protocol.changes import Put, State, apply, key_of
from protocol.lifecycle import TRANSITIONS
from protocol.records import AT_DESK, LIVE_STATES, Desk, Entry, Site, Visit
from server.store.log import LogEntry
from server.store.store import Store

BACK = frozenset({"undo", "report_by_hand"})
"""What goes other ways than the table's: a step back, and several steps in one."""


def whole_log(store: Store) -> list[LogEntry]:
    """Everything that was ever decided, in order."""
    log: list[LogEntry] = []
    while more := store.log(len(log)):
        log += more
    return log


class Walk:
    """The hall after each entry of the log, and what was wrong with it."""

    def __init__(self, site: str) -> None:
        first = Site(id=site, name="Now Serving")
        self.state: State = {key_of(first): first}
        self.faults: list[str] = []
        self.numbers: set[tuple[str, str]] = set()
        self.calls: set[str] = set()
        """Ids of all calls that were ever announced."""
        self._at_desk: defaultdict[str, set[str]] = defaultdict(set)
        self._legs: defaultdict[str, set[str]] = defaultdict(set)

    def through(self, log: Iterable[LogEntry]) -> None:
        """Take the entries in."""
        for expected, entry in enumerate(log, 1):
            if entry.seq != expected:
                self.faults.append(f"{entry.seq} stands where {expected} should")
            self._take(entry)

    def _take(self, entry: LogEntry) -> None:
        puts = [change.r for change in entry.changes if isinstance(change, Put)]
        legs = [record for record in puts if isinstance(record, Entry)]
        for leg in {leg.id: leg for leg in legs}.values():
            self._moves(entry, self._entry(leg.id), leg)
        apply(self.state, entry.changes)
        for record in puts:
            if isinstance(record, Visit):
                self._is_numbered(entry, record)
            elif record.kind() == "call":
                self.calls.add(record.id)
        desks = {record.id for record in puts if isinstance(record, Desk)}
        for desk in desks | {leg.desk for leg in legs if leg.desk}:
            self._has_one_at_most(entry, desk)
        for visit in {leg.visit for leg in legs}:
            if len(self._legs[visit]) > 1:
                self._fault(entry, f"visit {visit} is in two places: {self._legs[visit]}")

    def _entry(self, ident: str) -> Entry | None:
        found = self.state.get(("entry", ident))  # type: ignore[call-overload]
        return found if isinstance(found, Entry) else None

    def _moves(self, entry: LogEntry, old: Entry | None, new: Entry) -> None:
        """One leg goes from state to state, and from desk to desk."""
        if old is not None and old.desk is not None:
            self._at_desk[old.desk].discard(new.id)
        if new.state in AT_DESK and new.desk is not None:
            self._at_desk[new.desk].add(new.id)
        (self._legs[new.visit].add if new.state in LIVE_STATES else self._legs[new.visit].discard)(
            new.id
        )
        if old is None:
            if new.state != "waiting" or new.version != 1:
                self._fault(entry, f"{new.number} begins as {new.state}")
            return
        if old.state == new.state == "serving" and old.desk != new.desk:
            self._fault(entry, f"{new.number} is in service at {old.desk} and at {new.desk}")
        leads = any(row.leads_to.get(old.state) == new.state for row in TRANSITIONS.values())
        if old.state != new.state and not leads and entry.kind not in BACK:
            self._fault(entry, f"{new.number} went from {old.state} to {new.state}")
        if old.state != new.state and new.version <= old.version:
            self._fault(entry, f"{new.number} moved and kept version {old.version}")

    def _is_numbered(self, entry: LogEntry, visit: Visit) -> None:
        """A number is given once a day."""
        if entry.kind != "join_queue":
            return
        if (visit.day, visit.number) in self.numbers:
            self._fault(entry, f"{visit.number} was given twice on {visit.day}")
        self.numbers.add((visit.day, visit.number))

    def _has_one_at_most(self, entry: LogEntry, ident: str) -> None:
        """A desk has one customer, and none when it is not worked at."""
        here, desk = self._at_desk[ident], self.state.get(("desk", ident))  # type: ignore[call-overload]
        if len(here) > 1:
            self._fault(entry, f"desk {ident} has {here}")
        if here and isinstance(desk, Desk) and desk.state not in ("open", "closing"):
            self._fault(entry, f"{desk.name} is {desk.state} and has {here}")

    def _fault(self, entry: LogEntry, what: str) -> None:
        self.faults.append(f"{entry.seq} ({entry.kind} by {entry.actor}): {what}")

"""How many tickets stand how, by colleague: counted as they change, never all anew."""

from __future__ import annotations

from collections import Counter
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from protocol.changes import Change, Put
from protocol.records import Ticket
from protocol.ticket_views import TicketTally
from protocol.tickets import WORKED_ON
from server.domain.floor import Floor


class _Stands(NamedTuple):
    """What is counted of a ticket that is worked on."""

    assignee: str
    unanswered: bool
    breached: bool
    due_from: int | None
    """From when on it counts as due: its warning, or the deadline where there is none (ms)."""


class TicketTallies:
    """Of tickets that are worked on. `at` is up to when time has passed: that of the log, so that
    whoever folds it counts the same."""

    def __init__(self, floor: Floor, at: int) -> None:
        self._at = at
        self._of: dict[str, _Stands] = {}
        self._counts: Counter[tuple[str, str]] = Counter()
        """By what is counted and the colleague."""
        self._due: set[str] = set()
        self._coming: list[tuple[int, str]] = []
        for ticket in floor.of(Ticket):
            self._put(ticket)
        heapify(self._coming)

    def tally(self, ident: str) -> TicketTally:
        """What a colleague's bar of lists shows; of the empty id what all have together."""
        count, own = self._counts, ident
        everybody = count["open", ""]
        return TicketTally(
            id=ident,
            open=everybody,
            mine=count["mine", own] if own else everybody - count["unassigned", ""],
            unassigned=count["unassigned", ""],
            unanswered=count["unanswered", own],
            due=count["due", own],
            breached=count["breached", own],
        )

    def fold(self, change: Change) -> bool:
        """Take a change in; whether any tally may be another one."""
        if change.key.kind != "ticket":
            return False
        before = self._of.get(change.key.id)
        if isinstance(change, Put) and isinstance(change.r, Ticket):
            if _stands(change.r) == before:
                return False
            self._drop(change.key.id)
            self._put(change.r)
            return True
        self._drop(change.key.id)
        return before is not None

    def passes(self, at: int) -> bool:
        """Time has passed up to then (ms); whether anything has become due."""
        self._at, found = max(self._at, at), False
        while self._coming and self._coming[0][0] <= self._at:
            due_from, ident = heappop(self._coming)
            stands = self._of.get(ident)
            if stands is not None and stands.due_from == due_from and ident not in self._due:
                self._becomes_due(ident, stands, 1)
                found = True
        return found

    def _put(self, ticket: Ticket) -> None:
        stands = _stands(ticket)
        if stands is None:
            return
        self._of[ticket.id] = stands
        self._count(stands, 1)
        if stands.due_from is None:
            return
        if stands.due_from <= self._at:
            self._becomes_due(ticket.id, stands, 1)
        else:
            heappush(self._coming, (stands.due_from, ticket.id))

    def _drop(self, ident: str) -> None:
        stands = self._of.pop(ident, None)
        if stands is not None:
            self._count(stands, -1)
            if ident in self._due:
                self._becomes_due(ident, stands, -1)

    def _becomes_due(self, ident: str, stands: _Stands, by: int) -> None:
        (self._due.add if by > 0 else self._due.discard)(ident)
        self._add("due", stands.assignee, by)

    def _count(self, stands: _Stands, by: int) -> None:
        self._counts["open", ""] += by
        if not stands.assignee:
            self._counts["unassigned", ""] += by
        else:
            self._counts["mine", stands.assignee] += by
        if stands.unanswered:
            self._add("unanswered", stands.assignee, by)
        if stands.breached:
            self._add("breached", stands.assignee, by)

    def _add(self, what: str, assignee: str, by: int) -> None:
        for whose in {assignee, ""}:
            self._counts[what, whose] += by


def _stands(ticket: Ticket) -> _Stands | None:
    if ticket.status not in WORKED_ON:
        return None
    due_from = None
    if ticket.due_at is not None:
        due_from = ticket.due_at if ticket.warn_at is None else ticket.warn_at
    return _Stands(
        ticket.assignee or "",
        ticket.unanswered_since is not None,
        bool(ticket.breaches),
        due_from,
    )

"""The grace after a call, and the receipts of those who show the call."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from protocol.changes import Change, Put
from protocol.commands import ConfirmCall
from protocol.outcomes import Saved
from protocol.records import Call, Entry, ServicePoint, Visit
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.refused import refuse

RECEIPT_S: Final = 3
"""A receipt within so long of the call begins the grace anew; without one it began at the call."""


def grace_ms(floor: Floor, entry: Entry) -> int:
    """How long is waited: longer for somebody who is not here yet, twice for access needs."""
    point = floor.get(ServicePoint, entry.service_point)
    visit = floor.get(Visit, entry.visit)
    if point is None:
        return 0
    grace_s = point.grace_s if entry.present else point.grace_remote_s
    return grace_s * (2000 if visit is not None and visit.access_needs else 1000)


def confirm(floor: Floor, command: ConfirmCall, context: Context) -> Decision:
    """A wall or the customer's phone shows the call. Only the first receipt changes anything.

    The entry keeps its version: a colleague who starts it just now has missed nothing.
    """
    call = floor.get(Call, command.call)
    entry = floor.get(Entry, call.entry) if call is not None else None
    actor = context.actor
    # A link is told of another's call what it is told of none.
    foreign = actor.role == "visitor" and (entry is None or entry.visit != actor.visit)
    if call is None or foreign:
        raise refuse("unknown_call", "There is no such call any more. Show what there is now.")
    if call.confirmed_at is not None:
        return Decision(Saved(id=call.id), [])
    by = "phone" if actor.role == "visitor" else "wall"
    noted = msgspec.structs.replace(call, confirmed_at=context.now, confirmed_by=by)
    changes: list[Change] = [Put(noted)]
    if entry is not None and _begins_grace(call, entry, context.now):
        fields: dict[str, Any] = {"grace_until": context.now + grace_ms(floor, entry)}
        changes.append(Put(msgspec.structs.replace(entry, **fields)))
    return Decision(Saved(id=call.id), changes)


def _begins_grace(call: Call, entry: Entry, now: int) -> bool:
    running = call.state == "calling" and entry.state == "called"
    return running and call.nth == 1 and now - call.at <= RECEIPT_S * 1000

"""Who sits where: desks are opened and closed."""

from __future__ import annotations

import msgspec

from protocol.changes import Change, Put
from protocol.commands import SetDesk
from protocol.outcomes import Saved
from protocol.records import Desk, Staff
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.refused import refuse


def set_desk(floor: Floor, command: SetDesk, context: Context) -> Decision:
    """Open a desk as the one who works there, or close it."""
    desk = floor.get(Desk, command.desk)
    if desk is None:
        raise refuse("unknown_desk", "There is no such desk. Choose another.", field="desk")
    other = desk.staff if desk.state == "open" and desk.staff != context.actor.id else None
    if other is not None and not command.take_over:
        colleague = floor.get(Staff, other)
        name = colleague.name if colleague else "A colleague"
        raise refuse("desk_taken", f"{name} works at {desk.name}. Take it over or choose another.")
    at_desk = next(iter(floor.at_desk[desk.id].values()), None)
    if command.state == "closed" and at_desk is not None:
        raise refuse("desk_busy", f"{desk.name} has {at_desk.number}. Finish before you close.")
    staff = context.actor.id if command.state == "open" else None
    changes: list[Change] = []
    if staff is not None:
        changes += [
            Put(_shut(old, context.now))
            for old in floor.of(Desk)
            if old.staff == staff and old.id != desk.id and not floor.at_desk[old.id]
        ]
    after = msgspec.structs.replace(
        desk, state=command.state, staff=staff, since=context.now, version=desk.version + 1
    )
    return Decision(Saved(id=desk.id, version=after.version), [*changes, Put(after)])


def _shut(desk: Desk, now: int) -> Desk:
    return msgspec.structs.replace(
        desk, state="closed", staff=None, since=now, version=desk.version + 1
    )

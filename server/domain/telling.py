"""What staff tell all who wait."""

from __future__ import annotations

import msgspec

from protocol.changes import Put
from protocol.commands import Broadcast
from protocol.outcomes import Saved
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.seating import known_point
from server.domain.text import visible


def broadcast(floor: Floor, command: Broadcast, context: Context) -> Decision:
    """Tell all who wait at a service point something, until an empty text takes it away.

    No setting changes by it, so the point keeps its version: an editor that is open stays valid.
    """
    point = known_point(floor, command.service_point)
    text = visible(command.text)
    after = msgspec.structs.replace(point, notice=text, notice_at=context.now if text else 0)
    return Decision(Saved(id=point.id, version=point.version), [Put(after)])

"""What a customer sees of their own service request, read once: what its topic begins with."""

from __future__ import annotations

from protocol.records import Record
from protocol.topics import TOPICS, Topic
from server.clock import Clock
from server.execution.door import Door
from server.execution.tailer import Tailer
from server.sync.own_request_projection import OwnRequestProjection
from server.sync.past import past_of_topic


async def own_views(door: Door, tailer: Tailer, clock: Clock, ident: str) -> list[Record]:
    """The request, its estimates and its notes as their customer sees them; empty where there is
    no such request."""
    past = await past_of_topic(Topic(TOPICS["own_request"], ident), door, tailer, clock)
    shown = OwnRequestProjection(ident, past)
    keys = dict.fromkeys(shown.everything(tailer.floor))
    views = (shown.render(tailer.floor, key) for key in keys)
    return [view for view in views if view is not None]

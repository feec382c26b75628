"""Who holds a link to a service request, and what it shows."""

from __future__ import annotations

from typing import NamedTuple

from protocol.changes import Put
from protocol.messages import Snapshot
from protocol.request_views import OwnEstimate, OwnNote, OwnRequest
from protocol.topics import parse_topic
from server.domain.actor import Actor
from server.pages import links, reading
from server.pages.parts import Parts
from server.sync.own_request_projection import OwnRequestProjection
from server.sync.past import past_of_topic


class Own(NamedTuple):
    """The holder of a link, the request as they see it, and the frame that says so."""

    actor: Actor
    request: OwnRequest
    estimate: OwnEstimate | None
    """The newest; None where none was sent."""
    notes: list[OwnNote]
    frame: Snapshot
    address: str


async def own_of(parts: Parts, token: str) -> Own | None:
    """The request behind a link; None for every link that opens nothing, or no longer."""
    actor = links.held(parts, token, "see own request")
    topic = parse_topic(f"own_request/{actor.request}") if actor else None
    if actor is None or topic is None:
        return None
    past = await past_of_topic(topic, parts.door, parts.tailer, parts.clock)
    frame = reading.snapshot(parts.tailer, topic.name, OwnRequestProjection(topic.id, past))
    request = reading.first(OwnRequest, frame)
    if request is None:
        return None
    shown = [change.r for change in frame.changes if isinstance(change, Put)]
    estimates = [each for each in shown if isinstance(each, OwnEstimate)]
    notes = sorted((e for e in shown if isinstance(e, OwnNote)), key=lambda note: note.at)
    newest = max(estimates, key=lambda each: each.nth, default=None)
    return Own(actor, request, newest, notes, frame, f"/s/{token}")

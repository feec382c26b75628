"""Who may follow which topic."""

from __future__ import annotations

from typing import Final

from protocol.records import Reservation
from protocol.topics import Topic, TopicKind
from server.domain.access import permit
from server.domain.actor import Actor
from server.domain.floor import Floor
from server.domain.own_links import is_good
from server.domain.refused import Refused

WITH_PAST: Final[frozenset[TopicKind]] = frozenset(
    {
        "visitor",
        "reservation",
        "book",
        "tickets",
        "ticket",
        "thread",
        "contact",
        "request",
        "own_request",
    }
)
"""Topics that show what the floor may have forgotten."""


def may_follow(actor: Actor, topic: Topic, floor: Floor, now: int) -> bool:
    """Whether somebody may: by their role, and of visits, reservations and what else links open
    their own alone, as long as the link is good (`now` in ms)."""
    try:
        permit(actor, f"follow {topic.rule.kind}", floor.site.id)
    except Refused:
        return False
    if topic.rule.kind == "visitor":
        return topic.id == actor.visit
    if topic.rule.kind == "thread":
        return topic.id == actor.ticket
    if topic.rule.kind == "own_request":
        return topic.id == actor.request
    if topic.rule.kind == "reservation":
        booked = floor.get(Reservation, topic.id)
        return topic.id == actor.reservation and (booked is None or is_good(booked, now))
    return True

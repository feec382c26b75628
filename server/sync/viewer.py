"""For whom a topic is shown: some of the ticket desk are each colleague's own."""

from __future__ import annotations

from typing import Final, NamedTuple

from protocol.topics import Topic, TopicKind
from server.domain.actor import Actor

PER_VIEWER: Final[frozenset[TopicKind]] = frozenset({"tickets", "ticket"})
"""Topics that hold drafts, notices and lists of whoever follows them."""


class Viewer(NamedTuple):
    """A colleague, and whether they may see what managers see."""

    id: str = ""
    manages: bool = False


ANYBODY: Final = Viewer()


def viewer_of(actor: Actor) -> Viewer:
    """Whoever asks."""
    return Viewer(actor.id, actor.is_manager)


def key_of_topic(topic: Topic, viewer: Viewer) -> str:
    """Under which a server keeps a topic: of those of one colleague there is one for each."""
    if topic.rule.kind not in PER_VIEWER:
        return topic.name
    return f"{topic.name} {viewer.id} {viewer.manages:d}"

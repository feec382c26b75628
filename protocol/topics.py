"""Topics: the named projections that a client may follow, and how often each is told."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from protocol.ids import is_id

TopicKind = Literal["staff", "display", "kiosk", "queue", "visitor"]
Pace = Literal["staff", "public", "own"]


class TopicRule(NamedTuple):
    """What holds for all topics of one kind."""

    kind: TopicKind
    takes_id: bool
    frames_per_s: int
    """0 means at once."""
    heartbeat_s: int


TOPICS: Final[dict[str, TopicRule]] = {
    rule.kind: rule
    for rule in (
        TopicRule("staff", False, 20, 4),
        TopicRule("display", False, 20, 4),
        TopicRule("kiosk", False, 4, 4),
        TopicRule("queue", True, 4, 20),
        TopicRule("visitor", True, 0, 20),
    )
}


class Topic(NamedTuple):
    """A topic by its name on the wire: `staff`, `queue/<service point>`, `visitor/<visit>`."""

    rule: TopicRule
    id: str

    @property
    def name(self) -> str:
        """The name on the wire."""
        return f"{self.rule.kind}/{self.id}" if self.rule.takes_id else self.rule.kind


def parse_topic(name: str) -> Topic | None:
    """The topic of that name, or None where there can be none such."""
    kind, slash, ident = name.partition("/")
    rule = TOPICS.get(kind)
    if rule is None or bool(slash) != rule.takes_id or (slash and not is_id(ident)):
        return None
    return Topic(rule, ident)

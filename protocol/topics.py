"""Topics: the named projections that a client may follow, and how often each is told."""

from __future__ import annotations

from datetime import date
from typing import Final, Literal, NamedTuple

from protocol.ids import is_id

TopicKind = Literal[
    "staff",
    "display",
    "kiosk",
    "queue",
    "visitor",
    "book",
    "slots",
    "reservation",
    "tickets",
    "ticket",
    "thread",
    "contact",
    "requests",
    "request",
    "own_request",
]
Takes = Literal["", "id", "day", "id.day"]
"""What stands behind the kind: nothing, the id of a record, a day (`2026-11-23`), or both."""
Pace = Literal["staff", "public", "own"]


class TopicRule(NamedTuple):
    """What holds for all topics of one kind."""

    kind: TopicKind
    takes: Takes
    frames_per_s: int
    """0 means at once."""
    heartbeat_s: int


TOPICS: Final[dict[str, TopicRule]] = {
    rule.kind: rule
    for rule in (
        TopicRule("staff", "", 20, 4),
        TopicRule("display", "", 20, 4),
        TopicRule("kiosk", "", 4, 4),
        TopicRule("queue", "id", 4, 20),
        TopicRule("visitor", "id", 0, 20),
        TopicRule("book", "day", 20, 20),
        TopicRule("slots", "id.day", 2, 20),
        TopicRule("reservation", "id", 0, 20),
        TopicRule("tickets", "", 20, 20),
        TopicRule("ticket", "id", 20, 20),
        TopicRule("thread", "id", 4, 20),
        TopicRule("contact", "id", 20, 20),
        TopicRule("requests", "", 20, 20),
        TopicRule("request", "id", 20, 20),
        TopicRule("own_request", "id", 4, 20),
    )
}


class Topic(NamedTuple):
    """A topic by its name on the wire: `staff`, `queue/<service point>`, `visitor/<visit>`;
    `book/<Monday>` and `slots/<definition>.<day>` are of the seven days from that one on."""

    rule: TopicRule
    id: str

    @property
    def name(self) -> str:
        """The name on the wire."""
        return f"{self.rule.kind}/{self.id}" if self.rule.takes else self.rule.kind


def parse_topic(name: str) -> Topic | None:
    """The topic of that name, or None where there can be none such."""
    kind, slash, ident = name.partition("/")
    rule = TOPICS.get(kind)
    if rule is None or bool(slash) != bool(rule.takes) or not _fits(rule.takes, ident):
        return None
    return Topic(rule, ident)


def _fits(takes: Takes, ident: str) -> bool:
    record, dot, day = ident.partition(".")
    match takes:
        case "id":
            return is_id(ident)
        case "day":
            return _is_day(ident)
        case "id.day":
            return bool(dot) and is_id(record) and _is_day(day)
    return not ident


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False

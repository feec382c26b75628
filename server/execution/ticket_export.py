"""What is handed out of a person's tickets and events."""

from __future__ import annotations

from typing import Any, Final

from server.execution.said import Words
from server.store.ticket_persons import TicketsOf

_CONTACT: Final = ("contact_kind", "tags", "language", "made_at")
_TICKET: Final = (
    "number", "subject", "status", "pause", "priority", "team", "tags", "fields", "channel",
    "language", "opened_at", "updated_at", "resolved_at", "closed_at", "reopened", "level",
    "breaches", "rating", "rated_at",
)  # fmt: skip
_SAID: Final = ("nth", "at", "message_kind", "text", "sender", "via", "quoted")
_FILE: Final = ("name", "content_type", "size", "at")
_MESSAGE: Final = ("what", "channel", "state", "due_at", "made_at", "sent_at", "reason", "tries")
_EVENT: Final = (
    "title", "event_kind", "start_at", "end_at", "zone", "recurs", "place", "notes", "state",
    "made_at",
)  # fmt: skip


def contacts(words: Words, found: TicketsOf) -> list[dict[str, Any]]:
    """As what they are known."""
    return [words.of(each, _CONTACT) for each in found.contacts]


def tickets(words: Words, found: TicketsOf) -> list[dict[str, Any]]:
    """Each with its whole thread, also what colleagues wrote of them, and what was mailed."""
    return [
        {
            **words.of(each, _TICKET),
            "thread": [words.of(m, _SAID) for m in found.threads if m.ticket == each.id],
            "files": [words.of(f, _FILE) for f in found.files if f.ticket == each.id],
            "messages": [words.of(m, _MESSAGE) for m in found.messages if m.subject == each.id],
        }
        for each in found.tickets
    ]


def events(words: Words, found: TicketsOf) -> list[dict[str, Any]]:
    """What was planned with them."""
    return [words.of(each, _EVENT) for each in found.events]

"""What is handed out of a person's bookings."""

from __future__ import annotations

from typing import Any, Final

from server.execution.said import Words
from server.store.booked_persons import BookedOf

_RESERVATION: Final = (
    "number", "definition", "service_point", "resources", "asked_staff", "start_at", "end_at",
    "state", "made_at", "source", "seats", "language", "access_needs", "price", "currency",
    "earlier", "cancelled_by", "reason", "revision", "projected_at", "told_late_at",
)  # fmt: skip
_WISH: Final = ("definition", "from_at", "to_at", "at", "seats", "language", "state")
_MESSAGE: Final = ("what", "channel", "state", "due_at", "made_at", "sent_at", "reason", "tries")
_MEETING: Final = ("provider", "room", "opens_at", "ends_at", "state")
_ACTIVITY: Final = ("at", "what", "subject_kind", "role")


def named(booked: BookedOf) -> dict[str, set[str]]:
    """The ids of what they name, by kind."""
    resources = {each for one in booked.reservations for each in one.resources}
    return {
        "definition": {each.definition for each in booked.reservations}
        | {each.definition for each in booked.wishes},
        "service_point": {each.service_point for each in booked.reservations},
        "staff": resources,
        "desk": resources,
    }


def reservations(words: Words, booked: BookedOf) -> list[dict[str, Any]]:
    """Each with what was written of it and its video room."""
    return [
        {
            **words.of(each, _RESERVATION),
            "messages": [words.of(m, _MESSAGE) for m in booked.messages if m.subject == each.id],
            "meetings": [words.of(m, _MEETING) for m in booked.meetings if m.id == each.id],
        }
        for each in booked.reservations
    ]


def lists(words: Words, booked: BookedOf) -> list[dict[str, Any]]:
    """Mails with all that they have booked."""
    of_them = (each for each in booked.messages if each.subject_kind == "person")
    return [words.of(each, _MESSAGE) for each in of_them]


def wait_list(words: Words, booked: BookedOf) -> list[dict[str, Any]]:
    """Each with what was written of it."""
    return [
        {
            **words.of(each, _WISH),
            "messages": [words.of(m, _MESSAGE) for m in booked.messages if m.subject == each.id],
        }
        for each in booked.wishes
    ]


def activities(words: Words, booked: BookedOf) -> list[dict[str, Any]]:
    """Step by step."""
    return [
        {**words.of(each, _ACTIVITY), "facts": words.facts(each.data)} for each in booked.activities
    ]

"""Whether the conditions of a rule or a policy hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from protocol.automation import Condition
from protocol.records import Contact, Ticket
from server.domain.automation.events import Event

NUMBERS: Final = frozenset({"level", "rating"})
RANKED: Final = {"low": 0, "normal": 1, "high": 2, "urgent": 3}
"""Priorities by their order, for `at_least` and `at_most`."""
MANY: Final = frozenset({"tag"})
"""Fields of which a ticket has several: `is` means that it has it."""


def hold(
    conditions: Iterable[Condition], ticket: Ticket, contact: Contact | None, event: Event | None
) -> bool:
    """Whether all of them hold; none is always."""
    return all(_holds(each, ticket, contact, event) for each in conditions)


def _holds(
    condition: Condition, ticket: Ticket, contact: Contact | None, event: Event | None
) -> bool:
    name, wanted = condition.field, condition.value
    if name == "field":
        name_of, _, wanted = wanted.partition("=")
        found = [ticket.fields.get(name_of.strip(), "")]
        wanted = wanted.strip()
    else:
        found = _values(name, ticket, contact, event)
    return _OPS[condition.op](found, wanted)


def _values(name: str, ticket: Ticket, contact: Contact | None, event: Event | None) -> list[str]:
    message = event.message if event is not None else None
    match name:
        case "tag":
            return list(ticket.tags)
        case "assignee":
            return [ticket.assignee or ""]
        case "text":
            return [message.text if message is not None else ""]
        case "metric":
            return [(event.metric or "") if event is not None else ""]
        case "contact_kind":
            return [contact.contact_kind if contact is not None else ""]
    return [str(getattr(ticket, name))]


def _same(found: list[str], wanted: str) -> bool:
    return wanted.casefold() in (each.casefold() for each in found)


def _contains(found: list[str], wanted: str) -> bool:
    return any(wanted.casefold() in each.casefold() for each in found)


def _is_set(found: list[str], _: str) -> bool:
    return any(each not in ("", "0") for each in found)


def _rank(text: str) -> float | None:
    if text in RANKED:
        return RANKED[text]
    try:
        return float(text)
    except ValueError:
        return None


def _compared(found: list[str], wanted: str, fits: Callable[[float, float], bool]) -> bool:
    limit = _rank(wanted)
    ranks = [rank for each in found if (rank := _rank(each)) is not None]
    return limit is not None and any(fits(rank, limit) for rank in ranks)


_OPS: Final[dict[str, Callable[[list[str], str], bool]]] = {
    "is": _same,
    "is_not": lambda found, wanted: not _same(found, wanted),
    "contains": _contains,
    "at_least": lambda found, wanted: _compared(found, wanted, lambda a, b: a >= b),
    "at_most": lambda found, wanted: _compared(found, wanted, lambda a, b: a <= b),
    "is_set": _is_set,
    "is_not_set": lambda found, wanted: not _is_set(found, wanted),
}

"""The custom fields of a ticket, as the house has set them up; its tags and teams."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from protocol.places import TicketField
from server.domain.floor import Floor
from server.domain.refused import Refused, refuse
from server.domain.text import visible

TAGS_MOST: Final = 20


def filled(floor: Floor, before: Mapping[str, str], told: Mapping[str, str]) -> dict[str, str]:
    """The fields with those that are told; empty text takes one away. Raises `Refused` for one that
    this house has not, and for a value that it does not take."""
    known = {field.name: field for field in floor.site.ticket_fields}
    after = dict(before)
    for name, value in told.items():
        text = visible(value)
        if not text:
            after.pop(name, None)
            continue
        field = known.get(name)
        if field is None:
            raise refuse(
                "invalid", f"Tickets here have no field {name}. Leave it out.", field="fields"
            )
        after[name] = _value(field, text)
    return after


def _value(field: TicketField, text: str) -> str:
    if field.field_kind == "number":
        plain = text.replace(",", ".", 1)
        if not _is_number(plain):
            raise _not(field, "a number, such as 12 or 3.5")
        return plain
    if field.field_kind == "date":
        try:
            return date.fromisoformat(text).isoformat()
        except ValueError:
            raise _not(field, "a date, such as 2026-11-30") from None
    if field.field_kind == "choice" and text not in field.choices:
        raise _not(field, f"one of {', '.join(field.choices)}")
    return text


def _is_number(text: str) -> bool:
    whole, _, part = text.removeprefix("-").partition(".")
    return text.isascii() and whole.isdecimal() and (not part or part.isdecimal())


def _not(field: TicketField, what: str) -> Refused:
    return refuse("invalid", f"{field.title} takes {what}. Correct it.", field="fields")


def tagged(before: Iterable[str], add: Iterable[str] = (), remove: Iterable[str] = ()) -> list[str]:
    """Tags, each once, in the order in which they came. Raises `Refused` for too many."""
    gone = {tag.casefold() for tag in remove}
    found = {tag.casefold(): tag for tag in reversed([*before, *add])}
    kept = [tag for key, tag in reversed(found.items()) if key not in gone]
    if len(kept) > TAGS_MOST:
        raise refuse(
            "invalid", f"A ticket has {TAGS_MOST} tags at most. Take one away.", field="tags"
        )
    return kept

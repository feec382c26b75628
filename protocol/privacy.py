"""What a house knows of a person: as it is handed out, and what is left when it was erased."""

from __future__ import annotations

from typing import Any

import msgspec


class FoundPerson(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="found_person"):
    """Answer to `find_person` (by phone, address, name or number): one person who fits."""

    person: str
    name: str
    phone: str
    email: str
    number: str
    """Of the last visit."""
    day: str
    here: bool
    """Whether that visit still goes on."""
    reservation: str = ""
    """The number of the reservation that begins last; empty is none."""
    reserved_at: int = 0
    """When that begins, ms."""
    to_come: bool = False
    """Whether its customer is still expected: erasing them cancels it."""


class PersonExport(
    msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="person_export"
):
    """Answer to `person_export`: everything that is known of one person, in plain words of JSON.

    `held` names what stays after erasing, and why.
    """

    person: dict[str, Any]
    visits: list[dict[str, Any]]
    """Each with its legs, spans, calls and promises."""
    reservations: list[dict[str, Any]] = []
    """Each with its messages and its video room."""
    wait_list: list[dict[str, Any]] = []
    contacts: list[dict[str, Any]] = []
    """As what the house knows them over time."""
    tickets: list[dict[str, Any]] = []
    """Each with its thread, the files that came with it, and what was mailed."""
    service_requests: list[dict[str, Any]] = []
    """What they brought to be repaired, each with all that was written of it."""
    events: list[dict[str, Any]] = []
    activities: list[dict[str, Any]] = []
    """What happened to them, step by step."""
    audit: list[dict[str, Any]]
    """What was asked by them and about them."""
    held: list[str]
    made_at: int

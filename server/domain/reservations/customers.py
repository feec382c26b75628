"""Who books: what must be told, by what a customer is known again, and who holds a time."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from protocol.commands import Customer
from protocol.record import Source
from protocol.records import Person
from server.domain.actor import Actor
from server.domain.addresses import addresses_of
from server.domain.context import Context
from server.domain.refused import refuse
from server.domain.text import named

_SOURCES: Final[dict[str, Source]] = {
    "kiosk": "kiosk",
    "staff": "staff",
    "manager": "staff",
    "admin": "staff",
}


def source(actor: Actor, browser: str) -> Source:
    """From where a reservation comes."""
    return _SOURCES.get(actor.role) or ("phone" if browser else "http")


def told(person: Person, customer: Customer, actor: Actor, country: str) -> Person:
    """The person with what was told of them. Raises `Refused` where something is missing or is no
    address: by themselves people book only where they can be written to."""
    name = named(customer.name, "customer.name")
    addresses = addresses_of(customer, country)
    if actor.is_guest and not (addresses["email_key"] or addresses["phone_key"]):
        raise refuse(
            "invalid",
            "Write a mail address or a phone number, so that we can reach you.",
            field="customer.email",
        )
    return replace(person, name=name, **addresses)


def keys(person: Person | None) -> frozenset[str]:
    """By what a customer is known again."""
    if person is None:
        return frozenset()
    return frozenset(key for key in (person.email_key, person.phone_key) if key)


def holder(context: Context, browser: str, hold: str) -> str:
    """Who has a hold: a colleague by id, others by a keyed hash of their browser. Whoever has none
    is known by the id of the hold alone, which nobody else was told."""
    actor = context.actor
    if not actor.is_guest:
        return actor.id
    if browser:
        return context.mark(f"browser:{browser}")
    if actor.reservation is not None:
        return context.mark(f"reservation:{actor.reservation}")
    return context.mark(f"hold:{hold}")

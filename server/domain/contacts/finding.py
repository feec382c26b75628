"""Whose mail address or telephone something is: a contact that is known, or a new one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol, TypeVar

from msgspec.structs import replace

from protocol.changes import Change, Put
from protocol.commands import Customer
from protocol.contacts import ContactKind
from protocol.records import Contact, Person, Record
from server.domain.addresses import addresses_of, email_key, phone_keys
from server.domain.context import Context
from server.domain.floor import Floor
from server.domain.reads import Find
from server.domain.refused import refuse
from server.domain.text import visible

R = TypeVar("R", bound=Record)


class Reading(Protocol):
    """A floor, or one as it will be."""

    def get(self, kind: type[R], ident: str | None) -> R | None:
        """One record or None."""


def find_contact_reads(customer: Customer | None) -> list[Find]:
    """What a command reads to find whose addresses these are. A telephone is given as it was
    typed: how it is kept follows from the country of the house (`addresses.phone_keys`)."""
    if customer is None:
        return []
    found = []
    if key := email_key(customer.email):
        found.append(Find("person", "email_key", (key,)))
    if customer.phone.strip():
        found.append(Find("person", "phone_key", (customer.phone,)))
    return found


def primary(floor: Reading, contact: str) -> Contact | None:
    """The contact that this one is the same as, as far as any is known."""
    found, seen = floor.get(Contact, contact), {contact}
    while found is not None and found.merged_into and found.merged_into not in seen:
        seen.add(found.merged_into)
        further = floor.get(Contact, found.merged_into)
        if further is None:
            break
        found = further
    return found


def same(floor: Floor, contact: str) -> set[str]:
    """Ids of all contacts in memory that are the same as this one, itself among them."""
    first = primary(floor, contact)
    if first is None:
        return {contact}
    found = (each for each in floor.of(Contact) if each.merged_into)
    theirs = {each.id for each in found if (of := primary(floor, each.id)) and of.id == first.id}
    return theirs | {first.id, contact}


def keys_of(customer: Customer, country: str) -> tuple[str, ...]:
    """By what a contact with these addresses is known; the mail address goes first."""
    mail = email_key(customer.email)
    return (*((mail,) if mail else ()), *phone_keys(customer.phone, country))


def found_by(floor: Floor, keys: tuple[str, ...]) -> Iterator[Contact]:
    """The contacts that have one of these addresses themselves, by the first of them first."""
    for key in keys:
        for ident in floor.booked.persons.get(key, ()):
            person = floor.get(Person, ident)
            contact = floor.get(Contact, person.contact) if person and person.contact else None
            if contact is not None and contact.person == ident:
                yield contact


def contact_of(
    floor: Floor,
    customer: Customer,
    context: Context,
    language: str,
    kind: ContactKind = "contact",
) -> tuple[Contact, Person, list[Change]]:
    """The contact with this mail address or telephone, or a new one, with the changes that make it
    so. It is the very contact that has the address: `primary` tells whom it was merged into.

    Raises `Refused` (`invalid`) for what is no address, and where nothing is told. Read
    `find_contact_reads` before.
    """
    told = told_of(customer, floor.site.country)
    contact = next(found_by(floor, keys_of(customer, floor.site.country)), None)
    person = floor.get(Person, contact.person) if contact is not None else None
    if contact is None or person is None:
        return _new(told, context, language, kind)
    after = _completed(floor, person, told, context)
    if after == person:
        return contact, person, []
    after = replace(after, version=person.version + 1)
    return contact, after, [Put(after)]


def told_of(customer: Customer, country: str) -> Person:
    """What was told, in a person without an id. Raises `Refused`."""
    name, addresses = visible(customer.name), addresses_of(customer, country)
    if not (name or any(addresses.values())):
        raise refuse(
            "invalid",
            "Write a name, a mail address or a phone number of the contact.",
            field="customer.name",
        )
    return replace(Person(id="", name=name), **addresses)


def _new(
    told: Person, context: Context, language: str, kind: ContactKind
) -> tuple[Contact, Person, list[Change]]:
    ident = context.new_id()
    person = replace(told, id=context.new_id(), contact=ident)
    made = Contact(
        id=ident,
        person=person.id,
        contact_kind=kind,
        language=language or "en",
        made_at=context.now,
    )
    return made, person, [Put(person), Put(made)]


def _completed(floor: Floor, person: Person, told: Person, context: Context) -> Person:
    """The person with what was not known. A stranger, also at a kiosk, adds no address: whoever
    knows one of somebody would else be written to in their place."""
    after = replace(person, name=person.name or told.name)
    if context.actor.is_guest or context.actor.role == "kiosk":
        return after
    if told.email_key and not person.email and not any(found_by(floor, (told.email_key,))):
        after = replace(after, email=told.email, email_key=told.email_key)
    if told.phone_key and not person.phone and not any(found_by(floor, (told.phone_key,))):
        after = replace(after, phone=told.phone, phone_key=told.phone_key)
    return after

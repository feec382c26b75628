"""Making contacts known by hand, and changing what is known of them."""

from __future__ import annotations

from typing import Any, Final

from msgspec.structs import replace

from protocol.changes import Change, Put
from protocol.commands import Customer
from protocol.contact_commands import PutContact
from protocol.outcomes import Saved
from protocol.records import Contact, Person, Staff
from server.domain.contacts.finding import found_by, keys_of, told_of
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.refused import refuse
from server.domain.text import visible

NONE: Final = Customer()


def put_contact(floor: Floor, command: PutContact, context: Context) -> Decision:
    """Make a contact known, or change one; each address is of one contact alone."""
    if command.contact is None:
        if command.customer is None:
            raise refuse(
                "invalid",
                "Write a name, a mail address or a phone number of the contact.",
                field="customer",
            )
        told = told_of(command.customer, floor.site.country)
        contact = Contact(
            id=context.new_id(),
            person=context.new_id(),
            language=command.language or floor.site.languages[0],
            made_at=context.now,
            version=0,
        )
        person = Person(id=contact.person, contact=contact.id, version=0)
    else:
        contact = known(floor, command.contact)
        found = floor.get(Person, contact.person)
        assert found is not None
        person = found
        _as_seen(contact, command.version)
        told = person
        if command.customer is not None:
            told = told_of(command.customer, floor.site.country)
    _nobody_elses(floor, contact, command.customer)
    after = replace(contact, **_given(floor, command), version=contact.version + 1)
    changes: list[Change] = [Put(after)]
    whole = _with(person, told, command, context)
    if whole != person:
        changes.insert(0, Put(replace(whole, version=person.version + 1)))
    return Decision(Saved(id=after.id, version=after.version), changes)


def known(floor: Floor, ident: str) -> Contact:
    """A contact of whom anything is known still. Raises `Refused`: `unknown_contact`."""
    found = floor.get(Contact, ident)
    person = floor.get(Person, found.person) if found is not None else None
    if found is None or person is None or person.erased_at:
        raise refuse(
            "unknown_contact", "There is no such contact. Find them again.", field="contact"
        )
    return found


def _as_seen(contact: Contact, version: int | None) -> None:
    if version is not None and version != contact.version:
        raise refuse(
            "version_mismatch",
            "The contact was changed meanwhile. Load it again.",
            field="version",
        )


def _nobody_elses(floor: Floor, contact: Contact, customer: Customer | None) -> None:
    if customer is None:
        return
    for key in keys_of(customer, floor.site.country):
        for other in found_by(floor, (key,)):
            if other.id != contact.id:
                person = floor.get(Person, other.person)
                name = person.name if person is not None and person.name else "Another contact"
                mail = "@" in key
                what = "mail address" if mail else "phone number"
                raise refuse(
                    "contact_exists",
                    f"{name} has that {what}. Open that contact, or merge both.",
                    field="customer.email" if mail else "customer.phone",
                )


def _given(floor: Floor, command: PutContact) -> dict[str, Any]:
    given: dict[str, Any] = {}
    if command.contact_kind is not None:
        given["contact_kind"] = command.contact_kind
    if command.owner is not None:
        given["owner"] = _owner(floor, command.owner)
    if command.tags is not None:
        given["tags"] = list(dict.fromkeys(tag.casefold().strip() for tag in command.tags))
    if command.language:
        given["language"] = command.language
    return given


def _owner(floor: Floor, ident: str) -> str | None:
    if not ident:
        return None
    found = floor.get(Staff, ident)
    if found is None or found.left or found.role in ("kiosk", "display"):
        raise refuse("unknown_staff", "There is no such colleague. Choose another.", field="owner")
    return found.id


def _with(person: Person, told: Person, command: PutContact, context: Context) -> Person:
    after = replace(
        person,
        name=told.name,
        phone=told.phone,
        email=told.email,
        phone_key=told.phone_key,
        email_key=told.email_key,
    )
    if command.company is not None:
        after = replace(after, company=visible(command.company))
    if command.staff_notes is not None:
        notes = visible(command.staff_notes, lines=True)
        after = replace(after, staff_notes=notes, noted_at=context.now if notes else 0)
    return after

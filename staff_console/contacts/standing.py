"""A contact as its topic tells it: what a page shows between two answers. Pure."""

from __future__ import annotations

from msgspec.structs import replace

from protocol.records import Contact, Person
from protocol.replica import Replica
from protocol.ticket_queries import FoundContact


def first_of(told: Replica, ident: str) -> Contact | None:
    """The one that this contact and all the same were merged into, as far as is told."""
    found, seen = told.get(Contact, ident), {ident}
    while found is not None and found.merged_into is not None and found.merged_into not in seen:
        seen.add(found.merged_into)
        above = told.get(Contact, found.merged_into)
        if above is None:
            break
        found = above
    return found


def is_erased(told: Replica, ident: str) -> bool:
    """Whether nothing is known of them any more."""
    contact = first_of(told, ident)
    person = told.get(Person, contact.person) if contact is not None else None
    return person is not None and bool(person.erased_at)


def as_told(told: Replica, known: FoundContact) -> FoundContact:
    """The contact as it stands now. What no topic tells is as it was known, and all of it is where
    that is newer than the topic."""
    contact = first_of(told, known.contact)
    person = told.get(Person, contact.person) if contact is not None else None
    if contact is None or person is None:
        return known
    if contact.id == known.contact and contact.version < known.version:
        return known
    names = _names(told, contact.id, known)
    return replace(
        known,
        contact=contact.id,
        contact_kind=contact.contact_kind,
        name=person.name,
        email=person.email,
        phone=person.phone,
        version=contact.version,
        company=person.company,
        owner=contact.owner,
        tags=contact.tags,
        language=contact.language,
        staff_notes=person.staff_notes,
        merged=list(names),
        merged_names=list(names.values()),
    )


def _names(told: Replica, first: str, known: FoundContact) -> dict[str, str]:
    """What those are called who were merged into it, in the order in which they are known. Who they
    are is told a moment before what they are called: they come with their names."""
    before = dict(zip(known.merged, known.merged_names, strict=False))
    others = {c.id: told.get(Person, c.person) for c in told.of(Contact) if c.id != first}
    order = [*(each for each in before if each in others), *sorted(others.keys() - before.keys())]
    called = {each: _called(others[each], before.get(each)) for each in order}
    return {each: name for each, name in called.items() if name is not None}


def _called(person: Person | None, before: str | None) -> str | None:
    return (person.name or person.email or person.phone) if person is not None else before

"""Persons of visits and reservations get the contact whose mail address or telephone they told.

In one place, where all decisions come together. What was linked stays so when time has forgotten
the addresses: it is on the contact's timeline still.
"""

from __future__ import annotations

from msgspec.structs import replace

from protocol.changes import Change, Put
from protocol.records import Contact, Person
from server.domain.floor import Floor


def linked(floor: Floor, changes: list[Change]) -> list[Change]:
    """The changes with the contacts of the persons that they hold, and of those who were known
    before the contact was; the floor is as it was before."""
    # By exact type: every change of every command comes by here.
    if not any(type(change) is Put and type(change.r) is Person for change in changes):
        return changes
    own = _own(floor, changes)
    made: list[Change] = []
    for change in changes:
        if type(change) is Put and type(change.r) is Person:
            person = change.r
            if person.id in own:
                made += _known_before(floor, person)
            else:
                change = Put(_with_contact(floor, person))
        made.append(change)
    return made


def _own(floor: Floor, changes: list[Change]) -> dict[str, str]:
    """Persons that are of a contact itself; by id, the contact."""
    found: dict[str, str] = {}
    for change in changes:
        if type(change) is not Put:
            continue
        if type(change.r) is Contact:
            found[change.r.person] = change.r.id
        elif type(change.r) is Person and change.r.contact:
            contact = floor.get(Contact, change.r.contact)
            if contact is not None and contact.person == change.r.id:
                found[change.r.id] = contact.id
    return found


def _with_contact(floor: Floor, person: Person) -> Person:
    before = floor.get(Person, person.id)
    keys = _keys(person)
    if not keys or (before is not None and person.contact and _keys(before) == keys):
        return person
    for key in keys:
        for ident in floor.booked.persons.get(key, ()):
            other = floor.get(Person, ident)
            if ident != person.id and other is not None and other.contact:
                return replace(person, contact=other.contact)
    return replace(person, contact="") if person.contact and before is not None else person


def _known_before(floor: Floor, person: Person) -> list[Change]:
    """Who told these addresses before the contact had them."""
    before = floor.get(Person, person.id)
    fresh = [key for key in _keys(person) if before is None or key not in _keys(before)]
    found: dict[str, Change] = {}
    for key in fresh:
        for ident in floor.booked.persons.get(key, ()):
            other = floor.get(Person, ident)
            if other is not None and not other.contact and ident != person.id:
                found[ident] = Put(replace(other, contact=person.contact))
    return list(found.values())


def _keys(person: Person) -> tuple[str, ...]:
    return tuple(key for key in (person.email_key, person.phone_key) if key)

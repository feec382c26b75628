"""Customers as persons: what they told, how a phone is known again, what staff note."""

from __future__ import annotations

import msgspec

from protocol.changes import Change, Put
from protocol.commands import Customer, JoinQueue, Note, TellPhone
from protocol.outcomes import Saved
from protocol.records import LIVE_STATES, Person, Undoable, Visit
from server.domain.addresses import email_key, phone_key
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.moves import as_seen, known, only_own, state_words
from server.domain.refused import refuse
from server.domain.text import visible


def joiner_marks(command: JoinQueue, context: Context, country: str = "") -> tuple[str, str]:
    """Keyed hashes of browser and phone; empty where there is none."""
    phone = phone_key(command.customer.phone, country) if command.customer else ""
    return (
        context.mark(f"browser:{command.browser}") if command.browser else "",
        context.mark(f"phone:{phone}") if phone else "",
    )


def person_of(command: JoinQueue, context: Context, country: str = "") -> Person | None:
    """The person whom a joiner has told of, or None where nothing was told."""
    told = command.customer or Customer()
    name, phone, email = map(visible, (told.name, told.phone, told.email))
    notes = visible(command.notes, lines=True)
    if not (name or phone or email or notes):
        return None
    return Person(
        id=context.new_id(),
        name=name,
        phone=phone,
        email=email,
        notes=notes,
        phone_key=phone_key(phone, country),
        email_key=email_key(email),
    )


def tell_phone(floor: Floor, command: TellPhone, context: Context) -> Decision:
    """The telephone of somebody who has a number; the one told before goes.

    It is no sign of joining twice, as one told when joining is: this browser has its own.
    """
    only_own(floor, command.entry, context)
    entry = known(floor, command.entry)
    visit = floor.get(Visit, entry.visit)
    if visit is None or entry.state not in LIVE_STATES:
        raise refuse("wrong_state", f"{entry.number} {state_words(entry)}: nobody is rung.")
    as_seen(floor, entry, command.expected)
    phone = visible(command.phone)
    key = phone_key(phone, floor.site.country)
    if not key:
        raise refuse(
            "invalid", "A phone number has five digits or more. Correct it.", field="phone"
        )
    before, changes = _person(floor, visit, context)
    after = msgspec.structs.replace(before, phone=phone, phone_key=key, version=before.version + 1)
    return Decision(Saved(id=after.id, version=after.version), [Put(after), *changes])


def _person(floor: Floor, visit: Visit, context: Context) -> tuple[Person, list[Change]]:
    """The person of a visit; where there is none yet, a new one, and the change that names them."""
    before = floor.get(Person, visit.person)
    if before is not None:
        return before, []
    made = Person(id=context.new_id(), version=0)
    return made, [Put(msgspec.structs.replace(visit, person=made.id))]


def note(floor: Floor, command: Note, context: Context) -> Decision:
    """What staff note of a customer; for a while after the visit's end too."""
    visit = floor.get(Visit, command.visit)
    if visit is None or not _at_hand(floor, visit):
        raise refuse(
            "unknown_visit", "There is no such visit, or it has ended long ago.", field="visit"
        )
    before = floor.get(Person, visit.person)
    if command.expected is not None and command.expected != (before.version if before else 0):
        raise refuse(
            "version_mismatch",
            f"Somebody noted something of {visit.number} meanwhile. Read it and note yours again.",
            field="text",
        )
    before, changes = _person(floor, visit, context)
    text = visible(command.text, lines=True)
    after = msgspec.structs.replace(
        before, staff_notes=text, noted_at=context.now, version=before.version + 1
    )
    return Decision(Saved(id=after.id, version=after.version), [Put(after), *changes])


def _at_hand(floor: Floor, visit: Visit) -> bool:
    undoable = any(step.before.visit == visit.id for step in floor.of(Undoable))
    return visit.id in floor.live or undoable

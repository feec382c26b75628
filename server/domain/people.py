"""Customers as persons: what they told, how a phone is known again, what staff note."""

from __future__ import annotations

import msgspec

from protocol.changes import Change, Put
from protocol.commands import Customer, JoinQueue, Note
from protocol.outcomes import Saved
from protocol.records import Person, Undoable, Visit
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.refused import refuse
from server.domain.text import visible


def normalised_phone(phone: str) -> str:
    """ASCII digits with a leading plus if there was one, or a leading 00.

    Empty when it holds fewer than five digits.
    """
    digits = "".join(str(int(sign)) for sign in phone if sign.isdecimal())
    if len(digits) < 5:
        return ""
    if digits.startswith("00"):
        return f"+{digits[2:]}"
    return f"+{digits}" if "+" in phone else digits


def joiner_marks(command: JoinQueue, context: Context) -> tuple[str, str]:
    """Keyed hashes of browser and phone; empty where there is none."""
    phone = normalised_phone(command.customer.phone) if command.customer else ""
    return (
        context.mark(f"browser:{command.browser}") if command.browser else "",
        context.mark(f"phone:{phone}") if phone else "",
    )


def person_of(command: JoinQueue, context: Context) -> Person | None:
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
        phone_key=normalised_phone(phone),
    )


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
    changes: list[Change] = []
    if before is None:
        before = Person(id=context.new_id(), version=0)
        changes.append(Put(msgspec.structs.replace(visit, person=before.id)))
    text = visible(command.text, lines=True)
    after = msgspec.structs.replace(
        before, staff_notes=text, noted_at=context.now, version=before.version + 1
    )
    return Decision(Saved(id=after.id, version=after.version), [Put(after), *changes])


def _at_hand(floor: Floor, visit: Visit) -> bool:
    undoable = any(step.before.visit == visit.id for step in floor.of(Undoable))
    return visit.id in floor.live or undoable

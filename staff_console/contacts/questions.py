"""What is asked before a contact is made, merged or erased: questions as values. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from protocol.contact_commands import PutContact
from protocol.queue_commands import Customer
from protocol.ticket_queries import FoundContact
from staff_console.administration.question import Question
from staff_console.contacts.fields import KINDS
from staff_console.sheets.form import Field, Option, Values, picked
from staff_console.speech import tr
from staff_console.words import isolated

FEW: Final = 6
"""So many who were found are offered; more letters find the others."""
ROOM: Final = 56


def called(contact: FoundContact) -> str:
    """By what somebody is known."""
    return contact.name or contact.email or contact.phone or tr("A contact without a name")


def reached(contact: FoundContact) -> str:
    """Where they work and by what they are reached."""
    parts = (contact.company, contact.email, contact.phone)
    return ", ".join(part for part in parts if part and part != called(contact))


def new_contact(begun: str, refused: str, values: Values) -> Question:
    """Somebody new; `begun` is what was searched for in vain."""
    usual = _guess(begun)
    kinds = tuple(Option(key, name()) for key, name in KINDS.items())
    fields = (
        Field("name", tr("Name"), "text", values.get("name", usual.name), most=120),
        Field("email", tr("Mail address"), "text", values.get("email", usual.email)),
        Field("phone", tr("Phone"), "text", values.get("phone", usual.phone), most=40),
        Field("company", tr("Company"), "text", values.get("company", ""), most=80),
        Field("contact_kind", tr("Kind"), "one", picked(values, "contact_kind", kinds), kinds),
    )
    said = {field.name: field.value.strip() for field in fields}
    told = said["name"] or said["email"] or said["phone"]
    why = "" if told else tr("Write a name, a mail address or a phone number.")
    text = refused or tr("Each mail address and each phone belongs to one contact alone.")
    return Question("contact-new", tr("New contact"), text, tr("Save"), fields, not why, why)


def put_new(begun: str, values: Values) -> PutContact:
    """What makes them known."""
    said = {f.name: f.value.strip() for f in new_contact(begun, "", values).fields}
    return PutContact(
        customer=Customer(name=said["name"], email=said["email"], phone=said["phone"]),
        company=said["company"] or None,
        contact_kind=said["contact_kind"],  # type: ignore[arg-type]
    )


def _guess(begun: str) -> Customer:
    """What was searched for is mostly one of the three."""
    text = " ".join(begun.split())
    if "@" in text:
        return Customer(email=text)
    if text and not any(sign.isalpha() for sign in text):
        return Customer(phone=text)
    return Customer(name=text)


def merge_question(
    stays: FoundContact, found: Sequence[FoundContact], sought: str, note: str, values: Values
) -> Question:
    """Who else that is: found by a search; then both are told one below the other."""
    others = [each for each in found if each.contact != stays.contact][:FEW]
    options = tuple(Option(each.contact, called(each), _brief(each)) for each in others)
    other = picked(values, "other", options)
    both = next((each for each in others if each.contact == other), None)
    fields = [Field("text", tr("Who else is it? Name, mail address or phone"), "text", sought)]
    if both is not None:
        fields.append(Field("other", tr("Found"), "one", other, options))
        stay = (Option("here", called(stays), _brief(stays)),
                Option("there", called(both), _brief(both)))  # fmt: skip
        fields.append(
            Field("stays", tr("Whose name and notes stand first"), "one",
                  picked(values, "stays", stay), stay)
        )  # fmt: skip
    text = tr(
        "Tickets, visits, bookings and events of both are told as one. Each keeps its own "
        "addresses, and it can be taken back at any time."
    )
    if both is not None:
        text = "\n".join((text, "", _beside(stays), _beside(both)))
    why = "" if both is not None else note or tr("Search for the other one.")
    title = tr("{name} is the same as …").format(name=isolated(called(stays)))
    return Question(
        "contact-merge", title, text, tr("They are the same"), tuple(fields), both is not None, why
    )


def _brief(contact: FoundContact) -> str:
    """One of the ways to reach them, as far as there is room beside the name."""
    said = next((e for e in (contact.email, contact.phone) if e and e != called(contact)), "")
    room = max(8, ROOM - len(called(contact)))
    return said if len(said) <= room else f"{said[: room - 1]}…"


def _beside(contact: FoundContact) -> str:
    """All of them in a line, to be compared."""
    open_ = tr("open tickets: {count}").format(count=contact.open_tickets)
    parts = (reached(contact), ", ".join(contact.tags), open_ if contact.open_tickets else "")
    said = "; ".join(part for part in parts if part) or tr("nothing else is known")
    return tr("{name}: {known}").format(name=isolated(called(contact)), known=said)


def apart_question(contact: FoundContact, values: Values) -> Question:
    """Which of the merged is somebody else after all."""
    options = tuple(
        Option(ident, name or tr("A contact without a name"))
        for ident, name in zip(contact.merged, contact.merged_names, strict=False)
    )
    field = Field("other", tr("Who is somebody else?"), "pick", picked(values, "other", options),
                  options)  # fmt: skip
    text = tr("What came by their own addresses is told on their own page again.")
    return Question("contact-apart", tr("Take them apart"), text, tr("Take them apart"), (field,))


def erase_question(contact: FoundContact) -> Question:
    """Whether somebody is really to be forgotten."""
    name = isolated(called(contact))
    text = tr(
        "Name, addresses and notes of {name} are erased, with all that was written in their "
        "tickets and events. What they have booked is cancelled. This cannot be taken back."
    )
    if contact.merged:
        text += " " + tr("All who were merged with them are erased too: {count}.").format(
            count=len(contact.merged)
        )
    return Question(
        "contact-erase", tr("Erase {name}?").format(name=name), text.format(name=name),
        tr("Erase for good"),
    )  # fmt: skip

"""What is known of a contact and can be changed where it stands: a table of fields. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from client.languages import LANGUAGES
from protocol.contact_commands import PutContact
from protocol.contacts import ContactKind
from protocol.queue_commands import Customer
from protocol.records import Staff
from protocol.ticket_queries import FoundContact
from staff_console.contacts.screen import FieldFace, State
from staff_console.languages import language_name
from staff_console.sheets.form import Option
from staff_console.speech import tr
from staff_console.tickets.forms import split_tags

KINDS: Final[dict[ContactKind, Callable[[], str]]] = {
    "contact": lambda: tr("Contact"),
    "lead": lambda: tr("Lead"),
    "merchant": lambda: tr("Merchant"),
}
_CUSTOMER: Final = ("name", "email", "phone")
"""These are told together: each alone would take the others away."""


@dataclass(frozen=True)
class Known:
    """A field: its label, how it reads from a contact, and by what it is changed."""

    label: Callable[[], str]
    value: Callable[[FoundContact], str]
    given: Callable[[str], Any] = str.strip
    most: int = 200


FIELDS: Final[dict[str, Known]] = {
    "name": Known(lambda: tr("Name"), lambda c: c.name, most=120),
    "email": Known(lambda: tr("Mail address"), lambda c: c.email),
    "phone": Known(lambda: tr("Phone"), lambda c: c.phone, most=40),
    "company": Known(lambda: tr("Company"), lambda c: c.company, most=80),
    "contact_kind": Known(lambda: tr("Kind"), lambda c: c.contact_kind),
    "language": Known(lambda: tr("Language"), lambda c: c.language),
    "owner": Known(lambda: tr("Looked after by"), lambda c: c.owner or ""),
    "tags": Known(lambda: tr("Tags"), lambda c: ", ".join(c.tags), split_tags, 400),
    "staff_notes": Known(lambda: tr("Notes for colleagues"), lambda c: c.staff_notes, most=2_000),
}


def faces(
    contact: FoundContact, typed: Mapping[str, str], states: Mapping[str, State],
    colleagues: Sequence[Staff], me: str,
) -> tuple[FieldFace, ...]:  # fmt: skip
    """All fields as they stand, with what was typed and is not confirmed."""
    said: dict[State, str] = {
        "typed": tr("not saved"),
        "sent": tr("sent"),
        "refused": tr("not taken"),
    }
    options = {
        "contact_kind": tuple(Option(key, name()) for key, name in KINDS.items()),
        "language": _languages(contact.language),
        "owner": (
            Option("", tr("nobody")),
            *(Option(each.id, tr("{name} (you)").format(name=each.name) if each.id == me
                     else each.name) for each in colleagues),
        ),
    }  # fmt: skip
    return tuple(
        FieldFace(
            name,
            known.label(),
            typed.get(name, known.value(contact)),
            options.get(name, ()),
            states.get(name, ""),
            said.get(states.get(name, ""), ""),
            known.most,
        )
        for name, known in FIELDS.items()
    )


def _languages(own: str) -> tuple[Option, ...]:
    codes = dict.fromkeys([*LANGUAGES, own])
    return tuple(Option(code, language_name(code)) for code in codes)


def is_same(contact: FoundContact, name: str, text: str) -> bool:
    """Whether it says what is known already."""
    known = FIELDS[name]
    return bool(known.given(text) == known.given(known.value(contact)))


def change(contact: FoundContact, name: str, text: str) -> PutContact:
    """What changes a field."""
    given: dict[str, Any] = {name: FIELDS[name].given(text)}
    if name in _CUSTOMER:
        now = {each: FIELDS[each].value(contact) for each in _CUSTOMER}
        given = {"customer": Customer(**{**now, **given})}
    return PutContact(contact=contact.contact, version=contact.version, **given)

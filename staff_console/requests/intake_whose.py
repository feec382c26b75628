"""Whose it is that is taken in: found among contacts, or somebody new. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from protocol.queue_commands import Customer
from protocol.records import Site
from protocol.request_queries import FoundRequest
from protocol.ticket_queries import FoundContact
from staff_console.languages import language_name
from staff_console.requests.intake_items import PhotoFace
from staff_console.requests.known import Known
from staff_console.sheets.form import Field, Option, Values, sought
from staff_console.speech import tr
from staff_console.words import isolated

NEW: Final = "new"
_ADDRESS: Final = ("name", "phone", "email")


@dataclass(frozen=True)
class About:
    """What the sheet knows besides what was typed."""

    known: Known
    now: int
    connected: bool = True
    number: str = ""
    """Under which its customer is served at my desk …"""
    visit: str = ""
    """… in this stay; empty where nobody is."""
    mine: str = ""
    """The service point at which I work, where I am at a desk."""
    found: tuple[FoundContact, ...] | None = None
    """Who fits what was typed; None until that is answered."""
    fault: str = ""
    """Why nobody could be looked for."""
    past: tuple[FoundRequest, ...] = ()
    """The earlier requests of the contact who is chosen."""
    promises: Mapping[str, int | None] = field(default_factory=dict)
    """What is promised by the terms (ms), by the id of the service point."""
    photos: Mapping[str, tuple[PhotoFace, ...]] = field(default_factory=dict)
    """By the name of their field."""
    refused: str = ""
    """Why it was not taken, where it was sent already."""
    kept: bool = False
    """Whether it was typed before, and the sheet was closed meanwhile."""
    again: bool = False
    """The same, although more has been typed since."""


def contact_chosen(about: About, values: Values) -> FoundContact | None:
    """The contact who is chosen; the only one who was found is, of several one must be."""
    key = sought(values.get("customer", ""))[1]
    found = about.found or ()
    if not key and len(found) == 1:
        return found[0]
    return next((each for each in found if each.contact == key), None)


def is_new(about: About, values: Values) -> bool:
    """Whether it is somebody whom the house does not know yet."""
    typed, key = sought(values.get("customer", ""))
    return bool(typed.strip()) and (key == NEW or (not key and about.found == ()))


def customer_typed(values: Values) -> Customer:
    """Who it is of, as it is told to the server."""
    return Customer(**{name: text.strip() for name, text in _typed(values).items()})


def _typed(values: Values) -> dict[str, str]:
    """Name and address letter by letter: what was looked for is taken over."""
    typed = sought(values.get("customer", ""))[0].strip()
    digits = sum(sign.isdigit() for sign in typed)
    guess = "email" if "@" in typed else "phone" if digits >= 5 else "name"
    return {name: values.get(name, typed if name == guess else "") for name in _ADDRESS}


def whose_field(about: About, values: Values) -> Field:
    """Who is looked for, and who was found."""
    typed, key = sought(values.get("customer", ""))
    options = [
        Option(each.contact, each.name or each.email or each.phone,
               ", ".join(part for part in (each.phone, each.email) if part and each.name))
        for each in about.found or ()
    ]  # fmt: skip
    if about.found is not None and typed.strip():
        options.append(Option(NEW, tr("New customer: {name}").format(name=isolated(typed.strip()))))
    contact = contact_chosen(about, values)
    chosen = contact.contact if contact is not None else NEW if is_new(about, values) else key
    return Field("customer", tr("Customer"), "find", f"{typed}\n{chosen}", tuple(options),
                 tr("Name, phone or mail address"))  # fmt: skip


def newcomer(about: About, values: Values) -> list[Field]:
    """What is asked of somebody new."""
    # With the space at its end: whoever types goes on after it.
    typed = _typed(values)
    fields = [
        Field("name", tr("Name"), "text", typed["name"], most=60),
        Field("phone", tr("Phone"), "text", typed["phone"], most=40, beside=True),
        Field("email", tr("Mail address"), "text", typed["email"], most=200, beside=True),
    ]
    site = next(about.known.staff.of(Site), None)
    codes = list(site.languages) if site is not None else []
    if len(codes) > 1:
        options = tuple(Option(code, language_name(code)) for code in codes)
        chosen = values.get("language", "") or codes[0]
        fields.append(Field("language", tr("Language"), "one", chosen, options))
    return fields


def nobody(about: About, values: Values) -> str:
    """What is missing before it is known whose it is."""
    typed = sought(values.get("customer", ""))[0].strip()
    if contact_chosen(about, values) is not None:
        return ""
    if not typed:
        return tr("Whose is it?")
    if not is_new(about, values):
        return tr("Looking …") if about.found is None else tr("Which of them? Arrows choose.")
    who = customer_typed(values)
    return "" if who.name or who.phone or who.email else tr("Whose is it?")

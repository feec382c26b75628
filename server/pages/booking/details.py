"""Who books, as it was written into the form, and what is wrong with it. Pure."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from protocol.commands import Book, Customer, JoinWaitList
from protocol.ids import is_id
from server.domain.addresses import email_key
from server.pages.fields import is_phone, read_phone, text

NAME_AT_MOST: Final = 120
EMAIL_AT_MOST: Final = 200
NOTES_AT_MOST: Final = 500
_COMMANDS: Final = uuid.UUID("0c4e54b5-52a9-5d0c-8c3b-0e7a1f3b9d46")


@dataclass(frozen=True)
class Details:
    """The fields as they are shown again; `key` makes a doubled post one booking."""

    key: str
    name: str = ""
    email: str = ""
    phone: str = ""
    notes: str = ""
    earlier: bool = False

    @property
    def command_id(self) -> str:
        """The id of the command, from which the key cannot be told."""
        return str(uuid.uuid5(_COMMANDS, self.key))

    @property
    def customer(self) -> Customer:
        """Whom they tell of."""
        return Customer(name=self.name, phone=self.phone, email=self.email)


@dataclass(frozen=True)
class Wrong:
    """What is wrong with a field, as a key of the words; empty where nothing is."""

    name: str = ""
    email: str = ""
    phone: str = ""
    notes: str = ""

    def __bool__(self) -> bool:
        return bool(self.name or self.email or self.phone or self.notes)


@dataclass(frozen=True)
class Chosen:
    """What is to be booked: when, for how many, with whom if that was chosen, and by which hold."""

    definition: str
    start_at: int
    seats: int = 1
    staff: str | None = None
    hold: str | None = None


def read_details(fields: Mapping[str, object], new_key: str) -> Details:
    """The form as it came. A key that is none is replaced, so that it harms nobody."""
    key = text(fields, "key")
    return Details(
        key=key if is_id(key) else new_key,
        name=text(fields, "name"),
        email=text(fields, "email"),
        phone=read_phone(fields),
        notes=text(fields, "notes", lines=True),
        earlier=bool(text(fields, "earlier")),
    )


def wrong_with(form: Details) -> Wrong:
    """What keeps a form from being sent: a name is needed, and a mail address or a telephone."""
    email, phone = "", ""
    if form.email and (len(form.email) > EMAIL_AT_MOST or not email_key(form.email)):
        email = "details.email_bad"
    elif not form.email and not form.phone:
        email = "details.reach"
    if not is_phone(form.phone):
        phone = "join.phone_bad"
    name = "" if form.name else "details.name_missing"
    return Wrong(
        name="join.name_long" if len(form.name) > NAME_AT_MOST else name,
        email=email,
        phone=phone,
        notes="details.notes_long" if len(form.notes) > NOTES_AT_MOST else "",
    )


def booking(form: Details, chosen: Chosen, language: str, browser: str) -> Book:
    """The command of a form in which nothing is wrong."""
    return Book(
        definition=chosen.definition,
        start_at=chosen.start_at,
        seats=chosen.seats,
        staff=chosen.staff,
        hold=chosen.hold,
        customer=form.customer,
        notes=form.notes,
        earlier=form.earlier,
        language=language,
        browser=browser,
    )


def waiting(
    form: Details, definition: str, span: tuple[int, int], seats: int, language: str, browser: str
) -> JoinWaitList:
    """The wish for a time that begins within a span (ms), of a form in which nothing is wrong."""
    from_at, to_at = span
    return JoinWaitList(
        definition=definition,
        from_at=from_at,
        to_at=to_at,
        seats=seats,
        customer=form.customer,
        language=language,
        browser=browser,
    )

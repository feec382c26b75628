"""Bodies and answers of the routes of contacts."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from msgspec import Meta

from protocol.contact_commands import PutContact
from protocol.contacts import ContactKind
from protocol.queue_commands import Customer
from protocol.records import Activity
from server.http.happened import facts
from server.http.queue_shapes import AnId, CustomerBody, Spoken, Version
from server.http.shapes import Body, Shape, instant
from server.http.tickets.naming import ident, ident_or_none
from server.http.tickets.values import Tags

_Company = Annotated[str, Meta(max_length=120)]
_Notes = Annotated[str, Meta(max_length=2_000, description="Of staff, for staff.")]


class NewContactBody(Body, frozen=True):
    """Somebody whom the house has to do with."""

    customer: CustomerBody
    company: _Company = ""
    kind: ContactKind = "contact"
    owner: Annotated[AnId | None, Meta(description="The colleague who looks after them.")] = None
    tags: Tags = []
    staff_notes: _Notes = ""
    language: Spoken = ""

    def command(self) -> PutContact:
        """The command. Raises `Problematic`."""
        told = self.customer
        return PutContact(
            customer=Customer(told.name, told.phone, told.email),
            company=self.company,
            contact_kind=self.kind,
            owner=ident_or_none(self.owner, "unknown_staff", "owner"),
            tags=self.tags,
            staff_notes=self.staff_notes,
            language=self.language,
        )


class ContactBody(Body, frozen=True):
    """A contact and what is to be otherwise."""

    id: AnId
    version: Version | None = None
    customer: CustomerBody | None = None
    company: _Company | None = None
    kind: ContactKind | None = None
    owner: Annotated[str, Meta(max_length=64, description="Empty takes it away.")] | None = None
    tags: Tags | None = None
    staff_notes: _Notes | None = None
    language: Spoken | None = None

    def command(self) -> PutContact:
        """The command. Raises `Problematic`."""
        told = self.customer
        if self.owner:
            ident(self.owner, "unknown_staff", "owner")
        return PutContact(
            contact=ident(self.id, "unknown_contact"),
            version=self.version,
            customer=Customer(told.name, told.phone, told.email) if told else None,
            company=self.company,
            contact_kind=self.kind,
            owner=self.owner,
            tags=self.tags,
            staff_notes=self.staff_notes,
            language=self.language,
        )


class MergeBody(Body, frozen=True):
    """Two contacts that are the same."""

    contact: Annotated[AnId, Meta(description="The one that goes on.")]
    other: Annotated[AnId, Meta(description="The one that is the same as it.")]


class UnmergeBody(Body, frozen=True):
    """A contact that is not the same after all."""

    contact: AnId


class ContactAnswer(Shape, frozen=True):
    """A contact, and what is known of it."""

    id: str
    kind: ContactKind
    name: str
    email: str
    phone: str
    company: str
    owner: str | None
    tags: list[str]
    language: str
    staff_notes: str
    made_at: datetime
    merged: Annotated[list[str], Meta(description="Ids of contacts that are the same.")]
    open_tickets: int
    version: int


class ContactList(Shape, frozen=True):
    """Contacts in the order in which they were made, in pages; or the 50 that fit best."""

    items: list[ContactAnswer]
    next: Annotated[str | None, Meta(description="Cursor of the next page, if there is one.")]


class PastShape(Shape, frozen=True):
    """One thing that happened."""

    id: str
    at: datetime
    what: Annotated[str, Meta(examples=["ticket_replied"])]
    subject_kind: Annotated[str, Meta(examples=["ticket"])]
    subject: Annotated[str, Meta(description="Its id …")]
    said: Annotated[str, Meta(description="… and what it is called.", examples=["T-20437"])]
    actor: str
    cause: str
    batch: str
    data: dict[str, Any]

    @classmethod
    def of(cls, each: Activity, said: str) -> PastShape:
        """The same in JSON; `said` is what its subject is called."""
        return cls(
            id=each.id,
            at=instant(each.at),
            what=each.what,
            subject_kind=each.subject_kind,
            subject=each.subject,
            said=said or str(each.data.get("number", "")),
            actor=each.actor,
            cause=each.cause,
            batch=each.batch,
            data=facts(each.data),
        )


class Timeline(Shape, frozen=True):
    """What happened to a contact, newest first, in pages."""

    items: list[PastShape]
    next: Annotated[str | None, Meta(description="Cursor of the next page, if there is one.")]

"""Body and answer of `/admin/site`."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from protocol.commands import UpdateSite
from protocol.records import Language
from server.http.desk.field_shapes import TicketFieldShape, fields_of
from server.http.queue_shapes import Version
from server.http.setting_shapes import DayClock, Name, Names, SpanShape, minute
from server.http.shapes import Body, Shape


class SiteAnswer(Shape, frozen=True):
    """The hall."""

    id: str
    version: int
    name: str
    zone: str
    roll_hour: int
    message: str
    public_url: str
    day: Annotated[str, Meta(description="The business day.", examples=["2026-11-24"])]
    address_checked: Annotated[
        bool,
        Meta(description="Whether a phone has opened the public address: codes show only then."),
    ]
    check_link: Annotated[
        str | None,
        Meta(description="To be opened on a phone, to check the address; `null` without one."),
    ]
    names: Names
    messages: Names
    languages: Annotated[list[str], Meta(description="The first is the house's own.")]
    spoken: Annotated[
        list[str], Meta(description="In which walls say calls besides the house's own.")
    ]
    quiet: Annotated[
        SpanShape | None, Meta(description="Between these walls show calls without a sound.")
    ]
    keep_contact_hours: Annotated[
        int, Meta(description="So long after a visit name, telephone and address are known.")
    ]
    keep_notes_days: Annotated[int, Meta(description="So long after a visit notes are kept.")]
    country: Annotated[
        str,
        Meta(description="Whose public holidays count, and whose paper is used; empty: none, A4."),
    ]
    region: Annotated[str, Meta(description="The part of it with holidays of its own.")]
    support: Annotated[bool, Meta(description="Whether customers may open tickets themselves.")]
    support_email: Annotated[str, Meta(description="Where customers write to.")]
    close_days: Annotated[
        int, Meta(description="So long after it is resolved a ticket closes; 0: never by itself.")
    ]
    keep_tickets_days: Annotated[
        int, Meta(description="So long after its end a ticket keeps its texts.")
    ]
    ticket_fields: Annotated[list[TicketFieldShape], Meta(description="Of this house's own.")]


class SiteBody(Body, frozen=True):
    """The fields of the hall to change, and the version that you saw."""

    version: Version
    name: Name | None = None
    zone: Annotated[str, Meta(max_length=64, examples=["Europe/Oslo"])] | None = None
    message: Annotated[str, Meta(max_length=200)] | None = None
    public_url: Annotated[str, Meta(max_length=200)] | None = None
    names: Names | None = None
    messages: Names | None = None
    languages: (
        Annotated[list[Language], Meta(min_length=1, max_length=12, examples=[["en", "es"]])] | None
    ) = None
    spoken: (
        Annotated[
            list[Language],
            Meta(
                max_length=4,
                description="In which walls say calls besides the house's own, to whoever speaks "
                "it.",
            ),
        ]
        | None
    ) = None
    quiet: (
        Annotated[
            list[DayClock],
            Meta(
                max_length=2,
                description="From and to when walls are silent; empty: never.",
                examples=[["20:00", "07:30"]],
            ),
        ]
        | None
    ) = None
    keep_contact_hours: (
        Annotated[
            int,
            Meta(
                ge=1,
                le=24 * 366,
                description="So long after a visit name, telephone and address are known. The "
                "history of customers reaches back as far.",
            ),
        ]
        | None
    ) = None
    keep_notes_days: (
        Annotated[int, Meta(ge=1, le=3_660, description="So long after a visit notes are kept.")]
        | None
    ) = None
    country: (
        Annotated[
            str,
            Meta(
                pattern="^([A-Z]{2})?$",
                description="Two letters of the country whose public holidays count and whose "
                "paper is used; empty: none, and A4.",
                examples=["DE"],
            ),
        ]
        | None
    ) = None
    region: (
        Annotated[
            str,
            Meta(
                pattern="^[A-Z0-9]{0,6}$",
                description="The part of it with holidays of its own; may be empty.",
                examples=["BE"],
            ),
        ]
        | None
    ) = None

    support: Annotated[
        bool | None, Meta(description="Whether customers may open tickets themselves.")
    ] = None
    support_email: (
        Annotated[
            str,
            Meta(max_length=200, description="Where they write to.", examples=["help@example.org"]),
        ]
        | None
    ) = None
    close_days: (
        Annotated[int, Meta(ge=0, le=366, description="0: no ticket closes by itself.")] | None
    ) = None
    keep_tickets_days: Annotated[int, Meta(ge=30, le=3_660)] | None = None
    ticket_fields: (
        Annotated[list[TicketFieldShape], Meta(max_length=40, description="All of them.")] | None
    ) = None

    def command(self) -> UpdateSite:
        """What it asks for."""
        return UpdateSite(
            version=self.version,
            name=self.name,
            zone=self.zone,
            message=self.message,
            public_url=self.public_url,
            names=self.names,
            messages=self.messages,
            languages=self.languages,
            spoken=self.spoken,
            quiet=None if self.quiet is None else [minute(each) for each in self.quiet],
            keep_contact_h=self.keep_contact_hours,
            keep_notes_d=self.keep_notes_days,
            country=self.country,
            region=self.region,
            support=self.support,
            support_email=self.support_email,
            close_days=self.close_days,
            keep_tickets_d=self.keep_tickets_days,
            ticket_fields=fields_of(self.ticket_fields),
        )

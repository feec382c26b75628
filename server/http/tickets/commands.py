"""From the bodies of requests to commands."""

from __future__ import annotations

from protocol.queue_commands import Customer
from protocol.ticket_commands import OpenTicket, TicketChange
from protocol.tickets import TicketChannel
from server.http.problems import reject
from server.http.tickets.bodies import CreateBody, CreateTicketBody, OwnCreateBody
from server.http.tickets.naming import ident, ident_or_none, idents
from server.http.tickets.values import ChangeBody


def of_new(data: CreateBody | CreateTicketBody) -> OpenTicket:
    """A ticket that colleagues open. Raises `Problematic`."""
    contact = customer = None
    if isinstance(data, CreateBody):
        contact = ident(data.contact, "unknown_contact", "contact")
    else:
        told = data.customer
        customer = Customer(told.name, told.phone, told.email)
    return OpenTicket(
        subject=data.subject,
        text=data.text,
        contact=contact,
        customer=customer,
        priority=data.priority,
        assignee=ident_or_none(data.assignee or None, "unknown_staff", "assignee"),
        team=data.team,
        tags=data.tags,
        fields=data.fields,
        from_staff=data.from_staff,
        attachments=files(data.attachments),
        visit=ident_or_none(data.visit, "unknown_visit", "visit"),
        reservation=ident_or_none(data.reservation, "unknown_reservation", "reservation"),
        channel="http",
        language=data.language,
    )


def of_own(data: OwnCreateBody, email: str, channel: TicketChannel = "http") -> OpenTicket:
    """A ticket that a customer opens. Raises `Problematic`."""
    return OpenTicket(
        subject=data.subject,
        text=data.text,
        customer=Customer(data.name, "", email),
        attachments=files(data.attachments),
        channel=channel,
        language=data.language,
    )


def of_change(data: ChangeBody, within: str = "") -> TicketChange:
    """What is to be otherwise; `within` is the field in which it stands. Raises `Problematic`."""
    if data.tags is not None and (data.add_tags or data.remove_tags):
        reject("invalid", "tags: all of them, or addTags and removeTags.", f"{within}tags")
    if data.assignee:
        ident(data.assignee, "unknown_staff", f"{within}assignee")
    if data.watchers:
        idents(data.watchers, "unknown_staff", f"{within}watchers")
    return TicketChange(
        subject=data.subject,
        status=data.status,
        pause=data.pause,
        priority=data.priority,
        assignee=data.assignee,
        team=data.team,
        tags=data.tags,
        add_tags=data.add_tags,
        remove_tags=data.remove_tags,
        fields=data.fields,
        watchers=data.watchers,
        contact=ident_or_none(data.contact, "unknown_contact", f"{within}contact"),
    )


def files(told: list[str]) -> list[str]:
    """Ids of files. Raises `Problematic`."""
    return idents(told, "unknown_attachment", "attachments")

"""What the ticket desk of a site is set to: the address that customers write to, custom fields."""

from __future__ import annotations

from protocol.commands import UpdateSite
from protocol.places import TicketField
from server.domain.addresses import email_key
from server.domain.refused import refuse


def check_desk(command: UpdateSite) -> None:
    """The settings of the ticket desk that a command gives. Raises `Refused`."""
    address = (command.support_email or "").strip()
    if address and not email_key(address):
        raise refuse(
            "invalid",
            f"{address} is no mail address. Write it as support@example.",
            field="supportEmail",
        )
    if command.ticket_fields is not None:
        _check_fields(command.ticket_fields)


def _check_fields(fields: list[TicketField]) -> None:
    names = [field.name for field in fields]
    for field in fields:
        if names.count(field.name) > 1:
            raise refuse(
                "invalid", f"The field {field.name} is there twice. Keep one.", field="ticketFields"
            )
        if (field.field_kind == "choice") != bool(field.choices):
            raise refuse(
                "invalid",
                f"{field.title} needs choices if it is one of a choice, and none otherwise.",
                field="ticketFields",
            )

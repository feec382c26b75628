"""Writing into the thread of a ticket: a message, and what the ticket is once it is there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final
from urllib.parse import urlsplit

from msgspec.structs import replace

from protocol.records import Site, Ticket, TicketMessage
from protocol.tickets import PUBLIC_KINDS, WORKED_ON, MessageKind
from server.domain.context import Context

_OWN: Final = re.compile(r"<(?:ticket\.)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.[^<>@]*@")
ANSWERS: Final[frozenset[MessageKind]] = frozenset({"reply", "auto"})
"""What the house writes to a customer, each with a Message-ID of its own."""


def message_id(ticket: str, nth: int) -> str:
    """The id of a message of a thread."""
    return f"{ticket}.{nth}"


def host(site: Site) -> str:
    """What stands behind the `@` of our Message-IDs."""
    _, _, domain = site.support_email.rpartition("@")
    return domain or urlsplit(site.public_url).hostname or "now-serving.invalid"


def ticket_named(mail_id: str) -> str | None:
    """The id of the ticket that a Message-ID of ours is about; None for one of somebody else."""
    found = _OWN.match(mail_id.strip())
    return found[1] if found else None


def written(
    ticket: Ticket,
    message_kind: MessageKind,
    text: str,
    author: str,
    context: Context,
    *,
    site: Site | None = None,
    attachments: Sequence[str] = (),
    mail_id: str = "",
    **fields: Any,
) -> tuple[Ticket, TicketMessage]:
    """The ticket with one more message, and that message. The ticket's version is raised once; its
    status stays. `author`: a colleague's id, empty for the customer. With `site`, what the house
    writes to a customer gets a Message-ID. `fields`: more of the message.
    """
    nth = ticket.messages + 1
    ident = message_id(ticket.id, nth)
    if not mail_id and site is not None and message_kind in ANSWERS:
        mail_id = f"<ticket.{ident}@{host(site)}>"
    message = TicketMessage(
        id=ident,
        ticket=ticket.id,
        nth=nth,
        at=context.now,
        message_kind=message_kind,
        text=text,
        author=author,
        attachments=list(dict.fromkeys(attachments)),
        mail_id=mail_id,
        **fields,
    )
    after = replace(ticket, messages=nth, **_told(ticket, message_kind, context.now))
    return touched(after, context, ticket.version), message


def touched(ticket: Ticket, context: Context, version: int | None = None) -> Ticket:
    """The ticket as changed now: its version is one more than it was, or than the one given."""
    was = ticket.version if version is None else version
    actor = None if context.actor.is_guest or context.actor.role == "timer" else context.actor.id
    return replace(ticket, version=was + 1, updated_at=context.now, actor=actor)


def _told(ticket: Ticket, message_kind: MessageKind, now: int) -> dict[str, Any]:
    """What a message makes of the ticket. Only a person answers: what a rule writes does not."""
    told: dict[str, Any] = {}
    if message_kind in PUBLIC_KINDS:
        told["thread"] = ticket.thread + 1
    if message_kind == "customer":
        told["last_customer_at"] = now
        if ticket.status in WORKED_ON:
            told["unanswered_since"] = ticket.unanswered_since or now
        if ticket.pause == "waiting_on_customer":
            told["pause"] = ""
    elif message_kind == "auto":
        told["auto_replies"] = ticket.auto_replies + 1
    elif message_kind == "reply":
        told |= {"last_reply_at": now, "unanswered_since": None, "auto_replies": 0}
    return told

"""A link to a ticket that opens nothing, and how to have the links to one's own sent by mail."""

from __future__ import annotations

from typing import Final

from protocol.ticket_commands import SendTickets
from server.pages.lost_links import LostLinks

LOST: Final = LostLinks(
    path="/support/find",
    command=lambda email, language: SendTickets(email=email, language=language),
    asks="send_tickets",
    lost="lost_thread",
    mine="find_tickets",
    sent="tickets_sent",
    instead=("/support", "support.link"),
    leads=lambda parts: parts.site is not None and parts.site.support,
)
show = LOST.show

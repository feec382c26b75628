"""A link to a reservation that opens nothing any more, and how to have one's own sent by mail."""

from __future__ import annotations

from typing import Final

from protocol.commands import SendReservations
from server.pages.lost_links import LostLinks

LOST: Final = LostLinks(
    path="/r",
    command=lambda email, language: SendReservations(email=email, language=language),
    asks="send_reservations",
    lost="lost_link",
    mine="mine",
    sent="mine_sent",
    instead=("/book", "book.all"),
)
show = LOST.show

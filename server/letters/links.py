"""The links in messages: tokens of reservations and requests, and pages that anybody may open."""

from __future__ import annotations

from collections.abc import Callable

from protocol.addresses import leads_nowhere
from protocol.booking import SlotHold
from server.accounts.tokens import Tokens
from server.letters.facts import Links


def links_of(tokens: Tokens, address: Callable[[], str]) -> Links:
    """The links of a server at this address, which has no slash at its end."""

    def own(reservation: str) -> str:
        return f"{address()}/r/{tokens.reservation(reservation, 'own')}"

    def offer(hold: SlotHold) -> str:
        return f"{address()}/book/{hold.definition}/hold/{hold.id}?start={hold.start_at}"

    def repair(request: str) -> str:
        if leads_nowhere(address()):
            return ""
        return f"{address()}/s/{tokens.service_request(request)}"

    return Links(
        own=own,
        cancel=lambda reservation: f"{own(reservation)}/cancel",
        book=lambda definition: f"{address()}/book/{definition}",
        offer=offer,
        move=lambda reservation, hold: f"{own(reservation)}/move/{hold.id}?start={hold.start_at}",
        repair=repair,
    )

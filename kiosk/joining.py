"""The command that a customer's wish becomes. Pure."""

from __future__ import annotations

from kiosk.flow import Wish
from protocol.commands import Customer, JoinQueue


def join(point: str, first: str, more: list[str], wish: Wish, language: str) -> JoinQueue:
    """The command that a wish becomes."""
    told = Customer(name=wish.name.strip(), phone=wish.phone)
    return JoinQueue(
        service_point=point,
        service=first,
        services=[first, *more] if more else [],
        customer=told if told != Customer() else None,
        party_size=wish.party,
        language=language,
        access_needs=list(wish.needs),
    )

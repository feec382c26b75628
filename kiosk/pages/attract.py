"""The page that the kiosk rests on: an invitation, in every language of the house. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from client.languages import known
from kiosk.flow import Manner
from kiosk.offer import Offer, Shut


@dataclass(frozen=True)
class LanguageKey:
    """A key that starts in a language, and says so in it."""

    code: str
    name: str
    take: str
    leftward: bool
    present: bool


@dataclass(frozen=True)
class Attract:
    """What the invitation says."""

    shut: Shut = ""
    opens: str = ""
    waiting: int = 0
    """How many wait where numbers can be had."""
    alone: bool = False
    """Whether one touch is enough: the house has one service."""
    contrast: bool = False
    low: bool = False
    aloud: bool = False
    """Whether pages are read aloud now."""
    bookings: bool = False
    """Whether somebody may come with a reservation."""


def attract(offer: Offer, manner: Manner, alone: bool, bookings: bool = False) -> Attract:
    """The invitation to what is offered."""
    return Attract(
        offer.shut,
        offer.opens,
        offer.waiting,
        alone,
        manner.contrast,
        manner.low,
        manner.unhurried,
        bookings,
    )


def language_keys(codes: list[str], present: str) -> tuple[LanguageKey, ...]:
    """A key for each language of the house; none where there is only one."""
    found = known(codes)
    if len(found) == 1:
        return ()
    return tuple(
        LanguageKey(each.code, each.name, each.take, each.leftward, each.code == present)
        for each in found
    )

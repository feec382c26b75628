"""The number on the screen, with all that is said of it. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from client.texts import together
from kiosk.flow import Numbered, Stage


@dataclass(frozen=True)
class NumberPage:
    """A number that the server has given. `low` and `high` are minutes; -1 where none is known."""

    number: str = ""
    service: str = ""
    point: str = ""
    location: str = ""
    low: int = -1
    high: int = -1
    ahead: int = 0
    link: str = ""
    before: bool = False
    """Whether the number was there before this touch."""
    printed: bool = False
    booked: str = ""
    """The time that was booked, while the number is called by it."""
    item: str = ""
    """What was brought …"""
    brought: bool = False
    """… and is taken by a colleague when the number is called."""
    bare: bool = False
    """Whether there is no paper, and the number must be noted."""


def number_page(stage: Stage) -> NumberPage:
    """The page of a stage; empty for all others."""
    if not isinstance(stage, Numbered):
        return NumberPage()
    ticket = stage.ticket
    return NumberPage(
        ticket.number,
        ticket.service,
        together(ticket.point),
        together(ticket.location),
        -1 if ticket.low is None else ticket.low,
        -1 if ticket.high is None else ticket.high,
        ticket.ahead,
        ticket.link,
        stage.before,
        stage.paper == "printed",
        f"{ticket.booked:%H:%M}" if ticket.booked is not None and ticket.low is None else "",
        together(ticket.item),
        ticket.brought,
        stage.paper == "none",
    )

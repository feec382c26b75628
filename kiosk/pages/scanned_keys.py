"""The keys of the page of a scanned slip: what its holder may do now. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from client.speech import tr
from kiosk.scanned import AWAY_MIN
from protocol.lifecycle import AWAY_MOST_MIN, TRANSITIONS
from protocol.views import OwnEntry

_MINUTE_MS: Final = 60_000

Action = Literal[
    "here", "more", "leave", "stay", "gone", "print", "take", "finish",
    "number", "time", "confirm", "another", "pick0", "pick1", "pick2", "join",
]  # fmt: skip
"""`gone` is leaving after the question; `take` leads to the services. Those of the second line are
of a reservation."""


@dataclass(frozen=True)
class PageKey:
    """A key of the page: what it does, its words, a word on what follows, its drawing."""

    does: Action
    words: str
    how: str = ""
    mark: str = ""
    primary: bool = False


def is_held(own: OwnEntry) -> bool:
    """Whether the turn has come of somebody who is not here: the place is kept for a while."""
    return own.state == "waiting" and own.until is not None and not own.present


def keys_of(own: OwnEntry) -> tuple[PageKey, ...]:
    """The keys of a place that still counts; one of them leads on."""
    keys: list[PageKey] = []
    held = is_held(own)
    if held or (own.state == "waiting" and not own.present):
        how = tr("Staff see that you are in the house.")
        keys.append(PageKey("here", tr("I am here"), how, "check", primary=True))
    elif own.state == "away":
        keys.append(PageKey("here", tr("I am back"), mark="check", primary=True))
    elif own.state == "missed":
        how = tr("Back into the line at once.")
        keys.append(PageKey("here", tr("I missed my call"), how, "again", primary=True))
    if own.state in TRANSITIONS["away"].allowed_from and not held and not _longest(own):
        how = tr("Your place is kept meanwhile.")
        keys.append(PageKey("more", tr("+10 minutes"), how, "clock"))
    if own.state in TRANSITIONS["leave"].allowed_from:
        keys.append(PageKey("leave", tr("Leave the line"), mark="leave"))
    if own.state in ("waiting", "away", "missed", "on_hold"):
        keys.append(PageKey("print", tr("Print the slip again"), mark="slip"))
    return (*keys, PageKey("finish", tr("Done"), primary=not any(key.primary for key in keys)))


def _longest(own: OwnEntry) -> bool:
    """Whether the place is kept as long as it can be."""
    if own.state != "away" or own.until is None:
        return False
    return own.until + AWAY_MIN * _MINUTE_MS > own.since + AWAY_MOST_MIN * _MINUTE_MS


def take() -> PageKey:
    """On to the services."""
    return PageKey("take", tr("Take a number"), mark="slip", primary=True)


def leaving_keys() -> tuple[PageKey, ...]:
    """The answers to the question whether to leave."""
    return (
        PageKey("gone", tr("Yes, leave the line"), mark="leave"),
        PageKey("stay", tr("No, keep my place"), mark="check", primary=True),
    )

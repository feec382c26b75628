"""What is often brought, and what is often wrong with it: words that the customer reads in one
language and the house in another. Pure.
"""

from __future__ import annotations

from typing import Final

from client import speech
from client.speaker import said_in


def tr(text: str) -> str:
    """Marks a text for those who translate; it is said in whatever language is asked for."""
    return text


WHATS: Final[dict[str, str]] = {
    "phone": tr("Phone"),
    "tablet": tr("Tablet"),
    "laptop": tr("Laptop"),
    "computer": tr("Computer or printer"),
    "watch": tr("Watch"),
    "television": tr("Television or radio"),
    "kitchen": tr("Kitchen appliance"),
    "bicycle": tr("Bicycle"),
}
"""What is often brought."""
FAULTS: Final[dict[str, str]] = {
    "dead": tr("It does not switch on"),
    "broken": tr("A part is broken"),
    "battery": tr("The battery does not last"),
    "wet": tr("It got wet"),
    "stops": tr("It stops while in use"),
    "noise": tr("It makes a strange noise"),
}


def in_language(text: str, language: str = "") -> str:
    """A text of these tables; where no language is given, in that of the screen."""
    return said_in(language, text, "kiosk") if language else speech.tr(text)

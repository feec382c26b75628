"""What is often brought, and what is often wrong with it: words that the customer reads in one
language and the house in another. Pure.
"""

from __future__ import annotations

from typing import Final


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

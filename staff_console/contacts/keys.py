"""The keys of the contacts. Pure."""

from __future__ import annotations

from typing import Final, Literal

VerbName = Literal[
    "find_contact",
    "new_contact",
    "contact_ticket",
    "contact_event",
    "same_as",
    "take_apart",
    "erase_contact",
    "side",
]
CAPS: Final[dict[VerbName, str]] = {
    "find_contact": "Ctrl+F",
    "new_contact": "Ctrl+N",
    "contact_ticket": "Ctrl+T",
    "contact_event": "Ctrl+E",
    "same_as": "Ctrl+G",
    "take_apart": "Ctrl+Shift+G",
    "erase_contact": "Ctrl+Shift+Del",
    "side": "Ctrl+.",
}
OF_THE_MAP: Final[dict[str, VerbName]] = {
    "walk_in": "new_contact",
    "closing": "contact_event",
    "person": "same_as",
}
"""Keys of the key map that are a contact's here."""
OF_THE_WINDOW: Final[dict[str, VerbName]] = {"desks": "side"}
"""Keys of the window that are a contact's here."""
ELSEWHERE: Final[frozenset[VerbName]] = frozenset({*OF_THE_MAP.values(), *OF_THE_WINDOW.values()})
"""Those whose key comes by way of the window; the page has no shortcut for them."""

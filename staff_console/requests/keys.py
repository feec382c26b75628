"""The keys of the repairs. Pure.

Where they are shown, a few keys of the board mean something of repairs; what they mean at the board
is found by `Ctrl+K` from here.
"""

from __future__ import annotations

from typing import Final, Literal

VerbName = Literal[
    "mine",
    "late_first",
    "point",
    "scan",
    "next_state",
    "back_state",
    "approve",
    "phone",
    "decline",
    "send_estimate",
    "tell_customer",
    "note",
    "assign",
    "priority",
    "call",
    "documents",
    "end",
    "give_back",
    "check_in",
    "diagnose",
    "diagnosed",
    "repair",
    "check",
    "ready",
    "pick_up",
    "allow",
    "unlock",
    "contact_page",
    "side",
    "view",
    "take_next",
    "photo",
    "ring",
    "intake",
    "intake_other",
    "lines",
    "add_part",
    "add_labour",
    "add_fee",
    "edit",
    "edit_items",
    "erase",
    "story",
]
CAPS: Final[dict[VerbName, str]] = {
    "mine": "Ctrl+1",
    "late_first": "Ctrl+L",
    "point": "Ctrl+2",
    "scan": "Ctrl+I",
    "next_state": "Ctrl+Right",
    "back_state": "Ctrl+Left",
    "approve": "Ctrl+A",
    "phone": "Ctrl+T",
    "decline": "Ctrl+Shift+D",
    "send_estimate": "Ctrl+E",
    "tell_customer": "Ctrl+R",
    "note": "Ctrl+M",
    "assign": "Ctrl+G",
    "priority": "Ctrl+P",
    "call": "Return",
    "documents": "Ctrl+Shift+P",
    "end": "Del",
    "give_back": "Ctrl+B",
    "side": "Ctrl+.",
    "view": "Ctrl+3",
    "photo": "Ins",
    "intake": "Ctrl+N",
    "lines": "Ctrl+Shift+L",
    "add_part": "Ctrl+Shift+A",
    "add_labour": "Ctrl+Shift+W",
    "add_fee": "Ctrl+Shift+F",
    "edit": "Ctrl+Shift+E",
    "edit_items": "Ctrl+Shift+T",
    "erase": "Ctrl+Shift+Del",
    "story": "Ctrl+Shift+H",
}
OF_THE_MAP: Final[dict[str, VerbName]] = {
    "check_in": "scan",
    "closing": "send_estimate",
    "person": "assign",
    "priority": "priority",
    "print_slip": "documents",
    "broadcast": "give_back",
    "walk_in": "intake",
}
"""Keys of the key map that are a repair's here."""
OF_THE_WINDOW: Final[dict[str, VerbName]] = {
    "hand": "tell_customer",
    "account": "note",
    "sign_out": "late_first",
    "desks": "side",
    "story": "story",
}
"""Keys of the window that are a repair's here."""
ON_THE_BOARD: Final[frozenset[VerbName]] = frozenset({"call", "end"})
"""Keys that the board takes itself, since they mean something else in a field."""
ELSEWHERE: Final[frozenset[VerbName]] = frozenset({*OF_THE_MAP.values(), *OF_THE_WINDOW.values()})
"""Those whose key comes by way of the window; the page has no shortcut for them."""


def shown(name: VerbName) -> str:
    """The key as it is written on screens; empty where it has none."""
    cap = CAPS.get(name, "")
    return cap.replace("Return", "Enter").replace("Right", "→").replace("Left", "←")

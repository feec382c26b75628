"""The keys of the ticket desk. Pure.

Where it is shown, a few keys of the board mean something of tickets; what they mean at the board is
found by `Ctrl+K` from here.
"""

from __future__ import annotations

from typing import Final, Literal

VerbName = Literal[
    "reply",
    "send",
    "comment",
    "save_comment",
    "canned",
    "attach",
    "status",
    "priority",
    "assign",
    "take",
    "tags",
    "fields",
    "watch",
    "escalate",
    "resolve",
    "close",
    "reopen",
    "merge",
    "split",
    "link",
    "unlink",
    "subject",
    "new_ticket",
    "find_ticket",
    "sort",
    "save_view",
    "older",
    "notices",
    "side",
]
CAPS: Final[dict[VerbName, str]] = {
    "reply": "Ctrl+R",
    "send": "Ctrl+Return",
    "comment": "Ctrl+M",
    "save_comment": "Ctrl+S",
    "canned": "Ctrl+J",
    "attach": "Ctrl+Shift+A",
    "status": "Ctrl+T",
    "priority": "Ctrl+P",
    "assign": "Ctrl+G",
    "escalate": "Ctrl+E",
    "new_ticket": "Ctrl+N",
    "find_ticket": "Ctrl+F",
    "sort": "Ctrl+Shift+O",
    "older": "Ctrl+Up",
    "notices": "Ctrl+Shift+U",
    "side": "Ctrl+.",
}
PICK: Final = "Space"
VIEWS: Final = 9
"""So many lists have a key, `Ctrl+1` and so on."""
OF_THE_MAP: Final[dict[str, VerbName]] = {
    "walk_in": "new_ticket",
    "closing": "escalate",
    "priority": "priority",
    "person": "assign",
}
"""Keys of the key map that are a ticket's here."""
OF_THE_WINDOW: Final[dict[str, VerbName]] = {
    "hand": "reply",
    "account": "comment",
    "arrived": "canned",
    "desks": "side",
}
"""Keys of the window that are a ticket's here."""
ELSEWHERE: Final[frozenset[VerbName]] = frozenset({*OF_THE_MAP.values(), *OF_THE_WINDOW.values()})
"""Those whose key comes by way of the window; the page has no shortcut for them."""


def shown(name: VerbName) -> str:
    """The key as it is written on screens; empty where it has none."""
    cap = CAPS.get(name, "")
    return cap.replace("Return", "Enter").replace("Up", "↑")

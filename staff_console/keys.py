"""The key map: one meaning for each key, everywhere. F keys are about my desk; no bare letters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from staff_console.speech import tr

KeyName = Literal[
    "help",
    "call_next",
    "call_again",
    "start",
    "complete",
    "no_show",
    "note",
    "hold",
    "transfer",
    "break",
    "undo",
    "reopen",
    "call_this",
    "check_in",
    "away",
    "priority",
    "requeue",
    "resume",
    "walk_in",
    "broadcast",
    "closing",
    "close_desk",
    "print_slip",
    "person",
    "complaint",
]
WindowKeyName = Literal[
    "find",
    "cancel",
    "desks",
    "hand",
    "order",
    "next_view",
    "previous_view",
    "larger",
    "smaller",
    "usual_size",
    "account",
    "arrived",
    "contact",
    "story",
    "sign_out",
    "quit",
    "put_away",
]


@dataclass(frozen=True)
class Key:
    """A key and the verb that stands on it."""

    name: KeyName
    cap: str
    """As Qt writes the sequence, and as the key is drawn."""
    verb: Callable[[], str]
    words: Callable[[], str] = lambda: ""
    """What else it is looked for by."""


KEYS: Final[dict[KeyName, Key]] = {
    key.name: key
    for key in (
        Key("help", "F1", lambda: tr("Help")),
        Key("call_next", "F2", lambda: tr("Call next")),
        Key("call_again", "F3", lambda: tr("Call again")),
        Key("start", "F4", lambda: tr("Start")),
        Key("note", "F5", lambda: tr("Note")),
        Key("hold", "F6", lambda: tr("Hold")),
        Key("transfer", "F7", lambda: tr("Transfer")),
        Key("complete", "F8", lambda: tr("Complete")),
        Key("complaint", "F9", lambda: tr("Complaint"), lambda: tr("ticket")),
        Key("break", "F10", lambda: tr("Break")),
        Key("no_show", "F12", lambda: tr("No-show")),
        Key("undo", "Ctrl+Z", lambda: tr("Take back")),
        Key("reopen", "Ctrl+Shift+Z", lambda: tr("Open the last one again")),
        Key("call_this", "Return", lambda: tr("Call the chosen one")),
        Key("check_in", "Ctrl+I", lambda: tr("The chosen one is here")),
        Key("away", "Ctrl+Shift+I", lambda: tr("The chosen one is away for 10 minutes")),
        Key("priority", "Ctrl+P", lambda: tr("Class of the chosen one")),
        Key("requeue", "Ctrl+U", lambda: tr("Back into the line")),
        Key("resume", "Ctrl+H", lambda: tr("Go on with a customer on hold")),
        Key("walk_in", "Ctrl+N", lambda: tr("New customer")),
        Key(
            "broadcast",
            "Ctrl+B",
            lambda: tr("Tell all who wait"),
            lambda: tr("message announcement"),
        ),
        Key("closing", "Ctrl+E", lambda: tr("Closing time")),
        Key("close_desk", "Ctrl+D", lambda: tr("Close this desk")),
        Key(
            "print_slip",
            "Ctrl+Shift+P",
            lambda: tr("Print the slip again"),
            lambda: tr("paper ticket number"),
        ),
        Key(
            "person",
            "Ctrl+G",
            lambda: tr("Go to a kiosk"),
            lambda: tr("help person"),
        ),
    )
}

_PLACES: Final[tuple[KeyName | None, ...]] = (
    "help", "call_next", "call_again", "start",
    "note", "hold", "transfer", "complete",
    "complaint", "break", None, "no_show",
)  # fmt: skip
BAR: Final = tuple(KEYS[name] if name is not None else None for name in _PLACES)
"""The keys F1 to F12 as they lie on the keyboard, in fours. F11 stays empty: it guards F12."""

WINDOW_KEYS: Final[dict[WindowKeyName, str]] = {
    "find": "Ctrl+K",
    "cancel": "Del",
    "desks": "Ctrl+.",
    "hand": "Ctrl+R",
    "order": "Ctrl+O",
    "next_view": "Ctrl+PgDown",
    "previous_view": "Ctrl+PgUp",
    "larger": "Ctrl++",
    "smaller": "Ctrl+-",
    "usual_size": "Ctrl+0",
    "account": "Ctrl+M",
    "arrived": "Ctrl+J",
    "contact": "Ctrl+Shift+C",
    "story": "Ctrl+Shift+H",
    "sign_out": "Ctrl+L",
    "quit": "Ctrl+Q",
    "put_away": "Esc",
}

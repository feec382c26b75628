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
    "undo",
    "call_this",
    "check_in",
    "close_desk",
]
WindowKeyName = Literal[
    "find", "cancel", "desks", "larger", "smaller", "usual_size", "sign_out", "quit", "put_away"
]


@dataclass(frozen=True)
class Key:
    """A key and the verb that stands on it."""

    name: KeyName
    cap: str
    """As Qt writes the sequence, and as the key is drawn."""
    verb: Callable[[], str]
    group: int = 0
    """Keys of the bar by groups, like the keyboard's; 0 is not on the bar."""


KEYS: Final[dict[KeyName, Key]] = {
    key.name: key
    for key in (
        Key("help", "F1", lambda: tr("Help"), 1),
        Key("call_next", "F2", lambda: tr("Call next"), 1),
        Key("call_again", "F3", lambda: tr("Call again"), 1),
        Key("start", "F4", lambda: tr("Start"), 1),
        Key("complete", "F8", lambda: tr("Complete"), 2),
        Key("no_show", "F12", lambda: tr("No-show"), 3),
        Key("undo", "Ctrl+Z", lambda: tr("Take back"), 4),
        Key("call_this", "Return", lambda: tr("Call the chosen one")),
        Key("check_in", "Ctrl+I", lambda: tr("The chosen one is here")),
        Key("close_desk", "Ctrl+D", lambda: tr("Close this desk")),
    )
}

BAR: Final = tuple(key for key in KEYS.values() if key.group)

WINDOW_KEYS: Final[dict[WindowKeyName, str]] = {
    "find": "Ctrl+K",
    "cancel": "Del",
    "desks": "Ctrl+.",
    "larger": "Ctrl++",
    "smaller": "Ctrl+-",
    "usual_size": "Ctrl+0",
    "sign_out": "Ctrl+L",
    "quit": "Ctrl+Q",
    "put_away": "Esc",
}

"""The keys of the bookings. None of them means another thing in another view. Pure."""

from __future__ import annotations

from typing import Final, Literal

VerbName = Literal[
    "new",
    "find_booking",
    "drop",
    "put_back",
    "edit_booking",
    "check_in_booking",
    "complete_booking",
    "miss_booking",
    "cancel_booking",
    "remind",
    "video",
    "day",
    "week",
    "by_other",
    "today",
    "day_before",
    "day_after",
    "other_point",
]
CAPS: Final[dict[VerbName, str]] = {
    "new": "Ctrl+N",
    "find_booking": "Ctrl+F",
    "drop": "Enter",
    "put_back": "Esc",
    "edit_booking": "Enter",
    "check_in_booking": "Ctrl+I",
    "complete_booking": "Ctrl+Shift+S",
    "miss_booking": "Ctrl+Shift+N",
    "cancel_booking": "Del",
    "remind": "Ctrl+Shift+M",
    "video": "Ctrl+Shift+V",
    "day": "Ctrl+1",
    "week": "Ctrl+2",
    "by_other": "Ctrl+3",
    "today": "Home",
    "day_before": "Alt+Left",
    "day_after": "Alt+Right",
    "other_point": "Alt+Down",
}
OF_THE_MAP: Final[dict[str, VerbName]] = {"walk_in": "new", "check_in": "check_in_booking"}
"""Keys of the key map that mean here what they mean at the board: somebody new, somebody here."""
IN_THE_GRID: Final[frozenset[VerbName]] = frozenset(
    {"drop", "put_back", "edit_booking", "cancel_booking", "today"}
)
"""Keys that the grid takes itself, since they mean something else in a field."""


def shown(cap: str) -> str:
    """The key as it is written on screens."""
    return cap.replace("Left", "←").replace("Right", "→").replace("Down", "↓")

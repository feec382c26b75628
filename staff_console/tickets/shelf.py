"""Where drafts of tickets lie on this computer until the server has them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from staff_console.drafts import Kept
from staff_console.tickets.typed import Typed

FILE: Final = "ticket-drafts.json"
KEPT_MS: Final = 90 * 86_400_000
"""A letter that was begun is worth keeping for longer than a note."""


def shelf_of(folder: Path) -> Kept[Typed]:
    """The file of this computer's account."""
    return Kept(folder / FILE, Typed, KEPT_MS)

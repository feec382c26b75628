"""A hall of version 7 in the middle of its day, with tickets, as that version has left it on
disk."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from server.store.mark import Mark
from tests.hall import NOON
from tests.server.store.version_1 import laid

SQL: Final = Path(__file__).with_name("hall_of_version_7.sql")
MARK: Final = Mark(
    "01a20d6d-5a00-7001-8203-040506070809", "01a20d72-b130-7a0b-8c0d-0e0f10111213", 47
)
"""Where that hall stood."""
LATER: Final = NOON + 390_000
AUDITED: Final = 46
"""So many rows its audit had."""


def hall_of_version_7(folder: Path) -> Path:
    """The database of that hall, with its mark."""
    return laid(folder, SQL, MARK)

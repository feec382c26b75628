"""A hall of version 3 in the middle of its day, as that version has left it on disk."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from protocol.records import Desk, Estimate, Record
from server.store.mark import Mark
from tests.hall import NOON
from tests.server.store.version_1 import laid

SQL: Final = Path(__file__).with_name("hall_of_version_3.sql")
MARK: Final = Mark(
    "01a20d6d-5a00-7001-8203-040506070809", "01a20d6d-5a00-7a0b-8c0d-0e0f10111213", 47
)
"""Where that hall stood."""
LATER: Final = NOON + 60_000
SINCE_3: Final[dict[type[Record], set[str]]] = {
    Desk: {"pause_at", "pause_until"},
    Estimate: {"one_more_at", "held", "judged"},
}
"""The fields that version 4 has brought."""


def hall_of_version_3(folder: Path) -> Path:
    """The database of that hall, with its mark."""
    return laid(folder, SQL, MARK)

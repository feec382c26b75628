"""A hall of version 2 in the middle of its day, as that version has left it on disk."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from protocol.records import Call, Desk, Record, Service, ServicePoint, Site, Visit
from server.store.mark import Mark
from tests.hall import NOON
from tests.server.store.version_1 import laid

SQL: Final = Path(__file__).with_name("hall_of_version_2.sql")
MARK: Final = Mark(
    "01a20d6d-5a00-7001-8203-040506070809", "01a20d6d-5a00-7a0b-8c0d-0e0f10111213", 37
)
"""Where that hall stood."""
LATER: Final = NOON + 60_000
SINCE_2: Final[dict[type[Record], set[str]]] = {
    Site: {"address_checked", "names", "messages", "languages", "spoken", "quiet_from", "quiet_to"},
    ServicePoint: {"zone", "names", "locations", "join_by", "asks"},
    Service: {"names"},
    Desk: {"direction"},
    Visit: {"slip", "slip_at", "slip_device", "slip_reason", "slips"},
    Call: {"language"},
}
"""The fields that version 3 has brought."""


def hall_of_version_2(folder: Path) -> Path:
    """The database of that hall, with its mark."""
    return laid(folder, SQL, MARK)

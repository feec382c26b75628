"""Whether a failed write lacked room: SQLite says "disk I/O error" of a quota or a limit, too."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Final

_LACKING: Final = frozenset(
    {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)},
)
_BLOCK: Final = bytes(64 * 1024)
_BLOCKS: Final = 64
"""Four megabytes: more than any one commit writes."""


def lacks_room(database: Path) -> bool:
    """Whether a file beside the database cannot grow to where its write-ahead log would. Blocks."""
    log = database.with_name(f"{database.name}-wal")
    probe = database.with_name(f".{database.name}.room.{os.getpid()}")
    try:
        begin = log.stat().st_size
        file = os.open(probe, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
        try:
            os.lseek(file, begin, os.SEEK_SET)
            for _ in range(_BLOCKS):
                if os.write(file, _BLOCK) < len(_BLOCK):
                    return True
        finally:
            os.close(file)
            probe.unlink()
    except OSError as fault:
        return fault.errno in _LACKING
    return False

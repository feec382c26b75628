"""How many files and sockets this process may have open."""

from __future__ import annotations

import sys
from typing import Final

ENOUGH: Final = 65_536
"""More sockets than one server can serve."""

if sys.platform == "win32":

    def allow_many() -> None:
        """Windows counts no sockets."""

else:
    import resource

    def allow_many() -> None:
        """Raise the soft limit, often 1,024, as far as this user may."""
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = ENOUGH if hard == resource.RLIM_INFINITY else min(hard, ENOUGH)
        if soft != resource.RLIM_INFINITY and soft < wanted:
            try:
                resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
            except (ValueError, OSError):
                # macOS may allow less than it says; then the server does with what it has.
                return

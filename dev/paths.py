"""Where the project lies."""

from __future__ import annotations

from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
PACKAGES: Final = (
    "protocol",
    "server",
    "client",
    "kiosk",
    "staff_console",
    "display",
    "bench",
    "dev",
)


def sources() -> list[str]:
    """The packages that exist."""
    return [name for name in PACKAGES if (ROOT / name / "__init__.py").exists()]

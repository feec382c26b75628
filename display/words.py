"""Times and messages as a wall writes them. Pure."""

from __future__ import annotations

import re
from datetime import tzinfo

from client.instants import local


def minutes(at: int, zone: tzinfo | None) -> str:
    """`14:02`."""
    return f"{local(at, zone):%H:%M}"


def seconds(at: int, zone: tzinfo | None) -> str:
    """`14:02:31`."""
    return f"{local(at, zone):%H:%M:%S}"


def sentences(text: str) -> tuple[str, ...]:
    """The whole sentences of a message, in order; line breaks end one too."""
    found: list[str] = []
    for line in text.splitlines():
        found += [" ".join(part.split()) for part in re.split(r"(?<=[.!?…؟])\s+", line)]
    return tuple(part for part in found if part)

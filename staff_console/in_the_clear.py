"""Whether others on the network can read what this console sends, in words. Pure."""

from __future__ import annotations

from urllib.parse import urlsplit

from protocol.addresses import is_loopback
from staff_console.speech import tr


def in_the_clear(server: str) -> str:
    """The warning for a server that is reached over plain HTTP; empty where all is well."""
    parts = urlsplit(server)
    if parts.scheme != "http" or is_loopback(parts.hostname or ""):
        return ""
    return tr("This hall speaks plain HTTP: passwords cross the network in the clear.")

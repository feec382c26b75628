"""The file that makes a machine a kiosk or a display of one server."""

from __future__ import annotations

from typing import Final

import msgspec

FILE: Final = "enrolment.json"
"""Its name in the device's data directory."""


class Enrolment(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The server's address, and the device's name and role (`kiosk` or `display`) there."""

    server: str
    name: str
    role: str
    claim: str = ""
    """By which the machine brings a key of its own, once: as `create-device` writes the file."""
    device: str = ""
    """Its id, once the server knows its key."""
    key: str = ""
    """The public part of the key that lies beside this file, base64url."""
    token: str = ""
    """Of devices without a key."""
    authority: str = ""
    """The certificate (PEM) of the one authority that is trusted; empty: those of the machine."""

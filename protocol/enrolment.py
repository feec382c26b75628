"""The file that makes a machine a kiosk or a display of one server."""

from __future__ import annotations

from typing import Final

import msgspec

FILE: Final = "enrolment.json"
"""Its name in the device's data directory."""


class Enrolment(msgspec.Struct, frozen=True):
    """The server's address, the device's token, its name and its role (`kiosk` or `display`)."""

    server: str
    token: str
    name: str
    role: str
    authority: str = ""
    """The certificate (PEM) of the one authority that is trusted; empty: those of the machine."""

"""The authorities that were trusted at this computer, one for each server, in the data folder."""

from __future__ import annotations

import logging
import os
import re
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from client.trust import BadAuthority, trust

log = logging.getLogger(__name__)
FOLDER: Final = "authorities"


class Pins:
    """A file for each server; only this account can write them."""

    def __init__(self, directory: Path, server: str) -> None:
        parts = urlsplit(server)
        name = re.sub(r"[^a-z0-9.-]", "-", (parts.hostname or "").lower())
        self.path = directory / FOLDER / f"{name}-{parts.port or 443}.pem"

    def read(self) -> str:
        """The authority (PEM) of this server, empty if none was trusted.

        Raises `OSError` or `BadAuthority`: it cannot be known whom to trust.
        """
        try:
            found = self.path.read_text("ascii")
        except FileNotFoundError:
            return ""
        except UnicodeDecodeError:
            raise BadAuthority("this is no certificate of an authority") from None
        if trust(found) is None:
            raise BadAuthority("the file is empty")
        return found

    def write(self, authority: str) -> bool:
        """Trust it from now on, whole or not at all; False if it could not be kept."""
        beside = self.path.with_suffix(".new")
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
                file.write(authority)
                file.flush()
                os.fsync(file.fileno())
            os.replace(beside, self.path)
        except OSError as fault:
            log.warning("%s cannot be written: %s", self.path, fault.strerror)
            return False
        return True

"""The key of this device: made here, kept in a file that only its owner may read, never sent."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from protocol.proof import encoded

KEY_FILE: Final = "device.key"


class KeyFault(Exception):
    """The key's file is missing or damaged; the text says so."""


class DeviceKey:
    """An Ed25519 key."""

    def __init__(self, private: Ed25519PrivateKey) -> None:
        self._private = private
        self.public = private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        """32 bytes."""

    @classmethod
    def new(cls) -> DeviceKey:
        """A fresh one."""
        return cls(Ed25519PrivateKey.generate())

    @classmethod
    def load(cls, directory: Path) -> DeviceKey:
        """The one in a data directory. Raises `KeyFault`."""
        path = directory / KEY_FILE
        try:
            key = load_pem_private_key(path.read_bytes(), None)
        except OSError as fault:
            raise KeyFault(f"{path} cannot be read ({fault.strerror}).") from None
        except (ValueError, TypeError):
            key = None
        if not isinstance(key, Ed25519PrivateKey):
            raise KeyFault(f"{path} is damaged.")
        return cls(key)

    def save(self, directory: Path) -> None:
        """Keep it in a data directory in place of any other. Raises `OSError`."""
        pem = self._private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        write_private(directory / KEY_FILE, pem)

    def sign(self, content: bytes) -> str:
        """The signature as base64url."""
        return encoded(self._private.sign(content))


def write_private(path: Path, content: bytes) -> None:
    """Write a file that only its owner may read, wholly or not at all. Raises `OSError`."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with open(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)

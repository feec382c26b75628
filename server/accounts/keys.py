"""The secrets of a site, in files that only their owner may read.

`site.key` marks what must not be read back (joiners, private links); `token.pem` signs tokens;
`audit.key` chains the audit. All are made at the first start and never change by themselves:
without them old links and enrolments die, and the audit that was can no longer be verified.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from base64 import urlsafe_b64encode
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

SITE_KEY: Final = "site.key"
TOKEN_KEY: Final = "token.pem"
AUDIT_KEY: Final = "audit.key"
_MARK_BYTES: Final = 16


class KeysFault(Exception):
    """The keys cannot be read or made; the text says what to do."""


class Keys:
    """The site's HMAC keys and its Ed25519 signing key with the id (`kid`) that tokens name."""

    def __init__(self, site: bytes, signing: Ed25519PrivateKey, audit: bytes) -> None:
        self._sealing = hmac.new(site, digestmod="sha256")
        self._chaining = hmac.new(audit, digestmod="sha256")
        self.signing = signing
        self.verifying: dict[str, Ed25519PublicKey] = {}
        self.kid = _key_id(signing.public_key())
        self.verifying[self.kid] = signing.public_key()

    @classmethod
    def load(cls, directory: Path) -> Keys:
        """The keys in `directory`, made there when it has none. Raises `KeysFault`."""
        try:
            directory.mkdir(mode=0o700, parents=True, exist_ok=True)
            site = _once(directory / SITE_KEY, secrets.token_bytes(32))
            pem = _once(directory / TOKEN_KEY, _new_pem())
            audit = _once(directory / AUDIT_KEY, secrets.token_bytes(32))
        except OSError as fault:
            raise KeysFault(
                f"The keys in {directory} cannot be read or made ({fault.strerror}). "
                "Give this user read and write access to it."
            ) from None
        return cls(
            _checked(site, directory / SITE_KEY),
            _signing(pem, directory),
            _checked(audit, directory / AUDIT_KEY),
        )

    @classmethod
    def made_up(cls) -> Keys:
        """Keys that live as long as the process, for tests and benchmarks."""
        return cls(secrets.token_bytes(32), Ed25519PrivateKey.generate(), secrets.token_bytes(32))

    def mark(self, text: str) -> str:
        """A keyed hash of `text`, 22 characters: equal texts are noticed, none is read back."""
        return urlsafe_b64encode(self.seal(b"mark", text.encode())).rstrip(b"=").decode()

    def seal(self, purpose: bytes, subject: bytes) -> bytes:
        """Sixteen bytes that only this site can make for a purpose and subject."""
        # A copy knows the key already; and unlike `hmac.digest` it lets no other thread run.
        seal = self._sealing.copy()
        seal.update(purpose + b"\0" + subject)
        return seal.digest()[:_MARK_BYTES]

    def chain(self, content: bytes) -> bytes:
        """Thirty-two bytes that only this site can make of `content`: of the audit."""
        chained = self._chaining.copy()
        chained.update(content)
        return chained.digest()


def _once(path: Path, content: bytes) -> bytes:
    """What the file holds; `content` if nobody made it before, even another process just now."""
    if not path.exists():
        fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
        with open(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(fresh, path)
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return path.read_bytes()


def _new_pem() -> bytes:
    key = Ed25519PrivateKey.generate()
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def _checked(key: bytes, path: Path) -> bytes:
    if len(key) < 32:
        raise KeysFault(f"{path} is damaged. Put the saved copy of it back.")
    return key


def _signing(pem: bytes, directory: Path) -> Ed25519PrivateKey:
    try:
        key = load_pem_private_key(pem, None)
    except (ValueError, TypeError):
        key = None
    if not isinstance(key, Ed25519PrivateKey):
        raise KeysFault(f"{directory / TOKEN_KEY} is damaged. Put the saved copy of it back.")
    return key


def _key_id(public: Ed25519PublicKey) -> str:
    raw = public.public_bytes(Encoding.Raw, PublicFormat.Raw)
    return hashlib.sha256(raw).hexdigest()[:16]

"""The secrets of a site, in files that only their owner may read.

`site.key` marks what must not be read back (joiners, private links); `token.pem` signs tokens;
`audit.key` chains the audit. All are made at the first start and never change by themselves:
without them old links and enrolments die, and the audit that was can no longer be verified.
The one that signs tokens is replaced by `rotate` (`signing_keys`), also while a server runs.
"""

from __future__ import annotations

import hmac
import logging
import secrets
import time
from base64 import b64decode, b64encode, urlsafe_b64encode
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from server.accounts.signing_keys import (
    FORMER_KEYS,
    TOKEN_KEY,
    KeysFault,
    Signing,
    Verifying,
    key_id,
    new_pem,
    once,
    read_signing,
    unreachable,
)

__all__ = ["AUDIT_KEY", "SITE_KEY", "TOKEN_KEY", "Keys", "KeysFault"]

_log = logging.getLogger(__name__)
SITE_KEY: Final = "site.key"
AUDIT_KEY: Final = "audit.key"
FRESH_S: Final = 0.25
_MARK_BYTES: Final = 16
_NONCE_BYTES: Final = 12


class Keys:
    """The site's HMAC keys and its Ed25519 signing key with the id (`kid`) that tokens name."""

    def __init__(
        self, site: bytes, signing: Signing, audit: bytes, directory: Path | None = None
    ) -> None:
        self._sealing = hmac.new(site, digestmod="sha256")
        self._chaining = hmac.new(audit, digestmod="sha256")
        self._directory = directory
        self._seen = _marks(directory)
        self._look_at = 0.0
        self._edition = 0
        self._use(signing)

    @classmethod
    def load(cls, directory: Path) -> Keys:
        """The keys in `directory`, made there when it has none. Raises `KeysFault`."""
        try:
            directory.mkdir(mode=0o700, parents=True, exist_ok=True)
            site = once(directory / SITE_KEY, secrets.token_bytes(32))
            once(directory / TOKEN_KEY, new_pem())
            audit = once(directory / AUDIT_KEY, secrets.token_bytes(32))
        except OSError as fault:
            raise unreachable(directory, fault) from None
        return cls(
            _checked(site, directory / SITE_KEY),
            read_signing(directory),
            _checked(audit, directory / AUDIT_KEY),
            directory,
        )

    @classmethod
    def made_up(cls) -> Keys:
        """Keys that live as long as the process, for tests and benchmarks."""
        signing = Signing(Ed25519PrivateKey.generate(), {})
        return cls(secrets.token_bytes(32), signing, secrets.token_bytes(32))

    def look_again(self) -> None:
        """Use the signing key that another process has made meanwhile; the files are looked at
        once in a while."""
        now = time.monotonic()
        if self._directory is None or now < self._look_at:
            return
        self._look_at = now + FRESH_S
        marks = _marks(self._directory)
        if marks != self._seen:
            self._seen = marks
            try:
                self._use(read_signing(self._directory))
            except KeysFault as fault:
                _log.error("the key for tokens stays as it was: %s", fault)

    def edition(self) -> int:
        """Another number than before once keys were replaced: live sign-ins are to be looked at."""
        self.look_again()
        return self._edition

    def _use(self, signing: Signing) -> None:
        self._edition += 1
        self.signing = signing.key
        self.kid = key_id(signing.key.public_key())
        self.verifying = {**signing.former, self.kid: Verifying(signing.key.public_key(), None)}

    def mark(self, text: str) -> str:
        """A keyed hash of `text`, 22 characters: equal texts are noticed, none is read back."""
        return urlsafe_b64encode(self.seal(b"mark", text.encode())).rstrip(b"=").decode()

    def seal(self, purpose: bytes, subject: bytes) -> bytes:
        """Sixteen bytes that only this site can make for a purpose and subject."""
        # A copy knows the key already; and unlike `hmac.digest` it lets no other thread run.
        seal = self._sealing.copy()
        seal.update(purpose + b"\0" + subject)
        return seal.digest()[:_MARK_BYTES]

    def lock_away(self, purpose: bytes, owner: str, secret: str) -> str:
        """A secret that has to be read back, such as one that makes codes, encrypted for its owner;
        base64."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        box = self._box(purpose).encrypt(nonce, secret.encode(), owner.encode())
        return b64encode(nonce + box).decode()

    def take_out(self, purpose: bytes, owner: str, locked: str) -> str:
        """What was locked away. Raises `ValueError` where it was not, or not for this owner."""
        raw = b64decode(locked)
        try:
            box = self._box(purpose)
            return box.decrypt(raw[:_NONCE_BYTES], raw[_NONCE_BYTES:], owner.encode()).decode()
        except InvalidTag:
            raise ValueError("the site's key is another now") from None

    def _box(self, purpose: bytes) -> AESGCM:
        derived = self._sealing.copy()
        derived.update(b"box\0" + purpose)
        return AESGCM(derived.digest())

    def chain(self, content: bytes) -> bytes:
        """Thirty-two bytes that only this site can make of `content`: of the audit."""
        chained = self._chaining.copy()
        chained.update(content)
        return chained.digest()


def _checked(key: bytes, path: Path) -> bytes:
    if len(key) < 32:
        raise KeysFault(f"{path} is damaged. Put the saved copy of it back.")
    return key


def _marks(directory: Path | None) -> list[tuple[int, int, int]]:
    """By which a change of the files is noticed."""
    found: list[tuple[int, int, int]] = []
    if directory is None:
        return found
    for name in (TOKEN_KEY, FORMER_KEYS):
        try:
            told = (directory / name).stat()
        except OSError:
            found.append((0, 0, 0))
        else:
            found.append((told.st_mtime_ns, told.st_ino, told.st_size))
    return found

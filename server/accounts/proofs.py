"""Proofs that whoever shows a device's token holds the device's key, and challenges for a token.

A token that is copied opens nothing without the key, and a proof that is copied was taken once.
"""

from __future__ import annotations

import hmac
import secrets
from collections import OrderedDict
from collections.abc import Callable
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from protocol.proof import (
    KEY_BYTES,
    PROOF_WITHIN_MS,
    SIGNATURE_BYTES,
    Proof,
    challenge,
    decoded,
    hello,
    request,
)
from server.accounts.keys import Keys
from server.accounts.tokens import Held, Tokens, thumbprint
from server.domain.refused import Refused, refuse

CHALLENGE_MS: Final = 60_000
MOST: Final = 512
"""So many proofs of one device are remembered: more within two minutes are refused."""
_KEYS_KNOWN: Final = 4_096


def signed(key: bytes, signature: bytes, content: bytes) -> bool:
    """Whether the holder of a public key (32 bytes) has signed this."""
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, content)
    except (InvalidSignature, ValueError):
        return False
    return True


class Once:
    """What was used is remembered as long as it would hold: each counts once, `MOST` a device."""

    def __init__(self, now: Callable[[], int], lasts_ms: int) -> None:
        self._now = now
        self._lasts_ms = lasts_ms
        self._used: dict[str, OrderedDict[bytes, int]] = {}

    def take(self, device: str, what: bytes) -> bool:
        """Use it up; false where it was used before, or too many were just now."""
        now = self._now()
        used = self._used.setdefault(device, OrderedDict())
        while used and next(iter(used.values())) <= now:
            used.popitem(last=False)
        if what in used or len(used) >= MOST:
            return False
        used[what] = now + self._lasts_ms
        return True


class Proofs:
    """Reads the tokens of one site together with their proofs. `key_of` finds a device's public
    key (base64url); it may block shortly. `now` is the real clock in ms."""

    def __init__(
        self,
        keys: Keys,
        tokens: Tokens,
        key_of: Callable[[str], str | None],
        now: Callable[[], int],
    ) -> None:
        self._keys = keys
        self._tokens = tokens
        self._key_of = key_of
        self._now = now
        self._known: OrderedDict[str, bytes] = OrderedDict()
        """Keys by their thumbprint, which no other key has."""
        self._proofs = Once(now, 2 * PROOF_WITHIN_MS)
        self._challenges = Once(now, CHALLENGE_MS)

    def hello(self, token: str, proof: Proof | None) -> Held:
        """Who says hello. Raises `Refused`: `unauthenticated`, `token_expired`, `unavailable`."""
        held = self._tokens.held(token)
        if held.thumbprint:
            if proof is None:
                raise _unproven()
            self._check(held, proof.at, proof.signature, hello(token, proof.at))
        return held

    def request(self, token: str, method: str, path: str, header: str | None) -> Held:
        """Who asks by a request with this `Device-Proof`. Raises `Refused`."""
        held = self._tokens.held(token)
        if held.thumbprint:
            told, _, signature = (header or "").partition(".")
            if not (told.isascii() and told.isdecimal() and len(told) <= 15):
                raise _unproven()
            at = int(told)
            self._check(held, at, signature, request(method, path, token, at))
        return held

    def challenge(self, device: str) -> str:
        """What a device signs for a token within a minute; nothing is remembered of it."""
        issued = f"{self._now()}.{secrets.token_hex(16)}"
        return f"{issued}.{self._seal(device, issued)}"

    def answers(self, device: str, nonce: str, signature: str, key: bytes) -> bool:
        """Whether the key's holder has signed the challenge. Raises `Refused`: `unauthenticated`
        for one that is over, used, or none of ours."""
        issued, _, seal = nonce.rpartition(".")
        told = issued.partition(".")[0]
        ours = hmac.compare_digest(seal.encode(), self._seal(device, issued).encode())
        if not ours or int(told) + CHALLENGE_MS <= self._now():
            raise refuse("unauthenticated", "This challenge is over. Ask for another.")
        raw = decoded(signature, SIGNATURE_BYTES)
        if raw is None or not signed(key, raw, challenge(device, nonce)):
            return False
        if not self._challenges.take(device, nonce.encode()):
            raise refuse("unauthenticated", "This challenge was used. Ask for another.")
        return True

    def _seal(self, device: str, issued: str) -> str:
        return self._keys.seal(b"device challenge", f"{device} {issued}".encode()).hex()

    def _check(self, held: Held, at: int, signature: str, content: bytes) -> None:
        if abs(at - self._now()) > PROOF_WITHIN_MS:
            raise _unproven()
        raw, key = decoded(signature, SIGNATURE_BYTES), self._key(held)
        if raw is None or key is None or not signed(key, raw, content):
            raise _unproven()
        if not self._proofs.take(held.actor.id, raw):
            raise _unproven()

    def _key(self, held: Held) -> bytes | None:
        found = self._known.get(held.thumbprint)
        if found is None:
            found = decoded(self._key_of(held.actor.id) or "", KEY_BYTES)
            if found is None or thumbprint(found) != held.thumbprint:
                return None
            self._known[held.thumbprint] = found
            if len(self._known) > _KEYS_KNOWN:
                self._known.popitem(last=False)
        return found


def _unproven() -> Refused:
    return refuse(
        "unauthenticated",
        "This token holds only with a fresh proof of the device's key. Make one for each message.",
    )

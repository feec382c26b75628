"""A device's side of pairing, claims, tokens and proofs, written out anew for tests."""

from __future__ import annotations

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from protocol.proof import Proof, encoded, hello


class Machine:
    """It has a key of its own."""

    def __init__(self) -> None:
        self.private = Ed25519PrivateKey.generate()
        self.public = self.private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        self.key = encoded(self.public)

    def sign(self, content: bytes) -> str:
        """A signature as it is sent."""
        return encoded(self.private.sign(content))

    def proof(self, token: str, at: int) -> Proof:
        """For a hello."""
        return Proof(at, self.sign(hello(token, at)))

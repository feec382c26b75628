"""What a client shows the server at its hello: a token, with a proof where it is bound to a key."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from protocol.proof import Proof


class TokenUnavailable(Exception):
    """No token can be had just now; the text says why. The link asks again later."""


@dataclass(frozen=True)
class Credential:
    """A token that holds until `good_until` (steady, s), and a fresh proof for each hello."""

    token: str
    good_until: float = float("inf")
    prove: Callable[[], Proof | None] = lambda: None


Token = Callable[[], Awaitable[str | Credential]]

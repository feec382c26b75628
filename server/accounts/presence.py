"""What proves that a stranger stands in the hall, or that a phone has opened the public address.

A screen of the hall shows a code that changes, as `/q/<service point>/<code>`; whoever has scanned
it has a while to join: the page keeps a session instead of the code, and joins as the actor `HERE`.
The link of the address check is `/check/<proof>`: GET shows the page, POST executes
`ConfirmAddress` as `HERE`. All is keyed with the site's secret and stored nowhere, so that nothing
has to be remembered or cleared.
"""

from __future__ import annotations

import hmac
from base64 import urlsafe_b64encode
from collections.abc import Callable
from typing import Final

from protocol.queries import JoinCode
from server.accounts.codes import READ_AS, SIGNS
from server.accounts.keys import Keys

STEP_S: Final = 30
"""So long a screen shows one code; it holds for the next step too, for whoever scans slowly."""
SESSION_S: Final = 15 * 60
"""So long after the scan a phone may join."""
CODE_CHARS: Final = 10


class Presence:
    """Codes, sessions and proofs of one site. `now` is the clock of the hall in ms."""

    def __init__(self, keys: Keys, now: Callable[[], int]) -> None:
        self._keys = keys
        self._now = now

    def code(self, point: str) -> JoinCode:
        """What a screen shows for a service point now, and until when (ms)."""
        step = self._step()
        return JoinCode(code=self._code(point, step), until=(step + 1) * STEP_S * 1000)

    def shown(self, point: str, code: str) -> bool:
        """Whether a screen shows this code now, or did a moment ago; as scanned or as typed."""
        told = code.strip().lower().translate(READ_AS)
        step = self._step()
        known = (self._code(point, each) for each in (step, step - 1))
        return any([hmac.compare_digest(told.encode(), each.encode()) for each in known])

    def session(self, point: str) -> str:
        """What a page keeps of a scan that was good: 15 minutes to join at that service point."""
        until = self._now() // 1000 + SESSION_S
        return f"{until}.{self._sealed(b'join session', f'{point} {until}')}"

    def admits(self, point: str, session: str) -> bool:
        """Whether this session is of that service point, ours, and not over."""
        told, _, seal = session.partition(".")
        if not (told.isascii() and told.isdecimal()) or int(told) < self._now() // 1000:
            return False
        good = self._sealed(b"join session", f"{point} {told}")
        return hmac.compare_digest(seal.encode(), good.encode())

    def address_proof(self, address: str) -> str:
        """The last part of the link by which a phone proves that it reaches this address."""
        return self._sealed(b"public address", address)

    def proves(self, address: str, proof: str) -> bool:
        """Whether that is the proof of this address."""
        return hmac.compare_digest(proof.encode(), self.address_proof(address).encode())

    def check_link(self, address: str) -> str:
        """The whole link, to be opened on a phone: the page there confirms the address."""
        return f"{address.rstrip('/')}/check/{self.address_proof(address)}"

    def _step(self) -> int:
        return self._now() // (STEP_S * 1000)

    def _code(self, point: str, step: int) -> str:
        bits = int.from_bytes(self._keys.seal(b"join code", f"{point} {step}".encode()), "big")
        return "".join(SIGNS[bits >> 5 * place & 31] for place in range(CODE_CHARS))

    def _sealed(self, purpose: bytes, subject: str) -> str:
        seal = self._keys.seal(purpose, subject.encode())
        return urlsafe_b64encode(seal).rstrip(b"=").decode()

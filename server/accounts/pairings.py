"""Pairing requests of kiosks and walls that nobody knows yet, in memory, few and for a while.

A device commits to its key, hears our nonce, then reveals its own: so neither end, nor anybody
between them, can choose so that the numbers agree that people compare. The code binds what a
manager approves to what the device shows.
"""

from __future__ import annotations

import hmac
import secrets
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from protocol.proof import NONCE_BYTES, check_number, commitment
from server.accounts.attempts import Failures
from server.accounts.codes import new_code, typed
from server.domain.refused import Refused, refuse
from server.networks import network_of

LASTS_MS: Final = 600_000
SETTLED_MS: Final = 120_000
"""So long an approval in the last moment is told all the same."""
MOST: Final = 64
MOST_OF_ADDRESS: Final = 4
TRIES: Final = 10
TRIES_WITHIN_S: Final = 300

DeviceRole = Literal["kiosk", "display"]
PairingState = Literal["waiting", "approving", "approved", "refused"]


@dataclass
class Pairing:
    """One request. `id` is known to the device alone, `code` to whoever stands before it."""

    id: str
    code: str
    role: DeviceRole
    key: bytes
    commitment: bytes
    nonce: bytes
    """Ours."""
    host: str
    address: str
    began_at: int
    check: str = ""
    """The number to compare; empty until the device has revealed its nonce."""
    state: PairingState = "waiting"
    device: str = ""
    name: str = ""
    zone: str = ""

    @property
    def expires_at(self) -> int:
        """Until when it may be approved, ms."""
        return self.began_at + LASTS_MS

    @property
    def told_until(self) -> int:
        """Until when the device may ask what became of it, ms."""
        return self.expires_at + (0 if self.is_open else SETTLED_MS)

    @property
    def is_open(self) -> bool:
        """Whether it waits for a manager."""
        return self.state in ("waiting", "approving")


class Pairings:
    """All of one server. `now` is the real clock in ms; `authority` the certificate (DER) that
    devices trust from now on, empty where there is none."""

    def __init__(
        self,
        now: Callable[[], int],
        authority: Callable[[], bytes] = bytes,
        code: Callable[[], str] = new_code,
    ) -> None:
        self._now = now
        self._authority = authority
        self._code = code
        self._all: OrderedDict[str, Pairing] = OrderedDict()
        self._tries = Failures(now, TRIES, TRIES_WITHIN_S)

    def begin(
        self, role: DeviceRole, key: bytes, committed: bytes, host: str, address: str
    ) -> Pairing:
        """Ask to be let in. A machine that begins anew takes its own place, but not that of
        the other role beside it. Raises `Refused`: `too_many_requests`."""
        self._clear(role, host, address)
        waiting = [each for each in self._all.values() if each.is_open]
        network = network_of(address)
        mine = [each for each in waiting if network_of(each.address) == network]
        if len(waiting) >= MOST or len(mine) >= MOST_OF_ADDRESS:
            first = (mine if len(mine) >= MOST_OF_ADDRESS else waiting)[0]
            raise _too_many(
                "Too many devices wait to be paired. Approve or refuse those that do.",
                -(-(first.expires_at - self._now()) // 1000),
            )
        made = Pairing(
            id=secrets.token_urlsafe(16),
            code=self._fresh_code(),
            role=role,
            key=key,
            commitment=committed,
            nonce=secrets.token_bytes(NONCE_BYTES),
            host=host,
            address=address,
            began_at=self._now(),
        )
        self._all[made.id] = made
        return made

    def reveal(self, ident: str, nonce: bytes) -> None:
        """The nonce that the device has committed to; another ends the request. Raises `Refused`:
        `unknown_pairing`."""
        found = self._living(ident)
        if found is None:
            raise _unknown()
        if not hmac.compare_digest(commitment(found.key, nonce), found.commitment):
            del self._all[ident]
            raise _unknown()
        found.check = check_number(found.key, self._authority(), nonce, found.nonce)

    def progress(self, ident: str) -> Pairing | None:
        """What has become of a request; None where it is over, or never was."""
        return self._living(ident)

    def find(self, code: str, colleague: str) -> Pairing:
        """The request that waits under this code, as typed. Raises `Refused`: `unknown_pairing`
        for all codes that find none, `too_many_requests` after too many of them."""
        wait = self._tries.wait_s(colleague)
        if wait:
            raise _too_many("Too many codes that are none. Look at the screen again.", wait)
        wanted, found = typed(code), None
        for each in list(self._all.values()):
            same = hmac.compare_digest(each.code.encode(), wanted.encode())
            if same and each.check and each.state == "waiting" and self._living(each.id):
                found = each
        if found is None:
            self._tries.count(colleague)
            raise _unknown()
        return found

    def _living(self, ident: str) -> Pairing | None:
        found = self._all.get(ident)
        return found if found is not None and self._now() < found.told_until else None

    def _clear(self, role: DeviceRole, host: str, address: str) -> None:
        now, machine = self._now(), (role, host, address)
        for each in list(self._all.values()):
            same = (each.role, each.host, each.address) == machine
            if (same and each.state == "waiting") or each.told_until <= now:
                del self._all[each.id]

    def _fresh_code(self) -> str:
        known = {each.code for each in self._all.values()}
        while (code := self._code()) in known:
            pass
        return code


def _unknown() -> Refused:
    return refuse(
        "unknown_pairing",
        "No device waits under this code. Look at its screen: a code lasts ten minutes.",
    )


def _too_many(text: str, wait_s: int) -> Refused:
    wait = max(1, wait_s)
    return refuse("too_many_requests", f"{text} Or try again in {wait} s.", retry_after=wait)

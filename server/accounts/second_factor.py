"""The second factor: codes of an authenticator app (TOTP), and recovery codes for a lost phone."""

from __future__ import annotations

import hmac
import logging
from collections import OrderedDict
from collections.abc import Callable
from typing import Final, NamedTuple

import msgspec
import pyotp

from server.accounts.asking import asked
from server.accounts.attempts import Failures, too_many
from server.accounts.codes import new_code, typed
from server.accounts.keys import Keys
from server.domain.refused import Refused, refuse
from server.store.accounts import Account, AccountBook
from server.store.audit import Act

_log = logging.getLogger(__name__)
STEP_S: Final = 30
RECOVERY_CODES: Final = 10
PENDING_S: Final = 600
"""So long a secret that was shown waits for its first code."""
LIMITS: Final = ((5, 300), (20, 86_400))
"""Wrong codes of an account, over all addresses, and in how many seconds. Whoever is counted here
has the password already: then a colleague would rather wait than be guessed."""
_MOST_PENDING: Final = 1_000
_PURPOSE: Final = b"totp"


class Pending(NamedTuple):
    """A secret that was shown and not used yet, until when (ms)."""

    secret: str
    until: int


class SecondFactor:
    """Second factors of colleagues. `now` is the real clock in ms; `house` is shown in the app."""

    def __init__(
        self, book: AccountBook, keys: Keys, now: Callable[[], int], house: Callable[[], str]
    ) -> None:
        self._book = book
        self._keys = keys
        self._now = now
        self._house = house
        self._failures = [Failures(now, most, within_s) for most, within_s in LIMITS]
        self._pending: OrderedDict[str, Pending] = OrderedDict()

    async def check(self, owner: Account, code: str) -> str:
        """By what the second factor was proved: `totp`, `recovery`, or empty where there is none.

        Raises `Refused`: `second_factor` (with `field` if a code was given), `too_many_requests`,
        `unavailable`.
        """
        if owner.totp is None:
            return ""
        if not code.strip():
            raise refuse("second_factor", "Type the code that your authenticator app shows.")
        self._begin(owner.id)
        try:
            found = await self._proved(owner, code)
        except Refused:
            self._take_back(owner.id)
            raise
        if not found:
            act = Act(
                "sign_in_refused", "staff", owner.id, "public", "public", "http", "second_factor"
            )
            await asked(self._book.note, act, self._now())
            raise refuse(
                "second_factor",
                "This code is wrong or was used before. Type the next one that the app shows, "
                "or a recovery code.",
                field="code",
            )
        self._take_back(owner.id)
        return found

    def begin(self, owner: Account) -> tuple[str, str]:
        """A fresh secret, and the address of it that an app scans. Raises `Refused`
        (`wrong_state`)."""
        if owner.totp is not None:
            raise refuse("wrong_state", "The second factor is on. End it first.")
        secret = pyotp.random_base32()
        self._pending[owner.id] = Pending(secret, self._now() + PENDING_S * 1000)
        self._pending.move_to_end(owner.id)
        while len(self._pending) > _MOST_PENDING:
            self._pending.popitem(last=False)
        uri = pyotp.TOTP(secret).provisioning_uri(name=owner.name, issuer_name=self._house())
        return secret, uri

    async def confirm(self, owner: Account, code: str) -> list[str]:
        """Turn it on with the first code of the app; the recovery codes, which are told once.

        Raises `Refused`: `wrong_state`, `invalid`, `too_many_requests`, `unavailable`.
        """
        pending = self._pending.get(owner.id)
        if pending is None or pending.until <= self._now() or owner.totp is not None:
            raise refuse("wrong_state", "This took too long. Begin again with a new secret.")
        self._begin(owner.id)
        step = self._step(pending.secret, code)
        if step is None:
            raise refuse("invalid", "The app shows another code. Type it again.", field="code")
        self._take_back(owner.id)
        codes = [new_code() for _ in range(RECOVERY_CODES)]
        hashes = [self._mark(owner.id, each) for each in codes]
        sealed = self._keys.lock_away(_PURPOSE, owner.id, pending.secret)
        act = Act("totp_on", "staff", owner.id, owner.id, owner.role, "http")
        recovery = msgspec.json.encode(hashes).decode()
        await asked(self._book.set_totp, owner.id, sealed, step, recovery, self._now(), act)
        self._pending.pop(owner.id, None)
        return codes

    async def end(self, owner: Account, act: Act) -> None:
        """Turn it off. Raises `Refused` (`unavailable`)."""
        await asked(self._book.set_totp, owner.id, None, 0, "[]", self._now(), act)

    async def _proved(self, owner: Account, code: str) -> str:
        step = self._step(self._secret(owner), code)
        if step is not None:
            return "totp" if await asked(self._book.take_step, owner.id, step) else ""
        left = recovery_of(owner)
        given = self._mark(owner.id, typed(code))
        if given not in left:
            return ""
        left.remove(given)
        rest = msgspec.json.encode(left).decode()
        return "recovery" if await asked(self._book.take_recovery, owner, rest) else ""

    def _step(self, secret: str, code: str) -> int | None:
        """Whose code this is: of the present step, or of the one before or after, for a clock that
        is half a minute off."""
        digits = "".join(code.split())
        if not (digits.isascii() and digits.isdecimal()):
            return None
        made, now = pyotp.TOTP(secret), self._now() // 1000 // STEP_S
        found = None
        for step in (now - 1, now, now + 1):
            if hmac.compare_digest(made.generate_otp(step), digits):
                found = step
        return found

    def _secret(self, owner: Account) -> str:
        try:
            return self._keys.take_out(_PURPOSE, owner.id, owner.totp or "")
        except ValueError as fault:
            _log.error("the second factor of an account cannot be read: %s", fault)
            raise refuse(
                "unavailable", "The second factor cannot be checked. Ask a manager to end it."
            ) from None

    def _mark(self, owner: str, code: str) -> str:
        return self._keys.seal(b"recovery code", f"{owner} {code}".encode()).hex()

    def _begin(self, owner: str) -> None:
        wait = max(each.wait_s(owner) for each in self._failures)
        if wait:
            raise too_many(wait)
        for each in self._failures:
            each.count(owner)

    def _take_back(self, owner: str) -> None:
        for each in self._failures:
            each.take_back(owner)


def recovery_of(owner: Account) -> list[str]:
    """The hashes of the recovery codes that are left."""
    return msgspec.json.decode(owner.recovery, type=list[str])

"""Tokens: signed ones for colleagues and devices, keyed ones for a customer's private link.

Their times are those of the real clock, even while a sample day runs faster.
"""

from __future__ import annotations

import binascii
import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from typing import Any, Final, NamedTuple
from uuid import UUID

import jwt

from protocol.records import Role
from server.accounts.keys import Keys
from server.domain.actor import Actor
from server.domain.refused import Refused, refuse

ISSUER: Final = "now-serving"
ALGORITHM: Final = "EdDSA"
ACCESS_S: Final = 600
DEVICE_S: Final = 5 * 365 * 86_400
VISIT_CHARS: Final = 44
REMEMBERED: Final = 4_096
_LEEWAY_S: Final = 30
"""How far ahead the clock may have been that issued a token."""


class _Kind(NamedTuple):
    """One kind of signed token: header `typ`, claim `aud`, roles that it may carry, its life."""

    typ: str
    audience: str
    roles: frozenset[str]
    lasts_s: int


_ACCESS: Final = _Kind(
    "at+jwt", "now-serving/staff", frozenset({"admin", "manager", "staff"}), ACCESS_S
)
_DEVICE: Final = _Kind(
    "device+jwt", "now-serving/device", frozenset({"kiosk", "display"}), DEVICE_S
)
_KINDS: Final = {kind.typ: kind for kind in (_ACCESS, _DEVICE)}


def _always(_ident: str, _generation: int) -> bool:
    return True


class Tokens:
    """Makes and reads the tokens of one site. `now` is the real clock in ms.

    `hold` says whether signed tokens of an account and generation still hold.
    """

    def __init__(
        self,
        keys: Keys,
        now: Callable[[], int],
        hold: Callable[[str, int], bool] = _always,
    ) -> None:
        self._keys = keys
        self._now = now
        self._hold = hold
        self._verified: dict[str, tuple[_Kind, dict[str, Any]]] = {}
        """Signatures found good: to check one again costs more than all else in a reconnect."""

    def access(self, staff: str, role: Role, name: str, generation: int = 1) -> tuple[str, int]:
        """A colleague's token and when it expires (ms)."""
        return self._signed(_ACCESS, staff, role, name, generation)

    def device(self, ident: str, role: Role, name: str, generation: int = 1) -> str:
        """A device's token, good for five years or until the account's next generation."""
        return self._signed(_DEVICE, ident, role, name, generation)[0]

    def visit(self, visit: str) -> str:
        """The token in a customer's private link: 44 characters of a URL."""
        raw = bytes.fromhex(visit.replace("-", ""))
        return _text(raw) + _text(self._keys.seal(b"visit", raw))

    def actor(self, token: str) -> tuple[Actor, int | None]:
        """Who carries this token and until when (ms; None: as long as the visit).

        Raises `Refused`: `unauthenticated`, `token_expired`, `unavailable`.
        """
        if len(token) == VISIT_CHARS and "." not in token:
            return self._visitor(token), None
        return self._holder(token)

    def _signed(
        self, kind: _Kind, subject: str, role: Role, name: str, generation: int
    ) -> tuple[str, int]:
        if role not in kind.roles:
            raise ValueError(f"a {role} carries no such token")
        issued = self._now() // 1000
        claims = {
            "iss": ISSUER,
            "aud": kind.audience,
            "sub": subject,
            "role": role,
            "name": name,
            "gen": generation,
            "iat": issued,
            "exp": issued + kind.lasts_s,
        }
        headers = {"kid": self._keys.kid, "typ": kind.typ}
        token = jwt.encode(claims, self._keys.signing, algorithm=ALGORITHM, headers=headers)
        return token, (issued + kind.lasts_s) * 1000

    def _visitor(self, token: str) -> Actor:
        raw, seal = _bytes(token[:22]), _bytes(token[22:])
        if not hmac.compare_digest(self._keys.seal(b"visit", raw), seal):
            raise _unknown()
        visit = str(UUID(bytes=raw))
        return Actor(visit, "visitor", visit=visit)

    def _holder(self, token: str) -> tuple[Actor, int]:
        try:
            return self._live(*(self._verified.get(token) or self._verify(token)))
        except (jwt.InvalidTokenError, KeyError, TypeError, ValueError):
            raise _unknown() from None

    def _verify(self, token: str) -> tuple[_Kind, dict[str, Any]]:
        """What a token claims, if this site has signed it; whether it still holds is not asked."""
        header = jwt.get_unverified_header(token)
        kind = _KINDS[header["typ"]]
        key = self._keys.verifying[header["kid"]]
        claims: dict[str, Any] = jwt.decode(
            token,
            key,
            algorithms=[ALGORITHM],
            audience=kind.audience,
            issuer=ISSUER,
            # The clock is injected, so these two are compared below.
            options={
                "require": ["iss", "aud", "sub", "iat", "exp"],
                "verify_exp": False,
                "verify_iat": False,
            },
        )
        if len(self._verified) >= REMEMBERED:
            del self._verified[next(iter(self._verified))]
        self._verified[token] = kind, claims
        return kind, claims

    def _live(self, kind: _Kind, claims: dict[str, Any]) -> tuple[Actor, int]:
        now_s = self._now() // 1000
        expires, issued = int(claims["exp"]), int(claims["iat"])
        role = claims["role"]
        if role not in kind.roles or issued > now_s + _LEEWAY_S:
            raise _unknown()
        if expires <= now_s:
            raise refuse("token_expired", "This sign-in has expired. Refresh it or sign in again.")
        if not self._hold(str(claims["sub"]), int(claims["gen"])):
            raise refuse("unauthenticated", "This sign-in was ended. Sign in or enrol again.")
        return Actor(str(claims["sub"]), role, str(claims["name"])), expires * 1000


def _unknown() -> Refused:
    return refuse("unauthenticated", "This token is not valid here. Sign in again.")


def _text(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def _bytes(text: str) -> bytes:
    try:
        raw = urlsafe_b64decode(text + "==")
    except (binascii.Error, ValueError):
        raise _unknown() from None
    # Base64 has spare bits at the end; one spelling of a token is enough.
    if len(raw) != 16 or _text(raw) != text:
        raise _unknown()
    return raw

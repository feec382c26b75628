"""Tokens: signed ones for colleagues and devices, keyed ones for a customer's private link.

Their times are those of the real clock, even while a sample day runs faster.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Callable
from typing import Any, Final, NamedTuple
from uuid import UUID

import jwt

from protocol.records import Role
from server.accounts.keys import Keys
from server.accounts.token_text import bytes_of, text_of, unknown
from server.domain.actor import Actor, LinkScope
from server.domain.refused import refuse

ISSUER: Final = "now-serving"
ALGORITHM: Final = "EdDSA"
ACCESS_S: Final = 600
DEVICE_S: Final = 5 * 365 * 86_400
VISIT_CHARS: Final = 44
RESERVATION_CHARS: Final = 45
SCOPES: Final[dict[str, LinkScope]] = {
    "o": "own",
    "v": "view",
    "c": "cancel",
    "t": "thread",
    "s": "request",
}
"""By the first character of the token of a reservation, of a ticket's thread, or of a
service request."""
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


class Held(NamedTuple):
    """Who carries a token and until when (ms; None: as long as the visit). `thumbprint` is of the
    key without whose proof the token is worth nothing; empty where there is none."""

    actor: Actor
    expires_at: int | None
    thumbprint: str = ""


Hold = Callable[[str, int, str], bool]
"""Whether what was signed for an account, a generation of it and a sign-in (empty for devices)
still holds."""


def _always(_ident: str, _generation: int, _family: str) -> bool:
    return True


class _Signed(NamedTuple):
    """What a token claims, and the id of the key under which it does."""

    kind: _Kind
    claims: dict[str, Any]
    kid: str


class Tokens:
    """Makes and reads the tokens of one site. `now` is the real clock in ms.

    `hold` says whether signed tokens still hold. `site` is the id of this one: tokens name it, and
    those that name none were signed here before they did.
    """

    def __init__(
        self,
        keys: Keys,
        now: Callable[[], int],
        hold: Hold = _always,
        site: str = "",
    ) -> None:
        self._keys = keys
        self._now = now
        self._hold = hold
        self._site = site
        self._verified: dict[str, _Signed] = {}
        """Signatures found good: to check one again costs more than all else in a reconnect."""

    def access(
        self, staff: str, role: Role, name: str, generation: int = 1, family: str = ""
    ) -> tuple[str, int]:
        """A colleague's token and when it expires (ms). `family` is the sign-in that it is of."""
        more = {"sid": family} if family else {}
        return self._signed(_ACCESS, staff, role, name, generation, more)

    def device(
        self,
        ident: str,
        role: Role,
        name: str,
        generation: int = 1,
        key: bytes | None = None,
        lasts_s: int = ACCESS_S,
    ) -> str:
        """A device's token, bound to its public key (32 bytes) for `lasts_s`; without a key good
        for five years. Both end with the account's next generation."""
        if key is None:
            return self._signed(_DEVICE, ident, role, name, generation, {})[0]
        bound = {"cnf": {"jkt": thumbprint(key)}}
        kind = _DEVICE._replace(lasts_s=lasts_s)
        return self._signed(kind, ident, role, name, generation, bound)[0]

    def seal(self, purpose: bytes, subject: bytes) -> bytes:
        """Bytes that only this site can make for a purpose and a subject."""
        return self._keys.seal(purpose, subject)

    def visit(self, visit: str) -> str:
        """The token in a customer's private link: 44 characters of a URL."""
        raw = bytes.fromhex(visit.replace("-", ""))
        return text_of(raw) + text_of(self._keys.seal(b"visit", raw))

    def reservation(self, ident: str, scope: LinkScope) -> str:
        """The token in a link to a reservation, 45 characters of a URL; equal each time it is made.

        It says who holds it, and nothing of the reservation: that this is not long over is asked
        of its record (`server/domain/own_links.py`), also when it was moved since.
        """
        letter = next(letter for letter, each in SCOPES.items() if each == scope)
        raw = bytes.fromhex(ident.replace("-", ""))
        return letter + text_of(raw) + text_of(self._keys.seal(_purpose(scope), raw))

    def ticket(self, ident: str) -> str:
        """The token in a link to a ticket's thread, made likewise. It is good while there is
        anything to read."""
        return self.reservation(ident, "thread")

    def service_request(self, ident: str) -> str:
        """The token in a link to a service request, made likewise."""
        return self.reservation(ident, "request")

    def actor(self, token: str) -> tuple[Actor, int | None]:
        """Who carries this token, which needs no proof, and until when.

        Raises `Refused`: `unauthenticated`, `token_expired`, `unavailable`.
        """
        held = self.held(token)
        if held.thumbprint:
            raise refuse("unauthenticated", "This token holds only with a proof of its key.")
        return held.actor, held.expires_at

    def held(self, token: str) -> Held:
        """The same for every token: whoever asks must see to the proof (`Proofs`). Raises
        `Refused`."""
        if len(token) == VISIT_CHARS and "." not in token:
            return Held(self._visitor(token), None)
        if len(token) == RESERVATION_CHARS and "." not in token:
            return Held(self._booker(token), None)
        return self._holder(token)

    def _signed(
        self,
        kind: _Kind,
        subject: str,
        role: Role,
        name: str,
        generation: int,
        more: dict[str, Any],
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
            "jti": secrets.token_hex(8),
            "iat": issued,
            "exp": issued + kind.lasts_s,
            **({"site": self._site} if self._site else {}),
            **more,
        }
        self._keys.look_again()
        headers = {"kid": self._keys.kid, "typ": kind.typ}
        token = jwt.encode(claims, self._keys.signing, algorithm=ALGORITHM, headers=headers)
        return token, (issued + kind.lasts_s) * 1000

    def _visitor(self, token: str) -> Actor:
        raw, seal = bytes_of(token[:22]), bytes_of(token[22:])
        if not hmac.compare_digest(self._keys.seal(b"visit", raw), seal):
            raise unknown()
        visit = str(UUID(bytes=raw))
        return Actor(visit, "visitor", visit=visit, site=self._site)

    def _booker(self, token: str) -> Actor:
        scope = SCOPES.get(token[0])
        if scope is None:
            raise unknown()
        raw, seal = bytes_of(token[1:23]), bytes_of(token[23:])
        if not hmac.compare_digest(self._keys.seal(_purpose(scope), raw), seal):
            raise unknown()
        booked = str(UUID(bytes=raw))
        if scope == "thread":
            return Actor(booked, "visitor", ticket=booked, scope=scope, site=self._site)
        if scope == "request":
            return Actor(booked, "visitor", request=booked, scope=scope, site=self._site)
        return Actor(booked, "visitor", reservation=booked, scope=scope, site=self._site)

    def _holder(self, token: str) -> Held:
        self._keys.look_again()
        try:
            signed = self._verified.get(token) or self._verify(token)
            self._key_holds(signed)
            return self._live(signed.kind, signed.claims)
        except (jwt.InvalidTokenError, KeyError, TypeError, ValueError, RecursionError):
            raise unknown() from None

    def _key_holds(self, signed: _Signed) -> None:
        """A key that was replaced holds for what it signed before: as long as short tokens live,
        and for devices whose file has to last for years. Raises `Refused`, `KeyError`."""
        retired_at = self._keys.verifying[signed.kid].retired_at
        lasts = signed.kind is _DEVICE and "cnf" not in signed.claims
        if retired_at is None or lasts:
            return
        if self._now() >= retired_at + (ACCESS_S + _LEEWAY_S) * 1000:
            raise unknown()

    def _verify(self, token: str) -> _Signed:
        """What a token claims, if this site has signed it; whether it still holds is not asked."""
        header = jwt.get_unverified_header(token)
        kind = _KINDS[header["typ"]]
        claims: dict[str, Any] = jwt.decode(
            token,
            self._keys.verifying[header["kid"]].key,
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
        signed = _Signed(kind, claims, header["kid"])
        self._verified[token] = signed
        return signed

    def _live(self, kind: _Kind, claims: dict[str, Any]) -> Held:
        now_s = self._now() // 1000
        expires, issued = int(claims["exp"]), int(claims["iat"])
        role = claims["role"]
        if role not in kind.roles or issued > now_s + _LEEWAY_S:
            raise unknown()
        if expires <= now_s:
            raise refuse("token_expired", "This sign-in has expired. Refresh it or sign in again.")
        subject, site = str(claims["sub"]), str(claims.get("site") or self._site)
        if not self._hold(subject, int(claims["gen"]), str(claims.get("sid", ""))):
            raise refuse("unauthenticated", "This sign-in was ended. Sign in or enrol again.")
        bound = str(claims["cnf"]["jkt"]) if "cnf" in claims else ""
        return Held(Actor(subject, role, str(claims["name"]), site=site), expires * 1000, bound)


def _purpose(scope: LinkScope) -> bytes:
    return b"reservation " + scope.encode()


def thumbprint(key: bytes) -> str:
    """By which a token names a device's key."""
    return text_of(hashlib.sha256(key).digest())

"""Signing in, staying signed in, signing out, and what colleagues do to their own account."""

from __future__ import annotations

import hashlib
import ssl
from typing import Any, Final, TypeVar

import httpx
import msgspec

from client.no_answer import no_answer, whose_authority_is_unknown
from client.trust import verify_for

T = TypeVar("T")
WITHIN_S: Final = 8.0


class SignInRefused(Exception):
    """The server does not do it; `code` is stable, the text says what to do."""

    def __init__(self, code: str, detail: str, retry_after: int | None = None) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail
        self.retry_after = retry_after


class ServerAway(Exception):
    """The server did not answer, or not in its own words."""


class UnknownAuthority(ServerAway):
    """Who answers shows a certificate whose authority is not trusted here: nothing was sent."""


class Tokens(msgspec.Struct, frozen=True):
    """What a sign-in gives. `expires_in` is seconds of the access token."""

    access_token: str
    refresh_token: str
    expires_in: int


class OwnAccount(msgspec.Struct, frozen=True, rename="camel"):
    """Whoever is signed in. `changed_at`: when the password was set, as RFC 3339 says instants."""

    id: str
    name: str
    role: str
    totp: bool = False
    recovery_left: int = 0
    changed_at: str | int | None = None


class Secret(msgspec.Struct, frozen=True):
    """A second factor that is not confirmed yet; `uri` is for an authenticator's camera."""

    secret: str
    uri: str


class _Codes(msgspec.Struct, frozen=True, rename="camel"):
    recovery_codes: list[str]


class _Problem(msgspec.Struct, frozen=True):
    code: str = "unavailable"
    detail: str = ""
    title: str = ""
    retryAfter: int | None = None


class Api:
    """One server, asked over HTTP. Each call raises `SignInRefused`, `ServerAway`.

    `trust` knows the authority that is trusted alone. Tests inject a `transport`.
    """

    def __init__(
        self,
        server: str,
        transport: httpx.AsyncBaseTransport | None = None,
        trust: ssl.SSLContext | None = None,
    ) -> None:
        self.server = server
        self._transport = transport
        self._trust = trust

    def use_trust(self, trust: ssl.SSLContext | None) -> None:
        """Trust this authority alone from now on; None: those of the machine."""
        self._trust = trust

    def client(
        self, headers: dict[str, str] | None = None, within_s: float = WITHIN_S
    ) -> httpx.AsyncClient:
        """A client of this server that trusts whom we trust."""
        return httpx.AsyncClient(
            base_url=self.server,
            transport=self._transport,
            verify=verify_for(self.server, self._trust),
            headers=headers,
            timeout=within_s,
            trust_env=False,
        )

    async def _send(
        self,
        method: str,
        path: str,
        body: dict[str, Any] | None = None,
        headers: dict[str, str] | None = None,
    ) -> httpx.Response:
        try:
            async with self.client() as client:
                return await client.request(method, path, json=body, headers=headers)
        except httpx.HTTPError as fault:
            raise away(self.server, fault) from None


class AuthApi(Api):
    """Its `/auth` for colleagues."""

    async def sign_in(self, name: str, password: str, code: str = "") -> Tokens:
        """Tokens for a name and password; `second_factor` is refused without a good `code`."""
        more = {"code": code} if code else {}
        return await self._tokens("/auth/token", {"name": name, "password": password, **more})

    async def accept(self, name: str, code: str, password: str) -> Tokens:
        """Tokens for an invitation, which works once; the password is theirs from now on."""
        body = {"name": name, "code": code, "password": password}
        return await self._tokens("/auth/invitation", body)

    async def refresh(self, refresh_token: str) -> Tokens:
        """Fresh tokens; the old refresh token is spent.

        Asking again for the same token goes under the same key, so that a lost answer is given once
        more instead of looking like a copied token.
        """
        key = hashlib.blake2b(refresh_token.encode(), digest_size=16, person=b"refresh").hexdigest()
        body = {"refresh_token": refresh_token}
        return await self._tokens("/auth/refresh", body, headers={"Idempotency-Key": key})

    async def revoke(self, refresh_token: str) -> None:
        """End a sign-in; an unknown token is no error."""
        await self._send("POST", "/auth/revoke", {"refresh_token": refresh_token})

    async def change_password(self, access: str, old: str, new: str) -> Tokens:
        """Another password; all other sign-ins end."""
        body = {"old": old, "new": new}
        return await self._tokens("/auth/password", body, headers=_bearer(access))

    async def sign_out_everywhere(self, access: str) -> None:
        """End all sign-ins, this one too."""
        await self._done("/auth/sign-out-everywhere", {}, access)

    async def begin_totp(self, access: str) -> Secret:
        """A secret for an authenticator; it counts once a code of it has come."""
        sent = await self._send("POST", "/auth/totp/begin", {}, headers=_bearer(access))
        return read(sent, Secret)

    async def confirm_totp(self, access: str, code: str) -> list[str]:
        """The second factor is on: recovery codes, told this once."""
        body = {"code": code}
        sent = await self._send("POST", "/auth/totp/confirm", body, headers=_bearer(access))
        return read(sent, _Codes).recovery_codes

    async def end_totp(self, access: str, password: str) -> None:
        """The second factor is off."""
        await self._done("/auth/totp/end", {"password": password}, access)

    async def me(self, access: str) -> OwnAccount:
        """Whose token it is."""
        sent = await self._send("GET", "/auth/me", headers=_bearer(access))
        return read(sent, OwnAccount)

    async def ask(self, method: str, path: str, body: dict[str, Any] | None, access: str) -> Any:
        """What any other route answers, as plain values; None where that has no body."""
        sent = await self._send(method, path, body, headers=_bearer(access))
        return read(sent, Any) if sent.content or not sent.is_success else None

    async def _tokens(
        self, path: str, body: dict[str, Any], headers: dict[str, str] | None = None
    ) -> Tokens:
        return read(await self._send("POST", path, body, headers), Tokens)

    async def _done(self, path: str, body: dict[str, Any], access: str) -> None:
        answer = await self._send("POST", path, body, headers=_bearer(access))
        if not answer.is_success:
            read(answer, Tokens)


def away(server: str, fault: httpx.HTTPError) -> ServerAway:
    """What came of a request that got no answer, in words."""
    kind = UnknownAuthority if whose_authority_is_unknown(fault) else ServerAway
    return kind(f"The server at {server} does not answer ({no_answer(fault, server)})")


def _bearer(access: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {access}"}


def read(response: httpx.Response, kind: type[T]) -> T:
    """The body of an answer. Raises `SignInRefused`, `ServerAway` for what is no success."""
    try:
        if response.is_success:
            return msgspec.json.decode(response.content, type=kind)
        problem = msgspec.json.decode(response.content, type=_Problem)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise ServerAway(
            f"{response.url} answered {response.status_code}, which is no answer of this server"
        ) from None
    if response.status_code >= 500:
        raise ServerAway(problem.detail or problem.title)
    raise SignInRefused(problem.code, problem.detail or problem.title, problem.retryAfter)

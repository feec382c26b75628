"""`/auth`: tokens for a name and password, fresh ones, and signing out."""

from __future__ import annotations

from typing import Any

from litestar import Request, post
from litestar.handlers import HTTPRouteHandler
from litestar.params import JSONBody

from server.accounts.sign_in import Granted
from server.http.auth_shapes import RefreshBody, SignInBody, TokensAnswer
from server.http.edge import Edge, address_of
from server.http.guards import ANYBODY
from server.http.problems import documented

_CODES = (
    "malformed", "invalid", "unauthenticated", "too_large", "too_many_requests", "unavailable",
)  # fmt: skip


def auth_routes(edge: Edge) -> list[HTTPRouteHandler]:
    """The handlers of signing in."""

    @post(
        "/auth/token",
        status_code=200,
        opt={"roles": ANYBODY},
        summary="Sign in",
        response_description="Tokens of this sign-in.",
        responses=documented(*_CODES),
    )
    async def token(request: Request[Any, Any, Any], data: JSONBody[SignInBody]) -> TokensAnswer:
        """Name and password of a colleague. After five failures the name has to wait."""
        address = address_of(request.scope)
        return _answer(await edge.sign_in.with_password(data.name, data.password, address))

    @post(
        "/auth/refresh",
        status_code=200,
        opt={"roles": ANYBODY},
        summary="Stay signed in",
        response_description="Fresh tokens; the refresh token that was sent is spent.",
        responses=documented(*_CODES),
    )
    async def refresh(data: JSONBody[RefreshBody]) -> TokensAnswer:
        """A refresh token works once. One that is shown again was copied: the sign-in ends."""
        return _answer(await edge.sign_in.refresh(data.refresh_token))

    @post(
        "/auth/revoke",
        status_code=204,
        opt={"roles": ANYBODY},
        summary="Sign out",
        response_description="The sign-in has ended, if there was one.",
        responses=documented("malformed", "invalid", "too_large", "too_many_requests"),
    )
    async def revoke(data: JSONBody[RefreshBody]) -> None:
        """Ends the sign-in that the refresh token belongs to."""
        await edge.sign_in.revoke(data.refresh_token)

    return [token, refresh, revoke]


def _answer(granted: Granted) -> TokensAnswer:
    return TokensAnswer(granted.access_token, granted.refresh_token, granted.expires_in)

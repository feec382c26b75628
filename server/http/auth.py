"""`/auth`: tokens for a name and password, fresh ones, and signing out."""

from __future__ import annotations

import time
from functools import partial
from typing import Any

from litestar import Request, post
from litestar.handlers import HTTPRouteHandler
from litestar.params import JSONBody

from server.accounts.granting import Granted
from server.http.auth_shapes import InvitationBody, RefreshBody, SignInBody, TokensAnswer
from server.http.edge import Edge, address_of
from server.http.per_server import per_server
from server.http.problems import documented
from server.http.repeats import Repeats

_CODES = (
    "malformed", "invalid", "unauthenticated", "key_reused", "too_large", "too_many_requests",
    "unavailable",
)  # fmt: skip
_Repeats = Repeats[Granted]
_Ask = Request[Any, Any, Any]


def auth_routes(edge: Edge) -> list[HTTPRouteHandler]:
    """The handlers of signing in."""
    repeats = per_server(lambda: _Repeats(time.monotonic))
    return [
        _token_route(edge, repeats),
        _refresh_route(edge, repeats),
        _invitation_route(edge, repeats),
        _revoke_route(edge),
    ]


def _token_route(edge: Edge, repeats: _Repeats) -> HTTPRouteHandler:
    @post(
        "/auth/token",
        status_code=200,
        opt={"asks": "sign in"},
        summary="Sign in",
        response_description="Tokens of this sign-in.",
        responses=documented(*_CODES, "second_factor"),
    )
    async def token(request: _Ask, data: JSONBody[SignInBody]) -> TokensAnswer:
        """Name and password of a colleague; whoever has a second factor is asked for its `code`
        (`second_factor`) and sends all three. After five failures from an address the name has to
        wait there, after twenty from wherever it waits everywhere but where its owner signed in
        before.
        """
        address = address_of(request.scope)
        work = partial(
            edge.staff.sign_in.with_password, data.name, data.password, address, data.code
        )
        return tokens_answer(await repeats.once(request.scope, data, work))

    return token


def _refresh_route(edge: Edge, repeats: _Repeats) -> HTTPRouteHandler:
    @post(
        "/auth/refresh",
        status_code=200,
        opt={"asks": "sign in", "counts": "stay"},
        summary="Stay signed in",
        response_description="Fresh tokens; the refresh token that was sent is spent.",
        responses=documented(*_CODES),
    )
    async def refresh(request: _Ask, data: JSONBody[RefreshBody]) -> TokensAnswer:
        """A refresh token works once. One that is shown again was copied: the sign-in ends.

        With an `Idempotency-Key` the same request may be repeated for two minutes, so that a lost
        answer signs nobody out.
        """
        address = address_of(request.scope)
        work = partial(edge.staff.sign_in.refresh, data.refresh_token, address)
        return tokens_answer(await repeats.once(request.scope, data, work))

    return refresh


def _invitation_route(edge: Edge, repeats: _Repeats) -> HTTPRouteHandler:
    @post(
        "/auth/invitation",
        status_code=200,
        opt={"asks": "sign in"},
        summary="Take an invitation",
        response_description="The password is set; tokens of a first sign-in with it.",
        responses=documented(*_CODES, "second_factor"),
    )
    async def invitation(request: _Ask, data: JSONBody[InvitationBody]) -> TokensAnswer:
        """A code that a manager gave works once, within 72 hours, for a first password or another.
        A password that will not do leaves the code as it is. With a second factor the password is
        set and the answer is `second_factor`: sign in with it at `/auth/token`.
        """
        address = address_of(request.scope)
        work = partial(edge.staff.invitations.accept, data.name, data.code, data.password, address)
        return tokens_answer(await repeats.once(request.scope, data, work))

    return invitation


def _revoke_route(edge: Edge) -> HTTPRouteHandler:
    @post(
        "/auth/revoke",
        status_code=204,
        opt={"asks": "sign in", "counts": "stay"},
        summary="Sign out",
        response_description="The sign-in has ended, if there was one.",
        responses=documented(
            "malformed", "invalid", "too_large", "too_many_requests", "unavailable"
        ),
    )
    async def revoke(data: JSONBody[RefreshBody]) -> None:
        """Ends the sign-in that the refresh token belongs to; repeating it changes nothing."""
        await edge.staff.sign_in.revoke(data.refresh_token)

    return revoke


def tokens_answer(granted: Granted) -> TokensAnswer:
    """Tokens as OAuth writes them."""
    return TokensAnswer(granted.access_token, granted.refresh_token, granted.expires_in)

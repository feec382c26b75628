"""Who may ask: the token becomes an actor, its role is looked up, nothing is open by accident."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any, Final, cast

from litestar.connection import ASGIConnection
from litestar.handlers.base import BaseRouteHandler
from litestar.types import HTTPScope

from protocol.records import Role
from server.accounts.tokens import Tokens
from server.domain.actor import PUBLIC, Actor
from server.domain.refused import refuse
from server.domain.turned_away import turned_away
from server.http.edge import address_of, header
from server.http.limits import OpenLimit

Connection = ASGIConnection[Any, Any, Any, Any]
Guard = Callable[[Connection, BaseRouteHandler], Coroutine[Any, Any, None]]

ANYBODY: Final[frozenset[Role]] = frozenset(
    {"admin", "manager", "staff", "kiosk", "display", "visitor", "public"}
)


def guard(tokens: Tokens, limit: OpenLimit) -> Guard:
    """The guard of all routes: each says in `opt` which `roles` may ask it."""

    async def authorise(connection: Connection, handler: BaseRouteHandler) -> None:
        scope = cast(HTTPScope, connection.scope)
        if scope["method"] == "OPTIONS":
            return
        roles: frozenset[Role] = handler.opt.get("roles", frozenset())
        actor = _actor(tokens, header(scope, b"authorization"))
        scope["actor"] = actor  # type: ignore[typeddict-unknown-key]
        if actor.role not in roles:
            raise _turned_away(actor, roles)
        if actor.is_guest and scope["method"] == "POST":
            limit.take(address_of(scope))

    return authorise


def _actor(tokens: Tokens, given: str | None) -> Actor:
    if given is None:
        return PUBLIC
    scheme, _, token = given.partition(" ")
    if scheme.lower() != "bearer":
        raise refuse("unauthenticated", "Send the token as `Authorization: Bearer <token>`.")
    return tokens.actor(token.strip())[0]


def _turned_away(actor: Actor, roles: frozenset[Role]) -> Exception:
    if actor is PUBLIC:
        return refuse("unauthenticated", "Sign in at /auth/token and send the token along.")
    return turned_away(actor, roles)

"""Who may ask: the token becomes an actor, its role is looked up, nothing is open by accident."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any, Final, cast

from litestar.connection import ASGIConnection
from litestar.handlers.base import BaseRouteHandler
from litestar.types import HTTPScope

from protocol.proof import PROOF_HEADER
from server.accounts.proofs import Proofs
from server.domain.access import ACCESS, permit
from server.domain.actor import PUBLIC, Actor
from server.domain.refused import Refused, refuse
from server.http.edge import Edge, address_of, header
from server.http.limits import Limits
from server.networks import network_of

SIGN_IN: Final = frozenset({"sign in", "pair"})
"""Operations of those who are about to be no strangers: nobody else uses up their share."""
CHEAP: Final = frozenset({"read health", "read documents"})
"""What costs nothing to answer: a page loads a dozen files, and health is what tells of a flood."""
Connection = ASGIConnection[Any, Any, Any, Any]
Guard = Callable[[Connection, BaseRouteHandler], Coroutine[Any, Any, None]]


def guard(edge: Edge) -> Guard:
    """The guard of all routes: each names in `opt` the operation that it `asks` for, and those by
    which one signs in perhaps the limit that `counts`."""

    async def authorise(connection: Connection, handler: BaseRouteHandler) -> None:
        scope = cast(HTTPScope, connection.scope)
        if scope["method"] == "OPTIONS":
            return
        operation: str = handler.opt.get("asks", "")
        actor, limits = _actor(edge.devices.proofs, scope), edge.limits
        scope["actor"] = actor  # type: ignore[typeddict-unknown-key]
        try:
            permit(actor, operation, edge.store.site)
        except Refused:
            if actor is PUBLIC:
                raise refuse(
                    "unauthenticated", "Sign in at /auth/token and send the token along."
                ) from None
            raise
        if scope["method"] in ("GET", "HEAD"):
            if operation not in CHEAP:
                limits.look(actor, address_of(scope))
        elif actor.is_guest and operation in SIGN_IN:
            limits.take(handler.opt.get("counts", "sign_in"), network_of(address_of(scope)))
        else:
            limits.send(actor, address_of(scope))

    return authorise


def page_guard(limits: Callable[[], Limits], site: Callable[[], str]) -> Guard:
    """The guard of all pages: they `ask` for an operation too. Whoever opens one is a stranger;
    where a private link stands in the address, the page itself finds whose it is."""

    async def authorise(connection: Connection, handler: BaseRouteHandler) -> None:
        scope = cast(HTTPScope, connection.scope)
        if scope["method"] == "OPTIONS":
            return
        operation: str = handler.opt.get("asks", "")
        if "token" not in connection.path_params or operation not in ACCESS:
            permit(PUBLIC, operation, site())
        if scope["method"] in ("GET", "HEAD") and operation not in CHEAP:
            limits().look(PUBLIC, address_of(scope))

    return authorise


def _actor(proofs: Proofs, scope: HTTPScope) -> Actor:
    given = header(scope, b"authorization")
    if given is None:
        return PUBLIC
    scheme, _, token = given.partition(" ")
    if scheme.lower() != "bearer":
        raise refuse("unauthenticated", "Send the token as `Authorization: Bearer <token>`.")
    proof = header(scope, _PROOF)
    return proofs.request(token.strip(), scope["method"], scope["path"], proof).actor


_PROOF: Final = PROOF_HEADER.lower().encode()

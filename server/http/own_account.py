"""`/auth` for whoever has signed in: password, second factor, ending all sign-ins."""

from __future__ import annotations

import time
from functools import partial
from typing import Any, Final

from litestar import Request, get, post
from litestar.handlers import HTTPRouteHandler
from litestar.params import JSONBody

from server.accounts.granting import Granted
from server.http.auth import tokens_answer
from server.http.auth_shapes import (
    CodeBody,
    MeAnswer,
    PasswordBody,
    ProofBody,
    RecoveryAnswer,
    SecretAnswer,
    TokensAnswer,
)
from server.http.edge import Edge, actor_of, address_of
from server.http.per_server import per_server
from server.http.problems import documented
from server.http.repeats import Repeats

_Ask = Request[Any, Any, Any]
_SIGNED: Final = ("unauthenticated", "token_expired", "forbidden", "unavailable")
_TOLD: Final = ("malformed", "invalid", "too_large", "too_many_requests")


def _own(summary: str, answers: str, *codes: str, status: int = 200) -> dict[str, Any]:
    return {
        "status_code": status,
        "opt": {"asks": "own account"},
        "summary": summary,
        "response_description": answers,
        "responses": documented(*_SIGNED, *codes),
        "security": [{"bearer": []}],
    }


def own_account_routes(edge: Edge) -> list[HTTPRouteHandler]:
    """The handlers of the own account."""
    return [_me(edge), *_sign_ins(edge), *_totp(edge)]


def _me(edge: Edge) -> HTTPRouteHandler:
    @get("/auth/me", **_own("Who I am", "The own account."))
    async def me(request: _Ask) -> MeAnswer:
        """Of the colleague whose token it is."""
        return MeAnswer.of(await edge.staff.own.of(actor_of(request.scope)))

    return me


def _sign_ins(edge: Edge) -> list[HTTPRouteHandler]:
    repeats: Repeats[Granted] = per_server(lambda: Repeats(time.monotonic))

    @post(
        "/auth/password",
        **_own("Change my password", "Tokens of a new sign-in.", *_TOLD, "key_reused",
               "version_mismatch"),
    )  # fmt: skip
    async def password(request: _Ask, data: JSONBody[PasswordBody]) -> TokensAnswer:
        """All sign-ins of before end, on every machine; their sockets close."""
        who, address = actor_of(request.scope), address_of(request.scope)
        work = partial(edge.staff.own.change_password, who, data.old, data.new, address)
        return tokens_answer(await repeats.once(request.scope, data, work))

    @post(
        "/auth/sign-out-everywhere",
        **_own("Sign out everywhere", "All sign-ins have ended, this one too.", status=204),
    )
    async def everywhere(request: _Ask) -> None:
        """For a machine that was left signed in, or was lost."""
        await edge.staff.own.sign_out_everywhere(actor_of(request.scope))

    return [password, everywhere]


def _totp(edge: Edge) -> list[HTTPRouteHandler]:
    @post(
        "/auth/totp/begin",
        **_own("Begin a second factor", "A secret for an authenticator app.", "wrong_state"),
    )
    async def begin(request: _Ask) -> SecretAnswer:
        """Nothing changes before `confirm`, which has to come within ten minutes."""
        secret, uri = await edge.staff.own.begin_totp(actor_of(request.scope))
        return SecretAnswer(secret=secret, uri=uri)

    @post(
        "/auth/totp/confirm",
        **_own("Turn the second factor on", "Recovery codes.", *_TOLD, "wrong_state"),
    )
    async def confirm(request: _Ask, data: JSONBody[CodeBody]) -> RecoveryAnswer:
        """With the first code of the app. From now on a sign-in needs one."""
        codes = await edge.staff.own.confirm_totp(actor_of(request.scope), data.code)
        return RecoveryAnswer(recovery_codes=codes)

    @post(
        "/auth/totp/end",
        **_own("Turn the second factor off", "A password is enough again.", *_TOLD, status=204),
    )
    async def end(request: _Ask, data: JSONBody[ProofBody]) -> None:
        """With the password, so that nobody does it at a desk that was left."""
        who, address = actor_of(request.scope), address_of(request.scope)
        await edge.staff.own.end_totp(who, data.password, address)

    return [begin, confirm, end]

"""`/admin/accounts`: who may sign in, for managers and administrators."""

from __future__ import annotations

import time
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any, Final, TypeVar

import msgspec
from litestar import Request, get, post, put
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, JSONBody

from protocol.records import Staff
from server.accounts.colleagues import Colleagues
from server.domain.refused import Refused, refuse
from server.http.account_shapes import (
    AccountAnswer,
    AccountBody,
    AccountList,
    InvitedAnswer,
    NewAccountBody,
)
from server.http.edge import Edge, actor_of
from server.http.paging import Cursor, page_of
from server.http.per_server import per_server
from server.http.problems import ALWAYS, documented
from server.http.queue_shapes import MoveBody
from server.http.repeats import Repeats

T = TypeVar("T")
_Ask = Request[Any, Any, Any]
_KNOWN: Final = ("unknown_account", "version_mismatch")


def _managing(summary: str, answers: str, *codes: str, status: int = 200) -> dict[str, Any]:
    return {
        "status_code": status,
        "opt": {"asks": "manage accounts"},
        "summary": summary,
        "response_description": answers,
        "responses": documented(*ALWAYS, *codes),
        "security": [{"bearer": []}],
    }


class _Once:
    """Work that is done once under an `Idempotency-Key`; its refusals are kept as well."""

    def __init__(self, edge: Edge) -> None:
        self._edge = edge
        self._repeats: Repeats[Any] = per_server(lambda: Repeats(time.monotonic))

    async def __call__(
        self,
        request: _Ask,
        body: msgspec.Struct | None,
        work: Callable[[], Coroutine[Any, Any, T]],
    ) -> T:
        """What the work answers, once every screen knows it. Raises `Refused`, `Unavailable`."""

        async def settled() -> T | Refused:
            try:
                return await work()
            except Refused as no:
                if no.refusal.code == "unavailable":
                    raise
                return no

        found: T | Refused = await self._repeats.once(request.scope, body, settled)
        if isinstance(found, Refused):
            raise found
        await self._edge.tailer.reached(self._edge.door.head.seq)
        return found

    def seen(self, ident: str, version: int | None) -> None:
        """Raises `Refused` (`version_mismatch`) if the account is not as it was seen."""
        known = self._edge.tailer.floor.get(Staff, ident)
        if known is not None and version not in (None, known.version):
            raise refuse(
                "version_mismatch",
                f"{known.name} was changed meanwhile. Load the list again.",
                field="version",
            )


def account_routes(edge: Edge) -> list[HTTPRouteHandler]:
    """The handlers of accounts."""
    once = _Once(edge)
    return [_listing(edge), *_making(edge, once), _changing(edge, once), *_ending(edge, once)]


def _listing(edge: Edge) -> HTTPRouteHandler:
    @get("/admin/accounts", **_managing("All accounts", "A page of accounts."))
    async def accounts(cursor: Cursor = None) -> AccountList:
        """Of colleagues, those who have left too; kiosks and walls stand at `/auth/devices`."""
        known = {each.id: each.version for each in edge.tailer.floor.of(Staff)}
        found = await edge.staff.colleagues.listed()
        answers = (AccountAnswer.of(each, known.get(each.account.id, 0)) for each in found)
        page, following = page_of(answers, cursor)
        return AccountList(items=page, next=following)

    return accounts


def _making(edge: Edge, once: _Once) -> list[HTTPRouteHandler]:
    @post(
        "/admin/accounts",
        **_managing("Invite a colleague", "A code for them.", "name_taken", status=201),
    )
    async def create(request: _Ask, data: JSONBody[NewAccountBody]) -> InvitedAnswer:
        """They sign in with the name and set a password by the code, within 72 hours. Managers
        invite staff, administrators everybody.
        """
        by = actor_of(request.scope)
        work = partial(edge.staff.colleagues.create, by, data.name, data.role)
        return InvitedAnswer.of(await once(request, data, work))

    def invited(path: str, summary: str, told: str, work: Any) -> HTTPRouteHandler:
        async def handler(
            request: _Ask, id: FromPath[str], data: JSONBody[MoveBody | None] = None
        ) -> InvitedAnswer:
            step = partial(work, edge.staff.colleagues)
            return InvitedAnswer.of(await _step(once, request, id, data, step))

        handler.__doc__ = told
        described = _managing(summary, "A code for them.", *_KNOWN, "wrong_state")
        return post(f"/admin/accounts/{{id:str}}/{path}", **described)(handler)

    return [
        create,
        invited(
            "invite",
            "Let a colleague set another password",
            "The old password and all sign-ins are void at once; the code works for 72 hours.",
            Colleagues.invite,
        ),
        invited(
            "return",
            "A colleague is back",
            "Whoever had left works here again, and is invited.",
            Colleagues.come_back,
        ),
    ]


def _changing(edge: Edge, once: _Once) -> HTTPRouteHandler:
    @put(
        "/admin/accounts/{id:str}",
        **_managing(
            "Change an account", "It is changed.", *_KNOWN, "name_taken", "wrong_state", status=204
        ),
    )
    async def change(request: _Ask, id: FromPath[str], data: JSONBody[AccountBody]) -> None:
        """Another name, or another role: with a role, sockets and tokens of the earlier one end,
        and programs fetch fresh ones. The last administrator stays one.
        """
        once.seen(id, data.version)
        by = actor_of(request.scope)
        work = partial(edge.staff.colleagues.change, by, id, data.name, data.role)
        await once(request, data, work)

    return change


def _ending(edge: Edge, once: _Once) -> list[HTTPRouteHandler]:
    def ending(path: str, summary: str, told: str, work: Any, *codes: str) -> HTTPRouteHandler:
        async def handler(
            request: _Ask, id: FromPath[str], data: JSONBody[MoveBody | None] = None
        ) -> None:
            await _step(once, request, id, data, partial(work, edge.staff.colleagues))

        handler.__doc__ = told
        described = _managing(summary, "It is done.", *_KNOWN, *codes, status=204)
        return post(f"/admin/accounts/{{id:str}}/{path}", **described)(handler)

    return [
        ending(
            "sign-out",
            "Sign a colleague out everywhere",
            "Sockets close within a second; the password stays.",
            Colleagues.sign_out,
        ),
        ending(
            "end",
            "A colleague leaves",
            "Nothing of theirs opens anything any more; the past keeps their name. The last "
            "administrator cannot leave.",
            Colleagues.end,
            "wrong_state",
        ),
        ending(
            "totp-off",
            "Turn a second factor off",
            "For somebody who has lost phone and recovery codes.",
            Colleagues.end_totp,
        ),
    ]


async def _step(once: _Once, request: _Ask, ident: str, data: MoveBody | None, work: Any) -> Any:
    async def step() -> Any:
        once.seen(ident, data.version if data is not None else None)
        return await work(actor_of(request.scope), ident)

    return await once(request, data, step)

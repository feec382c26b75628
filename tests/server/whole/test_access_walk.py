"""Every operation there is, for every role, at this house and signed in for another: one walk."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any, NamedTuple, get_args

import pytest
from litestar.handlers import HTTPRouteHandler

from protocol.codec import command_message, decode_server
from protocol.commands import COMMAND_TYPES, AnyCommand, PutDevice, PutStaff, RevokeDevice
from protocol.ids import uuid7
from protocol.messages import Err, Hello, Qry, ServerMessage, Sub
from protocol.outcomes import Ticketed
from protocol.queue_commands import Customer
from protocol.records import Role
from protocol.ticket_commands import AddAttachment, OpenTicket
from protocol.topics import TOPICS
from server.accounts.tokens import Tokens
from server.clock import SystemClock
from server.domain.access import ACCESS, OF_ROUTES, permit
from server.domain.actor import OPERATOR, Actor, LinkScope
from server.domain.refused import Refused
from server.sync.queries import QUERIES
from tests.hall import hall
from tests.server.access_pages import LINKS, PAGES
from tests.server.access_table import (
    ANYWHERE,
    EVERYBODY,
    NOBODY,
    OPERATIONS,
    ROUTES,
)
from tests.server.domain.test_roles import example
from tests.server.http.front import NOON, Front, bearer, front
from tests.server.http.salon import book, bookable, salon
from tests.server.sync.wire import Wire

ROLES: tuple[Role, ...] = get_args(Role)
OTHER = uuid7(NOON, b"another000")
MONDAY = "2026-11-23"
HOW = "give it a row in server/domain/access.py and, by hand, one in tests/server/access_table.py"
SITES = pytest.mark.parametrize("foreign", [False, True], ids=["own", "foreign"])


def handlers(here: Front) -> Iterator[tuple[str, str, HTTPRouteHandler]]:
    """Method, path and handler of everything that is served over HTTP."""
    app: Any = here.parts.http.inner
    for route in app.routes:
        for handler in getattr(route, "route_handlers", ()):
            if isinstance(handler, HTTPRouteHandler):
                for method in sorted(handler.http_methods - {"OPTIONS"}):
                    yield method, route.path_format, handler


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Front]:
    """A server with one service point."""
    async with front(tmp_path) as opened:
        await opened.open_point()
        yield opened


class Walker(NamedTuple):
    """Who walks: `foreign` is signed in for another house, `scope` what a link to a reservation is
    for; a visitor without one has the link of a visit."""

    role: Role
    foreign: bool = False
    scope: LinkScope | None = None

    def may(self, operation: str) -> bool:
        """Whether they may, by the tables that were written by hand."""
        if self.role not in OPERATIONS[operation]:
            return False
        if self.scope is not None:
            return operation in LINKS[self.scope]
        return not self.foreign or operation in ANYWHERE


async def token_of(here: Front, walker: Walker, booked: str = NOBODY) -> str:
    """What they carry; of another house signed by this very key."""
    role, foreign, scope = walker
    if scope is not None:
        return here.parts.tokens.reservation(booked, scope)
    if role == "visitor":
        return str((await here.join())["token"])
    own = here.signed(role)["Authorization"].removeprefix("Bearer ")
    if not foreign:
        return own
    tokens = Tokens(here.parts.keys, SystemClock().now, site=OTHER)
    ident = f"{role}-1"
    generation = here.parts.book.generations()[ident]
    if role in ("kiosk", "display"):
        return tokens.device(ident, role, ident, generation)
    return tokens.access(ident, role, ident, generation)[0]


def walkers() -> list[Walker]:
    """All of them. A stranger carries nothing, and a link is its visit's or its reservation's."""
    signed: list[Role] = [r for r in ROLES if r not in ("timer", "public", "visitor")]
    links = [Walker("visitor", scope=scope) for scope in get_args(LinkScope)]
    own = [Walker(role) for role in ROLES if role != "timer"]
    return [*own, *(Walker(role, True) for role in signed), *links]


def test_every_operation_stands_in_both_tables(here: Front) -> None:
    asked = {handler.opt.get("asks", f"{m} {p}") for m, p, handler in handlers(here)}
    asked |= {kind.op() for kind in COMMAND_TYPES}
    asked |= {f"ask {name}" for name in QUERIES} | {f"follow {kind}" for kind in TOPICS}
    assert asked - set(ACCESS) == set(), HOW
    assert asked - set(OPERATIONS) == set(), HOW
    assert set(ACCESS) | set(OPERATIONS) == asked, "nothing asks for these any more: take them out"
    assert {op for op, grant in ACCESS.items() if grant.where == "any"} == ANYWHERE


def test_every_route_asks_for_what_the_table_says(here: Front) -> None:
    served = {(m, p): handler.opt.get("asks") for m, p, handler in handlers(here)}
    assert served == {**ROUTES, **PAGES}, HOW


@SITES
@pytest.mark.parametrize("role", ROLES)
def test_a_role_may_what_its_rows_say_and_of_another_house_next_to_nothing(
    role: Role, foreign: bool
) -> None:
    for operation, roles in OPERATIONS.items():
        may = role in roles and (not foreign or operation in ANYWHERE)
        actor = Actor("somebody", role, site=OTHER if foreign else NOBODY)
        try:
            permit(actor, operation, NOBODY)
        except Refused as refused:
            assert not may, (operation, refused)
        else:
            assert may, operation


@pytest.mark.parametrize("role", ROLES)
def test_nobody_may_what_stands_in_no_row(role: Role) -> None:
    with pytest.raises(Refused):
        permit(Actor("somebody", role), "open the safe", NOBODY)


@SITES
@pytest.mark.parametrize("role", ROLES)
def test_no_command_of_another_house_or_role_changes_anything(role: Role, foreign: bool) -> None:
    at = hall()
    before = dict(at.floor.state)
    visit = NOBODY if role == "visitor" else None
    for kind in COMMAND_TYPES:
        if role in OPERATIONS[kind.op()] and not foreign:
            continue
        actor = Actor("somebody", role, visit=visit, site=OTHER if foreign else at.floor.site.id)
        assert at.refused(example(kind), actor).code == "forbidden", kind
    assert at.floor.state == before


async def test_over_http_every_identity_reaches_its_rows_and_no_other(here: Front) -> None:
    for walker in walkers():
        headers = {} if walker.role == "public" else bearer(await token_of(here, walker))
        for (method, path), operation in ROUTES.items():
            address = re.sub(r"{\w+}", NOBODY, path)
            answer = await here.client.request(method, address, headers=headers)
            said = answer.json().get("detail", "") if answer.status_code in (401, 403) else ""
            assert (said == _turned_away(walker, operation, here)) != walker.may(operation), (
                walker, method, path, answer.text,
            )  # fmt: skip


def _turned_away(walker: Walker, operation: str, here: Front) -> str:
    """What somebody hears who may not; for who may, what they would never hear."""
    if walker.role == "public":
        return "Sign in at /auth/token and send the token along."
    site = OTHER if walker.foreign else here.parts.store.site
    try:
        actor = Actor("somebody", walker.role, scope=walker.scope, site=site)
        permit(actor, operation, here.parts.store.site)
    except Refused as refused:
        return refused.refusal.detail
    return "This sign-in is for another house. Sign in at this one."


async def test_over_the_socket_every_identity_reaches_its_rows_and_no_other(here: Front) -> None:
    cut = await bookable(here)
    for walker in walkers():
        token = "" if walker.role == "public" else await token_of(here, walker)
        visit = here.parts.tokens.actor(token)[0].visit if walker.role == "visitor" else None
        ids = {
            "queue": here.point,
            "visitor": visit or NOBODY,
            "reservation": NOBODY,
            "ticket": NOBODY,
            "thread": NOBODY,
            "request": NOBODY,
            "own_request": NOBODY,
            "contact": NOBODY,
            "book": MONDAY,
            "slots": f"{cut}.{MONDAY}",
        }
        topics = [f"{kind}/{ids[kind]}" if kind in ids else kind for kind in TOPICS]
        queries = [Qry(name, name) for name in QUERIES]
        said = await Wire.talk(
            here.parts.sync, [Hello([1], token=token), *map(Sub, topics), *queries]
        )
        answers = [decode_server(each) for each in said]
        asked = {*topics, *QUERIES}
        may = {name for name in asked if walker.may(_operation(name))} - _anothers(walker)
        no = {_about(each) for each in answers if getattr(each, "code", "") == "forbidden"}
        yes = {_about(each) for each in answers if _about(each)} - no
        assert (yes, no) == (may, asked - may), walker


async def test_over_the_socket_nobody_is_shut_out_whose_account_opens_and_no_file_is_made_up(
    here: Front,
) -> None:
    token, ident = await token_of(here, Walker("admin")), uuid7(NOON, bytes(10))
    commands: list[AnyCommand] = [
        PutStaff(staff=ident, name="Mina", role="staff", left=True),
        PutDevice(device=ident, name="Entrance", role="kiosk"),
        RevokeDevice(device=ident),
        AddAttachment(
            attachment=ident, name="a.html", content_type="text/html", size=1, hash="0" * 64,
            inline=True,
        ),
    ]  # fmt: skip
    assert {each.op() for each in commands} == OF_ROUTES.keys()
    for each in commands:
        told = [Hello([1], token=token), command_message(ident, each)]
        answer = decode_server((await Wire.talk(here.parts.sync, told))[-1])
        assert isinstance(answer, Err) and answer.code == "forbidden", each


def _anothers(walker: Walker) -> set[str]:
    """Of what their role may follow, what is of a link that they have not."""
    if walker.role != "visitor":
        return set()
    if walker.scope:
        return {f"visitor/{NOBODY}"}
    return {f"{kind}/{NOBODY}" for kind in ("reservation", "thread", "own_request")}


def _opens(walker: Walker) -> set[str]:
    return LINKS[walker.scope] if walker.scope else set(OPERATIONS)


def _operation(name: str) -> str:
    return f"ask {name}" if name in QUERIES else f"follow {name.partition('/')[0]}"


def _about(message: ServerMessage) -> str:
    """The topic or query that a message answers."""
    return getattr(message, "topic", None) or getattr(message, "id", None) or ""


_PLACES: dict[LinkScope | None, str] = {
    **dict.fromkeys(get_args(LinkScope), "/r/"), None: "/t/", "thread": "/support/",
}  # fmt: skip
"""Where the pages are that a link opens, by what it is for."""


async def _ticket(here: Front) -> str:
    """The id of a ticket of somebody."""
    asks = OpenTicket(subject="It drips", text="?", customer=Customer(email="jo@x.example"))
    answered = await here.parts.door.execute(asks, OPERATOR)
    await here.parts.tailer.reached(answered.seq)
    assert isinstance(answered.answer, Ticketed)
    return answered.answer.ticket


async def test_a_page_of_ones_own_place_opens_by_its_own_link_alone(here: Front) -> None:
    booked = (await book(here, await salon(here, requires=[{"kind": "desk"}])))["id"]
    ticket = await _ticket(here)
    for walker in walkers():
        about = ticket if walker.scope == "thread" else booked
        token = await token_of(here, walker, about) if walker.role != "public" else "public"
        for (method, path), operation in PAGES.items():
            if "{token}" not in path:
                assert OPERATIONS[operation] & {"public"}, (method, path)
                continue
            address = path.replace("{token}", token).replace("{hold}", NOBODY)
            answer = await here.client.request(method, address.replace("{ident}", NOBODY))
            found = answer.status_code in (200, 303, 422)
            own = walker.role == "visitor" and path.startswith(_PLACES[walker.scope])
            assert not found or own, (walker, method, path)
            if method == "GET" and own and not path.endswith(("/move/state", "/file/{ident}")):
                assert found or operation not in _opens(walker), (walker, path, answer.text)


def test_no_role_is_left_out() -> None:
    assert set(ROLES) - {"timer"} == EVERYBODY

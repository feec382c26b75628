"""Without a sign-in, by mail address and number: whoever has both sees and cancels one's own, and
whoever has one of them learns nothing."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import event

from protocol.codec import command_message, decode_server
from protocol.commands import AnyCommand, CancelReservation, Reschedule, RestoreReservation
from protocol.messages import Ack, Err, Hello
from protocol.records import Message
from protocol.reservation_number import make, shown
from server.domain.actor import LinkScope
from server.http import own_reservation
from server.http.limits import RULES
from server.settings import Settings
from tests.server.http.front import Front, at_once, front, refused
from tests.server.http.salon import BOOKED, GRACE, book, salon
from tests.server.sync.wire import Wire

MAIL = "grace@EXAMPLE.org"
OTHER = make(7)


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Front]:
    """A salon."""
    async with front(tmp_path) as opened:
        opened.definition = await salon(opened)  # type: ignore[attr-defined]
        yield opened


async def booked(here: Front, **fields: Any) -> dict[str, Any]:
    return await book(here, here.definition, **fields)  # type: ignore[attr-defined]


async def test_a_wrong_address_a_wrong_number_and_one_that_is_over_are_answered_alike(
    here: Front, monkeypatch: pytest.MonkeyPatch
) -> None:
    number, done = (await booked(here))["number"], []
    real = own_reservation.of_customer

    def of_customer(store: Any, email: str, number: str) -> Any:
        queries: list[str] = []
        with counted(store, queries):
            found = real(store, email, number)
        done.append(len(queries))
        return found

    monkeypatch.setattr(own_reservation, "of_customer", of_customer)
    wrong = [("eve@example.org", number), (MAIL, OTHER), ("eve@example.org", OTHER), ("x", "y"),
             (MAIL, "😀"), ("😀", number)]  # fmt: skip
    answers = [await here.client.get(f"{BOOKED}/by-email/{m}/{n}") for m, n in wrong]
    asked = [await here.post(f"{BOOKED}/cancel/{m}/{n}") for m, n in wrong]
    here.clock.advance(5 * 86_400)
    answers.append(await here.client.get(f"{BOOKED}/by-email/{MAIL}/{number}"))
    asked.append(await here.post(f"{BOOKED}/cancel/{MAIL}/{number}"))
    for each in answers + asked:
        refused(each, 404, "unknown_reservation")
        assert each.content == answers[0].content
        assert each.headers.items() == answers[0].headers.items()
    assert set(done) == {1}, "the same work is done for each"


def counted(store: Any, queries: list[str]) -> Any:
    """Notes what this thread asks of the database meanwhile."""
    me = threading.get_ident()

    @contextmanager
    def noting() -> Any:
        def note(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
            if threading.get_ident() == me:
                queries.append(statement)

        event.listen(store.engine, "before_cursor_execute", note)
        try:
            yield
        finally:
            event.remove(store.engine, "before_cursor_execute", note)

    return noting()


async def test_with_both_ones_own_is_seen_cancelled_and_taken_back(here: Front) -> None:
    mine = await booked(here)
    path = f"{MAIL}/{shown(mine['number']).lower()}"
    seen = (await here.client.get(f"{BOOKED}/by-email/{path}")).json()
    assert (seen["number"], seen["definition"], seen["state"]) == (mine["number"], "Cut", "booked")
    assert "customer" not in seen and "resources" not in seen and mine["id"] not in str(seen)
    for _ in range(2):
        opened = await here.client.get(f"{BOOKED}/cancel/{path}")
        assert opened.status_code in (200, 404, 405)
    still = (await here.client.get(f"{BOOKED}/by-email/{path}")).json()
    assert still == seen, "to look at it changes nothing"
    key = {"Idempotency-Key": "once"}
    answers = [await here.post(f"{BOOKED}/cancel/{path}", headers=key) for _ in range(2)]
    assert [each.json()["state"] for each in answers] == ["cancelled", "cancelled"]
    assert answers[0].json()["undoUntil"] == "2026-11-24T12:10:00Z"
    back = await here.post(f"{BOOKED}/cancel/{path}/undo")
    assert back.json()["state"] == "booked"
    html = {"Accept": "text/html"}
    led = await here.post(f"{BOOKED}/cancel/{path}", headers=html)
    assert led.status_code == 303
    actor = here.parts.tokens.actor(led.headers["location"].removeprefix("/r/"))[0]
    assert (actor.reservation, actor.scope) == (mine["id"], "cancel")
    again = await here.post(f"{BOOKED}/cancel/{path}", headers=html)
    assert again.headers["location"].endswith("?problem=wrong_state")
    question = await here.client.get(again.headers["location"])
    assert question.status_code in (200, 404, 409), "a page says so"
    unknown = await here.post(f"{BOOKED}/cancel/a%20b@example.org/{OTHER}", headers=html)
    there = f"{BOOKED}/cancel/a%20b@example.org/{OTHER}?problem=unknown_reservation"
    assert unknown.headers["location"] == there


async def test_an_address_is_mailed_what_it_has_and_the_answer_is_the_same_for_none(
    here: Front,
) -> None:
    mine = await booked(here)
    answers = [
        await here.client.get(f"{BOOKED}/by-email/{mail}") for mail in (MAIL, "eve@example.org")
    ]
    assert [each.status_code for each in answers] == [202, 202]
    assert answers[0].content == answers[1].content
    assert answers[0].headers.items() == answers[1].headers.items()
    assert mine["number"] not in answers[0].text
    async with asyncio.timeout(30):
        while not (lists := [m for m in here.parts.tailer.floor.of(Message) if m.what == "list"]):
            await here.parts.tailer.reached(here.parts.door.head.seq + 1)
    assert len(lists) == 1
    refused(await here.client.get(f"{BOOKED}/by-email/nobody"), 422, "invalid")


async def test_looking_is_limited_by_number_and_by_address_whether_there_is_one_or_not(
    tmp_path: Path,
) -> None:
    async with front(
        tmp_path, Settings(tmp_path, open_rate=0.001, open_burst=500), at_once
    ) as here:
        number = (await book(here, await salon(here)))["number"]
        for guessed, mail in ((number, "eve{}@example.org"), (OTHER, "mallory{}@example.org")):
            here.parts.http.inner  # noqa: B018
            for each in range(RULES["found_by_number"].burst // 2):
                path = f"{BOOKED}/by-email/{mail.format(each)}/{guessed}"
                refused(await here.client.get(path), 404, "unknown_reservation")
        for _ in range(RULES["found"].burst):
            answer = await here.client.get(f"{BOOKED}/by-email/{GRACE['email']}/{number}")
        assert refused(answer, 429, "too_many_requests")["retryAfter"]


async def test_over_the_socket_a_link_does_what_it_is_for_and_nothing_once_it_is_over(
    here: Front,
) -> None:
    ident = (await booked(here))["id"]

    async def sends(scope: LinkScope, command: AnyCommand) -> str:
        token = here.parts.tokens.reservation(ident, scope)
        told = [Hello([1], token=token), command_message(str(uuid4()), command)]
        answer = decode_server((await Wire.talk(here.parts.sync, told))[-1])
        if isinstance(answer, Err):
            return answer.code
        assert isinstance(answer, Ack)
        return getattr(answer.answer, "code", "") or getattr(answer.answer, "state", "")

    cancel, restore = CancelReservation(reservation=ident), RestoreReservation(reservation=ident)
    later = Reschedule(reservation=ident, start_at=millis("2026-11-26T10:00:00+00:00"))
    assert await sends("view", cancel) == "forbidden"
    assert await sends("cancel", later) == "forbidden"
    assert await sends("own", later) == "booked"
    assert await sends("cancel", cancel) == "cancelled"
    assert await sends("own", restore) == "booked"
    assert await sends("own", CancelReservation(reservation=str(uuid4()))) == "unknown_reservation"
    here.clock.advance(4 * 86_400)
    assert await sends("own", cancel) == "unknown_reservation"


def millis(text: str) -> int:
    return int(datetime.fromisoformat(text).timestamp() * 1000)

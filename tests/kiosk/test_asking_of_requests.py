"""What was brought, over a scripted line: found, answered by its link, and given back."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

import msgspec

from kiosk import brought
from kiosk.asking import Answered
from kiosk.sample_repairs import REQUEST, REQUEST_TOKEN, found, opened, own_estimate
from protocol.commands import Leave
from protocol.messages import Ack, Cmd, Err, Qry, Res
from protocol.outcomes import Refusal, Requested
from protocol.request_commands import AnswerEstimate, ItemSpec, JoinPickup, OpenRequest
from tests.kiosk.test_asking import ID, asking

Expect = Callable[..., None]
BROUGHT = OpenRequest(service_point=REQUEST, items=[ItemSpec(what="Phone")], wait=True)
YES = AnswerEstimate(request=REQUEST, nth=1, hash="4f" * 32, yes=True, via="kiosk")


def op(command: Cmd) -> str:
    """What it asks for."""
    return str(json.loads(bytes(command.op))["op"])


async def test_what_was_brought_is_found_or_not_or_nobody_looks(expected_logs: Expect) -> None:
    expected_logs("did not take a message")
    async with asking() as kiosk:
        side = await kiosk.connected()
        told: asyncio.Queue[brought.Answer] = asyncio.Queue()
        one = found(own_estimate())
        answers: list[tuple[Any, brought.Answer]] = [
            (Res(ID, 7, msgspec.to_builtins([one])), one),
            (Err("limit_reached", "Ask at a desk.", id=ID), "often"),
            (Res(ID, 7, []), ""),
        ]
        for answer, wanted in answers:
            kiosk.asker.find_request({"code": REQUEST_TOKEN}, told.put_nowait)
            query = await side.hears(Qry)
            assert (query.name, query.args) == ("find_own_request", {"code": REQUEST_TOKEN})
            await side.says(msgspec.structs.replace(answer, id=query.id))
            assert await told.get() == wanted


async def test_an_estimate_is_answered_and_a_place_taken_as_whoever_holds_the_link() -> None:
    async with asking() as kiosk:
        side = await kiosk.connected()
        said: asyncio.Queue[str] = asyncio.Queue()
        for answer, wanted in (
            (Refusal(code="estimate_expired", detail="Too late."), "estimate_expired"),
            (opened(opened=False, state="approved"), "done"),
        ):
            kiosk.asker.answer_estimate(YES, ID, REQUEST_TOKEN, said.put_nowait)
            command = await side.hears(Cmd)
            assert (command.id, command.link) == (ID, REQUEST_TOKEN)
            await side.says(Ack(ID, 7, answer))
            assert await said.get() == wanted
        pickup = JoinPickup(request=REQUEST)
        kiosk.asker.ask(pickup, ID, kiosk.answers.put_nowait, REQUEST_TOKEN)
        assert (await side.hears(Cmd)).link == REQUEST_TOKEN


async def test_whoever_brings_something_and_walks_away_is_called_by_nobody() -> None:
    async with asking() as kiosk:
        side = await kiosk.connected()
        kiosk.asker.ask(BROUGHT, ID, kiosk.answers.put_nowait)
        assert op(await side.hears(Cmd)) == OpenRequest.op()
        await side.says(Ack(ID, 7, opened(), REQUEST_TOKEN))
        answered: Answered = await kiosk.answers.get()
        assert isinstance(answered.answer, Requested) and answered.token == REQUEST_TOKEN
        kiosk.asker.ask(BROUGHT, ID, kiosk.answers.put_nowait)
        assert op(await side.hears(Cmd)) == OpenRequest.op()
        kiosk.asker.give_up(ID)
        await side.says(Ack(ID, 8, opened(), REQUEST_TOKEN))
        assert op(await side.hears(Cmd)) == Leave.op()

"""A kiosk and what is brought: opened, found, answered and picked up, over a real socket."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from protocol.codec import command_message
from protocol.messages import Ack, Err, Qry
from protocol.outcomes import Joined, Refusal, Requested
from protocol.repair_settings import PutRepairTerms
from protocol.request_commands import AnswerEstimate, JoinPickup, OpenRequest, SendEstimate
from protocol.request_queries import FoundOwnRequest
from protocol.request_views import PublicTerms
from server.sync.websocket import GUESSES
from tests.hall import ADMIN
from tests.server.sync.request_shop import PHONE, ZOE, Shop, items, shop, shown
from tests.server.sync.sockets import Client

IDS = tuple(f"01900000-0000-7000-8000-00000000000{sign}" for sign in "123456789")


async def says(kiosk: Client, ident: str, command: Any, link: str = "") -> Ack:
    await kiosk.say(command_message(ident, command, link))
    return await kiosk.hear_a(Ack)


async def found(kiosk: Client, **args: Any) -> list[FoundOwnRequest]:
    return await items(kiosk, FoundOwnRequest, "find_own_request", **args)


def brings(at: Shop) -> OpenRequest:
    return OpenRequest(
        service_point=at.hall.point, items=[PHONE], problem="Dead.", customer=ZOE, wait=True
    )


async def test_one_touch_is_one_request_with_its_number_and_the_link_that_is_printed(
    tmp_path: Path,
) -> None:
    async with shop(tmp_path) as at, at.hall.guest("kiosk") as kiosk:
        first = await says(kiosk, IDS[0], brings(at))
        again = await says(kiosk, IDS[0], brings(at))
        assert isinstance(first.answer, Requested) and again.answer == first.answer
        assert first.token == again.token == at.hall.tokens.service_request(first.answer.request)
        assert first.answer.visit and first.answer.position == 1
        (one,) = await found(kiosk, code=f"https://hall.example/s/{first.token}")
        assert (one.request.number, one.request.state) == (first.answer.number, "queued")
        assert one.place == at.hall.tokens.visit(first.answer.visit)
        assert "Zoe" not in str(msgspec.to_builtins(one)), "nobody's name is told"


async def test_by_number_and_telephone_it_is_found_and_nobody_can_try_all_digits(
    tmp_path: Path,
) -> None:
    async with shop(tmp_path) as at, at.hall.guest("kiosk") as kiosk:
        mine = await at.opened(here=True)
        (one,) = await found(kiosk, number=mine.number, phone="0123")
        assert (one.request.id, one.place) == (mine.request, "")
        for _ in range(GUESSES):
            assert await found(kiosk, number=mine.number, phone="9999") == []
        args = {"number": mine.number, "phone": "0123"}
        await kiosk.say(Qry("q", "find_own_request", args))
        assert (await kiosk.hear_a(Err)).code == "limit_reached"
        link = at.hall.tokens.service_request(mine.request)
        assert len(await found(kiosk, code=link)) == 1, "whoever shows the link need not guess"


async def test_only_with_the_link_an_estimate_is_answered_and_what_is_ready_picked_up(
    tmp_path: Path,
) -> None:
    async with shop(tmp_path) as at, at.hall.guest("kiosk") as kiosk:
        mine = (await at.opened(here=True)).request
        link = at.hall.tokens.service_request(mine)
        await at.diagnosed(mine)
        await at.do(SendEstimate(request=mine))
        (one,) = await found(kiosk, code=link)
        assert one.estimate is not None and one.request.may_answer
        yes = AnswerEstimate(
            request=mine, nth=one.estimate.nth, hash=one.estimate.hash, yes=True, via="kiosk"
        )
        refused = (await says(kiosk, IDS[1], yes)).answer
        assert isinstance(refused, Refusal) and refused.code == "forbidden"
        told = (await says(kiosk, IDS[2], yes, link)).answer
        assert isinstance(told, Requested) and told.state == "approved"
        late = (await says(kiosk, IDS[3], yes, link)).answer
        assert isinstance(late, Refusal) and late.code == "estimate_answered"
        await at.repaired(mine)
        joined = await says(kiosk, IDS[4], JoinPickup(request=mine), one.token)
        assert isinstance(joined.answer, Joined)
        assert joined.answer.number == f"R-{one.request.number}"
        assert joined.token == at.hall.tokens.visit(joined.answer.visit)
        (now,) = await found(kiosk, code=link)
        assert (now.request.may_join, now.request.waiting) == (False, joined.answer.visit)
        await at.steps(mine, "pick_up")
        at.hall.house.tailer.floor.forget_ended()
        (past,) = await found(kiosk, code=link)
        assert past.request.state == "picked_up"


async def test_a_kiosk_knows_the_conditions_and_the_currency_of_each_service_point(
    tmp_path: Path,
) -> None:
    async with shop(tmp_path) as at, at.hall.guest("kiosk") as kiosk:
        terms = PutRepairTerms(service_point=at.hall.point, currency="JPY", conditions="Be kind.")
        await at.do(terms, ADMIN)
        told = (await shown(kiosk, "kiosk")).get(PublicTerms, at.hall.point)
        assert told is not None and (told.currency, told.conditions) == ("JPY", "Be kind.")

"""Managers ask over the socket what a day would have been."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import msgspec

from protocol.messages import Qry
from protocol.queries import WhatIf
from tests.server.sync.sockets import Client, sockets
from tests.server.sync.test_queries import ask, refused, served

DAY = "2026-11-24"


async def told(client: Client, args: dict[str, Any]) -> WhatIf:
    (item,) = (await ask(client, "what_if", args)).items
    return msgspec.convert(item, WhatIf)


async def test_a_manager_asks_looks_and_is_told_how_a_day_would_have_been(tmp_path: Path) -> None:
    async with sockets(tmp_path) as hall, hall.guest("manager") as client:
        for _ in range(3):
            await served(hall, None)
        change = {"desks": 1, "service_percent": 50}
        args = {"service_point": hall.point, "day": DAY, "change": change}
        answer = await told(client, args)
        assert (answer.day, answer.service_point, answer.of) == (DAY, hall.point, 200)
        while answer.after is None:
            assert (answer.failed, answer.cancelled) == ("", False)
            await asyncio.sleep(0.1)
            answer = await told(client, {"job": answer.job})
        assert answer.done == answer.of
        assert answer.as_recorded is not None and answer.before is not None
        assert (answer.as_recorded.served, answer.before.served, answer.after.served) == (3, 3, 3)
        assert (answer.as_recorded.p50_s, answer.before.p50_s) == (60, 60)
        assert answer.after.desk_s > answer.before.desk_s
        assert answer.notes
        assert (await told(client, {"job": answer.job, "cancel": True})) == answer


async def test_what_cannot_be_replayed_is_refused(tmp_path: Path) -> None:
    async with sockets(tmp_path) as hall:
        args = {"service_point": hall.point, "day": DAY, "change": {"desks": 1}}
        async with hall.guest("staff") as client:
            assert await refused(client, Qry("q", "what_if", args)) == "forbidden"
        async with hall.guest("manager") as client:
            for wrong, code in (
                (args, "not_found"),
                ({**args, "change": {"desks": "many"}}, "invalid"),
                ({**args, "change": {"magic": 1}}, "invalid"),
                ({"job": "0" * 16}, "not_found"),
                ({"job": "0" * 16, "cancel": True}, "not_found"),
                ({"day": DAY}, "not_found"),
            ):
                assert await refused(client, Qry("q", "what_if", wrong)) == code

"""The states of a desk over HTTP."""

from __future__ import annotations

from typing import Any

from httpx import Response

from tests.server.http.front import QUEUE, Front, refused


async def ask(here: Front, state: str, **fields: Any) -> Response:
    path = f"{QUEUE}/desk/{here.desk().id}"
    return await here.post(path, {"state": state, **fields}, headers=here.signed())


async def test_a_pause_has_its_reason_and_its_end_and_calls_say_so(here: Front) -> None:
    await here.open_desk()
    until = "2026-11-24T12:15:00Z"
    paused = await ask(here, "paused", reason="Lunch", until=until)
    assert paused.json()["state"] == "paused"
    assert (here.desk().reason, here.desk().until) == ("Lunch", here.clock.now() + 900_000)
    await here.join()
    body = {"desk": here.desk().id}
    answer = await here.post(f"{QUEUE}/call-next", body, headers=here.signed())
    assert "(Lunch)" in refused(answer, 409, "desk_paused")["detail"]


async def test_a_desk_that_closes_says_whether_it_has_closed_already(here: Front) -> None:
    await here.open_desk()
    assert (await ask(here, "closing")).json()["state"] == "closed"
    refused(await ask(here, "paused"), 409, "desk_closed")
    await here.open_desk()
    await here.join()
    called = await here.call_next()
    assert (await ask(here, "closing")).json()["state"] == "closing"
    refused(await ask(here, "paused"), 409, "desk_closing")
    start = await here.post(f"{QUEUE}/start/{called['id']}", headers=here.signed())
    assert start.status_code == 200
    await here.post(f"{QUEUE}/complete/{called['id']}", headers=here.signed())
    assert here.desk().state == "closed"

"""The queue of a service point as everybody may see it."""

from __future__ import annotations

from protocol.commands import PublishEstimate
from protocol.records import Place
from server.domain.actor import TIMER
from tests.server.http.front import QUEUE, Front, refused


async def test_numbers_waiting_called_and_served_and_never_a_name(here: Front) -> None:
    for name in ("Alice Canary", "Bob Canary", "Cleo Canary"):
        await here.join(
            customer={"name": name, "phone": f"+47 555 {len(name)}5 00"}, notes="secret"
        )
    await here.open_desk(1)
    await here.open_desk(2)
    first = await here.call_next(1)
    await here.post(f"{QUEUE}/start/{first['id']}", headers=here.signed())
    await here.call_next(2)
    answer = await here.client.get(f"{QUEUE}/status/{here.point}")
    status = answer.json()
    assert status["open"] is True
    assert [row["number"] for row in status["serving"]] == ["A001"]
    assert [(row["number"], row["desk"]) for row in status["called"]] == [("A002", "Desk 2")]
    assert status["called"][0]["calledAt"] == "2026-11-24T12:00:00Z"
    assert [(row["number"], row["position"]) for row in status["waiting"]] == [("A003", 1)]
    assert "Canary" not in answer.text
    assert "secret" not in answer.text


async def test_the_waits_are_those_that_were_published(here: Front) -> None:
    joined = await here.join()
    line = [Place(joined["id"], 60, 120, 240)]
    command = PublishEstimate(service_point=here.point, desks_open=1, line=line)
    answered = await here.parts.door.execute(command, TIMER)
    await here.parts.tailer.reached(answered.seq)
    status = (await here.client.get(f"{QUEUE}/status/{here.point}")).json()
    assert status["seq"] == answered.seq
    assert status["waiting"][0]["wait"] == {"p20": 60, "p50": 120, "p80": 240}


async def test_it_tells_how_old_it_is(here: Front) -> None:
    path = f"{QUEUE}/status/{here.point}"
    first = (await here.client.get(path)).json()
    here.clock.advance(5)
    second = (await here.client.get(path)).json()
    assert (first["asOf"], second["asOf"]) == ("2026-11-24T12:00:00Z", "2026-11-24T12:00:05Z")
    assert first["seq"] == second["seq"]


async def test_a_closed_point_is_not_open(here: Front) -> None:
    await here.change_point(state="closed")
    assert (await here.client.get(f"{QUEUE}/status/{here.point}")).json()["open"] is False


async def test_an_unknown_point_has_no_status(here: Front) -> None:
    for point in ("x", "😀", "0" * 5_000):
        answer = await here.client.get(f"{QUEUE}/status/{point}")
        refused(answer, 404, "unknown_service_point")

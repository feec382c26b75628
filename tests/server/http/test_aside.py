"""Hold, transfer, away and what else moves a customer aside, over HTTP."""

from __future__ import annotations

from typing import Any

from protocol.ids import uuid7
from protocol.records import Call, Entry, Person, ServicePoint, Visit
from tests.server.http.front import NOON, POINT, QUEUE, Front, bearer, refused

NOBODY = uuid7(NOON, bytes(10))


async def move(here: Front, verb: str, ident: str, body: Any = None, number: int = 1) -> Any:
    """A transition by a clerk, which must succeed."""
    answer = await here.post(f"{QUEUE}/{verb}/{ident}", body, headers=here.signed("staff", number))
    assert answer.status_code == 200, answer.text
    return answer.json()


async def served(here: Front, **fields: Any) -> str:
    """Somebody who is served at desk 1."""
    await here.open_desk()
    joined = await here.join(**fields)
    await move(here, "start", joined["id"], {"desk": here.desk().id})
    return str(joined["id"])


async def test_a_customer_is_held_and_served_on(here: Front) -> None:
    ident = await served(here)
    held = await move(here, "hold", ident, {"until": "2026-11-24T12:10:00Z", "note": "at the ATM"})
    assert held["state"] == "on_hold"
    entry = here.parts.tailer.floor.get(Entry, ident)
    assert entry is not None and entry.until == NOON + 600_000
    resumed = await move(here, "resume", ident)
    assert (resumed["state"], resumed["desk"]) == ("serving", here.desk().id)


async def test_a_hold_needs_a_time_with_its_zone_that_is_still_to_come(here: Front) -> None:
    ident = await served(here)
    for until in ("2026-11-24T11:00:00Z", "2026-11-24T12:10:00", "soon", None):
        answer = await here.post(f"{QUEUE}/hold/{ident}", {"until": until}, headers=here.signed())
        assert refused(answer, 422, "invalid")["field"] == "until"


async def test_a_customer_goes_back_into_the_line_where_one_says(here: Front) -> None:
    ident = await served(here)
    await here.join()
    back = await move(here, "requeue", ident, {"place": "next", "reason": "forgot a form"})
    assert (back["state"], back["desk"]) == ("waiting", None)
    assert (await here.call_next())["id"] == ident


async def test_a_customer_is_sent_on_and_keeps_the_number(here: Front) -> None:
    body = {"name": "Cash", "prefix": "C"}
    made = await here.post(f"{POINT}/create", body, headers=here.signed("manager"))
    cash = made.json()
    ident = await served(here)
    body = {"servicePoint": cash["id"], "place": "keep", "note": "pays 20"}
    answer = await here.post(f"{QUEUE}/transfer/{ident}", body, headers=here.signed())
    refused(answer, 409, "no_open_desk")
    await here.post(
        f"{QUEUE}/desk/{cash['desks'][0]['id']}", {"state": "open"}, headers=here.signed("staff", 2)
    )
    sent = await move(here, "transfer", ident, body)
    leg = here.parts.tailer.floor.get(Entry, sent["opened"])
    assert sent["state"] == "transferred"
    assert leg is not None and (leg.number, leg.service_point) == ("A001", cash["id"])


async def test_a_customer_is_away_for_a_while_by_the_private_link(here: Front) -> None:
    joined = await here.join()
    own = bearer(joined["token"])
    answer = await here.post(f"{QUEUE}/away/{joined['id']}", {"minutes": 15}, headers=own)
    assert answer.json()["state"] == "away"
    other = bearer((await here.join())["token"])
    answer = await here.post(f"{QUEUE}/away/{joined['id']}", headers=other)
    refused(answer, 404, "unknown_entry")
    back = await here.post(f"{QUEUE}/check-in/{joined['id']}", headers=own)
    assert back.json()["state"] == "waiting"


async def test_a_completed_customer_is_served_on(here: Front) -> None:
    ident = await served(here)
    await move(here, "complete", ident)
    here.clock.advance(600)
    assert (await move(here, "reopen", ident))["state"] == "serving"


async def test_the_class_of_a_customer_is_changed(here: Front) -> None:
    joined = await here.join()
    await move(here, "priority", joined["id"], {"priority": "priority", "reason": "with a baby"})
    entry = here.parts.tailer.floor.get(Entry, joined["id"])
    assert entry is not None and entry.priority == "priority"


async def test_a_manager_sends_one_or_all_home(here: Front) -> None:
    first, *_ = [(await here.join())["id"] for _ in range(3)]
    signed = here.signed("manager")
    answer = await here.post(f"{QUEUE}/expire/{first}", {"reason": "closing"}, headers=signed)
    assert answer.json()["state"] == "expired"
    body = {"servicePoint": here.point, "reason": "closing"}
    answer = await here.post(f"{QUEUE}/expire-waiting", body, headers=signed)
    assert answer.json()["id"] == here.point
    assert not here.parts.tailer.floor.live


async def test_a_desk_takes_over_whom_another_has_called(here: Front) -> None:
    await here.open_desk(1)
    desk = await here.open_desk(2)
    joined = await here.join()
    await here.call_next(1)
    signed = here.signed("staff", 2)
    answer = await here.post(f"{QUEUE}/call/{joined['id']}", {"desk": desk}, headers=signed)
    refused(answer, 409, "conflict")
    body = {"desk": desk, "takeOver": True}
    assert (await move(here, "call", joined["id"], body, number=2))["desk"] == desk


async def test_a_note_is_kept_of_the_customer(here: Front) -> None:
    joined = await here.join(customer={"name": "Ola"})
    kept = await move(here, "note", joined["id"], {"text": "speaks Sami"})
    floor = here.parts.tailer.floor
    visit = floor.get(Visit, kept["visit"])
    person = floor.get(Person, visit.person if visit else None)
    assert person is not None and person.staff_notes == "speaks Sami"
    late = {"text": "other", "version": kept["version"] - 1}
    answer = await here.post(f"{QUEUE}/note/{joined['id']}", late, headers=here.signed())
    refused(answer, 409, "version_mismatch")
    answer = await here.post(f"{QUEUE}/note/{NOBODY}", {"text": "x"}, headers=here.signed())
    refused(answer, 404, "unknown_visit")


async def test_all_who_wait_are_told(here: Front) -> None:
    body = {"servicePoint": here.point, "text": "The lift is broken"}
    await here.post(f"{QUEUE}/broadcast", body, headers=here.signed())
    status = (await here.client.get(f"{QUEUE}/status/{here.point}")).json()
    assert status["notice"] == "The lift is broken"


async def test_a_point_that_is_closed_drains_while_somebody_is_here(here: Front) -> None:
    await here.join()
    headers = here.signed("manager") | {"Idempotency-Key": "one"}
    answers = [
        await here.post(f"{QUEUE}/state/{here.point}", {"state": "closed"}, headers=headers)
        for _ in range(2)
    ]
    assert answers[0].json() == answers[1].json()
    assert answers[0].json()["state"] == "draining"
    point = here.parts.tailer.floor.get(ServicePoint, here.point)
    assert point is not None and point.state == "draining"


async def test_the_status_is_open_only_where_numbers_are_given(here: Front) -> None:
    async def is_open() -> tuple[bool, str]:
        status = (await here.client.get(f"{QUEUE}/status/{here.point}")).json()
        return status["open"], status["state"]

    assert await is_open() == (True, "open")
    await here.post(
        f"{QUEUE}/state/{here.point}", {"state": "last_numbers"}, headers=here.signed("manager")
    )
    assert await is_open() == (True, "last_numbers")
    await here.change_point(maxWaiting=1)
    await here.join()
    assert await is_open() == (False, "last_numbers")
    await here.change_point(maxWaiting=9)
    service = here.service()
    await here.change_point(services=[{"id": service.id, "name": service.name, "open": False}])
    assert await is_open() == (False, "last_numbers")


async def test_a_wall_confirms_a_call(here: Front) -> None:
    await here.open_desk()
    await here.join()
    await here.call_next()
    call = next(here.parts.tailer.floor.of(Call))
    answer = await here.post(f"{QUEUE}/confirm-call/{call.id}", headers=here.signed("display"))
    assert answer.json()["id"] == call.id
    confirmed = here.parts.tailer.floor.get(Call, call.id)
    assert confirmed is not None and confirmed.confirmed_by == "wall"
    answer = await here.post(f"{QUEUE}/confirm-call/x", headers=here.signed("display"))
    refused(answer, 404, "unknown_call")


async def test_ids_that_are_none_are_refused_by_name(here: Front) -> None:
    ident = await served(here)
    for verb, body, code in (
        ("transfer", {"servicePoint": "x"}, "unknown_service_point"),
        ("transfer", {"service": "x"}, "unknown_service"),
        ("resume", {"desk": "x"}, "unknown_desk"),
    ):
        answer = await here.post(f"{QUEUE}/{verb}/{ident}", body, headers=here.signed())
        refused(answer, 404, code)

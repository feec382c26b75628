"""Booking over HTTP: what is free, holding it, booking it, and what staff do with it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from server.http.limits import RULES
from server.settings import Settings
from tests.server.access_table import NOBODY
from tests.server.http.front import Front, at_once, bearer, front, refused
from tests.server.http.salon import ANN, BOOKED, TEN, book, bookable, request, salon, slots


@pytest.fixture
async def cut(here: Front) -> str:
    """A salon that is open, and what is booked there."""
    return await salon(here)


async def test_what_can_be_booked_is_made_listed_changed_and_removed(here: Front) -> None:
    ident = await bookable(here, price="45.00", requires=[{"kind": "desk", "count": 2}])
    path, signed = f"{BOOKED}/definitions", here.signed("manager")
    listed = (await here.client.get(path, headers=here.signed())).json()
    (one,) = listed["items"]
    assert (one["id"], one["price"], one["currency"]) == (ident, "45.00", "EUR")
    assert one["requires"] == [{"kind": "desk", "skill": "", "count": 2}]
    change = {"id": ident, "version": 1, "durationMinutes": 45, "names": {"de": "Schnitt"}}
    changed = await here.client.put(path, json=change, headers=signed)
    told = changed.json()
    assert (told["durationMinutes"], told["price"], told["version"]) == (45, "45.00", 2)
    refused(await here.client.put(path, json=change, headers=signed), 409, "version_mismatch")
    bad = {**change, "version": 2, "price": "4,50"}
    problem = refused(await here.client.put(path, json=bad, headers=signed), 422, "invalid")
    assert (problem["field"], problem["detail"]) == (
        "price",
        "price: write a decimal such as 45.00.",
    )
    gone = await here.client.delete(path, params={"id": ident}, headers=signed)
    assert gone.status_code == 204
    assert (await here.client.get(path, headers=signed)).json()["items"] == []


async def test_free_times_are_those_of_the_halls_clock_and_tell_strangers_no_names(
    here: Front, cut: str
) -> None:
    answer = (await slots(here, cut)).json()
    assert answer["zone"] == "Europe/Berlin"
    assert len(answer["items"]) == 31
    first = {"start": "2026-11-26T08:00:00Z", "end": "2026-11-26T08:30:00Z", "seats": 1}
    assert answer["items"][0] == {**first, "resources": []}
    (chair,) = (await slots(here, cut, headers=here.signed())).json()["items"][0]["resources"]
    assert chair in {here.desk(1).id, here.desk(2).id}


async def test_a_start_that_is_not_free_is_explained(here: Front, cut: str) -> None:
    for _ in range(2):
        await book(here, cut)
    asked = {"from": "2026-11-26T08:45:00Z", "to": "2026-11-26T09:45:00Z", "explain": True}
    answer = (await slots(here, cut, **asked)).json()
    assert [each["start"][11:16] for each in answer["items"]] == ["09:30"]
    told = {each["start"][11:16]: each["reasons"] for each in answer["refused"]}
    assert sorted(told) == ["08:45", "09:00", "09:15"]
    assert told["09:00"] == [{"kind": "taken", "said": "It is taken.", "until": None}]
    (why,) = (await slots(here, cut, headers=here.signed(), **asked)).json()["refused"][1][
        "reasons"
    ]
    assert why["kind"] == "taken" and why["said"] != "It is taken."


async def test_a_span_that_cannot_be_answered_is_told_why(here: Front, cut: str) -> None:
    for asked, field, said in (
        ({"from": "2026-11-26T00:00:00"}, "from", "zone is missing"),
        ({"from": "2026-11-26T00:00:00 01:00"}, "from", "%2B"),
        ({"from": "soon"}, "from", "write an instant"),
        ({"to": "2026-11-25T00:00:00Z"}, "to", "not after from"),
        ({"to": "2028-01-01T00:00:00Z"}, "to", "more than 31 days"),
        ({"from": "2026-11-20T00:00:00Z", "to": "2026-11-21T00:00:00Z"}, "to", "past"),
        ({"from": "9999-12-31T23:59:59-12:00"}, "from", "in that year"),
        ({"seats": 0}, "seats", "from 1 to 500"),
        ({"to": "2026-11-29T00:00:00Z", "explain": True}, "explain", "a day at most"),
        ({"servicePoint": NOBODY}, "servicePoint", "not offered there"),
    ):
        problem = refused(await slots(here, cut, **asked), 422, "invalid")
        assert problem["field"] == field and said in problem["detail"], problem
    missing = await here.client.get(f"{BOOKED}/slots")
    assert refused(missing, 422, "invalid")["field"] in {"definitionId", "from", "to"}


async def test_a_time_is_held_for_one_client_and_becomes_its_reservation(
    here: Front, cut: str
) -> None:
    cut = await bookable(here)
    asked = {"definitionId": cut, "start": TEN, "staff": ANN, "browser": "mine"}
    held = (await here.post(f"{BOOKED}/hold", asked)).json()
    assert held["expiresAt"] == "2026-11-24T12:10:00Z"
    other = await here.post(f"{BOOKED}/hold", {**asked, "browser": "another"})
    problem = refused(other, 409, "slot_taken")
    assert len(problem["starts"]) == 3 and problem["starts"][0] == "2026-11-26T09:30:00Z"
    booked = await book(here, cut, hold=held["id"], staff=ANN, browser="mine")
    assert booked["slot"] == held["slot"]
    again = (await here.post(f"{BOOKED}/hold", {**asked, "start": "2026-11-26T10:00:00Z"})).json()
    for _ in range(2):
        let_go = await here.post(f"{BOOKED}/hold/{again['id']}/release", {"browser": "mine"})
        assert let_go.status_code == 204, "one that is gone is no fault"
    address = f"{BOOKED}/hold/{again['id']}"
    assert (await here.client.delete(address, params={"browser": "mine"})).status_code == 204


async def test_a_reservation_comes_with_its_number_and_a_link_that_is_its_customers(
    here: Front, cut: str
) -> None:
    key = {"Idempotency-Key": "one"}
    body = request(cut, notes="First-time client")
    answers = [await here.post(f"{BOOKED}/create", body, headers=key) for _ in range(2)]
    assert answers[0].status_code == 201 and answers[0].content == answers[1].content
    booked = answers[0].json()
    assert len(booked["number"]) == 11 and booked["resources"] == []
    assert booked["link"].endswith(f"/r/{booked['token']}")
    actor = here.parts.tokens.actor(booked["token"])[0]
    assert (actor.reservation, actor.scope) == (booked["id"], "own")


async def test_customers_book_a_service_as_long_as_it_is(here: Front, cut: str) -> None:
    for end in ("2026-11-26T08:00:00Z", "2026-11-26T10:00:00Z"):
        slot = {"start": TEN, "end": end}
        answer = await here.post(f"{BOOKED}/create", request(cut) | {"slot": slot})
        assert refused(answer, 422, "invalid")["field"] == "slot.end"
    fits = {"start": TEN, "end": "2026-11-26T09:30:00Z"}
    assert (await here.post(f"{BOOKED}/create", request(cut) | {"slot": fits})).status_code == 201


async def test_staff_read_one_reservation_and_find_it_also_when_it_is_long_over(
    here: Front, cut: str
) -> None:
    booked = [await book(here, cut, f"2026-11-26T{hour}:00:00Z") for hour in ("09", "11", "10")]
    await book(
        here, cut, "2026-11-27T09:00:00Z", customer={"name": "Ødegård", "phone": "+4799123456"}
    )
    signed = here.signed()
    one = (await here.client.get(f"{BOOKED}/get/{booked[0]['id']}", headers=signed)).json()
    assert one["customer"]["email"] == "Grace@example.org" and one["state"] == "booked"
    here.clock.advance(400 * 86_400)
    for asked, found in (
        ({"day": "2026-11-26"}, 3),
        ({"from": "2026-11-26T10:00:00Z", "to": "2026-11-26T12:00:00Z"}, 2),
        ({"text": booked[1]["number"].lower()}, 1),
        ({"text": "ødegård"}, 1),
        ({"text": "99 12 34 56"}, 1),
        ({"text": "grace@"}, 3),
        ({"staff": one["resources"][0], "state": "booked"}, None),
        ({"customer": one["customer"]["id"]}, 1),
        ({"state": "cancelled"}, 0),
    ):
        answer = await here.client.get(f"{BOOKED}/get", params=asked, headers=signed)
        items = answer.json()["items"]
        starts = [each["slot"]["start"] for each in items]
        assert starts == sorted(starts)
        assert found is None or len(items) == found, asked


async def test_a_reservation_is_changed_one_thing_at_a_time(here: Front, cut: str) -> None:
    booked, path = await book(here, cut), f"{BOOKED}/update"
    signed = here.signed()

    async def change(version: int, **fields: Any) -> Any:
        body = {"id": booked["id"], "version": version, **fields}
        return await here.client.put(path, json=body, headers=here.signed())

    moved = (await change(1, slot={"start": "2026-11-26T13:00:00Z"})).json()
    assert (moved["number"], moved["revision"]) == (booked["number"], 2)
    noted = (await change(moved["version"], staffNotes="Likes it short")).json()
    cancelled = (await change(noted["version"], state="cancelled", reason="Called")).json()
    assert cancelled["state"] == "cancelled" and cancelled["undoUntil"]
    back = (await change(cancelled["version"], state="booked")).json()
    assert back["state"] == "booked"
    refused(await change(1, earlier=True), 409, "version_mismatch")
    refused(await change(back["version"]), 422, "invalid")
    refused(await change(back["version"], earlier=True, state="cancelled"), 422, "invalid")
    assert refused(await change(9, staff=ANN), 422, "invalid")["field"] == "slot"
    assert refused(await change(9, state="checked_in"), 422, "invalid")["field"] == "state"
    refused(await change(back["version"], state="completed"), 409, "not_due")
    here.clock.advance(2 * 86_400 + 3_600)
    done = (await change(back["version"], state="completed")).json()
    assert done["state"] == "completed" and done["undoUntil"]
    assert (await change(done["version"], state="booked")).json()["state"] == "booked"
    refused(await here.client.put(path, json={"id": "x", "version": 1}, headers=signed), 404,
            "unknown_reservation")  # fmt: skip


async def test_a_reservation_turns_into_a_queue_entry_by_either_door(here: Front, cut: str) -> None:
    first, second, third = [await book(here, cut, "2026-11-24T13:00:00Z") for _ in range(2)] + [
        await book(here, cut, "2026-11-24T13:30:00Z")
    ]
    here.clock.advance(3_300)
    signed = here.signed("kiosk")
    joined = await here.post(f"{BOOKED}/check-in/{first['id']}", {}, headers=signed)
    assert joined.json()["number"] and joined.json()["token"], joined.text
    entry = await here.post(f"{BOOKED}/queue/check-in/{second['id']}", {}, headers=signed)
    assert entry.json()["state"] == "waiting"
    assert entry.json()["number"] != joined.json()["number"]
    here.clock.advance(7_200)
    missed = await here.post(f"{BOOKED}/queue/no-show/{third['id']}", {}, headers=here.signed())
    assert missed.json()["state"] == "no_show", missed.text
    back = await here.post(f"{BOOKED}/no-show/{first['id']}", {}, headers=here.signed())
    refused(back, 409, "wrong_state")


async def test_a_link_opens_its_own_reservation_as_far_as_its_scope_goes(
    here: Front, cut: str
) -> None:
    mine, other = await book(here, cut), await book(here, cut)
    tokens = here.parts.tokens
    body = {"definitionId": cut, "start": "2026-11-26T13:00:00Z", "reservation": mine["id"]}
    view = bearer(tokens.reservation(mine["id"], "view"))
    refused(await here.post(f"{BOOKED}/hold", body, headers=view), 403, "forbidden")
    own = bearer(mine["token"])
    assert (await here.post(f"{BOOKED}/hold", body, headers=own)).status_code == 201
    strange = {**body, "reservation": other["id"]}
    refused(await here.post(f"{BOOKED}/hold", strange, headers=own), 404, "unknown_reservation")
    refused(await here.client.get(f"{BOOKED}/get", headers=own), 403, "forbidden")


async def test_whoever_books_is_limited_by_address_and_by_the_mail_address_that_is_named(
    tmp_path: Path,
) -> None:
    async with front(
        tmp_path, Settings(tmp_path, open_rate=0.001, open_burst=500), at_once
    ) as here:
        cut = await salon(here)
        said = []
        for _ in range(RULES["bookings_of_mail"].burst + 1):
            said.append(await here.post(f"{BOOKED}/create", request(cut)))
        problem = refused(said[-1], 429, "too_many_requests")
        assert "mail address" in problem["detail"] and problem["retryAfter"] > 60
        assert 429 not in {each.status_code for each in said[:-1]}
        body = {"definitionId": cut, "start": TEN}
        for _ in range(RULES["holds"].burst):
            assert (await here.post(f"{BOOKED}/hold", body)).status_code != 429
        problem = refused(await here.post(f"{BOOKED}/hold", body), 429, "too_many_requests")
        assert "address" in problem["detail"]
        signed = await here.post(f"{BOOKED}/hold", body, headers=here.signed())
        assert signed.status_code != 429


async def test_the_field_at_fault_is_called_as_the_body_calls_it(here: Front, cut: str) -> None:
    who = {"name": "Al", "email": "al@example.org"}
    odd, path = "2026-11-26T08:01:00Z", f"{BOOKED}/definitions"
    asked = [
        ("create", {"definitionId": cut, "slot": {"start": odd}, "customer": who}, "slot.start"),
        ("hold", {"definitionId": cut, "start": odd}, "start"),
        ("wait-list", {"definitionId": cut, "start": TEN, "end": TEN, "customer": who}, "start"),
    ]
    for route, body, field in asked:
        answer = await here.client.post(f"{BOOKED}/{route}", json=body)
        assert answer.json()["field"] == field, route
    twice = {"id": cut, "version": 1, "reminderMinutes": [60, 60]}
    answer = await here.client.put(path, json=twice, headers=here.signed("manager"))
    assert refused(answer, 422, "invalid")["field"] == "reminderMinutes"
    answer = await here.client.get(f"{BOOKED}/get?state=odd", headers=here.signed())
    assert refused(answer, 422, "invalid")["field"] == "state"

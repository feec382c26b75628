"""Repeating a sign-in under the same key: a lost answer signs nobody out."""

from __future__ import annotations

import asyncio

from tests.server.http.front import Front, refused

GOOD = {"name": "Mina", "password": "correct horse"}
KEY = {"Idempotency-Key": "one"}


async def test_a_refresh_whose_answer_was_lost_is_repeated_under_its_key(here: Front) -> None:
    here.enter("mina", GOOD["password"])
    first = (await here.post("/auth/token", GOOD)).json()["refresh_token"]
    body = {"refresh_token": first}
    lost = await here.post("/auth/refresh", body, headers=KEY)
    again = await here.post("/auth/refresh", body, headers=KEY)
    assert again.json() == lost.json()
    last = await here.post("/auth/refresh", {"refresh_token": again.json()["refresh_token"]})
    assert last.status_code == 200


async def test_two_refreshes_at_once_under_one_key_are_one(here: Front) -> None:
    here.enter("mina", GOOD["password"])
    body = {"refresh_token": (await here.post("/auth/token", GOOD)).json()["refresh_token"]}
    sent = (here.client.post("/auth/refresh", json=body, headers=KEY) for _ in range(5))
    answers = await asyncio.gather(*sent)
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.json()["refresh_token"] for answer in answers}) == 1


async def test_another_request_under_the_key_is_refused(here: Front) -> None:
    here.enter("mina", GOOD["password"])
    assert (await here.post("/auth/token", GOOD, headers=KEY)).status_code == 200
    other = {"name": "mina", "password": "correct horse "}
    refused(await here.post("/auth/token", other, headers=KEY), 409, "key_reused")


async def test_a_refusal_is_not_kept_so_that_one_can_try_again(here: Front) -> None:
    refused(await here.post("/auth/token", GOOD, headers=KEY), 401, "unauthenticated")
    here.enter("mina", GOOD["password"])
    assert (await here.post("/auth/token", GOOD, headers=KEY)).status_code == 200


async def test_a_key_that_is_none_is_refused(here: Front) -> None:
    for key in ("", "k" * 201):
        answer = await here.post("/auth/token", GOOD, headers={"Idempotency-Key": key})
        assert refused(answer, 422, "invalid")["field"] == "Idempotency-Key"

"""Signing in over HTTP."""

from __future__ import annotations

from tests.server.http.front import POINT, Front, bearer, refused

GOOD = {"name": "Mina", "password": "correct horse"}


async def test_name_and_password_give_tokens_that_work(here: Front) -> None:
    here.enter("mina", GOOD["password"])
    answer = await here.post("/auth/token", GOOD)
    assert answer.status_code == 200
    tokens = answer.json()
    assert set(tokens) == {"access_token", "refresh_token", "expires_in", "token_type"}
    assert tokens["expires_in"] == 600
    points = await here.client.get(f"{POINT}/get", headers=bearer(tokens["access_token"]))
    assert points.status_code == 200


async def test_a_wrong_password_and_a_wrong_name_answer_alike(here: Front) -> None:
    here.enter("mina", GOOD["password"])
    for name in ("mina", "nobody", "😀", "n" * 120, "'; drop table account; --"):
        answer = await here.post("/auth/token", {"name": name, "password": "wrong horse"})
        problem = refused(answer, 401, "unauthenticated")
        assert problem["detail"] == "Name or password is wrong. Check both and try again."


async def test_five_failures_make_the_name_wait(here: Front) -> None:
    here.enter("mina", GOOD["password"])
    for _ in range(5):
        await here.post("/auth/token", {"name": "mina", "password": "wrong horse"})
    answer = await here.post("/auth/token", GOOD)
    problem = refused(answer, 429, "too_many_requests")
    assert answer.headers["retry-after"] == str(problem["retryAfter"])


async def test_a_refresh_token_works_once_and_its_copy_ends_the_sign_in(here: Front) -> None:
    here.enter("mina", GOOD["password"])
    first = (await here.post("/auth/token", GOOD)).json()["refresh_token"]
    second = await here.post("/auth/refresh", {"refresh_token": first})
    assert second.status_code == 200
    refused(await here.post("/auth/refresh", {"refresh_token": first}), 401, "unauthenticated")
    token = second.json()["refresh_token"]
    refused(await here.post("/auth/refresh", {"refresh_token": token}), 401, "unauthenticated")


async def test_signing_out_ends_the_sign_in(here: Front) -> None:
    here.enter("mina", GOOD["password"])
    token = (await here.post("/auth/token", GOOD)).json()["refresh_token"]
    for _ in range(2):
        answer = await here.post("/auth/revoke", {"refresh_token": token})
        assert (answer.status_code, answer.content) == (204, b"")
    refused(await here.post("/auth/refresh", {"refresh_token": token}), 401, "unauthenticated")


async def test_what_is_missing_is_named(here: Front) -> None:
    problem = refused(await here.post("/auth/token", {"name": "mina"}), 422, "invalid")
    assert problem["field"] == "password"
    answer = await here.post("/auth/token", {"name": "x" * 10_000, "password": "y"})
    assert refused(answer, 422, "invalid")["field"] == "name"

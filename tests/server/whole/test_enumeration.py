"""Whoever guesses learns nothing: a hit that is not theirs is answered like a miss, by equal work.

The work is counted, not timed: passwords that are hashed, and rows that are looked for.
"""

from __future__ import annotations

import uuid
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from protocol.codec import decode_server
from protocol.messages import Err, Hello, Sub
from server.accounts.passwords import Passwords
from server.pages import reading
from tests.server.access_table import NOBODY
from tests.server.http.front import QUEUE, Front, bearer, front, refused
from tests.server.sync.wire import Wire

ENDINGS = ("", "/state", "/leave", "/phone")


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Front]:
    """A hall with an open service point."""
    async with front(tmp_path) as opened:
        await opened.open_point()
        yield opened


async def test_a_name_that_is_none_costs_one_hash_and_is_refused_like_a_wrong_password(
    here: Front, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashed: list[str | None] = []
    real = Passwords.check

    async def check(self: Passwords, stored: str | None, password: str) -> Any:
        hashed.append(stored)
        return await real(self, stored, password)

    monkeypatch.setattr(Passwords, "check", check)
    here.enter("Mara", "correct horse battery")
    here.signed("kiosk")
    answers = []
    for name in ("Mara", "Nobody", "kiosk-1"):
        body = {"name": name, "password": "wrong"}
        answer = await here.post("/auth/token", body)
        refused(answer, 401, "unauthenticated")
        answers.append((answer.content, sorted(answer.headers.items())))
    assert len(hashed) == 3 and answers[0] == answers[1] == answers[2]


async def test_a_link_that_is_none_is_answered_like_that_of_a_visit_that_is_forgotten(
    here: Front, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []
    real = reading.place_of

    async def place_of(parts: Any, visit: str) -> Any:
        looked.append(visit)
        return await real(parts, visit)

    monkeypatch.setattr(reading, "place_of", place_of)
    forgotten = here.parts.tokens.visit(str(uuid.uuid4()))
    made_up = ("A" * 44, forgotten[:-1] + ("A" if forgotten[-1] != "A" else "B"), "x", "%00")
    for ending in ENDINGS:
        model = await here.client.get(f"/t/{forgotten}{ending}")
        assert model.status_code == 404
        looked.clear()
        for token in made_up:
            answer = await here.client.get(f"/t/{token}{ending}")
            assert (answer.status_code, answer.content) == (404, model.content)
        assert looked == [], "nothing is looked for by a link that this house never gave"


async def test_a_link_is_told_of_anothers_place_what_it_is_told_of_none(here: Front) -> None:
    mine, other = await here.join(), await here.join()
    signed = bearer(mine["token"])
    for step in ("leave", "check-in", "away"):
        found = await here.post(f"{QUEUE}/{step}/{other['id']}", {}, headers=signed)
        none = await here.post(f"{QUEUE}/{step}/{NOBODY}", {}, headers=signed)
        refused(found, 404, "unknown_entry")
        assert (found.status_code, found.content) == (none.status_code, none.content)


async def test_anothers_visit_is_followed_no_more_than_one_that_is_none(here: Front) -> None:
    mine, other = await here.join(), await here.join()
    visits = [here.parts.tokens.actor(each["token"])[0].visit for each in (other, mine)]
    for token in ("", mine["token"]):
        topics = [f"visitor/{visits[0]}", f"visitor/{NOBODY}"]
        said = await Wire.talk(here.parts.sync, [Hello([1], token=token), *map(Sub, topics)])
        told = [each for each in map(decode_server, said) if isinstance(each, Err)]
        assert [(each.topic, each.code, each.detail) for each in told] == [
            (topic, "forbidden", told[0].detail) for topic in topics
        ]


async def test_a_phone_number_that_waits_joins_by_the_same_steps_as_any_other(
    here: Front,
) -> None:
    taken = {"customer": {"phone": "+47 2222 2222"}}
    await here.join(**taken)
    seen = []
    for more in (taken, {"customer": {"phone": "+47 3333 3333"}}):
        before = here.parts.door.head.seq
        answer = await here.post(f"{QUEUE}/join", {"servicePoint": here.point, **more})
        entry = await here.parts.tailer.reached(here.parts.door.head.seq)
        kinds = [type(change).__name__ for change in here.parts.store.log(before, 1)[0].changes]
        seen.append((answer.status_code, len(answer.content), kinds, entry))
    assert seen[0] == seen[1]

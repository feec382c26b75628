"""Rooms of a Jitsi server, which are signed addresses, and rooms within this server."""

from __future__ import annotations

from typing import Any

import jwt
import pytest

from server.clock import ManualClock
from server.meetings.here import Here
from server.meetings.jitsi import Jitsi
from server.meetings.provider import Entrant, MeetingFault, Room
from tests.server.http.front import NOON

SECRET = "of thirty-two characters at least"
HOUR = 3_600_000
ROOM = Room("r-Yx3_k", NOON, NOON + HOUR)
ANN, GRACE = Entrant("ann", "Ann", owner=True), Entrant("grace", "Grace")


async def test_jitsi_is_told_who_comes_into_which_room_and_until_when() -> None:
    clock = ManualClock(NOON)
    house = Jitsi("https://meet.example.org/", "hall", SECRET, clock.now)
    assert await house.open(ROOM) == "https://meet.example.org/r-Yx3_k"
    for who in (ANN, GRACE):
        ticket = await house.ticket(ROOM, who)
        told: dict[str, Any] = jwt.decode(
            ticket.token, SECRET, algorithms=["HS256"], audience="jitsi", issuer="hall",
            options={"verify_exp": False, "verify_nbf": False, "verify_iat": False},
        )  # fmt: skip
        assert (told["sub"], told["room"]) == ("meet.example.org", ROOM.name)
        assert (told["nbf"] * 1000, told["exp"] * 1000) == (ROOM.opens_at, ROOM.ends_at)
        assert told["context"]["user"] == {
            "id": who.id, "name": who.name, "moderator": who.owner,
        }  # fmt: skip
        assert await house.check(ROOM, ticket.token) == (True, "", who.owner, ROOM.ends_at)
        assert not (await house.check(ROOM._replace(name="r-other"), ticket.token)).valid
    assert not (await house.check(ROOM, ticket.token[:-3] + "abc")).valid
    assert not (await house.check(ROOM, jwt.encode({"room": 1}, SECRET))).valid
    clock.advance(3_600)
    assert "at this time" in (await house.check(ROOM, ticket.token)).reason


async def test_rooms_within_this_server_let_in_while_they_are_open_and_tell_who_is_there() -> None:
    clock = ManualClock(NOON - HOUR)
    house = Here(lambda: "http://hall.test", clock.now)
    with pytest.raises(MeetingFault):
        await house.ticket(ROOM, ANN)
    await house.open(ROOM)
    mine, theirs = await house.ticket(ROOM, ANN), await house.ticket(ROOM, GRACE)
    assert mine.token != theirs.token and mine.url.endswith(f"/meet/{mine.token}")
    assert house.enter(mine.token) is None, "it is not open yet"
    clock.advance(3_600)
    assert house.enter(mine.token) is not None
    inside = house.enter(theirs.token)
    assert inside is not None and (inside.me, inside.present) == (GRACE, [ANN, GRACE])
    assert (await house.check(ROOM, mine.token)).owner
    clock.advance(31)
    inside = house.enter(mine.token)
    assert inside is not None and inside.present == [ANN], "who is not heard of has left"
    await house.open(ROOM._replace(opens_at=NOON + HOUR, ends_at=NOON + 2 * HOUR))
    assert house.enter(mine.token) is None, "it was moved"
    await house.open(ROOM)
    await house.end(ROOM.name)
    assert house.enter(mine.token) is None
    assert not (await house.check(ROOM, mine.token)).valid

"""Hello and goodbye: who is let in, and with which code everybody else is sent away."""

from __future__ import annotations

from contextlib import AsyncExitStack
from pathlib import Path
from string import ascii_uppercase
from typing import Any

import pytest
from msgspec import structs
from websockets.exceptions import InvalidStatus

from protocol.codec import command_message
from protocol.commands import JoinQueue
from protocol.messages import (
    MAX_CLIENT_FRAME,
    MAX_STAFF_FRAME,
    Ack,
    Bye,
    Err,
    Hello,
    Ping,
    Pong,
    Sub,
)
from protocol.outcomes import Joined
from server.accounts.tokens import ACCESS_S
from server.cli.arguments import account_name
from server.domain.refused import refuse
from server.sync import websocket
from server.sync.origin import may_connect
from tests.hall import NOON, person
from tests.server.sync.sockets import IMPATIENT, WATCHFUL, sockets


async def test_a_welcome_tells_the_clock_the_role_and_the_limits(tmp_path: Path) -> None:
    async with sockets(tmp_path) as hall, hall.client() as client:
        welcome = await client.welcome(hall.token("staff"))
        assert (welcome.v, welcome.role, welcome.now) == (1, "staff", NOON)
        assert welcome.expires_at == NOON + ACCESS_S * 1000
        assert welcome.limits.frame_bytes == MAX_STAFF_FRAME


async def test_by_which_ways_the_house_writes_is_told_with_the_welcome_and_each_answer_to_a_ping(
    tmp_path: Path,
) -> None:
    async with sockets(tmp_path) as hall, hall.client() as client:
        hall.sends[:] = ["mail", "sms"]
        assert (await client.welcome(hall.token("kiosk"))).sends == ["mail", "sms"]
        hall.sends[:] = ["mail"]
        await client.say(Ping(7))
        assert (await client.hear_a(Pong)).sends == ["mail"]


async def test_without_a_token_one_is_the_public(tmp_path: Path) -> None:
    async with sockets(tmp_path) as hall, hall.client() as client:
        welcome = await client.welcome()
        assert (welcome.role, welcome.expires_at) == ("public", None)
        assert welcome.limits.frame_bytes == MAX_CLIENT_FRAME


async def test_a_device_of_the_longest_name_that_the_command_line_takes_is_let_in(
    tmp_path: Path,
) -> None:
    name = account_name("n" * 120)
    async with sockets(tmp_path) as hall, hall.client() as client:
        assert (await client.welcome(hall.token("kiosk"), name)).role == "kiosk"
        joined = command_message(person(9).id, JoinQueue(service_point=hall.point))
        await client.say(joined)
        assert isinstance((await client.hear_a(Ack)).answer, Joined)


async def test_guests_of_one_address_are_limited_and_those_signed_in_are_not(
    tmp_path: Path,
) -> None:
    async with sockets(tmp_path, most_guests=2) as hall, hall.guest():
        visit = (await hall.join()).visit
        async with hall.client() as second:
            await second.welcome(hall.tokens.visit(visit))
            async with hall.client() as third:
                await third.say(Hello([1]))
                err = await third.hear_a(Err)
                assert (err.code, err.retry_after) == ("too_many_requests", 30)
                assert await third.ended() == 4429
            async with hall.guest("staff"):
                pass
            gone = next(task for s, task in hall.sync.sockets.items() if s.actor.visit == visit)
        await gone
        async with hall.guest():
            pass


async def test_who_says_nothing_is_sent_away(tmp_path: Path) -> None:
    async with sockets(tmp_path, IMPATIENT) as hall, hall.client() as client:
        assert await client.ended() == 4408


@pytest.mark.parametrize(
    ("frame", "says"),
    [
        (Ping(1), "hello"),
        ("not json", "not understood"),
        ('{"t":"hello","v":[]}', "not understood"),
        ('{"t":"who"}', "not understood"),
        (b"\xff\xfe", "not understood"),
        ("[" * 9_000, "not understood"),
        (Hello([7]), "version"),
    ],
)
async def test_a_bad_first_frame_is_answered_and_closed(
    tmp_path: Path, frame: Hello | Ping | str | bytes, says: str
) -> None:
    async with sockets(tmp_path) as hall, hall.client() as client:
        await client.say(frame)
        err = await client.hear_a(Err)
        assert says in err.detail
        assert await client.ended() == 4400


async def test_hello_comes_once(tmp_path: Path) -> None:
    async with sockets(tmp_path) as hall, hall.guest() as client:
        await client.say(Hello([1]))
        assert await client.ended() == 4400


async def test_a_malformed_frame_later_is_answered_and_closed(tmp_path: Path) -> None:
    async with sockets(tmp_path) as hall, hall.guest() as client:
        await client.say('{"t":"sub","topic":7}')
        assert (await client.hear_a(Err)).code == "malformed"
        assert await client.ended() == 4400


@pytest.mark.parametrize("options", [{}, {"ws_max_size": 1 << 20}])
async def test_a_frame_that_is_too_large_is_refused_by_server_and_application(
    tmp_path: Path, options: dict[str, Any]
) -> None:
    async with sockets(tmp_path, **options) as hall, hall.guest() as client:
        await client.say("x" * (MAX_CLIENT_FRAME + 1))
        assert await client.ended() == 1009


async def test_colleagues_may_say_four_times_as_much_at_once_and_no_more(tmp_path: Path) -> None:
    async with sockets(tmp_path) as hall, hall.guest("staff") as client:
        await client.say('{"t":"ping","at":1' + " " * (MAX_STAFF_FRAME - 19) + "}")
        assert (await client.hear_a(Pong)).at == 1
        await client.say(" " * (MAX_STAFF_FRAME + 1))
        assert await client.ended() == 1009


async def test_characters_of_several_bytes_count_as_such(tmp_path: Path) -> None:
    async with sockets(tmp_path, ws_max_size=1 << 20) as hall, hall.guest() as client:
        await client.say("ø" * (MAX_CLIENT_FRAME // 2 + 1))
        assert await client.ended() == 1009


async def test_an_unknown_token_is_closed_with_its_own_code(tmp_path: Path) -> None:
    async with sockets(tmp_path) as hall, hall.client() as client:
        await client.say(Hello([1], token="made.up.token"))
        assert (await client.hear_a(Err)).code == "unauthenticated"
        assert await client.ended() == 4401


async def test_an_expired_token_opens_nothing(tmp_path: Path) -> None:
    async with sockets(tmp_path) as hall, hall.client() as client:
        token = hall.token("staff")
        hall.real[0] += ACCESS_S * 1000
        await client.say(Hello([1], token=token))
        assert (await client.hear_a(Err)).code == "token_expired"
        assert await client.ended() == 4401


async def test_a_token_that_expires_meanwhile_ends_the_connection_with_a_word(
    tmp_path: Path,
) -> None:
    async with sockets(tmp_path, WATCHFUL) as hall, hall.guest("staff") as client:
        hall.real[0] += ACCESS_S * 1000
        assert (await client.hear_a(Bye)).code == "token_expired"
        assert await client.ended() == 4401


async def test_a_sign_in_that_is_ended_closes_its_sockets_and_no_others(tmp_path: Path) -> None:
    async with (
        sockets(tmp_path, WATCHFUL) as hall,
        hall.guest("kiosk") as ended,
        hall.guest("display", 3) as other,
        hall.guest() as guest,
    ):
        hall.generations[person(2).id] = 2
        assert (await ended.hear_a(Bye)).code == "unauthenticated"
        assert await ended.ended() == 4401
        for client in (other, guest):
            await client.say(Ping(7))
            assert (await client.hear_a(Pong)).at == 7


async def test_who_cannot_be_looked_up_is_told_to_come_back(tmp_path: Path) -> None:
    async with sockets(tmp_path) as hall, hall.client() as client:

        def away(_ident: str, _generation: int, _family: str) -> bool:
            raise refuse("unavailable", "Try again.", retry_after=2)

        hall.tokens._hold = away
        await client.say(Hello([1], token=hall.token("staff")))
        err = await client.hear_a(Err)
        assert (err.code, err.retry_after) == ("unavailable", 2)
        assert await client.ended() == 4503


@pytest.mark.parametrize(
    ("origin", "may"),
    [
        (None, True),
        ("http://hall.test:8080", True),
        ("https://queue.example", True),
        ("https://queue.example:443", True),
        ("http://queue.example", False),
        ("https://hall.test:8080.elsewhere.example", False),
        ("http://hall.test", False),
        ("http://elsewhere.example", False),
        ("null", False),
        ("", False),
        ("hall.test:8080", False),
        ("file://hall.test:8080", False),
        ("http://hall.test:none", False),
    ],
)
def test_a_page_comes_from_the_host_that_it_asks_or_the_public_address(
    origin: str | None, may: bool
) -> None:
    headers = [(b"host", b"hall.test:8080")]
    headers += [(b"origin", origin.encode())] if origin is not None else []
    assert may_connect(headers, "https://queue.example/") == may


async def test_a_page_of_another_site_is_not_let_in(tmp_path: Path) -> None:
    async with sockets(tmp_path) as hall:
        for origin in ("http://elsewhere.example", "null"):
            with pytest.raises(InvalidStatus):
                async with hall.client(origin=origin):
                    pass
        async with hall.client(origin=hall.url.replace("ws", "http", 1)) as client:
            await client.welcome()


async def test_a_server_that_stops_says_when_to_come_back(tmp_path: Path) -> None:
    async with sockets(tmp_path) as hall, hall.guest() as client:
        await hall.sync.stop()
        bye = await client.hear_a(Bye)
        assert (bye.code, 0 <= bye.after_ms < 3_000) == ("restart", True)
        assert await client.ended() == 1012
        with pytest.raises(InvalidStatus):
            async with hall.client():
                pass


async def test_too_many_frames_at_once_are_cut_off_and_others_hear_nothing_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # So few that a slow machine is too quick as well.
    monkeypatch.setattr(websocket, "LIMITS", structs.replace(websocket.LIMITS, frames_per_s=5))
    async with sockets(tmp_path) as hall, hall.guest() as greedy, hall.guest() as other:
        for _ in range(80):
            await greedy.say(Ping(1))
        assert await greedy.ended() == 4429
        await other.say(Ping(7))
        assert (await other.hear_a(Pong)).at == 7


async def test_too_many_topics_are_refused(tmp_path: Path) -> None:
    async with sockets(tmp_path) as hall, hall.guest() as client:
        points = [await hall.another_point(f"C{letter}") for letter in ascii_uppercase[:17]]
        for point in points:
            await client.say(Sub(f"queue/{point}"))
        assert await client.ended() == 4429


async def test_a_client_that_goes_away_leaves_nothing_behind(tmp_path: Path) -> None:
    async with sockets(tmp_path) as hall:
        async with hall.guest("staff") as client:
            await client.follow("staff")
            task = next(iter(hall.sync.sockets.values()))
            client.socket.transport.abort()
            await task
        assert not hall.sync.sockets


async def test_a_hall_that_is_sent_away_does_not_come_back_all_at_once(tmp_path: Path) -> None:
    async with sockets(tmp_path) as hall, AsyncExitStack() as open_ones:
        crowd = [await open_ones.enter_async_context(hall.guest()) for _ in range(20)]
        await hall.sync.stop()
        pauses = [(await client.hear_a(Bye)).after_ms for client in crowd]
        assert len(set(pauses)) > 10
        assert [await client.ended() for client in crowd] == [1012] * 20

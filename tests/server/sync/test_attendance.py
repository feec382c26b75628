"""Who looks at which ticket: told to colleagues at once, and forgotten with the connection."""

from __future__ import annotations

from pathlib import Path

import pytest

from client.attending import AGAIN_S, Attending
from protocol.changes import Put
from protocol.messages import Attend, Delta, Err, Position, Snapshot, Sub
from protocol.replica import Replica
from protocol.ticket_views import Attending as There
from server.domain.refused import Refused
from server.sync.attendance import AT_ONCE, SILENT_MS, Attendance
from tests.hall import ANN, BEN, NOON
from tests.server.sync.sockets import Client, sockets

TICKET = "01900000-0000-7000-8000-000000000009"


class Watcher:
    """A colleague's copy of a topic."""

    def __init__(self, client: Client, topic: str) -> None:
        self.client = client
        self.replica = Replica(topic)

    async def begin(self, position: Position | None = None) -> None:
        await self.client.say(Sub(self.replica.topic, position))
        self._take(await self.client.hear_a(Snapshot))

    async def hears(self) -> list[There]:
        """Who is there, after the next change."""
        self._take(await self.client.hear_a(Delta))
        return self.there

    @property
    def there(self) -> list[There]:
        return list(self.replica.of(There))

    def _take(self, message: Snapshot | Delta) -> None:
        taken = (
            self.replica.snapshot(message)
            if isinstance(message, Snapshot)
            else self.replica.delta(message)
        )
        assert taken == "applied"


@pytest.mark.parametrize("topic", ["tickets", f"ticket/{TICKET}"])
async def test_colleagues_see_who_looks_and_who_writes_until_the_connection_ends(
    tmp_path: Path, topic: str
) -> None:
    async with sockets(tmp_path) as hall, hall.guest("staff") as ann:
        watcher = Watcher(ann, topic)
        await watcher.begin()
        seq = hall.house.door.head.seq
        async with hall.guest("staff", 3) as ben:
            await ben.say(Attend(TICKET, "looking"))
            (there,) = await watcher.hears()
            assert (there.staff, there.ticket, there.doing) == (BEN.id, TICKET, "looking")
            await ben.say(Attend(TICKET, "typing"))
            assert [each.doing for each in await watcher.hears()] == ["typing"]
        assert await watcher.hears() == []
        assert hall.house.door.head.seq == seq, "no log tells it"


async def test_nobody_is_told_of_themselves_and_who_comes_later_sees_who_is_there(
    tmp_path: Path,
) -> None:
    async with sockets(tmp_path) as hall, hall.guest("staff") as ann, hall.guest("staff", 3) as ben:
        await ben.say(Attend(TICKET, "looking"))
        for client, sees in ((ben, []), (ann, [BEN.id])):
            watcher = Watcher(client, "tickets")
            await watcher.begin()
            assert [each.staff for each in watcher.there] == sees


async def test_whoever_was_cut_off_is_told_who_came_and_went_meanwhile(tmp_path: Path) -> None:
    async with sockets(tmp_path) as hall, hall.guest("staff", 3) as ben:
        async with hall.guest("staff") as ann:
            watcher = Watcher(ann, "tickets")
            await watcher.begin()
            await ben.say(Attend(TICKET, "looking"))
            await watcher.hears()
            assert watcher.there
        await ben.say(Attend())
        async with hall.guest("staff") as again:
            watcher.client = again
            await watcher.begin(watcher.replica.position)
            assert watcher.there == []


async def test_customers_and_screens_say_nothing_of_tickets(tmp_path: Path) -> None:
    async with sockets(tmp_path) as hall:
        for role in (None, "kiosk", "display"):
            async with hall.guest(role) as client:  # type: ignore[arg-type]
                await client.say(Attend(TICKET, "looking"))
                assert (await client.hear_a(Err)).code == "forbidden"


def test_whoever_says_nothing_any_more_is_forgotten_and_one_of_two_screens_is_enough() -> None:
    now = [NOON]
    there = Attendance(lambda: now[0])
    first = there.say("a socket", ANN.id, Attend(TICKET, "typing"))
    now[0] += SILENT_MS - 1
    assert there.say("another", ANN.id, Attend(TICKET, "looking")) == first
    (key,) = first
    found = there.get(key.id)
    assert found is not None and (found.doing, found.at) == ("typing", NOON)
    now[0] += 1
    assert there.pass_time() == first
    found = there.get(key.id)
    assert found is not None and found.doing == "looking"
    assert there.leave("another") == first and there.get(key.id) is None
    assert list(there.everybody()) == []


def test_who_says_it_too_often_is_told_to_wait() -> None:
    there = Attendance(lambda: NOON)
    with pytest.raises(Refused, match="less often"):
        for _ in range(AT_ONCE + 1):
            there.say("a socket", ANN.id, Attend(TICKET, "looking"))


def test_a_client_says_it_again_before_the_server_forgets_and_on_a_new_connection() -> None:
    own = Attending()
    assert list(own.again(0)) == []
    said = own.now_at(TICKET, "looking", 10)
    assert list(own.due(10 + AGAIN_S - 1)) == []
    assert list(own.due(10 + AGAIN_S)) == [said] == list(own.again(50))
    assert AGAIN_S * 2000 < SILENT_MS
    assert own.now_at("", "looking", 60) == Attend()
    assert list(own.due(200)) == []


def test_what_stands_beside_the_log_is_taken_at_its_number_alone() -> None:
    copy = Replica("tickets")
    copy.snapshot(Snapshot("tickets", "e", 5, NOON, []))
    at = There(id="t.a", ticket="t", staff="a", doing="looking", at=NOON)
    for f, q, taken in (
        (4, 4, "ignored"),
        (4, 5, "ignored"),
        (5, 5, "applied"),
        (6, 6, "resubscribe"),
    ):
        assert copy.delta(Delta("tickets", "e", f, q, NOON, [Put(at)])) == taken

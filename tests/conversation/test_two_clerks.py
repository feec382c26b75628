"""Two clerks reach for the same customer over two real sockets: one has him, the other is told."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from protocol.codec import command_message
from protocol.commands import AnyCommand, CallEntry, CallNext, Complete, PutStaff, SetDesk, Start
from protocol.ids import id_source
from protocol.messages import Ack
from protocol.outcomes import Moved, Refusal
from protocol.records import Entry
from tests.hall import ADMIN, ANN, BEN, NOON
from tests.server.sync.sockets import Client, Hall, sockets

ROUNDS = 12
CLERKS = {"Ann": ANN, "Ben": BEN}
_ids = id_source(lambda: NOON)


async def _ask(client: Client, command: AnyCommand) -> Ack:
    await client.say(command_message(_ids(), command))
    return await client.hear_a(Ack)


async def _at_their_desks(hall: Hall, ann: Client, ben: Client) -> list[tuple[Client, str]]:
    """Both sign in and open a desk; each socket with its desk."""
    for name, clerk in CLERKS.items():
        await hall.house.do(PutStaff(staff=clerk.id, name=name, role="staff"), ADMIN)
    desks = [desk.id for desk in hall.house.tailer.floor.desks(hall.point)]
    for number, client, desk in ((2, ann, desks[0]), (3, ben, desks[1])):
        await client.welcome(hall.token("staff", number))
        await _ask(client, SetDesk(desk=desk, state="open"))
    return [(ann, desks[0]), (ben, desks[1])]


REACHES: dict[str, Callable[[str, str], AnyCommand]] = {
    "call": lambda entry, desk: CallEntry(entry=entry, desk=desk),
    "start": lambda entry, desk: Start(entry=entry, desk=desk),
}


@pytest.mark.parametrize("reach", REACHES)
async def test_one_clerk_wins_and_the_other_learns_who_has_the_customer_where_and_since_when(
    tmp_path: Path, reach: str
) -> None:
    async with sockets(tmp_path) as hall, hall.client() as one, hall.client() as two:
        sides = await _at_their_desks(hall, one, two)
        for number in range(ROUNDS):
            hall.house.clock.advance(60)
            joined = await hall.join()
            # Whoever is first on the wire changes from round to round.
            order = sides if number % 2 else sides[::-1]
            acks = await asyncio.gather(
                *(_ask(client, REACHES[reach](joined.entry, desk)) for client, desk in order)
            )
            await _one_won(hall, joined.entry, [ack.answer for ack in acks])
            await _over(hall, joined.entry)


async def _one_won(hall: Hall, entry: str, answers: list[Any]) -> None:
    (won,) = [answer for answer in answers if isinstance(answer, Moved)]
    (lost,) = [answer for answer in answers if isinstance(answer, Refusal)]
    assert lost.code == "conflict" and lost.holder is not None
    has = hall.house.store.get("entry", entry)
    assert isinstance(has, Entry) and has.desk == won.desk == lost.holder.desk
    desks = {desk.id: desk for desk in hall.house.tailer.floor.desks(hall.point)}
    winner = {clerk.id: name for name, clerk in CLERKS.items()}[desks[won.desk or ""].staff or ""]
    assert (lost.holder.desk_name, lost.holder.staff) == (won.desk_name, winner)
    assert (lost.holder.since, lost.holder.number) == (has.since, won.number)
    assert all(said in lost.detail for said in (won.desk_name, winner, won.number))


async def _over(hall: Hall, entry: str) -> None:
    """The customer is done, so that both desks are free."""
    has = hall.house.store.get("entry", entry)
    assert isinstance(has, Entry)
    if has.state == "called":
        await hall.house.do(Start(entry=entry), ANN)
    await hall.house.do(Complete(entry=entry), ANN)


async def test_two_clerks_who_call_the_next_at_once_never_get_the_same_customer(
    tmp_path: Path,
) -> None:
    async with sockets(tmp_path) as hall, hall.client() as one, hall.client() as two:
        sides = await _at_their_desks(hall, one, two)
        seen: list[str] = []
        for _ in range(ROUNDS):
            pair = [await hall.join(), await hall.join()]
            acks = await asyncio.gather(*(_ask(c, CallNext(desk=desk)) for c, desk in sides))
            called = [ack.answer.number for ack in acks if isinstance(ack.answer, Moved)]
            assert sorted(called) == sorted(joined.number for joined in pair)
            seen += called
            for joined in pair:
                await _over(hall, joined.entry)
        assert len(set(seen)) == 2 * ROUNDS


async def test_the_last_customer_goes_to_one_desk_and_the_other_hears_that_nobody_waits(
    tmp_path: Path,
) -> None:
    async with sockets(tmp_path) as hall, hall.client() as one, hall.client() as two:
        sides = await _at_their_desks(hall, one, two)
        for _ in range(ROUNDS):
            joined = await hall.join()
            acks = await asyncio.gather(*(_ask(c, CallNext(desk=desk)) for c, desk in sides))
            codes = sorted(
                answer.code if isinstance(answer, Refusal) else "called"
                for answer in (ack.answer for ack in acks)
            )
            assert codes == ["called", "nobody_waiting"]
            await _over(hall, joined.entry)

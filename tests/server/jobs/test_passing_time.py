"""What time alone decides, from the timer to the store and over restarts."""

from __future__ import annotations

from pathlib import Path

from protocol.commands import CallNext, CreateServicePoint, JoinQueue, SetDesk
from protocol.outcomes import Saved
from server.clock import ManualClock
from server.domain.actor import PUBLIC
from tests.hall import ANN, house
from tests.server.jobs.waits import timers_of


async def test_a_call_that_ran_out_while_the_server_was_down_is_missed_once(tmp_path: Path) -> None:
    clock = ManualClock(1_795_521_600_000)
    async with house(tmp_path, clock) as at:
        saved = await at.do(CreateServicePoint(name="Citizens", prefix="A", capacity=1))
        assert isinstance(saved, Saved)
        desk = at.tailer.floor.desks(saved.id)[0].id
        await at.do(SetDesk(desk=desk, state="open"), ANN)
        await at.do(JoinQueue(service_point=saved.id), ANN)
        await at.do(CallNext(desk=desk), ANN)
    clock.advance(3_600)
    async with house(tmp_path, clock) as at:
        timers = timers_of(at)
        for _ in range(3):
            await timers.pass_time()
            clock.advance(1)
        steps = [entry.kind for entry in at.store.log(0)]
        assert steps.count("pass_time") == 1
        (entry,) = at.tailer.floor.live.values()
        assert (entry.state, entry.calls) == ("missed", 1)
    async with house(tmp_path, clock) as at:
        await timers_of(at).pass_time()
        assert [each.kind for each in at.store.log(0)].count("pass_time") == 1


async def test_nothing_is_written_while_nothing_is_due(tmp_path: Path) -> None:
    async with house(tmp_path) as at:
        saved = await at.do(CreateServicePoint(name="Citizens", prefix="A", capacity=1))
        assert isinstance(saved, Saved)
        await at.do(JoinQueue(service_point=saved.id), PUBLIC)
        timers, head = timers_of(at), at.door.head
        for _ in range(5):
            at.clock.advance(1)
            await timers.pass_time()
        assert at.door.head == head

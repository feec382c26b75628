"""Promises outlive a restart, and leave memory with whoever they were made to."""

from __future__ import annotations

from pathlib import Path

from protocol.commands import (
    CallEntry,
    Complete,
    CreateServicePoint,
    JoinQueue,
    Leave,
    PublishEstimate,
    SetDesk,
    Start,
)
from protocol.outcomes import Joined, Saved
from protocol.records import Promise, Quote
from server.clock import ManualClock
from server.domain.actor import TIMER
from server.domain.promising import told
from tests.hall import ADMIN, ANN, KIOSK, NOON, House, house
from tests.server.domain.promised import anew


async def promised(at: House) -> tuple[str, str, str]:
    """A point, its desk which pauses, and somebody whose promise is told anew ten times."""
    made = await at.do(CreateServicePoint(name="Citizens", prefix="A", capacity=1))
    assert isinstance(made, Saved)
    point, desk = made.id, at.tailer.floor.desks(made.id)[0].id
    await at.do(SetDesk(desk=desk, state="open"), ANN)
    quotes = [Quote(service.id, 240, 480, 1080) for service in at.tailer.floor.services(point)]
    await at.do(PublishEstimate(service_point=point, desks_open=1, quotes=quotes), TIMER)
    joined = await at.do(JoinQueue(service_point=point), KIOSK)
    assert isinstance(joined, Joined)
    for _ in range(10):
        at.clock.advance(360)
        renewal = anew(joined.entry, 20, 24)
        command = PublishEstimate(
            service_point=point, desks_open=1, quotes=quotes, renewals=[renewal]
        )
        await at.do(command, TIMER)
    await at.do(SetDesk(desk=desk, state="paused"), ANN)
    return point, desk, joined.entry


async def test_a_server_that_starts_again_knows_what_was_promised_and_who_worked(
    tmp_path: Path,
) -> None:
    clock = ManualClock(NOON)
    async with house(tmp_path, clock) as at:
        _, desk, entry = await promised(at)
        before, worked = told(at.tailer.floor, entry), at.tailer.floor.worked
        assert [each.nth for each in before] == list(range(1, 12))
        assert worked[desk].to_at == clock.now()
    async with house(tmp_path, clock) as again:
        assert told(again.tailer.floor, entry) == before
        assert again.tailer.floor.worked == worked
        await again.do(SetDesk(desk=desk, state="open"), ANN)
        await again.do(CallEntry(entry=entry, desk=desk), ANN)
        outcomes = [each.outcome for each in told(again.tailer.floor, entry)]
        assert (outcomes[0], outcomes[-1], "open" in outcomes) == ("late", "held", False)


async def test_whoever_has_gone_leaves_their_promises_on_record_alone(tmp_path: Path) -> None:
    async with house(tmp_path) as at:
        point, desk, served = await promised(at)
        gone = await at.do(JoinQueue(service_point=point), KIOSK)
        assert isinstance(gone, Joined)
        await at.do(SetDesk(desk=desk, state="open"), ANN)
        await at.do(Start(entry=served, desk=desk), ANN)
        await at.do(Complete(entry=served), ANN)
        await at.do(Leave(entry=gone.entry), ADMIN)
        at.tailer.floor.forget_ended()
        assert told(at.tailer.floor, gone.entry) == []
        assert len(told(at.tailer.floor, served)) == 11, "that can be taken back"
        kept = at.store.get("promise", f"{gone.entry}.1")
        assert isinstance(kept, Promise) and kept.outcome == "left"

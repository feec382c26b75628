"""Whoever comes into the line elsewhere than behind all stands in the published line at once."""

from __future__ import annotations

import asyncio

from protocol.commands import (
    Away,
    CallEntry,
    Complete,
    CreateServicePoint,
    JoinQueue,
    Requeue,
    ServiceSpec,
    SetDesk,
    Start,
)
from protocol.outcomes import Joined, Saved
from protocol.records import Entry, Estimate
from server.domain.actor import PUBLIC
from tests.hall import ANN, BEN
from tests.server.jobs.waits import Jobs


async def joined(jobs: Jobs, *services: str) -> Joined:
    outcome = await jobs.at.do(JoinQueue(service_point=jobs.point, services=list(services)), PUBLIC)
    assert isinstance(outcome, Joined)
    return outcome


def line(jobs: Jobs, point: str) -> list[str]:
    """The numbers in the published line of a point."""
    floor = jobs.at.tailer.floor
    published = floor.get(Estimate, point)
    entries = [floor.get(Entry, place.entry) for place in published.line] if published else []
    return [entry.number for entry in entries if entry is not None]


async def published(jobs: Jobs, point: str, *numbers: str) -> None:
    """Wait until these are the line; no timer's time is over meanwhile."""
    async with asyncio.timeout(30):
        while line(jobs, point) != list(numbers):
            await asyncio.sleep(0.01)
    await jobs.timers.stop()


async def running(jobs: Jobs) -> None:
    """All is published so far, and the timers run."""
    await jobs.publish()
    await jobs.timers.start()
    await jobs.until(5)


async def test_whoever_is_put_first_stands_first(jobs: Jobs) -> None:
    await joined(jobs)
    second = await joined(jobs)
    desk = jobs.at.tailer.floor.desks(jobs.point)[0].id
    await jobs.at.do(CallEntry(entry=second.entry, desk=desk), ANN)
    await running(jobs)
    await jobs.at.do(Requeue(entry=second.entry, standing="next"), ANN)
    await published(jobs, jobs.point, "A002", "A001")
    assert jobs.estimate().line[0].why == "next"


async def test_whoever_goes_on_to_an_errand_stands_in_the_line_there(jobs: Jobs) -> None:
    saved = await jobs.at.do(
        CreateServicePoint(name="Cash", prefix="C", capacity=1, services=[ServiceSpec(name="Pay")])
    )
    assert isinstance(saved, Saved)
    floor = jobs.at.tailer.floor
    here, there = floor.services(jobs.point)[0].id, floor.services(saved.id)[0].id
    mine = await joined(jobs, here, there)
    await jobs.at.do(SetDesk(desk=floor.desks(saved.id)[0].id, state="open"), BEN)
    desk = floor.desks(jobs.point)[0].id
    await jobs.at.do(Start(entry=mine.entry, desk=desk), ANN)
    await running(jobs)
    await jobs.at.do(Complete(entry=mine.entry), ANN)
    await published(jobs, saved.id, mine.number)


async def test_whoever_is_back_by_time_stands_at_the_old_place(jobs: Jobs) -> None:
    first = await joined(jobs)
    await joined(jobs)
    await jobs.at.do(Away(entry=first.entry, minutes=10), ANN)
    await running(jobs)
    jobs.at.clock.advance(600)
    await jobs.timers.pass_time()
    await published(jobs, jobs.point, "A001", "A002")

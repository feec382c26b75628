"""What a hall has learnt of its waits: as it happens, and again after a restart."""

from __future__ import annotations

import pytest

from protocol.commands import CallNext, Complete, JoinQueue, ReportByHand, SetDesk, Start, Undo
from protocol.outcomes import Joined
from protocol.records import Promise
from server.domain.actor import PUBLIC
from server.domain.estimates.learning import BY_VOICE_MS
from server.domain.estimates.published import estimate
from server.jobs.forecasting import Forecasting
from server.store.engine import StoreFault
from tests.conftest import ExpectedLogs
from tests.hall import ANN
from tests.server.jobs.waits import Jobs


async def joined(jobs: Jobs) -> str:
    outcome = await jobs.at.do(JoinQueue(service_point=jobs.point), PUBLIC)
    assert isinstance(outcome, Joined)
    return outcome.entry


async def served(jobs: Jobs, seconds: int) -> None:
    """Somebody who is called at once and served for so long."""
    entry = await joined(jobs)
    await jobs.at.do(Start(entry=entry, desk=jobs.desk), ANN)
    jobs.at.clock.advance(seconds)
    await jobs.at.do(Complete(entry=entry), ANN)


def quoted(jobs: Jobs, forecasting: Forecasting) -> int:
    """The P80 of who joins now."""
    floor, now = jobs.at.tailer.floor, jobs.at.clock.now()
    return forecasting.quotes(floor, jobs.point, now)[0].p80


async def test_services_teach_and_a_server_that_starts_anew_knows_it(jobs: Jobs) -> None:
    forecasting = Forecasting(jobs.at.store, jobs.at.tailer)
    for _ in range(3):
        await joined(jobs)
    cold = quoted(jobs, forecasting)
    for _ in range(3):
        await jobs.at.do(CallNext(desk=jobs.desk), ANN)
        await jobs.at.do(Start(entry=next(iter(jobs.at.tailer.floor.out_of_line))), ANN)
        jobs.at.clock.advance(60)
        await jobs.at.do(Complete(entry=next(iter(jobs.at.tailer.floor.out_of_line))), ANN)
    for _ in range(9):
        await served(jobs, 60)
    for _ in range(3):
        await joined(jobs)
    learnt = quoted(jobs, forecasting)
    assert learnt < cold * 0.8
    anew = Forecasting(jobs.at.store, jobs.at.tailer)
    assert quoted(jobs, anew) == pytest.approx(learnt, abs=5)
    floor, now = jobs.at.tailer.floor, jobs.at.clock.now()
    told, again = (
        each.reckoned(floor, [jobs.point], now)[0].estimate for each in (forecasting, anew)
    )
    assert (told.held, told.judged) == (again.held, again.judged)


async def test_what_happens_while_the_record_is_read_is_learnt_once(jobs: Jobs) -> None:
    await jobs.publish()
    await joined(jobs)
    at_start = Forecasting(jobs.at.store, jobs.at.tailer)
    await jobs.at.do(CallNext(desk=jobs.desk), ANN)
    floor, now = jobs.at.tailer.floor, jobs.at.clock.now()
    told = at_start.reckoned(floor, [jobs.point], now)[0].estimate
    assert (told.held, told.judged) == (1, 1)


async def test_promises_are_counted_as_they_are_judged_and_taken_back(jobs: Jobs) -> None:
    await jobs.publish()
    entry = await joined(jobs)
    jobs.at.clock.advance(3_600)
    await jobs.at.do(CallNext(desk=jobs.desk), ANN)
    await jobs.publish()
    assert (jobs.estimate().held, jobs.estimate().judged) == (0, 1)
    await jobs.at.do(Undo(entry=entry), ANN)
    await jobs.publish()
    assert jobs.estimate().judged == 0
    (promise,) = [p for p in jobs.at.tailer.floor.of(Promise) if p.nth == 1]
    assert promise.outcome == "open" and promise.broken_at is not None


async def test_while_people_are_called_by_voice_the_last_wait_is_told_for_half_an_hour(
    jobs: Jobs,
) -> None:
    first, second = await joined(jobs), await joined(jobs)
    await jobs.at.do(SetDesk(desk=jobs.desk, state="closed"), ANN)
    jobs.at.clock.advance(600)
    now = jobs.at.clock.now()
    report = ReportByHand(
        entry=first, desk=jobs.desk, did="served", called_at=now - 60_000, ended_at=now
    )
    await jobs.publish()
    assert jobs.estimate().line == []
    await jobs.at.do(report, ANN)
    await jobs.publish()
    assert [place.entry for place in jobs.estimate().line] == [second]
    jobs.at.clock.advance(BY_VOICE_MS / 1000)
    await jobs.publish()
    assert jobs.estimate().line == []


async def test_a_record_that_cannot_be_read_leaves_the_waits_that_are_configured(
    jobs: Jobs, monkeypatch: pytest.MonkeyPatch, expected_logs: ExpectedLogs
) -> None:
    expected_logs("waits begin with what is configured")

    def broken(_: object) -> None:
        raise StoreFault("the record cannot be read: disk I/O error")

    monkeypatch.setattr("server.jobs.forecasting.lately", broken)
    await joined(jobs)
    floor, now = jobs.at.tailer.floor, jobs.at.clock.now()
    forecasting = Forecasting(jobs.at.store, jobs.at.tailer)
    assert forecasting.quotes(floor, jobs.point, now) == estimate(floor, jobs.point, now).quotes

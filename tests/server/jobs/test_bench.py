"""The timers of service requests: each instant is set off once, whatever happens to the server."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from protocol.commands import CreateServicePoint, Customer, PutStaff, ServiceSpec
from protocol.outcomes import Requested, Saved
from protocol.places import Hours
from protocol.records import Bench, Contact, CostEstimate, Message, ServiceRequest
from protocol.repair_settings import PutRepairTerms
from protocol.request_commands import (
    ItemSpec,
    NoteRequest,
    OpenRequest,
    PutLine,
    SendEstimate,
    StepRequest,
)
from protocol.support_commands import PutSlaCalendar
from server.clock import ManualClock
from server.execution.door import Door, Unavailable
from server.execution.tailer import Tailer
from server.jobs.bench import BENCH_MS, BenchTimers
from server.store.contacts import activities
from tests.conftest import ExpectedLogs
from tests.hall import ANN, NOON, House, house

MINUTE, HOUR = 60, 3_600
ALL_DAY = [Hours(day, 0, 1_440) for day in range(7)]
ZOE = Customer(name="Zoe", email="zoe@ash.example")


class Shop:
    """A house that takes requests, and the timers of its bench, which a test runs by hand."""

    def __init__(self, at: House) -> None:
        self.at, self.clock = at, at.clock
        self.timers = BenchTimers(at.door, at.tailer, at.clock)
        self.timers.take_over()

    async def opens(self, **terms: Any) -> None:
        """A bench that works around the clock."""
        await self.at.do(PutStaff(staff=ANN.id, name="Ann", role="manager"))
        made = await self.at.do(
            CreateServicePoint(
                name="Repairs", prefix="R", capacity=1, services=[ServiceSpec(name="Ask")]
            )
        )
        hours = await self.at.do(PutSlaCalendar(name="Always", zone="UTC", hours=ALL_DAY))
        assert isinstance(made, Saved) and isinstance(hours, Saved)
        self.point = made.id
        saved = await self.at.do(PutRepairTerms(service_point=made.id, calendar=hours.id, **terms))
        assert isinstance(saved, Saved), saved

    async def brought(self) -> str:
        """The id of a request that is checked in."""
        items = [ItemSpec(what="Phone")]
        made = await self.at.do(
            OpenRequest(service_point=self.point, items=items, customer=ZOE, here=True), ANN
        )
        assert isinstance(made, Requested), made
        return made.request

    async def estimated(self) -> str:
        """The id of a request whose estimate is sent."""
        ident = await self.brought()
        for command in (
            StepRequest(request=ident, step="diagnose"),
            NoteRequest(request=ident, text="Worn"),
            StepRequest(request=ident, step="diagnosed"),
            PutLine(request=ident, line_kind="labour", name="Repair", minutes=60),
            SendEstimate(request=ident),
        ):
            answer = await self.at.do(command, ANN)
            assert isinstance(answer, Saved | Requested), answer
        return ident

    def request(self, ident: str) -> ServiceRequest:
        found = self.at.store.get("service_request", ident)
        assert isinstance(found, ServiceRequest)
        return found

    def ready(self) -> list[int | None]:
        bench = self.at.tailer.floor.get(Bench, self.point)
        return [each.ready_at for each in bench.order] if bench is not None else []

    def past(self) -> Counter[tuple[str, str]]:
        """What stands on record, and of which request, as often as it does."""
        (contact,) = self.at.tailer.floor.of(Contact)
        found = activities(self.at.store, [contact.person], None, 1_000)
        return Counter((each.what, each.subject) for each in found)


@asynccontextmanager
async def shop(folder: Path, clock: ManualClock | None = None) -> AsyncIterator[Shop]:
    """A shop on that folder, as a server that starts now has it."""
    async with house(folder, clock) as at:
        yield Shop(at)


class Killed(BaseException):
    """The process ends here."""


async def test_warning_and_breach_come_each_in_its_instant_and_once(tmp_path: Path) -> None:
    async with shop(tmp_path) as here:
        await here.opens(turnaround_min=60, warn_min=15)
        ident = await here.brought()
        seen = []
        for after_ms in (2_699_999, 2_700_000, 3_600_000, 3_600_001, 9_000_000):
            here.clock.at = NOON + after_ms
            await here.timers.look()
            request = here.request(ident)
            seen.append((request.warned, request.breached_at is not None))
        assert seen == [(False, False), (True, False), (True, False), (True, True), (True, True)]
        assert here.request(ident).breached_at == NOON + 3_600_001
        assert here.past()["sla_warned", ident] == here.past()["sla_breach", ident] == 1


@pytest.mark.parametrize("step", ["before", "after", "unread"])
async def test_a_server_that_is_killed_at_any_step_breaks_each_promise_exactly_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    clock = ManualClock(NOON)
    async with shop(tmp_path, clock) as here:
        await here.opens(turnaround_min=60)
        idents = [await here.brought() for _ in range(3)]
        await here.timers.look()
        clock.advance(HOUR + 1)
        execute = Door.execute

        async def dies(*args: Any, **told: Any) -> Any:
            if step == "after":
                await execute(*args, **told)
            raise Killed

        where, name = (Tailer, "reached") if step == "unread" else (Door, "execute")
        monkeypatch.setattr(where, name, dies)
        with pytest.raises(Killed):
            await here.timers.look()
        monkeypatch.undo()
    for _ in range(2):
        async with shop(tmp_path, clock) as again:
            await again.timers.look()
            await again.timers.look()
            assert all(again.request(each).breached_at == NOON + 3_600_001 for each in idents)
            assert [again.past()["sla_breach", each] for each in idents] == [1, 1, 1]


async def test_one_that_cannot_be_set_off_holds_up_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expected_logs: ExpectedLogs
) -> None:
    expected_logs("the bench: one must wait: broken")
    async with shop(tmp_path) as here:
        await here.opens(turnaround_min=60)
        first, second = await here.brought(), await here.brought()
        await here.timers.look()
        here.clock.advance(HOUR + 1)
        execute = Door.execute

        async def broken(door: Door, command: Any, *args: Any, **told: Any) -> Any:
            if first in command.requests:
                raise Unavailable("broken")
            return await execute(door, command, *args, **told)

        monkeypatch.setattr(Door, "execute", broken)
        await here.timers.look()
        assert here.request(first).breached_at is None
        assert here.request(second).breached_at is not None
        monkeypatch.undo()
        here.clock.advance(5)
        await here.timers.look()
        assert here.request(first).breached_at == NOON + 3_600_001


async def test_an_estimate_that_ran_out_while_no_server_ran_expires_when_one_starts(
    tmp_path: Path,
) -> None:
    clock = ManualClock(NOON)
    async with shop(tmp_path, clock) as here:
        await here.opens(valid_h=72)
        ident = await here.estimated()
        await here.timers.look()
        assert here.timers.next_at <= NOON + 48 * HOUR * 1_000
    clock.advance(73 * HOUR)
    async with shop(tmp_path, clock) as here:
        await here.timers.look()
        await here.timers.look()
        assert here.request(ident).state == "expired"
        (estimate,) = here.at.tailer.floor.of(CostEstimate)
        assert (estimate.state, estimate.reminded_at) == ("expired", None)
        assert here.past()["estimate_expired", ident] == 1
        told = [each.what for each in here.at.tailer.floor.of(Message) if each.state == "due"]
        assert sorted(told) == ["estimate_expired", "request_opened"]


async def test_a_bench_on_which_nobody_works_tells_later_times_now_and_then(
    tmp_path: Path,
) -> None:
    async with shop(tmp_path) as here:
        await here.opens(diagnosis_min=30)
        await here.brought()
        await here.timers.look()
        assert here.ready() == [NOON + 30 * 60_000]
        asked, told = here.at.door.commands, set()
        for _ in range(40):
            here.clock.advance(MINUTE)
            await here.timers.look()
            told.add(here.ready()[0])
        assert told == {NOON + minutes * 60_000 for minutes in (30, 45, 60, 75)}
        assert here.at.door.commands - asked == 3
        assert here.timers.next_at - here.clock.now() <= BENCH_MS


async def test_timers_ask_nothing_in_vain_of_what_is_kept_or_has_no_promise(
    tmp_path: Path,
) -> None:
    async with shop(tmp_path) as here:
        await here.opens(diagnosis_min=0, turnaround_min=60)
        ident = await here.brought()
        answer = await here.at.do(StepRequest(request=ident, step="give_back"), ANN)
        assert isinstance(answer, Requested), answer
        await here.timers.look()
        asked = here.at.door.commands
        here.clock.advance(100 * HOUR)
        await here.timers.look()
        assert here.at.door.commands == asked
        assert here.request(ident).breached_at is None

"""The timers of tickets: each instant is set off within a look of it, once, whatever happens."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from protocol.automation import RuleAction
from protocol.commands import PutStaff
from protocol.records import TicketMessage
from protocol.sla import Level
from protocol.support_commands import PutRule
from protocol.ticket_commands import Reply, TicketChange, UpdateTicket
from server.clock import ManualClock
from server.domain.sla.calendar import open_time
from server.execution.door import Door, Unavailable
from server.execution.tailer import Tailer
from tests.conftest import ExpectedLogs
from tests.hall import ANN, BEN, NOON
from tests.server.jobs.desk import HOUR_S, Desk, desk

ESCALATED = Level(30, ["first_response"], [RuleAction("add_tag", "late")])


async def test_warning_breach_and_level_come_each_in_its_instant_and_once(tmp_path: Path) -> None:
    async with desk(tmp_path) as here:
        await here.promise(ESCALATED)
        (ticket,) = await here.open()
        seen = []
        for _ in range(4):
            await here.timers.look()
            seen.append((here.timers.next_at - NOON, here.set_off(ticket)))
            here.clock.at = int(here.timers.next_at) - 1
            await here.timers.look()
            assert here.set_off(ticket) == seen[-1][1]
            here.clock.at += 1
        minute = 60_000
        assert seen == [
            (45 * minute, []),
            (60 * minute + 1, ["warn first_response"]),
            (90 * minute, ["warn first_response", "breach first_response"]),
            (
                465 * minute,
                ["warn first_response", "breach first_response", "level first_response 1"],
            ),
        ]
        assert here.ticket(ticket).tags == ["late"]
        assert set(here.breaches().values()) == {1}


class Killed(BaseException):
    """The process ends here."""


@pytest.mark.parametrize("step", ["before", "within", "after", "unread"])
async def test_a_server_that_is_killed_at_any_step_sets_each_breach_off_exactly_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    clock = ManualClock(NOON)
    async with desk(tmp_path, clock) as here:
        await here.at.do(PutStaff(staff=BEN.id, name="Ben", role="manager"))
        await here.promise(ESCALATED)
        tickets = await here.open(3)
        await here.timers.look()
        clock.advance(HOUR_S + 1)
        _kill(monkeypatch, here, step)
        with pytest.raises(Killed):
            await here.timers.look()
        monkeypatch.undo()
    for _ in range(2):
        async with desk(tmp_path, clock) as again:
            await again.timers.look()
            await again.timers.look()
            assert again.breaches() == {(each, "first_response", "0"): 1 for each in tickets}
            assert again.told(BEN.id, "sla_breach") == sorted(tickets)


def _kill(patch: pytest.MonkeyPatch, here: Desk, step: str) -> None:
    """End everything before the door is asked, after the first of several was answered, after the
    commit, or before the log of it was read."""
    execute, asked = Door.execute, 0

    async def dies(door: Door, *args: Any, **told: Any) -> Any:
        nonlocal asked
        asked += 1
        if step == "before" or (step == "within" and asked == 2):
            raise Killed
        answered = await execute(door, *args, **told)
        if step == "after":
            raise Killed
        return answered

    async def unread(*_: object) -> None:
        raise Killed

    if step == "unread":
        patch.setattr(Tailer, "reached", unread)
    else:
        patch.setattr(Door, "execute", dies)


async def test_what_was_due_while_no_server_ran_is_set_off_when_one_starts(tmp_path: Path) -> None:
    clock = ManualClock(NOON)
    async with desk(tmp_path, clock) as here:
        await here.promise()
        (ticket,) = await here.open()
    clock.advance(400 * 24 * HOUR_S)
    async with desk(tmp_path, clock) as here:
        await here.timers.look()
        assert here.set_off(ticket) == ["breach first_response", "breach resolution"]
        # A clock that is set back takes nothing back, and holds up nothing.
        clock.advance(-399 * 24 * HOUR_S)
        (later,) = await here.open()
        await here.timers.look()
        assert here.set_off(later) == []
        assert set(here.breaches().values()) == {1}


async def test_whoever_asks_is_answered_while_many_are_set_off(tmp_path: Path) -> None:
    async with desk(tmp_path) as here:
        await here.promise()
        tickets = await here.open(100)
        await here.timers.look()
        here.clock.advance(HOUR_S + 1)
        looking = asyncio.create_task(here.timers.look())
        while not here.set_off(tickets[0]):
            await asyncio.sleep(0)
        await here.at.do(Reply(ticket=tickets[-1], text="At once"), ANN)
        late = sum(1 for each in tickets if here.set_off(each))
        await looking
        assert late < len(tickets)
        assert here.breaches() == {(each, "first_response", "0"): 1 for each in tickets}


async def test_timers_follow_what_happens_and_ask_nothing_in_vain(tmp_path: Path) -> None:
    async with desk(tmp_path) as here:
        await here.promise()
        first, second = await here.open(2)
        await here.timers.look()
        await here.at.do(Reply(ticket=first, text="We look"), ANN)
        held = UpdateTicket(ticket=first, change=TicketChange(pause="on_hold"))
        await here.at.do(held, ANN)
        await here.at.do(UpdateTicket(ticket=second, change=TicketChange(status="resolved")), ANN)
        asked = here.at.door.commands
        here.clock.advance(10 * HOUR_S)
        await here.timers.look()
        assert here.at.door.commands == asked
        assert here.set_off(first) == here.set_off(second) == []


async def test_rules_of_passed_time_run_and_resolved_tickets_are_closed_in_their_time(
    tmp_path: Path,
) -> None:
    async with desk(tmp_path) as here:
        act = [RuleAction("add_tag", "slow")]
        rule = PutRule(name="Slow", on="time_passed", after_min=30, actions=act)
        await here.at.do(rule)
        slow, done = await here.open(2)
        await here.at.do(UpdateTicket(ticket=done, change=TicketChange(status="resolved")), ANN)
        await here.timers.look()
        here.clock.advance(1_799)
        await here.timers.look()
        assert here.ticket(slow).tags == []
        here.clock.advance(1)
        await here.timers.look()
        assert here.ticket(slow).tags == ["slow"] and here.ticket(done).tags == []
        assert here.timers.next_at == NOON + 14 * 24 * HOUR_S * 1_000
        here.clock.at = int(here.timers.next_at)
        await here.timers.look()
        assert here.ticket(done).status == "closed"


async def test_deadlines_of_other_hours_are_reckoned_anew_when_the_server_starts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = ManualClock(NOON)
    async with desk(tmp_path, clock) as here:
        await here.promise()
        (ticket,) = await here.open()
        await here.timers.compare()
        before = here.ticket(ticket)
    mornings = [[day, 9 * 60, 12 * 60] for day in range(7)]
    monkeypatch.setattr(
        "server.domain.sla.keeping.open_time",
        lambda calendar, site: open_time(
            replace(calendar, hours=[type(calendar.hours[0])(*each) for each in mornings]), site
        ),
    )
    async with desk(tmp_path, clock) as here:
        await here.timers.compare()
        after = here.ticket(ticket)
        assert after.due_at == NOON + 22 * HOUR_S * 1_000
        note = here.at.store.get("ticket_message", f"{ticket}.{after.messages}")
        assert isinstance(note, TicketMessage)
        assert note.data == {"first_response.0": f"{before.due_at}:{after.due_at}"}
        asked = here.at.door.commands
        await here.timers.compare()
        assert here.at.door.commands == asked


async def test_one_that_cannot_be_set_off_holds_up_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expected_logs: ExpectedLogs
) -> None:
    expected_logs("deadlines: one must wait: broken")
    async with desk(tmp_path) as here:
        await here.promise()
        first, second = await here.open(2)
        await here.timers.look()
        here.clock.advance(HOUR_S + 1)
        execute = Door.execute

        async def broken(door: Door, command: Any, *args: Any, **told: Any) -> Any:
            if command.ticket == first:
                raise Unavailable("broken")
            return await execute(door, command, *args, **told)

        monkeypatch.setattr(Door, "execute", broken)
        await here.timers.look()
        assert (here.set_off(first), here.set_off(second)) == ([], ["breach first_response"])
        monkeypatch.undo()
        here.clock.advance(5)
        await here.timers.look()
        assert here.set_off(first) == ["breach first_response"]


async def test_timers_wait_while_nothing_can_be_written_and_then_lose_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expected_logs: ExpectedLogs
) -> None:
    expected_logs("deadlines must wait: full")
    monkeypatch.setattr("server.jobs.waking.REST_S", 0.01)
    async with desk(tmp_path) as here:
        await here.promise()
        (ticket,) = await here.open()
        execute, refused = Door.execute, 0

        async def full(door: Door, *args: Any, **told: Any) -> Any:
            nonlocal refused
            if refused < 2:
                refused += 1
                raise Unavailable("full")
            return await execute(door, *args, **told)

        here.clock.advance(HOUR_S + 1)
        monkeypatch.setattr(Door, "execute", full)
        await here.timers.start()
        async with asyncio.timeout(30):
            while here.timers.next_at < here.clock.now() or not here.set_off(ticket):
                await asyncio.sleep(0.01)
        await here.timers.stop()
        assert here.set_off(ticket) == ["breach first_response"] and refused == 2

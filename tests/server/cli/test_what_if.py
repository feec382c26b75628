"""`what-if`: a stored day under other staffing or rules, as a table."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from protocol.commands import (
    CallNext,
    Complete,
    CreateServicePoint,
    JoinQueue,
    RollDay,
    SetDesk,
    Start,
    UpdateSite,
)
from protocol.outcomes import Moved
from protocol.records import Desk, ServicePoint
from server.cli import what_if
from server.cli.site import opened
from server.clock import ManualClock
from server.domain.actor import TIMER, Actor
from tests.hall import NOON
from tests.server.cli.terminal import Terminal

DAY = "2026-11-24"
CLERK = Actor("clerk", "staff", "Clerk")


async def _day(data: Path) -> None:
    """Ten come to the first of two points, a minute after one another; one desk serves them."""
    clock = ManualClock(NOON)
    async with opened(data, clock) as site:
        await site.do(UpdateSite(name="Town hall", zone="Europe/Oslo"))
        await site.door.execute(RollDay(), TIMER)
        for name, prefix in (("Citizen services", "A"), ("Vehicle registration", "V")):
            await site.do(CreateServicePoint(name=name, prefix=prefix, capacity=2))
        _, records = await asyncio.to_thread(site.store.live)
        point = next(r.id for r in records if isinstance(r, ServicePoint) and r.prefix == "A")
        desk = next(r.id for r in records if isinstance(r, Desk) and r.service_point == point)
        await site.door.execute(SetDesk(desk=desk, state="open"), CLERK)
        for _ in range(10):
            clock.advance(60)
            await site.do(JoinQueue(service_point=point))
        for _ in range(10):
            called = (await site.door.execute(CallNext(desk=desk), CLERK)).answer
            assert isinstance(called, Moved)
            clock.advance(20)
            await site.door.execute(Start(entry=called.entry), CLERK)
            clock.advance(280)
            await site.door.execute(Complete(entry=called.entry), CLERK)
            clock.advance(15)
        await site.door.execute(SetDesk(desk=desk, state="closed"), CLERK)


@pytest.fixture(scope="module")
def day_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hall in which a day has passed; nobody changes it."""
    data = tmp_path_factory.mktemp("day") / "hall"
    asyncio.run(_day(data))
    return data


def asked(data: Path, *rest: str, day: str = DAY) -> list[str | Path]:
    return ["what-if", "--data", data, "--day", day, *rest]


def rows(out: str) -> dict[str, list[str]]:
    """The cells of the table, by their label."""
    found = {}
    for line in out.splitlines():
        if len(line) > 24 and line[:24].strip():
            found[line[:24].strip()] = line[24:].replace(" min", "").split()
    return found


def test_the_day_the_replay_and_the_change_stand_side_by_side(
    terminal: Terminal, day_once: Path
) -> None:
    told = terminal(*asked(day_once, "--desks", "+1", "--runs", "4"))
    assert told.code == 0, told
    lines = told.out.splitlines()
    assert lines[0] == "Citizen services, Tuesday 24 November 2026"
    assert lines[1] == "What if: 1 more desk"
    table = rows(told.out)
    assert table["joined"] == ["10", "10.0", "10.0", "0.0"]
    assert table["served"] == ["10", "10.0", "10.0", "0.0"]
    assert table["half waited at most"][0] == table["half waited at most"][1]
    assert float(table["half waited at most"][3]) < -5
    assert table["the last was done at"][:2] == ["14:02", "14:02"]
    assert table["hours of desks at work"][0] == table["hours of desks at work"][1]
    assert "\n13:00 " in told.out and told.out.count(" / ") >= 4
    assert told.err.splitlines() == [f"{done} of 4 replays" for done in (1, 2, 3, 4)]


def test_every_change_can_be_asked_for_at_once(terminal: Terminal, day_once: Path) -> None:
    options = (
        "--point", "a", "--desks", "1", "--from", "13:00", "--to", "14:30", "--weight",
        "Priority=5", "--max-wait", "20", "--policy", "ratio", "--services", "90%",
        "--joins", "120", "--runs", "1", "--seed", "7",
    )  # fmt: skip
    told = terminal(*asked(day_once, *options))
    assert told.code == 0, told
    assert told.out.splitlines()[1] == (
        "What if: 1 more desk from 13:00 to 14:30, weight 5 for priority, nobody waits over 20 min "
        "before going first, who is next: classes in turn by their shares, services take 90 %, "
        "120 % of the customers"
    )
    assert "- Weights count for nothing where classes are called in turn." in told.out


WRONG = [
    (2, DAY, (), "--desks +1"),
    (2, DAY, ("--from", "10:00"), "--desks"),
    (2, DAY, ("--desks", "many"), "whole number"),
    (2, DAY, ("--desks", "0"), "+1 or -1"),
    (2, DAY, ("--desks", "-1"), "one at least has to stay"),
    (2, DAY, ("--desks", "1", "--from", "25"), "14:00"),
    (2, DAY, ("--desks", "1", "--from", "14:00", "--to", "13:00"), "before the one to end"),
    (2, DAY, ("--services", "0%"), "from 10 to 300"),
    (2, DAY, ("--weight", "priority"), "priority=3"),
    (2, DAY, ("--weight", "vip=3"), "no class vip. It has: standard, priority"),
    (2, DAY, ("--desks", "1", "--runs", "0"), "from 1 to 2000"),
    (2, DAY, ("--desks", "1", "--point", "Nowhere"), "There is: Citizen services, Vehicle"),
    (2, "yesterday", ("--desks", "1"), "write it like 2026-11-24"),
    (2, "9999-12-31", ("--desks", "1"), "write it like 2026-11-24"),
    (1, "2026-11-30", ("--desks", "1"), "The last day before it on record is 2026-11-24."),
    (1, "2026-11-01", ("--desks", "1"), "Nobody came on 2026-11-01."),
    (1, DAY, ("--desks", "1", "--point", "V"), "Nobody came to Vehicle registration on"),
]


@pytest.mark.parametrize(("code", "day", "options", "said"), WRONG)
def test_what_cannot_be_compared_is_told_in_one_line(
    terminal: Terminal, day_once: Path, code: int, day: str, options: tuple[str, ...], said: str
) -> None:
    assert said in terminal.fails(code, *asked(day_once, *options, day=day))


def test_where_there_is_no_hall_nothing_is_made(terminal: Terminal, tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere"
    assert "There is no hall" in terminal.fails(1, *asked(nowhere, "--desks", "1"))
    assert not nowhere.exists()


def test_ctrl_c_ends_it_with_a_line(
    terminal: Terminal, day_once: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*given: Any) -> None:
        tell: Callable[[int, int], None] = given[-1]
        tell(3, 200)
        raise KeyboardInterrupt

    monkeypatch.setattr(what_if, "what_if", interrupted)
    told = terminal(*asked(day_once, "--desks", "1"))
    assert (told.code, told.out) == (130, "")
    assert told.err == "Ended after 3 of 200 replays.\n"

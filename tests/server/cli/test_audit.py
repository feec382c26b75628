"""`audit verify` and `audit list`."""

from __future__ import annotations

import asyncio
from pathlib import Path

from protocol.commands import CreateServicePoint, Customer, JoinQueue, UpdateSite
from protocol.outcomes import Joined, Saved
from server.accounts.keys import AUDIT_KEY
from server.cli.site import opened
from server.clock import ManualClock
from server.data_folder import DATABASE, KEYS
from server.domain.actor import PUBLIC
from server.store.engine import open_sqlite
from tests.hall import NOON
from tests.server.cli.terminal import Terminal


async def a_morning(data: Path, terminal: Terminal) -> str:
    """Somebody sets up a service point and two take a number; verified while that goes on."""
    async with opened(data, ManualClock(NOON)) as site:
        await site.do(UpdateSite(zone="Europe/Oslo"))
        made = await site.do(CreateServicePoint(name="Citizens", prefix="A", capacity=1))
        assert isinstance(made, Saved)
        customer = Customer(name="Mina Canary")
        join = JoinQueue(service_point=made.id, customer=customer)
        named = (await site.door.execute(join, PUBLIC, via="page")).answer
        await site.door.execute(JoinQueue(service_point=made.id), PUBLIC, via="page")
        assert isinstance(named, Joined)
        meanwhile = terminal("audit", "verify", "--data", data)
    assert (meanwhile.code, meanwhile.err) == (0, ""), meanwhile
    return named.entry


def by_hand(data: Path, statement: str) -> None:
    engine = open_sqlite(data / DATABASE)
    with engine.connect() as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()


def test_the_audit_is_listed_and_verified(terminal: Terminal, tmp_path: Path) -> None:
    entry = asyncio.run(a_morning(tmp_path, terminal))
    listed = terminal("audit", "list", "--data", tmp_path).out.splitlines()
    assert [line.split()[0] for line in listed] == ["No.", *"54321"]
    assert "2026-11-24 13:00:00  anybody       join_queue" in listed[2]
    assert listed[2].endswith("(personal)") and "Command line" in listed[3]
    assert "Canary" not in "".join(listed)
    (_head, about) = terminal(
        "audit", "list", "--data", tmp_path, "--subject", entry, "--day", "2026-11-24"
    ).out.splitlines()
    assert about.split() == listed[2].split()
    newest = terminal("audit", "list", "--data", tmp_path, "--limit", "1").out.splitlines()
    assert len(newest) == 3 and newest[2].startswith("… and older ones")
    told = terminal("audit", "verify", "--data", tmp_path)
    assert told.code == 0
    assert told.out.startswith("The audit is whole: 5 rows from 2026-11-24 13:00:00 to ")


def test_what_is_not_as_it_was_written_is_told_in_plain_lines(
    terminal: Terminal, tmp_path: Path
) -> None:
    asyncio.run(a_morning(tmp_path, terminal))
    by_hand(tmp_path, "UPDATE audit SET op = 'leave' WHERE seq = 1")
    by_hand(tmp_path, "DELETE FROM audit WHERE seq IN (4, 5)")
    told = terminal("audit", "verify", "--data", tmp_path)
    assert (told.code, told.err) == (1, "")
    assert told.out.splitlines()[1:3] == [
        "- row 1 is not as it was written",
        "- rows 4 to 5 are cut off at the end",
    ]
    (tmp_path / f"{DATABASE}.audit").unlink()
    by_hand(tmp_path, "UPDATE site_counter SET audit_seq = 3")
    told = terminal("audit", "verify", "--data", tmp_path)
    assert "- nobody can tell whether there were rows after 3" in told.out.splitlines()


def test_wrong_use_and_what_is_missing_take_one_line(terminal: Terminal, tmp_path: Path) -> None:
    terminal.fails(2, "audit")
    terminal.fails(2, "audit", "list", "--data", tmp_path, "--limit", "none")
    assert "no hall" in terminal.fails(1, "audit", "verify", "--data", tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()
    asyncio.run(a_morning(tmp_path, terminal))
    terminal.fails(2, "audit", "list", "--data", tmp_path, "--day", "soon")
    (tmp_path / KEYS / AUDIT_KEY).unlink()
    assert AUDIT_KEY in terminal.fails(1, "audit", "verify", "--data", tmp_path)
    assert not (tmp_path / KEYS / AUDIT_KEY).exists()

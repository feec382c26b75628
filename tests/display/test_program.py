"""`python -m display` as a process."""

from __future__ import annotations

import asyncio
import signal
from pathlib import Path

import pytest

from display.hall import HALL
from protocol.changes import Change, Put
from protocol.messages import Snapshot, Sub
from tests.client.processes import end_of, enrol, logged, needs_signals, running, started
from tests.client.scripted_server import scripted_server


async def test_help_is_given() -> None:
    code, out, _ = await end_of(await started("display", "--help"))
    assert code == 0
    assert "--distance" in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--server", "ftp://x"), "is no server address"),
        (("--distance", "900"), "out of range"),
    ],
)
async def test_wrong_use_ends_with_one_line_and_two(
    tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    code, _, err = await end_of(
        await started("display", "--windowed", "--data", str(tmp_path), *arguments)
    )
    assert code == 2
    assert said in err
    assert err.count("\n") == 1


@needs_signals
@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
async def test_it_follows_its_server_and_ends_in_good_order(
    tmp_path: Path, ending: signal.Signals
) -> None:
    async with asyncio.timeout(60), scripted_server() as server:
        enrol(tmp_path, server.url, "display")
        async with running("display", "--data", str(tmp_path), "--size", "960x540") as process:
            side = await server.connection()
            hello = await side.welcomes()
            assert (hello.token, hello.device) == ("secret", "Device 1")
            assert await side.hears(Sub) == Sub("display", None)
            changes: list[Change] = [Put(record) for record in HALL.records()]
            await side.says(Snapshot("display", "e", 1, 1, changes))
            process.send_signal(ending)
            code, _, err = await end_of(process)
    assert code == 0
    assert not [line for line in err.splitlines() if " INFO " not in line]


@needs_signals
async def test_without_a_server_it_stays_and_waits(tmp_path: Path) -> None:
    enrol(tmp_path, "http://127.0.0.1:9", "display")
    async with running("display", "--data", str(tmp_path), "--windowed") as process:
        await logged(process, "not connected")
        process.terminate()
        code, _, _ = await end_of(process)
        assert code == 0

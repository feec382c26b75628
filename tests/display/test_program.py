"""`python -m display` as a process."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from pathlib import Path

import pytest

from display.hall import HALL
from protocol.changes import Change, Put
from protocol.messages import Snapshot, Sub
from tests.client.scripted_server import scripted_server

ROOT = Path(__file__).parents[2]
ENVIRONMENT = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}


async def display(*arguments: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "display",
        *arguments,
        cwd=ROOT,
        env=ENVIRONMENT,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


async def end_of(process: asyncio.subprocess.Process) -> tuple[int | None, str, str]:
    async with asyncio.timeout(20):
        out, err = await process.communicate()
    return process.returncode, out.decode(), err.decode()


def enrol(directory: Path, server: str) -> None:
    enrolment = {"server": server, "token": "secret", "name": "Wall 1", "role": "display"}
    (directory / "enrolment.json").write_text(json.dumps(enrolment))


async def test_help_is_given() -> None:
    code, out, _ = await end_of(await display("--help"))
    assert code == 0
    assert "--distance" in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--server", "ftp://x"), "is no server address"),
        (("--distance", "900"), "out of range"),
        ((), "create-device NAME --role display"),
    ],
)
async def test_wrong_use_ends_with_one_line_and_two(
    tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    code, _, err = await end_of(await display("--data", str(tmp_path), *arguments))
    assert code == 2
    assert said in err
    assert err.count("\n") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="there are no signals to end it by")
@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
async def test_it_follows_its_server_and_ends_in_good_order(
    tmp_path: Path, ending: signal.Signals
) -> None:
    async with asyncio.timeout(30), scripted_server() as server:
        enrol(tmp_path, server.url)
        process = await display("--data", str(tmp_path), "--size", "960x540")
        side = await server.connection()
        hello = await side.welcomes()
        assert (hello.token, hello.device) == ("secret", "Wall 1")
        assert await side.hears(Sub) == Sub("display", None)
        changes: list[Change] = [Put(record) for record in HALL.records()]
        await side.says(Snapshot("display", "e", 1, 1, changes))
        process.send_signal(ending)
        code, _, err = await end_of(process)
    assert code == 0
    assert not [line for line in err.splitlines() if " INFO " not in line]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no signals to end it by")
async def test_without_a_server_it_stays_and_waits(tmp_path: Path) -> None:
    enrol(tmp_path, "http://127.0.0.1:9")
    process = await display("--data", str(tmp_path), "--windowed")
    assert process.stderr is not None
    async with asyncio.timeout(20):
        while b"not connected" not in (line := await process.stderr.readline()):
            assert line, "it ended"
    process.terminate()
    code, _, _ = await end_of(process)
    assert code == 0

"""A Qt program as a process of its own, without a screen."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ENVIRONMENT = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
needs_signals = pytest.mark.skipif(
    sys.platform == "win32", reason="there are no signals to end it by"
)


async def started(program: str, *arguments: str) -> asyncio.subprocess.Process:
    """`python -m program` with arguments."""
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        program,
        *arguments,
        cwd=ROOT,
        env=ENVIRONMENT,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


@asynccontextmanager
async def running(program: str, *arguments: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """The same for a program that stays; it does not outlive the test."""
    process = await started(program, *arguments)
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def end_of(process: asyncio.subprocess.Process) -> tuple[int | None, str, str]:
    """Exit code, standard output and standard error, once it has ended."""
    async with asyncio.timeout(30):
        out, err = await process.communicate()
    return process.returncode, out.decode(), err.decode()


async def logged(process: asyncio.subprocess.Process, part: str) -> None:
    """Wait until it has logged a line with that part."""
    assert process.stderr is not None
    async with asyncio.timeout(30):
        while part.encode() not in (line := await process.stderr.readline()):
            assert line, "it ended"


def enrol(directory: Path, server: str, role: str) -> None:
    """Enrol it as a device of a server, under the name `Device 1`."""
    enrolment = {"server": server, "token": "secret", "name": "Device 1", "role": role}
    (directory / "enrolment.json").write_text(json.dumps(enrolment))

"""`python -m staff_console` as a process."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path

import pytest

from staff_console.__main__ import main
from staff_console.memory import Memory

ROOT = Path(__file__).parents[2]
ENVIRONMENT = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
NOBODY = "http://127.0.0.1:9"


async def console(*arguments: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "staff_console",
        *arguments,
        cwd=ROOT,
        env=ENVIRONMENT,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


async def end_of(process: asyncio.subprocess.Process) -> tuple[int | None, str, str]:
    async with asyncio.timeout(30):
        out, err = await process.communicate()
    return process.returncode, out.decode(), err.decode()


async def test_help_is_given() -> None:
    code, out, _ = await end_of(await console("--help"))
    assert code == 0
    for option in ("--server", "--data", "--windowed", "--size", "--dark", "--contrast"):
        assert option in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--server", "ftp://x"), "is no server address"),
        (("--size", "10x10"), "out of range"),
        (("--size", "1000x640"), "--size 1000x640 is too small for the board; 1024x600 at least"),
        (("--size", "1024x599"), "1024x600 at least"),
        (("--dark", "--light"), "not allowed with"),
        ((), "no server known yet; name it once, like --server http://192.168.1.10:8080"),
    ],
)
def test_wrong_use_ends_with_one_line_and_two(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--data", str(tmp_path), *arguments])
    err = capsys.readouterr().err
    assert ended.value.code == 2
    assert said in err
    assert err.count("\n") == 1


def test_a_folder_that_is_a_file_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SystemExit) as ended:
        main(["--data", str(tmp_path / "file"), "--server", NOBODY])
    assert ended.value.code == 2
    assert "is a file; name a folder" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="there are no signals to end it by")
@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
async def test_without_a_server_it_opens_waits_and_ends_in_good_order(
    tmp_path: Path, ending: signal.Signals
) -> None:
    Memory(tmp_path).change(server=NOBODY, scheme="dark")
    process = await console("--data", str(tmp_path), "--windowed")
    assert process.stderr is not None
    async with asyncio.timeout(30):
        while b"the window is open" not in (line := await process.stderr.readline()):
            assert line, "it ended"
    process.send_signal(ending)
    code, _, err = await end_of(process)
    assert code == 0
    assert not [line for line in err.splitlines() if " INFO " not in line]

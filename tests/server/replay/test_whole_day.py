"""A recorded day from file to table, on a real server in a process of its own."""

from __future__ import annotations

import asyncio
import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import httpx
import pytest

from server.cli.main import main
from server.replay.ground import NAME, RESERVATIONS
from tests.hall import house
from tests.server.replay.days import recording, twenty

ROOT = Path(__file__).parents[3]
PATIENCE_S = 60
STARTER: Final = """
import os, signal, sys
signal.signal(signal.SIGINT, getattr(signal, sys.argv[1]))
os.execv(sys.argv[2], sys.argv[2:])
"""
TERMINAL: Final = (sys.executable, "-c", STARTER, "SIG_DFL")
BACKGROUND: Final = (sys.executable, "-c", STARTER, "SIG_IGN")
"""Start a program as a terminal does, or as a script does with `&`: Ctrl-C is for the script."""
on_posix = pytest.mark.skipif(sys.platform == "win32", reason="there is no asking to end there")


def arguments(path: Path, *more: str) -> list[str]:
    return ["replay", str(path), "--day", "1999-02-08", *more]


@contextmanager
def replaying(path: Path, data: Path, *by: str) -> Iterator[subprocess.Popen[str]]:
    command = arguments(path, "--speed", "300", "--lead", "1", "--data", str(data))
    with subprocess.Popen(
        [*by, sys.executable, "-m", "server", *command],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.terminate()


def test_a_day_of_twenty_customers_comes_out_as_recorded(tmp_path: Path) -> None:
    data = tmp_path / "hall"
    with replaying(recording(tmp_path, twenty()), data) as process:
        told, complaints = process.communicate(timeout=PATIENCE_S)
    assert process.returncode == 0, told + complaints
    assert complaints == ""
    assert "Outcomes and counts are equal." in told
    table = [line.split() for line in told.splitlines()]
    assert ["joined", "20", "20"] in table
    assert ["gave", "up", "2", "2"] in table
    assert ["served", "at", "Desk", "2", "by", "agent01", "(2)", "1", "1"] in table
    assert (data / "server.log").read_text() == ""


def test_a_hall_that_turns_customers_away_differs_and_says_so(tmp_path: Path) -> None:
    data = tmp_path / "hall"
    with replaying(recording(tmp_path, twenty()), data) as process:
        assert process.stdout is not None
        url = process.stdout.readline().split()[-1]
        close_the_point(url, data)
        told, complaints = process.communicate(timeout=PATIENCE_S)
    assert process.returncode == 1, told + complaints
    assert "was lost: the hall knows of no such customer" in told
    assert "queue_closed" in told


def test_a_day_that_is_stopped_before_it_begins_leaves_no_server_behind(tmp_path: Path) -> None:
    with replaying(recording(tmp_path, twenty()), tmp_path / "hall") as process:
        assert process.stdout is not None
        url = process.stdout.readline().split()[-1]
        process.terminate()
        _, complaints = process.communicate(timeout=PATIENCE_S)
    assert (process.returncode, complaints) == (1, "")
    assert not serves(url)


@on_posix
@pytest.mark.parametrize(
    ("by", "ending"),
    [(TERMINAL, signal.SIGINT), (BACKGROUND, signal.SIGTERM)],
    ids=["interrupted", "terminated in the background"],
)
def test_a_day_that_is_stopped_in_its_middle_leaves_no_server_behind(
    by: tuple[str, ...], ending: signal.Signals, tmp_path: Path
) -> None:
    data = tmp_path / "hall"
    with replaying(recording(tmp_path, twenty()), data, *by) as process:
        assert process.stdout is not None
        url = process.stdout.readline().split()[-1]
        with manager_of(url, data) as http:
            point_of_the_day(http)
        process.send_signal(ending)
        _, complaints = process.communicate(timeout=PATIENCE_S)
    assert (process.returncode, complaints) == (1, "")
    assert not serves(url)


def serves(url: str) -> bool:
    """Whether a server answers there."""
    try:
        return httpx.get(f"{url}/health/live", trust_env=False).is_success
    except httpx.ConnectError:
        return False


@contextmanager
def manager_of(url: str, data: Path) -> Iterator[httpx.Client]:
    """A client that is signed in as the hall's manager."""
    accounts = json.loads((data / "sample.json").read_text())["accounts"]
    manager = next(each for each in accounts if each["role"] == "manager")
    with httpx.Client(base_url=url, timeout=PATIENCE_S, trust_env=False) as http:
        body = {"name": manager["name"], "password": manager["password"]}
        token = http.post("/auth/token", json=body).json()["access_token"]
        http.headers["Authorization"] = f"Bearer {token}"
        yield http


def point_of_the_day(http: httpx.Client) -> dict[str, Any]:
    """The day's service point, as soon as it has been set up."""
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        listed = http.get(f"{RESERVATIONS}/service-point/get").json()["items"]
        for point in listed:
            if point["name"] == NAME:
                return dict(point)
    raise AssertionError("the day set up no service point")


def close_the_point(url: str, data: Path) -> None:
    """As soon as the day has set its service point up, a manager closes it."""
    with manager_of(url, data) as http:
        point = point_of_the_day(http)
        change = {"id": point["id"], "version": point["version"], "state": "closed"}
        done = http.put(f"{RESERVATIONS}/service-point/update", json=change)
    assert done.status_code == 200, done.text


@pytest.mark.parametrize(
    ("more", "why"),
    [
        (["--day", "1999-02-09"], "nobody on 1999-02-09"),
        (["--day", "yesterday"], "write it like 1999-02-08"),
        (["--speed", "0.5"], "no number from 1 to 3600"),
        (["--speed", "fast"], "no number from 1 to 3600"),
    ],
)
def test_wrong_use_is_one_line_and_exit_code_two(
    more: list[str], why: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ended(arguments(recording(tmp_path, twenty()), *more)) == 2
    said = capsys.readouterr().err
    assert why in said
    assert said.count("\n") == 1


@pytest.mark.parametrize("content", [None, b"garbled"])
def test_a_missing_or_garbled_file_is_one_line_and_exit_code_two(
    content: bytes | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "calls.csv"
    if content is not None:
        path.write_bytes(content)
    assert ended(arguments(path)) == 2
    said = capsys.readouterr().err
    assert str(path) in said
    assert said.count("\n") == 1


def test_a_hall_that_has_lived_is_never_played_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hall = tmp_path / "hall"
    asyncio.run(a_day(hall))
    path = recording(tmp_path, twenty())
    assert ended(arguments(path, "--data", str(hall))) == 2
    assert "Name a new directory" in capsys.readouterr().err


async def a_day(folder: Path) -> None:
    """A hall that has begun a day."""
    async with house(folder):
        pass


def ended(given: list[str]) -> int:
    """The exit code, whether it was returned or raised."""
    try:
        return main(given)
    except SystemExit as end:
        assert isinstance(end.code, int)
        return end.code

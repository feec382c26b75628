"""The practice hall: the same people for the same seed, and gone with its standard input."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from types import SimpleNamespace
from typing import IO, Any, cast

import httpx
import pytest

from protocol.records import Entry
from server.cli.practice import Practice
from server.cli.practice_guests import FIRST, guests
from server.cli.practice_hall import PracticeHall
from server.cli.practice_people import People
from server.cli.serving import Serving
from server.clock import ManualClock
from server.compose import Composition
from server.domain.floor import Floor
from server.execution.door import Unavailable
from tests.conversation.server_process import PATIENCE_S, ROOT
from tests.server.cli.terminal import Terminal

QUEUE = "/crm/reservations/queue"
FAST = "40"
MOST_S = 120.0
"""A hall that does not tell what is waited for ends then, and the test with it."""


def lines(out: IO[str]) -> Iterator[dict[str, Any]]:
    """What the hall tells, but for the server's own line."""
    for line in out:
        if line.startswith("{"):
            yield json.loads(line)


def told(out: IO[str], key: str) -> Any:
    """The next thing of that kind that it tells."""
    found = next((line[key] for line in lines(out) if key in line), None)
    assert found is not None, f"it ended without telling {key}"
    return found


@contextmanager
def practice(folder: Path, *options: str) -> Iterator[subprocess.Popen[str]]:
    """A hall as the console starts it; its files lie below `folder`. It ends with its input, and
    leaves nothing."""
    process = subprocess.Popen(
        [sys.executable, "-m", "server", "practice", *options],
        cwd=ROOT,
        env=os.environ | {"TMPDIR": str(folder)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        bufsize=1,
    )
    watchdog = threading.Timer(MOST_S, process.kill)
    watchdog.start()
    try:
        yield process
        _leave()
        _, said = process.communicate(timeout=PATIENCE_S)
        assert (process.returncode, said) == (0, "")
        assert list(folder.iterdir()) == []
    finally:
        watchdog.cancel()
        _leave()
        if process.poll() is None:
            process.kill()
            process.communicate()


_clients: list[httpx.Client] = []
"""Closed with the hall that they speak to."""


def _leave() -> None:
    for client in _clients:
        client.close()
    _clients.clear()


class Learner:
    """Somebody at desk 3, over HTTP."""

    def __init__(self, ready: dict[str, str]) -> None:
        self.http = httpx.Client(base_url=ready["url"], timeout=PATIENCE_S, trust_env=False)
        _clients.append(self.http)
        body = {"name": ready["name"], "password": ready["password"]}
        token = self._post("/auth/token", body)["access_token"]
        self.http.headers["authorization"] = f"Bearer {token}"
        points = self.http.get("/crm/reservations/service-point/get").raise_for_status().json()
        self.point = points["items"][0]
        self.desk = self.point["desks"][2]["id"]
        self._post(f"{QUEUE}/desk/{self.desk}", {"state": "open"})

    def call_next(self) -> dict[str, Any]:
        return self._post(f"{QUEUE}/call-next", {"desk": self.desk})

    def serve(self, entry: str) -> None:
        self._post(f"{QUEUE}/start/{entry}", {})
        self._post(f"{QUEUE}/complete/{entry}", {})

    def no_show(self, entry: str) -> int:
        return self.http.post(f"{QUEUE}/no-show/{entry}").status_code

    def status(self) -> dict[str, Any]:
        answer = self.http.get(f"{QUEUE}/status/{self.point['id']}")
        return dict(answer.raise_for_status().json())

    def _post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        return dict(self.http.post(path, json=body).raise_for_status().json())


def test_the_same_seed_brings_the_same_guests_and_another_brings_others() -> None:
    first, again, other = (list(islice(guests(seed, 3), 60)) for seed in (1, 1, 2))
    assert first == again
    assert first != other


def test_whoever_practises_soon_meets_some_who_are_late_and_some_who_never_come() -> None:
    for seed in range(20):
        met = list(islice(guests(seed, 3), FIRST + 1))
        assert {guest.behaviour for guest in met} == {"comes", "late", "never"}
        assert all(guest.gap_s == 0 for guest in met[:FIRST])
        assert all(0 <= guest.service < 3 for guest in met)


def test_a_learner_signs_in_calls_and_is_told_what_happens_before_the_desk(tmp_path: Path) -> None:
    with practice(tmp_path, "--speed", FAST) as hall:
        assert hall.stdout is not None
        learner = Learner(told(hall.stdout, "ready"))
        assert len(learner.status()["waiting"]) >= 1
        heard = []
        for _ in range(FIRST):
            called = learner.call_next()
            heard.append(told(hall.stdout, "say"))
            if "walks up to your desk" not in heard[-1]:
                break
            learner.serve(called["id"])
        assert "Nobody comes for" in heard[-1]
        assert heard[-1].split()[3].rstrip(".") == called["number"]


def test_whoever_missed_a_call_while_nobody_looked_up_is_told_of_once() -> None:
    missed = Entry(
        id="e", visit="v", number="A001", service_point="p", service="s", state="missed",
        joined_at=0, eligible_at=0, since=90_000, present=True, called_at=60_000, calls=1,
        desk="d3",
    )  # fmt: skip
    hall = SimpleNamespace(services=["s"], desks=["d1", "d2", "d3"], colleagues=["a", "b"])
    said: list[str] = []
    people = People(cast(PracticeHall, hall), ManualClock(100_000), 1, said.append)
    people._composition = cast(
        Composition, SimpleNamespace(tailer=SimpleNamespace(floor=Floor([missed])))
    )
    people._show(100_000)
    people._show(101_000)
    assert said == ["Nobody comes for A001. F3 calls again."]


async def test_whoever_is_outrun_while_the_server_is_away_is_told_all_the_same_and_it_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    class Away:
        async def snatch(self, entry: str) -> None:
            raise Unavailable("The server is not writing now.")

    stopped: list[bool] = []
    practice = Practice(tmp_path, ManualClock(0), cast(PracticeHall, None), cast(People, Away()))
    practice._serving = cast(Serving, SimpleNamespace(stop=lambda: stopped.append(True)))
    lines: asyncio.Queue[str] = asyncio.Queue()
    for line in ("rival e", "away 1", ""):
        lines.put_nowait(line)
    await practice._hear(lines)
    assert (json.loads(capsys.readouterr().out), stopped) == ({"rival": "e"}, [True, True])


def test_colleagues_call_and_serve_by_themselves(tmp_path: Path) -> None:
    with practice(tmp_path, "--speed", FAST) as hall:
        assert hall.stdout is not None
        learner = Learner(told(hall.stdout, "ready"))
        desks: set[str] = set()
        while len(desks) < 2:
            desks |= {each["desk"] for each in learner.status()["serving"]}
        assert desks == {"Desk 1", "Desk 2"}


def test_a_colleague_is_quicker_when_asked_to(tmp_path: Path) -> None:
    with practice(tmp_path) as hall:
        assert hall.stdout is not None and hall.stdin is not None
        learner = Learner(told(hall.stdout, "ready"))
        called = learner.call_next()
        learner.http.post(f"{QUEUE}/undo/{called['id']}", json={}).raise_for_status()
        hall.stdin.write(f"rival {called['id']}\n")
        assert told(hall.stdout, "rival") == called["id"]
        mine = learner.http.post(f"{QUEUE}/call/{called['id']}", json={"desk": learner.desk})
        assert mine.status_code == 409
        assert mine.json()["code"] == "conflict"


def test_the_server_goes_and_comes_back_at_the_same_address(tmp_path: Path) -> None:
    with practice(tmp_path) as hall:
        assert hall.stdout is not None and hall.stdin is not None
        before = told(hall.stdout, "ready")
        learner = Learner(before)
        hall.stdin.write("away 1\n")
        assert told(hall.stdout, "ready") == before
        assert learner.status()["open"]


def test_it_ends_and_leaves_nothing_when_its_input_ends_while_it_is_away(tmp_path: Path) -> None:
    with practice(tmp_path) as hall:
        assert hall.stdout is not None and hall.stdin is not None
        told(hall.stdout, "ready")
        assert [path.name[:20] for path in tmp_path.iterdir()] == ["nowserving-practice-"]
        hall.stdin.write("away 600\n")


def test_a_wrong_speed_is_told_in_one_line(terminal: Terminal) -> None:
    assert "--speed" in terminal.fails(2, "practice", "--speed", "1000")

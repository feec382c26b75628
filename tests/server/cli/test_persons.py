"""`export` and `erase`: a person's data, handed out or gone."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from protocol.commands import CreateServicePoint, Customer, JoinQueue
from protocol.outcomes import Saved
from server.cli.site import opened
from server.domain.actor import PUBLIC
from tests.server.cli.terminal import Terminal

NAMES = ("Canaria Birdsong", "Canute Birdsong")


async def _hall(data: Path) -> None:
    async with opened(data) as site:
        point = await site.do(CreateServicePoint(name="Citizens", prefix="A", capacity=1))
        assert isinstance(point, Saved)
        for number, name in enumerate(NAMES):
            told = Customer(name=name, phone=f"+47555012{number}3")
            await site.door.execute(JoinQueue(service_point=point.id, customer=told), PUBLIC)


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    """A hall that knows two people."""
    asyncio.run(_hall(tmp_path / "hall"))
    yield tmp_path / "hall"


def test_a_person_is_handed_out_to_a_file_that_its_owner_alone_can_read(
    data: Path, tmp_path: Path, terminal: Terminal
) -> None:
    out = tmp_path / "answer.json"
    told = terminal("export", "--data", data, "--number", "a002", "--out", out)
    assert told.code == 0 and str(out) in told.out, told
    assert out.stat().st_mode & 0o777 == 0o600
    made = json.loads(out.read_text())
    assert made["person"]["name"] == NAMES[1] and made["held"]
    assert NAMES[0] not in out.read_text()
    assert "is there already" in terminal.fails(
        2, "export", "--data", data, "--number", "A002", "--out", out
    )


def test_who_is_meant_must_be_one_person(data: Path, terminal: Terminal) -> None:
    many = terminal("export", "--data", data, "--name", "birdsong")
    assert many.code == 1 and "2 fit" in many.err
    lines = many.out.splitlines()
    assert len(lines) == 2 and all(name in many.out for name in NAMES)
    ident = next(line.split()[0] for line in lines if NAMES[0] in line)
    told = terminal("erase", "--data", data, "--person", ident, "--yes")
    assert told.code == 0 and "What stays, and why" in told.out, told
    assert NAMES[0].encode() not in b"".join(p.read_bytes() for p in data.glob("*.*"))
    nobody = terminal.fails(1, "erase", "--data", data, "--phone", "+4755501203", "--yes")
    assert "Nothing is known" in nobody
    assert "--number" in terminal.fails(
        2, "export", "--data", data, "--name", "x", "--day", "2026-11-26"
    )


def test_nobody_is_erased_who_was_not_agreed_upon(
    data: Path, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ("erase", "--data", data, "--phone", "+47 555 01213")
    unattended = terminal(*asked)
    assert unattended.code == 2 and "--yes" in unattended.err
    monkeypatch.setattr("server.cli.erase._agreed", lambda _found: False)
    told = terminal(*asked)
    assert told.code == 1 and "Nothing was erased" in told.out, told
    assert "here now" in told.out
    assert NAMES[1] in terminal("export", "--data", data, "--number", "A002").out

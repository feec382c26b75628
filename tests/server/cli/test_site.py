"""`site`: a hall of one's own gets its name and its time zone."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from protocol.commands import ConfirmAddress
from server.cli.site import opened
from server.domain.actor import HERE
from tests.server.cli.terminal import Terminal


def test_a_new_hall_lies_in_the_time_zone_of_its_machine(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    told = terminal("site", "--data", tmp_path / "hall")
    assert told.code == 0
    assert "Asia/Tokyo, the day begins at 04:00" in told.out


def test_what_is_named_is_set_and_the_rest_stays(terminal: Terminal, tmp_path: Path) -> None:
    data = tmp_path / "hall"
    terminal("site", "--data", data, "--name", "Harbour Clinic 🏥", "--zone", "Europe/Oslo")
    told = terminal("site", "--data", data, "--message", "Lunch from 12:00.")
    assert told.code == 0
    for part in ("Harbour Clinic 🏥", "Europe/Oslo", "Lunch from 12:00."):
        assert part in told.out
    told = terminal("site", "--data", data, "--message", "")
    assert "message     (none)" in told.out


def test_what_cannot_be_is_told_in_one_line(terminal: Terminal, tmp_path: Path) -> None:
    on = ("site", "--data", tmp_path / "hall")
    assert "Europe/Oslo" in terminal.fails(2, *on, "--zone", "Atlantis/Poseidon")
    assert "120 characters" in terminal.fails(2, *on, "--name", "x" * 10_000)
    assert "200 characters" in terminal.fails(2, *on, "--message", "x" * 10_000)
    assert "http://" in terminal.fails(2, *on, "--public-url", "harbour")


def test_the_pin_of_kiosks_is_read_from_standard_input_and_only_its_proof_is_kept(
    terminal: Terminal, tmp_path: Path
) -> None:
    on = ("site", "--data", tmp_path / "hall")
    assert "kiosk PIN   (none)" in terminal(*on).out
    assert "4 to 8 digits" in terminal.fails(2, *on, "--kiosk-pin", typed="47 11\n")
    told = terminal(*on, "--kiosk-pin", typed="4711\n")
    assert (told.code, "4711" in told.out) == (0, False)
    assert "kiosk PIN   set" in told.out
    assert "kiosk PIN   (none)" in terminal(*on, "--kiosk-pin", typed="\n").out


def test_an_address_that_no_phone_can_open_is_remarked_upon(
    terminal: Terminal, tmp_path: Path
) -> None:
    on = ("site", "--data", tmp_path / "hall", "--public-url")
    told = terminal(*on, "http://127.0.0.1:8080").out
    assert "no screen shows a code" in told and "lead phones nowhere" in told
    assert "/check/" not in told
    assert "nowhere" not in terminal(*on, "https://hall.example.org").out


def test_it_tells_whether_a_phone_has_opened_the_address_and_what_to_open(
    terminal: Terminal, tmp_path: Path
) -> None:
    data = tmp_path / "hall"
    told = terminal("site", "--data", data, "--public-url", "https://hall.example.org").out
    assert "no phone has opened it yet" in told
    link = told.split()[-1]
    assert link.startswith("https://hall.example.org/check/")
    asyncio.run(opened_by_a_phone(data, "https://hall.example.org"))
    told = terminal("site", "--data", data).out
    assert "a phone has opened it" in told and "/check/" not in told
    moved = terminal("site", "--data", data, "--public-url", "https://hall.example.net").out
    assert "no phone has opened it yet" in moved


async def opened_by_a_phone(data: Path, address: str) -> None:
    async with opened(data) as site:
        await site.door.execute(ConfirmAddress(address=address), HERE)

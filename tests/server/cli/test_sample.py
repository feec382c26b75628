"""`sample`: what it makes, that it can be made again, and that its hall is open at any hour."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from protocol.outbox import UNSENT
from protocol.records import (
    Definition,
    Desk,
    Hours,
    Message,
    Reservation,
    Service,
    ServicePoint,
    Site,
    Staff,
    Ticket,
)
from server.cli.sample_hours import hall_week, with_lunch
from server.domain.hours import Calendar, span_at
from server.store.store import Store
from tests.hall import NOON
from tests.server.cli.terminal import Terminal

ZONE = "Europe/Berlin"
HOUR_MS = 3_600_000
USER = ("create-user", "Mina", "--role", "staff", "--data")


def at(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(ZONE)).timestamp() * 1000)


@pytest.mark.parametrize("hour", [0, 3, 4, 6, 9, 14, 17, 20, 23])
@pytest.mark.parametrize("day", ["2026-11-24", "2026-11-28", "2026-11-29"])
def test_the_hall_is_open_for_hours_after_it_is_made_and_has_been_before(
    day: str, hour: int
) -> None:
    now = at(f"{day} {hour:02}:40")
    week = hall_week(now, ZONE, 4)
    held = span_at(Calendar(week, [], ZONE), now)
    assert held is not None and held.closes_at >= now + 4 * HOUR_MS
    assert held.opens_at <= now - HOUR_MS / 2
    assert Hours(3, 8 * 60, 18 * 60) in week, "other days are as in any office"


def test_lunch_is_a_gap_in_every_day_that_has_a_noon() -> None:
    week = [Hours(0, 480, 1_080), Hours(5, 780, 900)]
    lunch = [Hours(0, 480, 720), Hours(0, 765, 1_080), Hours(5, 780, 900)]
    assert with_lunch(week, 720) == lunch


def test_a_sample_has_what_it_says_and_making_it_again_changes_nothing(
    terminal: Terminal, sample: Path
) -> None:
    store = Store.open(sample / "nowserving.db", NOON, bytes(range(20)))
    head, records = store.live()
    kinds = {kind: sum(isinstance(r, kind) for r in records) for kind in (
        Site, ServicePoint, Service, Desk, Staff
    )}  # fmt: skip
    assert list(kinds.values()) == [1, 3, 8, 5, 5]
    booked = [r for r in records if isinstance(r, Reservation)]
    assert {r.definition for r in booked} == {r.id for r in records if isinstance(r, Definition)}
    assert len(booked) > 10 and len([r for r in records if isinstance(r, Ticket)]) == 12
    assert not any(isinstance(r, Message) and r.state in UNSENT for r in records)
    first, again = terminal("sample", "--data", sample), terminal("sample", "--data", sample)
    assert (first.code, first.err) == (0, "")
    assert again == first
    assert store.head() == head
    store.close()
    for name in ("admin", "marta", "jonas", "aylin", "tom"):
        assert name in first.out


def test_a_sample_that_was_cut_off_is_completed(terminal: Terminal, sample: Path) -> None:
    for path in sample.glob("nowserving.db*"):
        path.unlink()
    passwords = json.loads((sample / "sample.json").read_text())["accounts"]
    told = terminal("sample", "--data", sample)
    assert told.code == 0
    assert all(each["password"] in told.out for each in passwords)


def test_a_hall_that_is_no_sample_stays_as_it_is(terminal: Terminal, tmp_path: Path) -> None:
    assert terminal(*USER, tmp_path, typed="correct horse\n").code == 0
    assert "no sample" in terminal.fails(2, "sample", "--data", tmp_path)
    assert not (tmp_path / "sample.json").exists()


def test_a_damaged_mark_of_a_sample_is_told(terminal: Terminal, sample: Path) -> None:
    (sample / "sample.json").write_text("{")
    assert "is damaged" in terminal.fails(2, "sample", "--data", sample)


@pytest.mark.parametrize("option", ["--zone=Atlantis", "--zone=../x", "--at=tomorrow"])
def test_a_zone_or_an_instant_that_is_none_is_refused(
    terminal: Terminal, tmp_path: Path, option: str
) -> None:
    line = terminal.fails(2, "sample", "--data", tmp_path / "hall", option)
    assert option.partition("=")[0] in line
    assert not (tmp_path / "hall").exists()

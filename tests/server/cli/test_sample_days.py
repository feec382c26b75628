"""The days that a sample hall has behind it are as if they had been lived."""

from __future__ import annotations

import asyncio
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from protocol.records import Entry, Promise
from server.cli import sample_hall
from server.cli.sample_days import SampleDay, openings
from server.cli.sample_recording import Recording
from server.domain.floor import Floor
from tests.hall import ADMIN, ANN, BEN, NOON, house, person

CLERKS = (ANN, BEN, person(7), person(8))


def test_the_days_before_are_working_days_and_begin_at_nine_in_the_hall() -> None:
    told = [
        datetime.fromtimestamp(at / 1000, ZoneInfo("Europe/Oslo")).strftime("%a %d %H:%M")
        for at in openings(NOON, "Europe/Oslo", 3)
    ]
    assert told == ["Thu 19 09:00", "Fri 20 09:00", "Mon 23 09:00"]
    assert openings(NOON, "UTC", 0) == []


async def test_a_day_behind_is_on_record_as_the_rules_have_it(tmp_path: Path) -> None:
    async with house(tmp_path) as at:
        for point in sample_hall.POINTS:
            await at.do(point)
        hall = Recording(at.store, at.clock, at.ids, lambda text: text)
        SampleDay(hall, CLERKS, NOON + 24 * 3_600_000, hours=1).play()
        await asyncio.to_thread(hall.write)
        await at.tailer.reached(hall.floor.seq)
        head, records = await asyncio.to_thread(at.store.live)
        assert head.seq == hall.floor.seq
        assert Floor(records).state == at.tailer.floor.state
        assert not at.tailer.floor.live, "nobody is left at night"
        report = at.door.promises(at.tailer.floor.site, None, None)
        assert report.judged > 10 and report.held > report.judged / 2
        ended = [e for e in hall.floor.of(Entry) if e.state == "completed"]
        assert {e.desk for e in ended} == {
            d.id for p in hall.floor.points() for d in hall.floor.desks(p.id)
        }
        assert all(p.grounds for p in hall.floor.of(Promise))
        saved = await at.do(sample_hall.SITE, ADMIN)
        assert saved and at.door.head.seq == hall.floor.seq + 1, "the hall goes on from there"

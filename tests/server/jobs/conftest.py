"""What tests of timers share."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from protocol.commands import CreateServicePoint, SetDesk
from protocol.outcomes import Saved
from tests.hall import ANN, house
from tests.server.jobs.waits import Jobs


@pytest.fixture
async def jobs(tmp_path: Path) -> AsyncIterator[Jobs]:
    """One point with one open desk, of Ann."""
    async with house(tmp_path) as at:
        made = Jobs(at)
        saved = await at.do(CreateServicePoint(name="Citizens", prefix="A", capacity=1))
        assert isinstance(saved, Saved)
        made.point = saved.id
        desk = at.tailer.floor.desks(saved.id)[0].id
        await at.do(SetDesk(desk=desk, state="open"), ANN)
        yield made

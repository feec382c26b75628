"""A server with one open service point."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.server.http.front import Front, front


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Front]:
    """Citizens, prefix A, two desks, a service."""
    async with front(tmp_path) as opened:
        await opened.open_point()
        yield opened

"""A hall and a browser without script."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from tests.server.pages.hall import Hall, hall


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Hall]:
    """An open hall named Harbour Street."""
    async with hall(tmp_path) as opened:
        await opened.name_site("Harbour Street")
        yield opened


def browser_of(opened: Hall) -> httpx.AsyncClient:
    """A browser of its own, with its own cookies."""
    transport = httpx.ASGITransport(opened.asgi)
    return httpx.AsyncClient(transport=transport, base_url="http://hall.test")


@pytest.fixture
async def browser(here: Hall) -> AsyncIterator[httpx.AsyncClient]:
    """A phone without script."""
    async with browser_of(here) as client:
        yield client


@pytest.fixture
async def another(here: Hall) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody else's phone."""
    async with browser_of(here) as client:
        yield client

"""A house whose accounts are empty."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.server.accounts.house import House


@pytest.fixture
def at(tmp_path: Path) -> Iterator[House]:
    """Accounts over a real file."""
    house = House(tmp_path)
    yield house
    house.close()

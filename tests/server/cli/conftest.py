"""A terminal, and a sample hall to copy."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from server.cli.main import main
from tests.server.cli.terminal import Terminal


@pytest.fixture
def terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Type commands into it."""
    return Terminal(capsys, monkeypatch)


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sample hall, made once."""
    data = tmp_path_factory.mktemp("sample") / "hall"
    assert main(["sample", "--data", str(data), "--zone", "Europe/Oslo"]) == 0
    return data


@pytest.fixture
def sample(made_once: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(made_once, tmp_path / "hall"))

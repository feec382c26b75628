"""The secrets of a site in their files."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from server.accounts.keys import AUDIT_KEY, SITE_KEY, TOKEN_KEY, Keys, KeysFault


def test_keys_are_made_once_and_found_again(tmp_path: Path) -> None:
    first, again = Keys.load(tmp_path / "keys"), Keys.load(tmp_path / "keys")
    assert first.kid == again.kid
    assert first.mark("phone:+47") == again.mark("phone:+47")


def test_only_their_owner_can_read_the_key_files(tmp_path: Path) -> None:
    Keys.load(tmp_path / "keys")
    modes = {stat.S_IMODE(file.stat().st_mode) for file in (tmp_path / "keys").iterdir()}
    assert modes == {0o600}
    assert {file.name for file in (tmp_path / "keys").iterdir()} == {SITE_KEY, TOKEN_KEY, AUDIT_KEY}


def test_a_mark_cannot_be_made_with_another_sites_key(tmp_path: Path) -> None:
    assert Keys.load(tmp_path / "a").mark("x") != Keys.load(tmp_path / "b").mark("x")


@pytest.mark.parametrize("name", [SITE_KEY, TOKEN_KEY])
def test_a_damaged_key_is_said_with_its_file(tmp_path: Path, name: str) -> None:
    Keys.load(tmp_path)
    (tmp_path / name).write_bytes(b"nonsense")
    with pytest.raises(KeysFault, match=f"{name} is damaged"):
        Keys.load(tmp_path)


def test_a_folder_that_is_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "keys").write_text("no folder")
    with pytest.raises(KeysFault, match="cannot be read or made"):
        Keys.load(tmp_path / "keys")

"""Keys that sign tokens are replaced, and what they have signed holds on for a while."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from server.accounts import keys as keys_module
from server.accounts.keys import Keys, KeysFault
from server.accounts.signing_keys import FORMER_KEYS, TOKEN_KEY, rotate
from server.accounts.tokens import ACCESS_S, Tokens
from server.clock import ManualClock
from server.domain.refused import Refused
from tests.conftest import ExpectedLogs

NOW = 1_700_000_000_000
KEY = bytes(range(32))


class House:
    """A server's tokens over key files; its clock is in hand."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = ManualClock(NOW)
        self.keys = Keys.load(folder)
        self.tokens = Tokens(self.keys, self.clock.now)

    def holds(self, token: str) -> bool:
        try:
            self.tokens.held(token)
        except Refused as no:
            assert no.refusal.code == "unauthenticated"
            return False
        return True

    def access(self) -> str:
        return self.tokens.access("mina", "staff", "Mina")[0]


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    monkeypatch.setattr(keys_module, "FRESH_S", 0.0)
    return House(tmp_path / "keys")


def test_a_running_server_signs_with_the_new_key_and_takes_the_old_one_for_ten_minutes(
    at: House,
) -> None:
    before, edition = at.access(), at.keys.edition()
    old, new = rotate(at.folder, at.clock.now())
    assert at.holds(before)
    assert at.keys.kid == new != old
    assert at.keys.edition() != edition
    assert at.holds(at.access())
    at.clock.advance(ACCESS_S - 1)
    assert at.holds(before)
    at.clock.advance(1)
    with pytest.raises(Refused, match="expired"):
        at.tokens.held(before)


def test_a_replaced_key_signs_nothing_new_once_its_time_is_over(at: House) -> None:
    thief = Tokens(Keys.load(at.folder), at.clock.now)
    thief._keys._directory = None
    rotate(at.folder, at.clock.now())
    assert at.holds(thief.access("mina", "admin", "Mina")[0])
    at.clock.advance(ACCESS_S + 60)
    assert not at.holds(thief.access("mina", "admin", "Mina")[0])
    assert not at.holds(thief.device("wall", "display", "Wall", key=KEY))


def test_the_file_of_a_device_without_a_key_lasts_through_every_rotation(at: House) -> None:
    device = at.tokens.device("wall", "display", "Wall")
    bound = at.tokens.device("kiosk", "kiosk", "Kiosk", key=KEY)
    for _ in range(3):
        rotate(at.folder, at.clock.now())
        at.clock.advance(86_400)
    assert at.holds(device)
    with pytest.raises(Refused):
        at.tokens.held(bound)


def test_what_a_stolen_key_has_signed_is_void_at_once_even_if_it_was_seen_before(
    at: House,
) -> None:
    first = at.tokens.device("wall", "display", "Wall")
    rotate(at.folder, at.clock.now())
    access, device = at.access(), at.tokens.device("kiosk", "kiosk", "Kiosk")
    assert at.holds(access) and at.holds(device) and at.holds(first)
    rotate(at.folder, at.clock.now(), stolen=True)
    assert not at.holds(access) and not at.holds(device)
    assert at.holds(first), "by the key before, which was not stolen"


def test_the_files_of_keys_are_their_owners_alone_and_hold_no_secret_of_before(at: House) -> None:
    secret = (at.folder / TOKEN_KEY).read_bytes()
    rotate(at.folder, NOW)
    assert secret not in b"".join(path.read_bytes() for path in at.folder.iterdir())
    modes = {stat.S_IMODE(path.stat().st_mode) for path in at.folder.iterdir()}
    assert modes == {0o600}


def test_a_server_keeps_its_key_while_the_file_of_another_is_damaged(
    at: House, expected_logs: ExpectedLogs
) -> None:
    expected_logs("the key for tokens stays as it was")
    token = at.access()
    fresh = at.folder / "fresh"
    fresh.write_bytes(b"half a ke")
    os.replace(fresh, at.folder / TOKEN_KEY)
    assert at.holds(token) and at.holds(at.access())


def test_damaged_former_keys_are_said_with_their_file(at: House) -> None:
    (at.folder / FORMER_KEYS).write_bytes(b'[{"key":"AA==","retired_at":1}]')
    with pytest.raises(KeysFault, match=r"token-former\.json is damaged"):
        Keys.load(at.folder)


def test_a_secret_that_is_locked_away_opens_for_its_owner_and_purpose_alone(at: House) -> None:
    locked = at.keys.lock_away(b"totp", "mina", "JBSWY3DPEHPK3PXP")
    assert "JBSWY3DPEHPK3PXP" not in locked
    assert locked != at.keys.lock_away(b"totp", "mina", "JBSWY3DPEHPK3PXP")
    assert Keys.load(at.folder).take_out(b"totp", "mina", locked) == "JBSWY3DPEHPK3PXP"
    for keys, purpose, owner in (
        (at.keys, b"totp", "jonas"),
        (at.keys, b"else", "mina"),
        (Keys.made_up(), b"totp", "mina"),
    ):
        with pytest.raises(ValueError, match="another"):
            keys.take_out(purpose, owner, locked)

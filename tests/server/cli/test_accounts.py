"""`create-user` and `create-device`."""

from __future__ import annotations

import json
import stat
import sys
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from protocol.proof import encoded
from protocol.records import Device, Staff
from server.accounts.keys import Keys
from server.accounts.passwords import Passwords
from server.accounts.second_factor import SecondFactor
from server.accounts.sign_in import SignIn
from server.accounts.tokens import Tokens
from server.clock import SystemClock
from server.store.accounts import AccountBook
from server.store.devices import DeviceBook
from server.store.store import Store
from tests.hall import NOON
from tests.server.cli.terminal import Terminal

GOOD = "correct horse\n"
USER = ("create-user", "Mina", "--role", "staff", "--data")


def store_of(data: Path) -> Store:
    return Store.open(data / "nowserving.db", NOON, bytes(range(20)))


async def test_an_account_can_sign_in_and_is_known_to_the_others_by_name(tmp_path: Path) -> None:
    store = store_of(tmp_path)
    book, passwords = AccountBook(store), Passwords()
    assert book.by_name("mina") is None
    _create(tmp_path, "Mina 🦊")
    found = book.by_name("MINA 🦊")
    assert found is not None and found.role == "staff"
    known = store.get("staff", found.id)
    assert isinstance(known, Staff) and known.name == "Mina 🦊"
    keys, now = Keys.made_up(), SystemClock().now
    factor = SecondFactor(book, keys, now, lambda: "Town hall")
    sign_in = SignIn(book, passwords, Tokens(keys, now), now, factor)
    granted = await sign_in.with_password("mina 🦊", "correct horse", "here")
    assert granted.account == found
    passwords.close()
    store.close()


def _create(data: Path, name: str) -> None:
    import subprocess

    command = [sys.executable, "-m", "server", "create-user", name, "--role", "staff", "--data"]
    subprocess.run([*command, str(data)], input=GOOD, text=True, check=True, capture_output=True)


def test_a_name_is_given_once_whatever_its_case(terminal: Terminal, tmp_path: Path) -> None:
    told = terminal(*USER, tmp_path, typed=GOOD)
    assert told == (0, "Mina can sign in as staff.\n", "")
    for same in ("Mina", "MINA", " mina ", "ｍｉｎａ"):
        line = terminal.fails(
            2, "create-user", same, "--role", "admin", "--data", tmp_path, typed=GOOD
        )
        assert "is taken" in line
    line = terminal.fails(2, "create-device", "mina", "--role", "kiosk", "--data", tmp_path)
    assert "is taken" in line
    store = store_of(tmp_path)
    staff = [r for r in store.live()[1] if isinstance(r, Staff)]
    store.close()
    assert [each.role for each in staff] == ["staff"]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "The password is empty"),
        ("\n", "The password is empty"),
        ("short\n", "too short"),
        ("aaaaaaaaaa\n", "too easy to guess"),
        ("          \n", "too easy to guess"),
        ("password123\n", "first that anybody would try"),
        ("mina\n", "too short"),
        ("p" * 1025 + "\n", "too long"),
        (b"\xff\xfe\xfd\xfc\xfb\xfa\xf9\xf8\n", "not UTF-8"),
    ],
)
def test_a_password_that_will_not_do_says_why_and_makes_nothing(
    terminal: Terminal, tmp_path: Path, typed: str | bytes, told: str
) -> None:
    assert told in terminal.fails(2, *USER, tmp_path, typed=typed)
    assert not (tmp_path / "nowserving.db").exists()


def test_a_forgotten_password_is_replaced_and_ends_every_sign_in(
    terminal: Terminal, tmp_path: Path
) -> None:
    mina = ("create-user", "mina", "--data", tmp_path)
    line = terminal.fails(2, *mina, "--renew", typed=GOOD)
    assert "There is no colleague of the name mina" in line
    assert "--role" in terminal.fails(2, *mina, typed=GOOD)
    assert terminal(*USER, tmp_path, typed=GOOD).code == 0
    store = store_of(tmp_path)
    book = AccountBook(store)
    before = book.by_name("Mina")
    assert before is not None
    assert book.give("token", before, "family", 10**15)
    told = terminal(*mina, "--renew", typed="another good one\n")
    assert told == (0, "Mina can sign in as staff with the new password alone.\n", "")
    after = book.by_id(before.id)
    assert after is not None and after.password is not None
    assert PasswordHasher().verify(after.password, "another good one")
    assert (after.role, after.generation) == ("staff", before.generation + 1)
    assert book.spend("token", 1) is None
    assert terminal(*mina, "--role", "manager", "--renew", typed=GOOD).code == 0
    known, renewed = store.get("staff", before.id), book.by_id(before.id)
    assert isinstance(known, Staff) and renewed is not None
    assert (known.role, renewed.role, known.name) == ("manager", "manager", "Mina")
    store.close()


def test_who_has_lost_phone_and_recovery_codes_gets_in_by_the_command_line(
    terminal: Terminal, tmp_path: Path
) -> None:
    mina = ("create-user", "mina", "--data", tmp_path)
    assert terminal(*USER, tmp_path, typed=GOOD).code == 0
    store = store_of(tmp_path)
    book = AccountBook(store)
    before = book.by_name("mina")
    assert before is not None
    book.set_totp(before.id, "sealed", 1, "[]", 1)
    told = terminal(*mina, "--renew", typed=GOOD)
    assert told.out == (
        "Mina can sign in as staff with the new password and a code of the authenticator app.\n"
    )
    told = terminal(*mina, "--renew", "--totp-off", typed=GOOD)
    assert told == (0, "Mina can sign in as staff with the new password alone.\n", "")
    after = book.by_id(before.id)
    assert after is not None and after.totp is None
    assert "--totp-off" in terminal.fails(2, *mina, "--totp-off", "--role", "staff", typed=GOOD)
    store.close()


def test_a_device_gets_no_password(terminal: Terminal, tmp_path: Path) -> None:
    assert terminal("create-device", "Wall", "--role", "display", "--data", tmp_path).code == 0
    wall = ("create-user", "wall", "--renew", "--data", tmp_path)
    assert "no colleague" in terminal.fails(2, *wall, typed=GOOD)


@pytest.mark.parametrize("name", ["", "  ", "a\nb", "a\tb", "\u202ename", "n" * 121, "\x1b[31m"])
def test_a_name_that_cannot_be_read_is_refused(
    terminal: Terminal, tmp_path: Path, name: str
) -> None:
    for command in ("create-user", "create-device"):
        role = "staff" if command == "create-user" else "kiosk"
        line = terminal.fails(2, command, "--role", role, "--data", tmp_path, "--", name)
        assert "a name has" in line


def test_a_role_has_to_be_one_of_those_that_there_are(terminal: Terminal, tmp_path: Path) -> None:
    for role in ("visitor", "timer", "kiosk", "boss"):
        line = terminal.fails(2, "create-user", "x", "--role", role, "--data", tmp_path)
        assert "--role" in line
    line = terminal.fails(2, "create-device", "x", "--role", "admin", "--data", tmp_path)
    assert "--role" in line


def test_a_device_gets_a_file_that_makes_it_that_one(terminal: Terminal, tmp_path: Path) -> None:
    out = tmp_path / "kiosk"
    told = terminal(
        "create-device", "Entrance", "--role", "kiosk", "--data", tmp_path / "data",
        "--server", "https://hall.test/", "--out", out, "--zone", "Hall",
    )  # fmt: skip
    assert told.code == 0
    assert str(out / "enrolment.json") in told.out
    enrolment = json.loads((out / "enrolment.json").read_text())
    assert enrolment.pop("claim")
    assert enrolment == {"server": "https://hall.test", "name": "Entrance", "role": "kiosk"}
    store = store_of(tmp_path / "data")
    known = [r for r in store.live()[1] if isinstance(r, Device)]
    store.close()
    assert [(each.name, each.role, each.zone) for each in known] == [("Entrance", "kiosk", "Hall")]
    if sys.platform != "win32":
        assert stat.S_IMODE((out / "enrolment.json").stat().st_mode) == 0o600
        assert stat.S_IMODE(out.stat().st_mode) == 0o700


def test_a_lost_file_is_written_anew_for_the_same_device(
    terminal: Terminal, tmp_path: Path
) -> None:
    device = ("create-device", "Wall", "--role", "display", "--data", tmp_path)
    assert "without --renew" in terminal.fails(2, *device, "--renew")
    first = terminal(*device)
    assert "is taken" in terminal.fails(2, *device)
    again = terminal(*device, "--renew")
    assert again == first
    other = ("create-device", "Wall", "--role", "kiosk", "--data", tmp_path, "--renew")
    assert "There is no kiosk" in terminal.fails(2, *other)


def test_a_claim_is_good_for_one_machine_and_void_once_the_device_is_renewed_or_revoked(
    terminal: Terminal, tmp_path: Path
) -> None:
    device = ("create-device", "Wall", "--role", "display", "--data", tmp_path)
    out = tmp_path / "wall"
    assert "no display of the name Wall" in terminal.fails(2, *device, "--revoke")

    def claimed(key: int) -> str:
        claim = json.loads((out / "enrolment.json").read_text())["claim"]
        found = book.redeem(claim, "display", encoded(bytes([key]) * 32), SystemClock().now())
        return found.key or "" if found else ""

    store = store_of(tmp_path)
    book = DeviceBook(store)
    assert terminal(*device, "--out", out).code == 0
    first = claimed(1)
    assert first and claimed(1) == first and not claimed(2)
    assert terminal(*device, "--out", out, "--renew").code == 0
    assert book.keyed() == set()
    assert claimed(2) and book.keyed()
    told = terminal(*device, "--revoke")
    assert "create-device Wall --role display --renew" in told.out
    assert not claimed(2) and book.keyed() == set()
    known = [r for r in store.live()[1] if isinstance(r, Device)]
    assert [each.state for each in known] == ["revoked"]
    assert terminal(*device, "--renew").code == 0
    store.close()


def test_a_place_that_cannot_be_written_to_says_how_to_go_on(
    terminal: Terminal, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    device = ("create-device", "Wall", "--role", "display", "--data", tmp_path)
    line = terminal.fails(1, *device, "--out", tmp_path / "file" / "in")
    assert "--renew --out DIR" in line
    assert terminal(*device, "--renew", "--out", tmp_path / "good").code == 0


@pytest.mark.parametrize("server", ["hall", "ftp://hall", "http://", "http://h:99999"])
def test_an_address_that_is_none_is_refused(
    terminal: Terminal, tmp_path: Path, server: str
) -> None:
    device = ("create-device", "Wall", "--role", "display", "--data", tmp_path)
    assert "that is no address" in terminal.fails(2, *device, "--server", server)

"""Signing in, staying signed in, signing out."""

from __future__ import annotations

import asyncio
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from protocol.ids import uuid7
from server.accounts.keys import Keys
from server.accounts.passwords import Passwords, Verdict
from server.accounts.second_factor import SecondFactor
from server.accounts.sign_in import REFRESH_S, SignIn
from server.accounts.tokens import Tokens
from server.clock import ManualClock
from server.domain.refused import Refused
from server.store.accounts import Account, AccountBook, NameTaken
from server.store.store import Store
from tests.conftest import ExpectedLogs
from tests.databases import with_tables

NOW = 1_700_000_000_000
CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


class Hall:
    """Accounts over a real file, with the clock in hand."""

    def __init__(self, path: Path, hasher: PasswordHasher = CHEAP) -> None:
        self.clock = ManualClock(NOW)
        self.store = Store.open(with_tables(path / "nowserving.db"), NOW, os.urandom(20))
        self.book = AccountBook(self.store)
        self.passwords = Passwords(hasher)
        self.keys = Keys.made_up()
        self.tokens = Tokens(self.keys, self.clock.now)
        factor = SecondFactor(self.book, self.keys, self.clock.now, lambda: "Town hall")
        self.sign_in = SignIn(self.book, self.passwords, self.tokens, self.clock.now, factor)

    def add(self, name: str, password: str) -> str:
        ident = uuid7(self.clock.now(), os.urandom(10))
        self.book.add(Account(ident, name, "staff", CHEAP.hash(password)), NOW)
        return ident

    def close(self) -> None:
        self.passwords.close()
        self.store.close()


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    hall = Hall(tmp_path)
    yield hall
    hall.close()


async def refusal(hall: Hall, name: str, password: str, address: str = "1.2.3.4") -> Refused:
    with pytest.raises(Refused) as fault:
        await hall.sign_in.with_password(name, password, address)
    return fault.value


async def test_name_and_password_give_tokens(hall: Hall) -> None:
    mina = hall.add("Mina", "open sesame")
    granted = await hall.sign_in.with_password("mina", "open sesame", "1.2.3.4")
    actor, _ = hall.tokens.actor(granted.access_token)
    assert (actor.id, actor.role, actor.name) == (mina, "staff", "Mina")
    assert granted.expires_in == 600


async def test_wrong_name_and_wrong_password_are_answered_alike(hall: Hall) -> None:
    hall.add("Mina", "open sesame")
    one, other = await refusal(hall, "mina", "guess"), await refusal(hall, "nobody", "guess")
    assert one.refusal == other.refusal
    assert one.refusal.code == "unauthenticated"


async def test_the_same_work_is_done_for_a_name_that_does_not_exist(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    hall.add("Mina", "open sesame")
    checked: list[str] = []
    verify = PasswordHasher.verify

    def counted(self: PasswordHasher, stored: str, password: str) -> bool:
        checked.append(stored.rsplit("$", 2)[0])
        return verify(self, stored, password)

    monkeypatch.setattr(PasswordHasher, "verify", counted)
    await refusal(hall, "mina", "guess")
    await refusal(hall, "nobody", "guess")
    assert len(checked) == 2
    assert checked[0] == checked[1]


async def test_after_five_failures_the_name_waits_at_that_address(hall: Hall) -> None:
    hall.add("Mina", "open sesame")
    for _ in range(5):
        await refusal(hall, "mina", "guess")
    hall.clock.advance(10)
    sixth = await refusal(hall, "MINA", "open sesame")
    assert sixth.refusal.code == "too_many_requests"
    assert sixth.refusal.retry_after == 290
    await hall.sign_in.with_password("mina", "open sesame", "5.6.7.8")
    hall.clock.advance(290)
    await hall.sign_in.with_password("mina", "open sesame", "1.2.3.4")


async def test_guesses_sent_all_at_once_are_counted_like_others(hall: Hall) -> None:
    hall.add("Mina", "open sesame")
    guesses = [hall.sign_in.with_password("mina", f"guess {n}", "1.2.3.4") for n in range(20)]
    answers = await asyncio.gather(*guesses, return_exceptions=True)
    codes = Counter(answer.refusal.code for answer in answers if isinstance(answer, Refused))
    assert codes == {"unauthenticated": 5, "too_many_requests": 15}


async def test_what_could_not_be_checked_is_no_failure(
    hall: Hall, expected_logs: ExpectedLogs, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected_logs("accounts cannot be read or written")
    hall.add("Mina", "open sesame")

    def broken(_name: str) -> None:
        raise SQLAlchemyError("disk I/O error")

    with monkeypatch.context() as away:
        away.setattr(hall.book, "by_name", broken)
        for _ in range(6):
            assert (await refusal(hall, "mina", "open sesame")).refusal.code == "unavailable"
    await hall.sign_in.with_password("mina", "open sesame", "1.2.3.4")


async def test_a_success_forgets_the_failures_before_it(hall: Hall) -> None:
    hall.add("Mina", "open sesame")
    for _ in range(3):
        for _ in range(4):
            await refusal(hall, "mina", "guess")
        await hall.sign_in.with_password("mina", "open sesame", "1.2.3.4")


async def test_a_password_is_hashed_anew_when_the_parameters_grow(tmp_path: Path) -> None:
    hall = Hall(tmp_path, PasswordHasher(time_cost=2, memory_cost=16, parallelism=1))
    mina = hall.add("Mina", "open sesame")
    await hall.sign_in.with_password("mina", "open sesame", "")
    stored = hall.book.by_id(mina)
    assert stored is not None and stored.password is not None
    assert "m=16,t=2" in stored.password
    await hall.sign_in.with_password("mina", "open sesame", "")
    hall.close()


async def test_a_password_of_a_megabyte_is_wrong_and_not_hashed_whole(hall: Hall) -> None:
    hall.add("Mina", "a" * 1024)
    fault = await refusal(hall, "mina", "a" * 1_000_000)
    assert fault.refusal.code == "unauthenticated"


async def test_a_refresh_token_gives_fresh_tokens_once(hall: Hall) -> None:
    hall.add("Mina", "open sesame")
    first = await hall.sign_in.with_password("mina", "open sesame", "")
    second = await hall.sign_in.refresh(first.refresh_token)
    assert second.refresh_token != first.refresh_token
    hall.tokens.actor(second.access_token)
    await hall.sign_in.refresh(second.refresh_token)


async def test_a_refresh_token_used_twice_ends_the_whole_sign_in(hall: Hall) -> None:
    hall.add("Mina", "open sesame")
    first = await hall.sign_in.with_password("mina", "open sesame", "")
    second = await hall.sign_in.refresh(first.refresh_token)
    for copied in (first, second):
        with pytest.raises(Refused, match="Sign in again"):
            await hall.sign_in.refresh(copied.refresh_token)


async def test_signing_out_ends_that_sign_in_alone(hall: Hall) -> None:
    hall.add("Mina", "open sesame")
    here = await hall.sign_in.with_password("mina", "open sesame", "")
    there = await hall.sign_in.with_password("mina", "open sesame", "")
    await hall.sign_in.revoke(here.refresh_token)
    with pytest.raises(Refused):
        await hall.sign_in.refresh(here.refresh_token)
    await hall.sign_in.refresh(there.refresh_token)
    await hall.sign_in.revoke("never given out")


async def test_a_password_that_is_replaced_while_somebody_signs_in_with_it_opens_nothing(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    mina = hall.add("Mina", "open sesame")
    check = hall.passwords.check

    async def slow(stored: str | None, password: str) -> Verdict:
        verdict = await check(stored, password)
        hall.book.renew(mina, "staff", CHEAP.hash("another good one"))
        return verdict._replace(renewed=CHEAP.hash(password))

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(hall.passwords, "check", slow)
        fault = await refusal(hall, "mina", "open sesame")
    assert fault.refusal.code == "unauthenticated"
    await hall.sign_in.with_password("mina", "another good one", "1.2.3.4")


async def test_a_refresh_token_expires(hall: Hall) -> None:
    hall.add("Mina", "open sesame")
    granted = await hall.sign_in.with_password("mina", "open sesame", "")
    hall.clock.advance(REFRESH_S)
    with pytest.raises(Refused, match="Sign in again"):
        await hall.sign_in.refresh(granted.refresh_token)


async def test_no_token_or_password_lies_in_the_database_as_it_is(
    hall: Hall, tmp_path: Path
) -> None:
    hall.add("Mina", "open sesame")
    granted = await hall.sign_in.with_password("mina", "open sesame", "")
    hall.close()
    held = b"".join(file.read_bytes() for file in tmp_path.glob("nowserving.db*"))
    assert b"Mina" in held
    assert b"open sesame" not in held
    assert granted.refresh_token.encode() not in held


async def test_a_database_that_fails_is_answered_as_unavailable(
    hall: Hall, expected_logs: ExpectedLogs
) -> None:
    expected_logs("accounts cannot be read or written")
    hall.add("Mina", "open sesame")
    with hall.store.engine.connect() as connection:
        connection.execute(text("DROP TABLE refresh"))
    with pytest.raises(Refused) as fault:
        await hall.sign_in.with_password("mina", "open sesame", "")
    assert fault.value.refusal.code == "unavailable"


def test_two_names_that_look_the_same_are_one(hall: Hall) -> None:
    hall.add("Zoë", "x")
    for same in ("zoë", "ZOE\u0308", " Zoë "):
        with pytest.raises(NameTaken):
            hall.add(same, "y")


def test_a_removed_account_takes_its_sign_ins_along(hall: Hall) -> None:
    mina = hall.add("Mina", "x")
    found = hall.book.by_id(mina)
    assert found is not None and hall.book.give("token", found, "family", NOW + 1000)
    hall.book.remove(mina)
    assert hall.book.by_name("Mina") is None
    assert hall.book.spend("token", NOW) is None

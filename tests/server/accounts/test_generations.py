"""Which signed tokens still hold."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.exc import SQLAlchemyError

from server.accounts.generations import FRESH_S, Generations
from server.domain.refused import Refused
from server.store.accounts import Account, AccountBook
from server.store.store import Store
from tests.conftest import ExpectedLogs


class Desk:
    """A book with one account, and a clock in hand (s)."""

    def __init__(self, store: Store) -> None:
        self.book = AccountBook(store)
        self.elsewhere = AccountBook(store)
        """As another process writes in it."""
        self.book.add(Account("k", "Entrance", "kiosk", None), 1)
        self.now = 100.0
        self.generations = Generations(self.book, lambda: self.now)


@pytest.fixture
def at(tmp_path: Path) -> Iterator[Desk]:
    store = Store.open(tmp_path / "nowserving.db", 0, bytes(range(20)))
    yield Desk(store)
    store.close()


def test_what_was_ended_is_void_at_once_and_what_replaces_it_holds(at: Desk) -> None:
    assert at.generations.hold("k", 1)
    assert at.book.renew("k", "kiosk", None) == 2
    assert not at.generations.hold("k", 1)
    assert at.generations.hold("k", 2)
    at.book.renew("k", "kiosk", None)
    assert at.generations.hold("k", 3)
    assert not at.generations.hold("k", 2)


def test_what_another_process_ended_is_void_a_moment_later(at: Desk) -> None:
    assert at.generations.hold("k", 1)
    edition = at.generations.edition()
    assert at.elsewhere.renew("k", "kiosk", None) == 2
    assert at.generations.edition() == edition
    at.now += FRESH_S
    assert not at.generations.hold("k", 1)
    assert at.generations.edition() != edition


def test_a_sign_in_that_has_ended_holds_no_longer_and_another_of_the_account_does(
    at: Desk,
) -> None:
    mina = Account("m", "Mina", "staff", "hash")
    at.book.add(mina, 1)
    assert at.book.give("one", mina, "first", 10**15)
    assert at.book.give("two", mina, "second", 10**15)
    for family in ("first", "second"):
        assert at.generations.hold("m", 1, family)
    edition = at.generations.edition()
    at.book.revoke("one")
    assert at.generations.edition() != edition
    assert not at.generations.hold("m", 1, "first")
    assert at.generations.hold("m", 1, "second")
    assert not at.generations.hold("m", 1, "never")


def test_an_account_that_has_ended_holds_nothing(at: Desk) -> None:
    at.book.add(Account("m", "Mina", "staff", "hash"), 1)
    at.book.end("m", 2)
    assert not any(at.generations.hold("m", generation) for generation in (1, 2, 3))


def test_nobody_holds_a_token_of_an_account_that_is_gone(at: Desk) -> None:
    assert at.generations.hold("k", 1)
    at.book.remove("k")
    assert not at.generations.hold("k", 1)
    assert not at.generations.hold("stranger", 1)


def test_the_book_is_asked_once_in_a_while_at_most(
    at: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[float] = []

    def generations() -> dict[str, int]:
        asked.append(at.now)
        return {"k": 1}

    monkeypatch.setattr(at.book, "generations", generations)
    for _ in range(20):
        assert at.generations.hold("k", 1)
        at.now += FRESH_S / 10
    assert len(asked) == 2


def test_while_the_book_cannot_be_read_those_who_are_known_go_on(
    at: Desk, monkeypatch: pytest.MonkeyPatch, expected_logs: ExpectedLogs
) -> None:
    expected_logs("accounts cannot be read")
    assert at.generations.hold("k", 1)

    def broken() -> None:
        raise SQLAlchemyError("disk I/O error")

    monkeypatch.setattr(at.book, "generations", broken)
    at.now += FRESH_S
    assert at.generations.hold("k", 1)
    with pytest.raises(Refused) as fault:
        at.generations.hold("stranger", 1)
    assert fault.value.refusal.code == "unavailable"


def test_the_edition_stays_while_nothing_is_ended(at: Desk) -> None:
    first = at.generations.edition()
    at.now += FRESH_S
    assert at.generations.edition() == first
    at.book.renew("k", "kiosk", None)
    moved = at.generations.edition()
    assert moved != first
    assert at.generations.edition() == moved

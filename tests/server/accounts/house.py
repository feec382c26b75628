"""Accounts of colleagues over a real file, with the clock in hand and hashing counted."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pyotp
from argon2 import PasswordHasher
from sqlalchemy import select

from protocol.ids import id_source
from protocol.records import Role
from server.accounts.codes import new_code
from server.accounts.generations import Generations
from server.accounts.granting import Granted
from server.accounts.invitations import INVITED_S, code_hash
from server.accounts.keys import Keys
from server.accounts.passwords import Passwords
from server.accounts.staff import staff_accounts
from server.accounts.tokens import Tokens
from server.clock import ManualClock
from server.domain.actor import Actor
from server.execution.door import Door
from server.store.accounts import Account, AccountBook
from server.store.store import Store
from server.store.tables import audit
from tests.databases import with_tables

NOW = 1_700_000_000_000
GOOD = "open sesame"
HERE = "1.2.3.4"


class Counting(PasswordHasher):
    """A cheap hasher that counts its work."""

    def __init__(self) -> None:
        super().__init__(time_cost=1, memory_cost=8, parallelism=1)
        self.work: list[str] = []

    def hash(self, password: str | bytes, *, salt: bytes | None = None) -> str:
        self.work.append("hash")
        return super().hash(password, salt=salt)

    def verify(self, hash: str | bytes, password: str | bytes) -> Any:
        self.work.append("verify")
        return super().verify(hash, password)


class House:
    """The parts of accounts, as a server has them."""

    def __init__(self, path: Path) -> None:
        self.clock = ManualClock(NOW)
        self.keys = Keys.made_up()
        database = with_tables(path / "nowserving.db")
        self.store = Store.open(database, NOW, os.urandom(20), chain=self.keys.chain)
        self.book = AccountBook(self.store)
        self.hasher = Counting()
        self.passwords = Passwords(self.hasher)
        self.monotonic = 0.0
        self.generations = Generations(self.book, lambda: self.monotonic)
        self.tokens = Tokens(self.keys, self.clock.now, self.generations.hold, self.store.site)
        self.new_id = id_source(self.clock.now)
        self.door = Door(self.store, self.clock, self.new_id, self.keys.mark)
        staff = staff_accounts(
            self.book,
            self.passwords,
            self.tokens,
            self.keys,
            self.door,
            self.new_id,
            self.clock.now,
            lambda: "Town hall",
        )
        self.sign_in, self.invitations = staff.sign_in, staff.invitations
        self.own, self.colleagues = staff.own, staff.colleagues

    def add(self, name: str, password: str | None = GOOD, role: Role = "staff") -> Actor:
        """An account; its owner."""
        hashed = self.passwords.hash(password) if password is not None else None
        account = Account(self.new_id(), name, role, hashed)
        self.book.add(account, self.clock.now())
        return Actor(account.id, role, name, site=self.store.site)

    def invite(self, who: Actor) -> str:
        """A code for an account."""
        code, now = new_code(), self.clock.now()
        until = now + INVITED_S * 1000
        self.book.invite(who.id, code_hash(self.keys, code), now, until, "boss")
        return code

    async def enter(self, name: str = "Mina", password: str = GOOD, code: str = "") -> Granted:
        """Sign in."""
        return await self.sign_in.with_password(name, password, HERE, code)

    async def with_totp(self, who: Actor) -> tuple[pyotp.TOTP, list[str]]:
        """A second factor for somebody: the app, and the recovery codes."""
        secret, _ = await self.own.begin_totp(who)
        app = pyotp.TOTP(secret)
        codes = await self.own.confirm_totp(who, self.shown(app))
        self.clock.advance(30)
        return app, codes

    def shown(self, app: pyotp.TOTP, steps: int = 0) -> str:
        """What the app shows, so many steps from now."""
        return app.generate_otp(self.clock.now() // 30_000 + steps)

    def acts(self) -> list[tuple[str, str, str]]:
        """The audit: what, of whom, with what outcome."""
        query = select(audit.c.op, audit.c.subject, audit.c.outcome).order_by(audit.c.seq)
        with self.store.engine.connect() as connection:
            return [(row.op, row.subject, row.outcome) for row in connection.execute(query)]

    def close(self) -> None:
        """Let go of threads and files."""
        self.passwords.close()
        self.store.close()

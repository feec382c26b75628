"""The book of accounts: who may sign in, and the refresh tokens given out."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple, cast

from sqlalchemy import ColumnElement, Connection, Row, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from protocol.records import Role
from server.store.store import Store
from server.store.tables import account, refresh


class NameTaken(Exception):
    """Somebody has that name already."""


class Account(NamedTuple):
    """One who may sign in (`password` is a hash), or a device (no password).

    Signed tokens bear the generation: those of an earlier one are void.
    """

    id: str
    name: str
    role: Role
    password: str | None
    generation: int = 1


class Spent(NamedTuple):
    """A refresh token that was shown: its account, and whether it was used before."""

    account: str
    family: str
    reused: bool


def name_key(name: str) -> str:
    """The form in which names are compared: case and composition make no difference."""
    return unicodedata.normalize("NFKC", name.strip()).casefold()


class AccountBook:
    """Accounts and refresh tokens in the site's database. Calls block: use them in a thread."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._engine = store.engine

    def add(self, new: Account, now: int) -> None:
        """Add an account. Raises `NameTaken`."""
        row = {
            **new._asdict(),
            "name_key": name_key(new.name),
            "made_at": now,
            "changed_at": now,
            "totp_step": 0,
            "recovery": "[]",
        }
        try:
            with self._writing() as connection:
                connection.execute(insert(account).values(row))
        except IntegrityError:
            raise NameTaken(new.name) from None

    def remove(self, ident: str) -> None:
        """Remove an account with its refresh tokens."""
        with self._writing() as connection:
            connection.execute(delete(refresh).where(refresh.c.account == ident))
            connection.execute(delete(account).where(account.c.id == ident))

    def by_name(self, name: str) -> Account | None:
        """The account of that name."""
        return self._one(account.c.name_key == name_key(name))

    def by_id(self, ident: str) -> Account | None:
        """The account of that id."""
        return self._one(account.c.id == ident)

    def rehash(self, owner: Account, password: str) -> None:
        """Another hash of the same password, unless the owner was renewed meanwhile."""
        same = (account.c.id == owner.id) & (account.c.generation == owner.generation)
        with self._writing() as connection:
            connection.execute(update(account).where(same).values(password=password))

    def generations(self) -> dict[str, int]:
        """The generation of every account, by its id."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(account.c.id, account.c.generation))
            return {row.id: row.generation for row in rows}

    def renew(self, ident: str, role: Role, password: str | None) -> int:
        """Begin the account's next generation, which is answered: no token of before holds."""
        mine = account.c.id == ident
        with self._writing() as connection:
            connection.execute(delete(refresh).where(refresh.c.account == ident))
            connection.execute(
                update(account)
                .where(mine)
                .values(role=role, password=password, generation=account.c.generation + 1)
            )
            generation: int = connection.execute(
                select(account.c.generation).where(mine)
            ).scalar_one()
        return generation

    def give(self, token: str, owner: Account, family: str, expires_at: int) -> bool:
        """Note a refresh token that is handed out; what is kept is its hash.

        False when the owner was renewed or removed meanwhile: then nothing may be handed out.
        """
        row = {
            "hash": _digest(token),
            "account": owner.id,
            "family": family,
            "expires_at": expires_at,
            "used_at": None,
        }
        found = select(account.c.generation).where(account.c.id == owner.id)
        with self._writing() as connection:
            if connection.execute(found).scalar() != owner.generation:
                return False
            connection.execute(insert(refresh).values(row))
        return True

    def spend(self, token: str, now: int) -> Spent | None:
        """Use a refresh token up, at most once; None when it is unknown or has expired.

        One that was used before has been copied: the whole family is revoked.
        """
        with self._writing() as connection:
            connection.execute(delete(refresh).where(refresh.c.expires_at <= now))
            key = refresh.c.hash == _digest(token)
            used = connection.execute(
                update(refresh).where(key, refresh.c.used_at.is_(None)).values(used_at=now)
            )
            row = connection.execute(select(refresh).where(key)).first()
            if row is None:
                return None
            if used.rowcount == 0:
                connection.execute(delete(refresh).where(refresh.c.family == row.family))
            return Spent(row.account, row.family, used.rowcount == 0)

    def revoke(self, token: str) -> None:
        """Revoke a refresh token and all that came from the same sign-in."""
        with self._writing() as connection:
            key = refresh.c.hash == _digest(token)
            family = connection.execute(select(refresh.c.family).where(key)).scalar()
            if family is not None:
                connection.execute(delete(refresh).where(refresh.c.family == family))

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._store.writing() as tx:
            yield tx.connection
            tx.commit()

    def _one(self, condition: ColumnElement[bool]) -> Account | None:
        with self._engine.connect() as connection:
            row = connection.execute(select(account).where(condition)).first()
            return _account(row) if row is not None else None


def _account(row: Row[Any]) -> Account:
    return Account(row.id, row.name, cast(Role, row.role), row.password, row.generation)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()

"""The book of accounts: who may sign in, with what, and what they were told to sign in with."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from protocol.records import Role
from server.store.account import (
    COLLEAGUES,
    Account,
    LastAdministrator,
    NameTaken,
    account_of,
    name_key,
)
from server.store.audit import Act
from server.store.book import noted
from server.store.refresh_tokens import RefreshBook, Spent
from server.store.tables import account, invitation, refresh
from server.store.writing import Writing

__all__ = ["Account", "AccountBook", "LastAdministrator", "NameTaken", "Spent", "name_key"]


class AccountBook(RefreshBook):
    """Accounts, their invitations and refresh tokens. Calls block: use them in a thread.

    An `act` is noted in the audit with the change, in one commit.
    """

    def add(self, new: Account, now: int, act: Act | None = None) -> None:
        """Add an account. Raises `NameTaken`."""
        row = {
            **new._asdict(),
            "name_key": name_key(new.name),
            "made_at": now,
            "changed_at": now,
            "totp_step": 0,
        }
        try:
            with self._writing() as tx:
                tx.connection.execute(insert(account).values(row))
                noted(tx, act, now)
        except IntegrityError:
            raise NameTaken(new.name) from None

    def remove(self, ident: str) -> None:
        """Remove an account with its refresh tokens."""
        with self._writing() as tx:
            _void(tx.connection, ident)
            tx.connection.execute(delete(account).where(account.c.id == ident))
        self._tell()

    def by_name(self, name: str) -> Account | None:
        """The account of that name."""
        return self._one(account.c.name_key == name_key(name))

    def by_id(self, ident: str) -> Account | None:
        """The account of that id."""
        return self._one(account.c.id == ident)

    def colleagues(self) -> list[Account]:
        """All accounts but those of devices."""
        query = select(account).where(account.c.role.in_(COLLEAGUES))
        with self._engine.connect() as connection:
            return [account_of(row) for row in connection.execute(query)]

    def generations(self) -> dict[str, int]:
        """The generation of every account that has not ended, by its id."""
        query = select(account.c.id, account.c.generation).where(account.c.ended_at.is_(None))
        with self._engine.connect() as connection:
            return {row.id: row.generation for row in connection.execute(query)}

    def rehash(self, owner: Account, password: str) -> None:
        """Another hash of the same password, unless the owner was renewed meanwhile."""
        same = (account.c.id == owner.id) & (account.c.generation == owner.generation)
        with self._writing() as tx:
            tx.connection.execute(update(account).where(same).values(password=password))

    def renew(
        self,
        ident: str,
        role: Role,
        password: str | None,
        now: int | None = None,
        act: Act | None = None,
    ) -> int:
        """Begin the account's next generation, which is answered: no token of before holds. `now`:
        the password is another; who has left is back."""
        values: dict[str, Any] = {"role": role, "password": password}
        if now is not None:
            values |= {"changed_at": now, "ended_at": None}
        with self._writing() as tx:
            _void(tx.connection, ident)
            generation = _next(tx.connection, ident, **values)
            noted(tx, act, now or 0)
        self._tell()
        return generation

    def set_password(
        self, owner: Account, password: str, now: int, act: Act | None = None
    ) -> Account | None:
        """Another password; all sign-ins and invitations of before are void.

        None when the owner was renewed, ended or removed meanwhile.
        """
        with self._writing() as tx:
            found = _locked(tx.connection, owner.id)
            if found is None or found.generation != owner.generation or found.ended_at is not None:
                return None
            _void(tx.connection, owner.id)
            _next(tx.connection, owner.id, password=password, changed_at=now)
            noted(tx, act, now)
            after = _locked(tx.connection, owner.id)
        self._tell()
        return after

    def sign_out(self, ident: str, now: int, act: Act | None = None) -> None:
        """End all sign-ins; password and invitation stay."""
        with self._writing() as tx:
            tx.connection.execute(delete(refresh).where(refresh.c.account == ident))
            _next(tx.connection, ident)
            noted(tx, act, now)
        self._tell()

    def rename(self, ident: str, name: str, now: int, act: Act | None = None) -> None:
        """Call somebody something else. Raises `NameTaken`."""
        named = update(account).where(account.c.id == ident)
        try:
            with self._writing() as tx:
                tx.connection.execute(named.values(name=name, name_key=name_key(name)))
                noted(tx, act, now)
        except IntegrityError:
            raise NameTaken(name) from None

    def sign_everybody_out(self) -> None:
        """End all sign-ins and colleagues' invitations: in an older copy of the book those stand as
        good that were used up since."""
        theirs = select(account.c.id).where(account.c.role.in_(COLLEAGUES))
        with self._writing() as tx:
            tx.connection.execute(delete(refresh))
            tx.connection.execute(delete(invitation).where(invitation.c.account.in_(theirs)))
        self._tell()

    def set_role(self, ident: str, role: Role, now: int, act: Act | None = None) -> None:
        """Let somebody do more or less: tokens of the earlier role are void, but who has signed in
        stays so. Raises `LastAdministrator`."""
        with self._writing() as tx:
            if role != "admin":
                _not_the_last(tx, ident)
            if role != "staff":
                # Whoever gave the code knows it, and could take for themselves what it opens now.
                tx.connection.execute(delete(invitation).where(invitation.c.account == ident))
            _next(tx.connection, ident, role=role)
            noted(tx, act, now)
        self._tell()

    def end(self, ident: str, now: int, act: Act | None = None) -> None:
        """They work here no longer: nothing of theirs opens anything. Raises
        `LastAdministrator`."""
        with self._writing() as tx:
            _not_the_last(tx, ident)
            _void(tx.connection, ident)
            _next(tx.connection, ident, password=None, ended_at=now)
            noted(tx, act, now)
        self._tell()

    def invite(
        self,
        ident: str,
        code: str,
        now: int,
        expires_at: int,
        by: str,
        act: Act | None = None,
        seen: int | None = None,
    ) -> bool:
        """Void password, sign-ins and earlier invitations; `code` (a hash) works once instead, also
        for who has left and comes back. False when the account was `seen` at another generation:
        somebody else may invite it now.
        """
        row = {
            "hash": code,
            "account": ident,
            "made_at": now,
            "expires_at": expires_at,
            "made_by": by,
        }
        with self._writing() as tx:
            found = _locked(tx.connection, ident)
            if seen is not None and (found is None or found.generation != seen):
                return False
            tx.connection.execute(delete(invitation).where(invitation.c.expires_at <= now))
            _void(tx.connection, ident)
            _next(tx.connection, ident, password=None, ended_at=None)
            tx.connection.execute(insert(invitation).values(row))
            noted(tx, act, now)
        self._tell()
        return True

    def accept(
        self, ident: str, code: str, password: str, now: int, act: Act | None = None
    ) -> Account | None:
        """Use an invitation up: its account has that password now. None when there is no such
        invitation, or it is too old."""
        mine = (invitation.c.hash == code, invitation.c.account == ident)
        with self._writing() as tx:
            used = tx.connection.execute(
                delete(invitation).where(*mine, invitation.c.expires_at > now)
            )
            if used.rowcount == 0:
                return None
            _void(tx.connection, ident)
            _next(tx.connection, ident, password=password, changed_at=now)
            noted(tx, act, now)
            return _locked(tx.connection, ident)

    def invited(self, now: int) -> set[str]:
        """The accounts whose invitation waits for them."""
        query = select(invitation.c.account).where(invitation.c.expires_at > now)
        with self._engine.connect() as connection:
            return set(connection.execute(query).scalars())

    def set_totp(
        self,
        ident: str,
        sealed: str | None,
        step: int,
        recovery: str,
        now: int,
        act: Act | None = None,
    ) -> None:
        """Begin or end (`sealed` is None) the second factor; `step` has been used already."""
        values = {"totp": sealed, "totp_step": step, "recovery": recovery}
        with self._writing() as tx:
            tx.connection.execute(update(account).where(account.c.id == ident).values(values))
            noted(tx, act, now)

    def take_step(self, ident: str, step: int) -> bool:
        """Use a step of the second factor up; false when it, or a later one, was used before."""
        later = (account.c.id == ident, account.c.totp_step < step)
        with self._writing() as tx:
            done = tx.connection.execute(update(account).where(*later).values(totp_step=step))
        return done.rowcount == 1

    def take_recovery(self, owner: Account, left: str) -> bool:
        """Use a recovery code up: `left` remain; false when another was used meanwhile."""
        same = (account.c.id == owner.id, account.c.recovery == owner.recovery)
        with self._writing() as tx:
            done = tx.connection.execute(update(account).where(*same).values(recovery=left))
        return done.rowcount == 1

    def _one(self, condition: ColumnElement[bool]) -> Account | None:
        with self._engine.connect() as connection:
            row = connection.execute(select(account).where(condition)).first()
            return account_of(row) if row is not None else None


def _locked(connection: Connection, ident: str) -> Account | None:
    row = connection.execute(select(account).where(account.c.id == ident)).first()
    return account_of(row) if row is not None else None


def _void(connection: Connection, ident: str) -> None:
    """Take back what was given out and would give more."""
    connection.execute(delete(refresh).where(refresh.c.account == ident))
    connection.execute(delete(invitation).where(invitation.c.account == ident))


def _next(connection: Connection, ident: str, **values: Any) -> int:
    """Begin the next generation with these values; which one it is."""
    mine = account.c.id == ident
    values |= {"generation": account.c.generation + 1}
    connection.execute(update(account).where(mine).values(values))
    found = connection.execute(select(account.c.generation).where(mine))
    generation: int = found.scalar_one()
    return generation


def _not_the_last(tx: Writing, ident: str) -> None:
    """Raises `LastAdministrator` if nobody else may manage everything; whoever was invited to and
    has no password yet perhaps never will."""
    admins = (account.c.role == "admin", account.c.ended_at.is_(None))
    one = select(account.c.id).where(*admins, account.c.id == ident)
    if tx.connection.execute(one).first() is None:
        return
    others = (
        select(func.count())
        .select_from(account)
        .where(*admins, account.c.password.is_not(None), account.c.id != ident)
    )
    if tx.connection.execute(others).scalar_one() == 0:
        raise LastAdministrator(ident)

"""The book of refresh tokens: which were given out, in which sign-in, and which were used."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Connection, delete, func, insert, select, update

from server.store.account import Account
from server.store.audit import Act
from server.store.book import Book, digest, noted
from server.store.tables import account, refresh


class Spent(NamedTuple):
    """A refresh token that was shown: its account, and whether it was used before."""

    account: str
    family: str
    reused: bool


class RefreshBook(Book):
    """Refresh tokens; all that came from one sign-in are a family. Times are ms."""

    def give(
        self,
        token: str,
        owner: Account,
        family: str,
        expires_at: int,
        *,
        signed_in_at: int | None = None,
        act: Act | None = None,
        goes_on: bool = False,
    ) -> bool:
        """Note a refresh token that is handed out; what is kept is its hash. `signed_in_at`: it is
        the first of its family; `goes_on`: another one was spent for it.

        False when the owner was renewed, ended or removed meanwhile, or the sign-in that goes on
        has ended: then nothing may be handed out.
        """
        row = {
            "hash": digest(token),
            "account": owner.id,
            "family": family,
            "expires_at": expires_at,
            "used_at": None,
        }
        mine = account.c.id == owner.id
        found = select(account.c.generation).where(mine, account.c.ended_at.is_(None))
        with self._writing() as tx:
            if tx.connection.execute(found).scalar() != owner.generation:
                return False
            # The token that was spent for this one lies there as long as nobody ends the sign-in.
            if goes_on and not _lives(tx.connection, family):
                return False
            tx.connection.execute(insert(refresh).values(row))
            if signed_in_at is not None:
                seen = update(account).where(mine).values(signed_in_at=signed_in_at)
                tx.connection.execute(seen)
                noted(tx, act, signed_in_at)
        return True

    def spend(self, token: str, now: int, reused: Act | None = None) -> Spent | None:
        """Use a refresh token up, at most once; None when it is unknown or has expired.

        One that was used before has been copied: the whole family is revoked, and `reused` noted
        of its account.
        """
        with self._writing() as tx:
            tx.connection.execute(delete(refresh).where(refresh.c.expires_at <= now))
            key = refresh.c.hash == digest(token)
            used = tx.connection.execute(
                update(refresh).where(key, refresh.c.used_at.is_(None)).values(used_at=now)
            )
            row = tx.connection.execute(select(refresh).where(key)).first()
            if row is None:
                return None
            spent = Spent(row.account, row.family, used.rowcount == 0)
            if spent.reused:
                tx.connection.execute(delete(refresh).where(refresh.c.family == row.family))
                if reused is not None:
                    tx.note([reused._replace(subject=row.account)], now)
        if spent.reused:
            self._tell()
        return spent

    def revoke(self, token: str, now: int = 0, act: Act | None = None) -> None:
        """Revoke a refresh token and all that came from the same sign-in; `act` is noted of its
        account."""
        with self._writing() as tx:
            key = refresh.c.hash == digest(token)
            row = tx.connection.execute(select(refresh).where(key)).first()
            if row is not None:
                tx.connection.execute(delete(refresh).where(refresh.c.family == row.family))
                if act is not None:
                    tx.note([act._replace(subject=row.account, actor=row.account)], now)
        if row is not None:
            self._tell()

    def lives(self, family: str) -> bool:
        """Whether a sign-in has not ended."""
        with self._engine.connect() as connection:
            return _lives(connection, family)

    def sign_ins(self, now: int) -> dict[str, int]:
        """How many live sign-ins there are, by account."""
        live = (refresh.c.used_at.is_(None), refresh.c.expires_at > now)
        query = select(refresh.c.account, func.count()).where(*live).group_by(refresh.c.account)
        with self._engine.connect() as connection:
            return {row[0]: row[1] for row in connection.execute(query)}


def _lives(connection: Connection, family: str) -> bool:
    query = select(refresh.c.family).where(refresh.c.family == family).limit(1)
    return connection.execute(query).first() is not None

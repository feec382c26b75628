"""Signing in with name and password, staying signed in, signing out."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Callable
from typing import Final, NamedTuple, ParamSpec, TypeVar

from sqlalchemy.exc import SQLAlchemyError

from server.accounts.attempts import Attempts
from server.accounts.passwords import MAX_PASSWORD, Passwords
from server.accounts.tokens import ACCESS_S, Tokens
from server.domain.refused import Refused, refuse
from server.store.accounts import Account, AccountBook, name_key
from server.store.writing import CommitFault

P = ParamSpec("P")
T = TypeVar("T")

_log = logging.getLogger(__name__)
REFRESH_S: Final = 14 * 86_400


class Granted(NamedTuple):
    """Tokens for a colleague; `expires_in` is seconds of the access token."""

    access_token: str
    refresh_token: str
    expires_in: int
    account: Account


class SignIn:
    """Turns names, passwords and refresh tokens into tokens. `now` is the real clock in ms."""

    def __init__(
        self, book: AccountBook, passwords: Passwords, tokens: Tokens, now: Callable[[], int]
    ) -> None:
        self._book = book
        self._passwords = passwords
        self._tokens = tokens
        self._now = now
        self._attempts = Attempts(now)

    async def with_password(self, name: str, password: str, address: str) -> Granted:
        """Tokens for a name and password.

        Raises `Refused`: `unauthenticated` (the same for a wrong name and a wrong password),
        `too_many_requests`, `unavailable`.
        """
        key = name_key(name)
        self._attempts.begin(key, address)
        try:
            found = await self._ask(self._book.by_name, name)
            stored = found.password if found else None
            verdict = await self._passwords.check(stored, password[:MAX_PASSWORD])
        except Refused:
            self._attempts.take_back(key, address)
            raise
        if found is None or not verdict.right or len(password) > MAX_PASSWORD:
            raise refuse("unauthenticated", "Name or password is wrong. Check both and try again.")
        self._attempts.succeeded(key, address)
        if verdict.renewed is not None:
            await self._ask(self._book.rehash, found, verdict.renewed)
        return await self._granted(found, secrets.token_hex(16))

    async def refresh(self, refresh_token: str) -> Granted:
        """Fresh tokens for a refresh token, which is used up. Raises `Refused`."""
        spent = await self._ask(self._book.spend, refresh_token, self._now())
        found = None
        if spent is not None and not spent.reused:
            found = await self._ask(self._book.by_id, spent.account)
        if spent is None or found is None:
            raise _ended()
        return await self._granted(found, spent.family)

    async def revoke(self, refresh_token: str) -> None:
        """End a sign-in; an unknown token is no error."""
        await self._ask(self._book.revoke, refresh_token)

    async def _ask(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return await asyncio.to_thread(work, *args, **kwargs)
        except (SQLAlchemyError, CommitFault) as fault:
            # The statement and its values stay out of the log: they hold hashes of secrets.
            _log.error("accounts cannot be read or written: %s", getattr(fault, "orig", fault))
            raise refuse(
                "unavailable", "Signing in is not possible just now. Try again.", retry_after=2
            ) from None

    async def _granted(self, found: Account, family: str) -> Granted:
        token = secrets.token_urlsafe(32)
        expires_at = self._now() + REFRESH_S * 1000
        if not await self._ask(self._book.give, token, found, family, expires_at):
            raise _ended()
        access, _ = self._tokens.access(found.id, found.role, found.name, found.generation)
        return Granted(access, token, ACCESS_S, found)


def _ended() -> Refused:
    return refuse("unauthenticated", "This sign-in has ended or was used before. Sign in again.")

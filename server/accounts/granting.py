"""Handing out tokens to whoever has proved who they are."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Final, NamedTuple

from server.accounts.asking import asked
from server.accounts.tokens import ACCESS_S, Tokens
from server.domain.refused import Refused, refuse
from server.store.accounts import Account, AccountBook
from server.store.audit import Act

REFRESH_S: Final = 14 * 86_400


class Granted(NamedTuple):
    """Tokens for a colleague; `expires_in` is seconds of the access token."""

    access_token: str
    refresh_token: str
    expires_in: int
    account: Account


class Granting:
    """Gives tokens to whoever has proved who they are. `now` is the real clock in ms."""

    def __init__(self, book: AccountBook, tokens: Tokens, now: Callable[[], int]) -> None:
        self._book = book
        self._tokens = tokens
        self.now = now

    async def begin(self, found: Account, act: Act | None = None) -> Granted:
        """Tokens of a new sign-in; `act` is noted with it. Raises `Refused`."""
        now = self.now()
        return await self._granted(found, secrets.token_hex(16), now, act)

    async def go_on(self, found: Account, family: str) -> Granted:
        """Fresh tokens of a sign-in. Raises `Refused`."""
        return await self._granted(found, family, None, None)

    async def _granted(
        self, found: Account, family: str, signed_in_at: int | None, act: Act | None
    ) -> Granted:
        token = secrets.token_urlsafe(32)
        expires_at = self.now() + REFRESH_S * 1000
        given = await asked(
            self._book.give,
            token,
            found,
            family,
            expires_at,
            signed_in_at=signed_in_at,
            act=act,
            goes_on=signed_in_at is None,
        )
        if not given:
            raise ended()
        access, _ = self._tokens.access(found.id, found.role, found.name, found.generation, family)
        return Granted(access, token, ACCESS_S, found)


def ended() -> Refused:
    """What is said to a sign-in that is over."""
    return refuse("unauthenticated", "This sign-in has ended or was used before. Sign in again.")

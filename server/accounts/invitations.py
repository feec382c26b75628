"""Invitations: a one-time code with which a colleague sets a password, the first or another."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from server.accounts.asking import asked
from server.accounts.attempts import Attempts
from server.accounts.codes import typed
from server.accounts.granting import Granted, Granting
from server.accounts.keys import Keys
from server.accounts.passwords import Passwords, weakness
from server.accounts.tokens import Tokens
from server.domain.refused import Refused, refuse
from server.store.accounts import AccountBook, name_key
from server.store.audit import Act

INVITED_S: Final = 72 * 3_600


def code_hash(keys: Keys, code: str) -> str:
    """What is kept of a code: so few signs would be tried through without the site's key."""
    return keys.seal(b"invitation", typed(code).encode()).hex()


class Invitations:
    """Takes invitations. `now` is the real clock in ms."""

    def __init__(
        self,
        book: AccountBook,
        passwords: Passwords,
        tokens: Tokens,
        keys: Keys,
        now: Callable[[], int],
    ) -> None:
        self._book = book
        self._passwords = passwords
        self._keys = keys
        self._now = now
        self._granting = Granting(book, tokens, now)
        self._attempts = Attempts(now)

    async def accept(self, name: str, code: str, password: str, address: str) -> Granted:
        """Set the password by a code, which is used up; tokens.

        Raises `Refused`: `invalid` (a password that will not do; the code stays), `unauthenticated`
        (the same, after the same work, for a wrong name, a wrong code and one that is used or too
        old), `second_factor` (the password is set; sign in with it and a code of the app),
        `too_many_requests`, `unavailable`.
        """
        weak = weakness(password, name)
        if weak is not None:
            raise refuse("invalid", weak, field="password")
        key = name_key(name)
        self._attempts.begin(key, address)
        try:
            found = await asked(self._book.by_name, name)
            hashed = await self._passwords.make(password)
            ident = found.id if found is not None and found.is_colleagues else ""
            role = found.role if ident and found is not None else "public"
            act = Act("invitation_accepted", "staff", ident, ident, role, "http")
            given = code_hash(self._keys, code)
            after = await asked(self._book.accept, ident, given, hashed, self._now(), act)
        except Refused:
            self._attempts.take_back(key, address)
            raise
        if after is None:
            await self._refused(ident)
            raise refuse(
                "unauthenticated",
                "Name or code is wrong, or the code was used or is too old. Ask for a new one.",
            )
        self._attempts.succeeded(key, address)
        if after.totp is not None:
            raise refuse(
                "second_factor",
                "The password is set. Sign in with it and the code that your authenticator app "
                "shows.",
            )
        signed_in = Act("signed_in", "staff", after.id, after.id, after.role, "http")
        return await self._granting.begin(after, signed_in)

    async def _refused(self, ident: str) -> None:
        act = Act(
            "invitation_refused", "staff", ident, "public", "public", "http", "unauthenticated"
        )
        await asked(self._book.note, act, self._now())

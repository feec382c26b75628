"""Signing in with name and password, staying signed in, signing out."""

from __future__ import annotations

from collections.abc import Callable

from protocol.passwords import MAX_PASSWORD
from server.accounts.asking import asked
from server.accounts.attempts import Attempts
from server.accounts.granting import REFRESH_S, Granted, Granting, ended
from server.accounts.passwords import Passwords
from server.accounts.second_factor import SecondFactor
from server.accounts.tokens import Tokens
from server.domain.refused import Refused, refuse
from server.store.accounts import Account, AccountBook, name_key
from server.store.audit import Act

__all__ = ["REFRESH_S", "Granted", "SignIn"]


class SignIn:
    """Turns names, passwords and refresh tokens into tokens. `now` is the real clock in ms."""

    def __init__(
        self,
        book: AccountBook,
        passwords: Passwords,
        tokens: Tokens,
        now: Callable[[], int],
        factor: SecondFactor,
    ) -> None:
        self._book = book
        self._passwords = passwords
        self._now = now
        self._factor = factor
        self._granting = Granting(book, tokens, now)
        self._attempts = Attempts(now)

    async def with_password(
        self, name: str, password: str, address: str, code: str = ""
    ) -> Granted:
        """Tokens for a name and password, and the code of a second factor where there is one.

        Raises `Refused`: `unauthenticated` (the same, after the same work, for a wrong password, a
        name that does not exist, has left, or has not taken its invitation), `second_factor` (the
        password is right, and a code is needed, or this one is wrong), `too_many_requests`,
        `unavailable`.
        """
        key = name_key(name)
        self._attempts.begin(key, address)
        try:
            found = await self._known(name, password)
            factor = await self._factor.check(found, code)
        except Refused as no:
            if no.refusal.code != "unauthenticated":
                self._attempts.take_back(key, address)
            raise
        self._attempts.succeeded(key, address)
        return await self._granting.begin(found, _signed_in(found, factor))

    async def prove(self, owner: Account, password: str, address: str) -> bool:
        """Whether a colleague who is signed in knows their password; counted as an attempt. Raises
        `Refused`: `too_many_requests`, `unavailable`."""
        key = name_key(owner.name)
        self._attempts.begin(key, address)
        try:
            right = (await self._check(owner, password))[0]
        except Refused:
            self._attempts.take_back(key, address)
            raise
        if right:
            self._attempts.succeeded(key, address)
        else:
            await self._refused(owner)
        return right

    async def refresh(self, refresh_token: str, address: str = "") -> Granted:
        """Fresh tokens for a refresh token, which is used up. Raises `Refused`."""
        reused = Act("refresh_reused", "staff", "", "public", "public", "http")
        spent = await asked(self._book.spend, refresh_token, self._now(), reused)
        found = None
        if spent is not None and not spent.reused:
            found = await asked(self._book.by_id, spent.account)
        if spent is None or found is None:
            raise ended()
        granted = await self._granting.go_on(found, spent.family)
        if address:
            self._attempts.is_at_home(name_key(found.name), address)
        return granted

    async def revoke(self, refresh_token: str) -> None:
        """End a sign-in and its sockets; an unknown token is no error."""
        act = Act("signed_out", "staff", "", "", "staff", "http")
        await asked(self._book.revoke, refresh_token, self._now(), act)

    async def _known(self, name: str, password: str) -> Account:
        found = await asked(self._book.by_name, name)
        right, renewed = await self._check(found, password)
        if found is None or not right:
            await self._refused(found)
            raise refuse("unauthenticated", "Name or password is wrong. Check both and try again.")
        if renewed is not None:
            await asked(self._book.rehash, found, renewed)
        return found

    async def _check(self, found: Account | None, password: str) -> tuple[bool, str | None]:
        """Whether it is right, and a new hash; every password costs the same, whoever has it."""
        stored = found.password if found is not None and found.ended_at is None else None
        verdict = await self._passwords.check(stored, password[:MAX_PASSWORD])
        return verdict.right and len(password) <= MAX_PASSWORD, verdict.renewed

    async def _refused(self, found: Account | None) -> None:
        # A name that nobody has may be a password typed into the wrong field: it is not kept.
        subject = found.id if found is not None else ""
        act = Act(
            "sign_in_refused", "staff", subject, "public", "public", "http", "unauthenticated"
        )
        await asked(self._book.note, act, self._now())


def _signed_in(found: Account, factor: str) -> Act:
    data = {"factor": factor} if factor else None
    return Act("signed_in", "staff", found.id, found.id, found.role, "http", data=data)

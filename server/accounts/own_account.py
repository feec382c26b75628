"""What colleagues do with their own account: password, second factor, ending all sign-ins."""

from __future__ import annotations

from collections.abc import Callable

from server.accounts.asking import asked
from server.accounts.granting import Granted, Granting, ended
from server.accounts.passwords import Passwords, weakness
from server.accounts.second_factor import SecondFactor
from server.accounts.sign_in import SignIn
from server.accounts.tokens import Tokens
from server.domain.actor import Actor
from server.domain.refused import refuse
from server.store.accounts import Account, AccountBook
from server.store.audit import Act


class OwnAccount:
    """The account of whoever asks, a colleague. `now` is the real clock in ms."""

    def __init__(
        self,
        book: AccountBook,
        passwords: Passwords,
        tokens: Tokens,
        sign_in: SignIn,
        factor: SecondFactor,
        now: Callable[[], int],
    ) -> None:
        self._book = book
        self._passwords = passwords
        self._sign_in = sign_in
        self._factor = factor
        self._now = now
        self._granting = Granting(book, tokens, now)

    async def of(self, who: Actor) -> Account:
        """The account. Raises `Refused`: `unauthenticated`, `unavailable`."""
        found = await asked(self._book.by_id, who.id)
        if found is None or found.ended_at is not None:
            raise ended()
        return found

    async def change_password(self, who: Actor, old: str, new: str, address: str) -> Granted:
        """Another password; tokens of a new sign-in, because all of before have ended.

        Raises `Refused`: `invalid` with the field at fault, `version_mismatch`,
        `too_many_requests`, `unavailable`.
        """
        owner = await self.of(who)
        weak = weakness(new, owner.name)
        if weak is not None:
            raise refuse("invalid", weak, field="new")
        if old == new:
            raise refuse("invalid", "This is the password of before. Take another.", field="new")
        if not await self._sign_in.prove(owner, old, address):
            raise refuse("invalid", "The old password is wrong. Type it again.", field="old")
        hashed = await self._passwords.make(new)
        act = _by(owner, "password_changed")
        after = await asked(self._book.set_password, owner, hashed, self._now(), act)
        if after is None:
            raise refuse("version_mismatch", "Your account was changed meanwhile. Sign in again.")
        return await self._granting.begin(after)

    async def sign_out_everywhere(self, who: Actor) -> None:
        """End all sign-ins, this one too. Raises `Refused`."""
        owner = await self.of(who)
        act = _by(owner, "signed_out_everywhere")
        await asked(self._book.sign_out, owner.id, self._now(), act)

    async def begin_totp(self, who: Actor) -> tuple[str, str]:
        """See `SecondFactor.begin`."""
        return self._factor.begin(await self.of(who))

    async def confirm_totp(self, who: Actor, code: str) -> list[str]:
        """See `SecondFactor.confirm`."""
        return await self._factor.confirm(await self.of(who), code)

    async def end_totp(self, who: Actor, password: str, address: str) -> None:
        """Turn the second factor off, with the password. Raises `Refused`: `invalid`,
        `too_many_requests`, `unavailable`."""
        owner = await self.of(who)
        if not await self._sign_in.prove(owner, password, address):
            raise refuse("invalid", "The password is wrong. Type it again.", field="password")
        await self._factor.end(owner, _by(owner, "totp_off"))


def _by(owner: Account, op: str) -> Act:
    return Act(op, "staff", owner.id, owner.id, owner.role, "http")

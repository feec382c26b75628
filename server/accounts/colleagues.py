"""The accounts of colleagues, as managers and administrators see to them."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from protocol.commands import PutStaff
from protocol.outcomes import Refusal
from protocol.record import Via
from protocol.records import Role
from server.accounts.asking import asked
from server.accounts.codes import new_code
from server.accounts.invitations import INVITED_S, code_hash
from server.accounts.keys import Keys
from server.domain.actor import Actor
from server.domain.refused import Refused, refuse
from server.domain.staff_settings import may_manage
from server.domain.text import named
from server.execution.door import Door, Unavailable
from server.store.accounts import Account, AccountBook, LastAdministrator, NameTaken
from server.store.audit import Act


class Invited(NamedTuple):
    """An account with the code that lets its owner set a password, until when (ms)."""

    account: Account
    code: str
    expires_at: int


class Listed(NamedTuple):
    """An account with what hangs on it."""

    account: Account
    invited: bool
    sign_ins: int


class Colleagues:
    """All accounts of colleagues. `now` is the real clock in ms; `via` how it is asked.

    Whoever asks may manage an account or is refused (`forbidden`): administrators all, managers
    those of staff. Everything raises `Refused`: `unknown_account`, `forbidden`, `unavailable`; and
    `Unavailable`. Asked again after that, it is completed.
    """

    def __init__(
        self,
        book: AccountBook,
        door: Door,
        keys: Keys,
        new_id: Callable[[], str],
        now: Callable[[], int],
        via: Via = "http",
    ) -> None:
        self._book = book
        self._door = door
        self._keys = keys
        self._new_id = new_id
        self._now = now
        self._via = via

    async def listed(self) -> list[Listed]:
        """All of them."""
        now = self._now()
        invited = await asked(self._book.invited, now)
        sign_ins = await asked(self._book.sign_ins, now)
        return [
            Listed(each, each.id in invited, sign_ins.get(each.id, 0))
            for each in await asked(self._book.colleagues)
        ]

    async def create(self, by: Actor, name: str, role: Role) -> Invited:
        """An account that waits for its owner. Raises `Refused`: also `name_taken`, `invalid`."""
        may_manage(by, role)
        account = Account(self._new_id(), named(name, "name"), role, None)
        act = self._act("account_created", account.id, by, {"role": role})
        try:
            await asked(self._book.add, account, self._now(), act)
        except NameTaken:
            raise _taken(account.name) from None
        try:
            invited = await self._invited(account, by)
            await self._show(account, by)
        except (Refused, Unavailable):
            await asked(self._book.remove, account.id)
            raise
        return invited

    async def invite(self, by: Actor, ident: str) -> Invited:
        """Let somebody set another password: the old one and all sign-ins are void. Raises
        `Refused`: also `wrong_state` for who has left."""
        account = await self._managed(by, ident)
        if account.ended_at is not None:
            raise refuse("wrong_state", f"{account.name} has left. Let them return first.")
        return await self._invited(account, by)

    async def come_back(self, by: Actor, ident: str) -> Invited:
        """Somebody who had left works here again, and is invited."""
        account = (await self._managed(by, ident))._replace(ended_at=None)
        invited = await self._invited(account, by, "account_returned")
        await self._show(account, by)
        return invited

    async def change(self, by: Actor, ident: str, name: str | None, role: Role | None) -> None:
        """Call somebody something else, or let them do more or less. Raises `Refused`: also
        `name_taken`, `invalid`, `wrong_state` for the last administrator."""
        account = await self._managed(by, ident)
        if role is not None:
            may_manage(by, role)
        after = account._replace(
            name=account.name if name is None else named(name, "name"), role=role or account.role
        )
        if after.name != account.name:
            act = self._act("account_renamed", ident, by)
            try:
                await asked(self._book.rename, ident, after.name, self._now(), act)
            except NameTaken:
                raise _taken(after.name) from None
            account = account._replace(name=after.name)
        if after.role != account.role:
            act = self._act("role_changed", ident, by, {"from": account.role, "to": after.role})
            try:
                await asked(self._book.set_role, ident, after.role, self._now(), act)
            except LastAdministrator:
                await self._show(account, by)
                raise _last(account) from None
        await self._show(after, by)

    async def sign_out(self, by: Actor, ident: str) -> None:
        """End all sign-ins of somebody."""
        account = await self._managed(by, ident)
        act = self._act("signed_out_everywhere", account.id, by)
        await asked(self._book.sign_out, account.id, self._now(), act)

    async def end(self, by: Actor, ident: str) -> None:
        """Somebody works here no longer. Raises `Refused`: also `wrong_state` for the last
        administrator."""
        account = await self._managed(by, ident)
        if account.ended_at is None:
            act = self._act("account_ended", ident, by)
            try:
                await asked(self._book.end, ident, self._now(), act)
            except LastAdministrator:
                raise _last(account) from None
        await self._show(account._replace(ended_at=self._now()), by)

    async def end_totp(self, by: Actor, ident: str) -> None:
        """Turn somebody's second factor off: they have lost their phone."""
        account = await self._managed(by, ident)
        act = self._act("totp_off", account.id, by)
        await asked(self._book.set_totp, ident, None, 0, "[]", self._now(), act)

    async def _managed(self, by: Actor, ident: str) -> Account:
        account = await asked(self._book.by_id, ident)
        if account is None or not account.is_colleagues:
            raise refuse("unknown_account", "There is no such account. Load the list again.")
        may_manage(by, account.role)
        return account

    async def _invited(self, account: Account, by: Actor, op: str = "invited") -> Invited:
        code, now = new_code(), self._now()
        expires_at = now + INVITED_S * 1000
        act = self._act(op, account.id, by)
        given = code_hash(self._keys, code)
        if not await asked(
            self._book.invite, account.id, given, now, expires_at, by.id, act, account.generation
        ):
            raise refuse(
                "version_mismatch", f"{account.name} was changed meanwhile. Load the list again."
            )
        return Invited(account, code, expires_at)

    async def _show(self, account: Account, by: Actor) -> None:
        """Tell the screens who is called what, does what, and has left."""
        command = PutStaff(
            staff=account.id,
            name=account.name,
            role=account.role,
            left=account.ended_at is not None,
        )
        client = f"{self._via}:{by.id}"[:80]
        answer = (await self._door.execute(command, by, client=client, via=self._via)).answer
        if isinstance(answer, Refusal):
            raise Refused(answer)

    def _act(self, op: str, ident: str, by: Actor, data: dict[str, str] | None = None) -> Act:
        return Act(op, "staff", ident, by.id, by.role, self._via, data=data)


def _taken(name: str) -> Refused:
    return refuse(
        "name_taken",
        f"The name {name} is taken, perhaps by somebody who has left. Choose another; case makes "
        "no difference.",
        field="name",
    )


def _last(account: Account) -> Refused:
    return refuse(
        "wrong_state", f"{account.name} is the last administrator. Make another one first."
    )

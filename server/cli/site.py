"""The site as a single command uses it, also while a server runs on the same data."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from protocol.commands import AnyCommand, PutDevice, PutStaff
from protocol.ids import id_source
from protocol.outcomes import Outcome, Refusal
from protocol.records import Role
from server.accounts.keys import Keys
from server.accounts.presence import Presence
from server.accounts.tokens import Tokens
from server.cli.faults import FAILED, CommandFault
from server.cli.zone import machine_zone
from server.clock import Clock, SystemClock
from server.data_folder import DataFolder
from server.domain import actor
from server.execution.door import Door, Unavailable
from server.store.accounts import Account, AccountBook, NameTaken
from server.store.audit import Act
from server.store.devices import DeviceBook
from server.store.store import Store

OPERATOR: Final = actor.OPERATOR


@dataclass(frozen=True)
class Site:
    """What commands work with."""

    folder: DataFolder
    keys: Keys
    store: Store
    door: Door
    book: AccountBook
    devices: DeviceBook
    tokens: Tokens
    presence: Presence
    new_id: Callable[[], str]

    async def do(self, command: AnyCommand) -> Outcome:
        """Execute a command as the operator. Raises `CommandFault`."""
        try:
            answer = (await self.door.execute(command, OPERATOR)).answer
        except Unavailable as away:
            raise CommandFault(away.detail, FAILED) from None
        if isinstance(answer, Refusal):
            raise CommandFault(answer.detail)
        return answer

    async def enter(self, name: str, role: Role, password: str | None, zone: str = "") -> Account:
        """A new account of a colleague or device, known to the others by name; `zone` is the part
        of the house that a device stands in. Raises `CommandFault`."""
        account = Account(self.new_id(), name, role, password)
        act = by_operator("account_created", account, {"role": role})
        try:
            self.book.add(account, SystemClock().now(), act)
        except NameTaken:
            raise CommandFault(
                f"The name {name} is taken. Choose another; case makes no difference."
            ) from None
        try:
            if role == "kiosk" or role == "display":
                await self.do(PutDevice(device=account.id, name=name, role=role, zone=zone))
            else:
                await self.do(PutStaff(staff=account.id, name=name, role=role))
        except CommandFault:
            self.book.remove(account.id)
            raise
        return account


def by_operator(op: str, account: Account, data: dict[str, Any] | None = None) -> Act:
    """What the audit holds of something that the operator did with an account."""
    kind = "staff" if account.is_colleagues else "device"
    return Act(op, kind, account.id, OPERATOR.id, OPERATOR.role, "command line", data=data)


@asynccontextmanager
async def opened(data: Path, clock: Clock | None = None) -> AsyncIterator[Site]:
    """The site in a data directory. Raises `DataFault`, `StoreFault`, `KeysFault`."""
    folder = DataFolder.open(data)
    clock = clock or SystemClock()
    keys = Keys.load(folder.keys)
    store = Store.open(
        folder.database,
        clock.now(),
        os.urandom(20),
        chain=keys.chain,
        zone=machine_zone(),
        # A server of the older version may still run on it.
        before_migrating=folder.lock,
    )
    new_id = id_source(clock.now)
    door = Door(store, clock, new_id, keys.mark)
    try:
        book = AccountBook(store)
        await door.start()
        tokens = Tokens(keys, SystemClock().now, site=store.site)
        presence = Presence(keys, clock.now)
        devices = DeviceBook(store)
        yield Site(folder, keys, store, door, book, devices, tokens, presence, new_id)
    finally:
        await door.stop()
        store.close()
        folder.unlock()

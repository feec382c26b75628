"""Kiosks and walls: let in by a manager or a claim, called something, signed in, shut out."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Final, NamedTuple, cast

from protocol.commands import AnyCommand, PutDevice, RevokeDevice
from protocol.outcomes import Refusal
from protocol.proof import KEY_BYTES, decoded, encoded
from protocol.records import Device, Role
from server.accounts.asking import asked
from server.accounts.pairings import DeviceRole, Pairing, Pairings
from server.accounts.proofs import Proofs
from server.accounts.tokens import ACCESS_S, Tokens
from server.domain.actor import Actor
from server.domain.floor import Floor
from server.domain.refused import Refused, refuse
from server.domain.text import named
from server.execution.door import Door, Unavailable
from server.store.account import NameTaken
from server.store.audit import Act
from server.store.devices import DeviceBook, KeyedDevice

CLAIM_MS: Final = 90 * 86_400_000
"""So long a claim waits for its device: files are carried through a house, not for years."""

SPREAD_S: Final = 120
"""By so much at most tokens differ in their life: a house that was started at once does not ask
for all its tokens at once ever after."""


def new_claim() -> str:
    """What stands in the file that makes a machine a device: it works once."""
    return secrets.token_urlsafe(32)


class DeviceTokens(NamedTuple):
    """A device's access token, its life in seconds, and what the server's clock says (ms)."""

    access_token: str
    expires_in: int
    now: int


class Devices:
    """What managers and devices ask for. `now` is the real clock in ms, `floor` the read model."""

    def __init__(
        self,
        book: DeviceBook,
        pairings: Pairings,
        proofs: Proofs,
        tokens: Tokens,
        door: Door,
        floor: Callable[[], Floor],
        new_id: Callable[[], str],
        now: Callable[[], int],
    ) -> None:
        self.pairings = pairings
        self.proofs = proofs
        self._book = book
        self._tokens = tokens
        self._door = door
        self._floor = floor
        self._new_id = new_id
        self._now = now

    async def claim(self, claim: str, role: Role, key: bytes) -> KeyedDevice:
        """Bring a key by a claim. Raises `Refused`: `unknown_device`, `unavailable`."""
        found = await asked(self._book.redeem, claim, role, encoded(key), self._now())
        if found is None:
            raise refuse(
                "unknown_device",
                "This enrolment was used by another machine, or is void. Write its file anew on "
                "the server, by create-device with --renew.",
            )
        return found

    async def token(self, device: str, nonce: str, signature: str) -> DeviceTokens:
        """A token for a signed challenge. Raises `Refused`: `unknown_device` (the same for a device
        that is unknown, revoked, or has another key), `unauthenticated`, `unavailable`."""
        found = await asked(self._book.by_id, device)
        key = decoded(found.key or "", KEY_BYTES) if found else None
        # Nobody's key is tried all the same, so that the time does not tell who there is.
        good = self.proofs.answers(device, nonce, signature, key or _NOBODYS)
        if found is None or key is None or not good:
            raise refuse(
                "unknown_device", "The server does not know this device, or has revoked it."
            )
        lasts_s = ACCESS_S - secrets.randbelow(SPREAD_S)
        token = self._tokens.device(
            found.id, found.role, found.name, found.generation, key, lasts_s
        )
        return DeviceTokens(token, lasts_s, self._now())

    async def approve(self, by: Actor, code: str, name: str, zone: str, device: str | None) -> str:
        """Let in who waits under this code, as a new device or in place of `device`; its id.

        Raises `Refused`: `unknown_pairing`, `unknown_device`, `name_taken`, `invalid`,
        `too_many_requests`, `unavailable`; and `Unavailable`.
        """
        found = self.pairings.find(code, by.id)
        found.state = "approving"
        try:
            ident = await self._entered(by, found, named(name, "name"), zone, device)
        except BaseException:
            found.state = "waiting"
            raise
        found.device, found.name, found.zone = ident, named(name, "name"), zone
        found.state = "approved"
        return ident

    async def refuse(self, by: Actor, code: str) -> None:
        """Turn away who waits under this code, once the audit says so. Raises `Refused`."""
        found = self.pairings.find(code, by.id)
        found.state = "approving"
        data = {"role": found.role, "host": found.host}
        act = Act("device_refused", "pairing", "", by.id, by.role, "http", data=data)
        try:
            await asked(self._book.note, act, self._now())
        except BaseException:
            found.state = "waiting"
            raise
        found.state = "refused"

    async def rename(self, by: Actor, device: str, name: str, zone: str) -> None:
        """Call a device something else. Raises `Refused`: also `unknown_device` for one that is
        shut out, which only another key brings back; and `Unavailable`."""
        if self._known(device).state == "revoked":
            raise refuse("unknown_device", "This device was shut out. Pair it anew.")
        await self._renamed(by, device, name, zone)

    async def _renamed(
        self, by: Actor, device: str, name: str, zone: str, *, anew: bool = False
    ) -> None:
        known, name = self._known(device), named(name, "name")
        role = cast(DeviceRole, known.role)
        await self._named(device, name)
        put = PutDevice(device=device, name=name, role=role, zone=zone, anew=anew)
        try:
            await self._do(put, by)
        except (Refused, Unavailable):
            await self._named(device, known.name)
            raise

    async def revoke(self, by: Actor, device: str) -> None:
        """Shut a device out: its key is void, its socket ends. Raises `Refused`, `Unavailable`."""
        known = self._known(device)
        act = Act("device_revoked", "device", known.id, by.id, by.role, "http")
        await asked(self._book.bind, device, None, self._now(), act)
        await self._do(RevokeDevice(device=device), by)

    async def listed(self) -> tuple[list[Device], set[str]]:
        """All devices by name, and the ids of those that have a key. Raises `Refused`."""
        keyed = await asked(self._book.keyed)
        return sorted(self._floor().of(Device), key=lambda each: each.name.casefold()), keyed

    async def _entered(
        self, by: Actor, found: Pairing, name: str, zone: str, device: str | None
    ) -> str:
        key, now = encoded(found.key), self._now()
        ident = device or self._new_id()
        data = {"host": found.host}
        act = Act("device_paired", "device", ident, by.id, by.role, "http", data=data)
        if device is not None:
            known = self._known(device)
            if known.role != found.role:
                raise refuse(
                    "invalid", f"{known.name} is a {known.role}, and this is a {found.role}.",
                    field="device",
                )  # fmt: skip
            if await asked(self._book.by_id, device) is not None:
                await self._renamed(by, device, name, zone, anew=True)
                await asked(self._book.bind, device, key, now, act)
                return device
        try:
            await asked(self._book.add, ident, name, found.role, None, now)
        except NameTaken:
            raise _taken(name) from None
        put = PutDevice(device=ident, name=name, role=found.role, zone=zone)
        try:
            await self._do(put, by)
            await asked(self._book.bind, ident, key, now, act)
        except (Refused, Unavailable):
            await asked(self._book.remove, ident)
            raise
        return ident

    async def _named(self, device: str, name: str) -> None:
        try:
            await asked(self._book.rename, device, name)
        except NameTaken:
            raise _taken(name) from None

    async def _do(self, command: AnyCommand, by: Actor) -> None:
        answer = (await self._door.execute(command, by, None, f"http:{by.id}", "http")).answer
        if isinstance(answer, Refusal):
            raise Refused(answer)

    def _known(self, ident: str) -> Device:
        found = self._floor().get(Device, ident)
        if found is None:
            raise refuse("unknown_device", "There is no such device. Load the list again.")
        return found


_NOBODYS: Final = bytes(range(KEY_BYTES))


def _taken(name: str) -> Refused:
    return refuse("name_taken", f"The name {name} is taken. Choose another.", field="name")

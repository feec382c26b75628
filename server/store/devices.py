"""The keys of devices: which account has which, and the claims by which one brings its own."""

from __future__ import annotations

from typing import Final, NamedTuple, cast

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from protocol.records import Role
from server.store.account import NameTaken, name_key
from server.store.audit import Act
from server.store.book import Book, digest, noted
from server.store.tables import account, invitation, refresh

_ROLES: Final = ("kiosk", "display")


class KeyedDevice(NamedTuple):
    """A device's account; `key` is its public key as base64url, None while it has none."""

    id: str
    name: str
    role: Role
    generation: int
    key: str | None


class DeviceBook(Book):
    """Accounts of devices. An `act` is noted in the audit with the change, in one commit."""

    def by_id(self, ident: str) -> KeyedDevice | None:
        """The device of that id."""
        with self._engine.connect() as connection:
            return _device(connection, ident)

    def key_of(self, ident: str) -> str | None:
        """The key of a device, if it has one."""
        found = self.by_id(ident)
        return found.key if found else None

    def keyed(self) -> set[str]:
        """The ids of all devices that have a key."""
        wanted = select(account.c.id).where(account.c.device_key.is_not(None))
        with self._engine.connect() as connection:
            return set(connection.execute(wanted).scalars())

    def add(self, ident: str, name: str, role: Role, key: str | None, now: int) -> None:
        """A new device, with its key if it has brought one. Raises `NameTaken`."""
        row = {
            "id": ident, "name": name, "name_key": name_key(name), "role": role, "password": None,
            "generation": 1, "made_at": now, "changed_at": now, "totp_step": 0, "recovery": "[]",
            "device_key": key,
        }  # fmt: skip
        try:
            with self._writing() as tx:
                tx.connection.execute(insert(account).values(row))
        except IntegrityError:
            raise NameTaken(name) from None

    def remove(self, ident: str) -> None:
        """Take back a device that was just added."""
        with self._writing() as tx:
            tx.connection.execute(delete(account).where(_is(ident)))

    def rename(self, ident: str, name: str) -> None:
        """Call a device something else. Raises `NameTaken`."""
        named = {"name": name, "name_key": name_key(name)}
        try:
            with self._writing() as tx:
                tx.connection.execute(update(account).where(_is(ident)).values(named))
        except IntegrityError:
            raise NameTaken(name) from None

    def bind(self, ident: str, key: str | None, now: int, act: Act | None = None) -> None:
        """Give a device this key, or none: its tokens and claims of before are void."""
        with self._writing() as tx:
            tx.connection.execute(delete(invitation).where(invitation.c.account == ident))
            _bind(tx.connection, ident, key, now)
            noted(tx, act, now)
        self._tell()

    def invite(
        self, ident: str, claim: str, now: int, expires_at: int, by: str, act: Act | None = None
    ) -> None:
        """Void the key of a device, and note the claim by which it may bring another."""
        row = {
            "hash": _hash(claim), "account": ident, "made_at": now, "expires_at": expires_at,
            "made_by": by,
        }  # fmt: skip
        with self._writing() as tx:
            tx.connection.execute(delete(invitation).where(invitation.c.account == ident))
            tx.connection.execute(insert(invitation).values(row))
            _bind(tx.connection, ident, None, now)
            noted(tx, act, now)
        self._tell()

    def redeem(self, claim: str, role: Role, key: str, now: int) -> KeyedDevice | None:
        """Bring a key by a claim: once, and again with the same key, for whoever lost the answer.
        None for a claim that is unknown, over, used with another key, or of another role."""
        found = select(invitation.c.account).where(
            invitation.c.hash == _hash(claim), invitation.c.expires_at > now
        )
        with self._writing() as tx:
            ident = tx.connection.execute(found).scalar()
            device = _device(tx.connection, ident) if ident is not None else None
            if device is None or device.role != role or device.key not in (None, key):
                return None
            if device.key is None:
                _bind(tx.connection, device.id, key, now)
                noted(tx, Act("device_paired", "device", device.id, device.id, role, "http"), now)
                device = _device(tx.connection, device.id)
        self._tell()
        return device


def _device(connection: Connection, ident: str) -> KeyedDevice | None:
    row = connection.execute(select(account).where(_is(ident))).first()
    if row is None:
        return None
    return KeyedDevice(row.id, row.name, cast(Role, row.role), row.generation, row.device_key)


def _is(ident: str) -> ColumnElement[bool]:
    return (account.c.id == ident) & account.c.role.in_(_ROLES)


def _bind(connection: Connection, ident: str, key: str | None, now: int) -> None:
    connection.execute(delete(refresh).where(refresh.c.account == ident))
    new = {"device_key": key, "changed_at": now, "generation": account.c.generation + 1}
    connection.execute(update(account).where(_is(ident)).values(new))


def _hash(claim: str) -> str:
    """Unlike a colleague's code, so that none opens what the other does."""
    return digest(f"device claim\0{claim}")

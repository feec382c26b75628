"""An account as the books know it."""

from __future__ import annotations

import unicodedata
from typing import Any, Final, NamedTuple, cast

from sqlalchemy import Row

from protocol.records import Role

COLLEAGUES: Final[tuple[Role, ...]] = ("admin", "manager", "staff")


class NameTaken(Exception):
    """Somebody has that name already."""


class LastAdministrator(Exception):
    """Nobody would be left who may manage everything."""


class Account(NamedTuple):
    """One who may sign in (`password` is a hash; None: invited and not here yet), or a device.

    Signed tokens bear the generation: those of an earlier one are void. Times are ms.
    """

    id: str
    name: str
    role: Role
    password: str | None
    generation: int = 1
    changed_at: int = 0
    """When the password was set last."""
    signed_in_at: int | None = None
    ended_at: int | None = None
    """Since when they work here no longer."""
    totp: str | None = None
    """The sealed secret of the second factor."""
    recovery: str = "[]"
    """JSON: hashes of the recovery codes that are left."""

    @property
    def is_colleagues(self) -> bool:
        """Whether it is of somebody who works here, and of no device."""
        return self.role in COLLEAGUES


def account_of(row: Row[Any]) -> Account:
    """The account of a row."""
    return Account(
        row.id,
        row.name,
        cast(Role, row.role),
        row.password,
        row.generation,
        row.changed_at,
        row.signed_in_at,
        row.ended_at,
        row.totp,
        row.recovery,
    )


def name_key(name: str) -> str:
    """The form in which names are compared: case and composition make no difference."""
    return unicodedata.normalize("NFKC", name.strip()).casefold()

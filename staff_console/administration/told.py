"""What the server tells of accounts and of devices that want to be paired."""

from __future__ import annotations

from datetime import datetime
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")
Instant = datetime | int | None
"""As the server writes instants over HTTP (RFC 3339); ms where it has been read."""


class Account(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """A colleague's account; `signed_in_at` is the last time."""

    id: str
    name: str
    role: str
    version: int = 0
    totp: bool = False
    """Whether signing in asks for a second factor."""
    invited: bool = False
    """Whether there is a code that nobody has used yet."""
    left: bool = False
    signed_in_at: Instant = None
    sign_ins: int = 0
    """So many places this account is signed in at now."""


class Invitation(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """A one-time code, shown here alone: the server keeps only its hash."""

    id: str
    code: str
    expires_at: Instant


class Candidate(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """A device that shows a pairing code and waits."""

    role: str
    check: str
    host: str = ""
    address: str = ""
    began_at: Instant = None


def ms(at: Instant) -> int:
    """Milliseconds since 1970; 0 for none."""
    return round(at.timestamp() * 1000) if isinstance(at, datetime) else at or 0


def take(told: Any, kind: type[T]) -> T | None:
    """The answer as a value; None where it is none of this kind."""
    try:
        return msgspec.convert(told, kind, strict=False)
    except msgspec.ValidationError:
        return None

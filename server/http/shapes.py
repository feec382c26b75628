"""What JSON on the HTTP surface looks like: camelCase, RFC 3339 in UTC, unknown fields refused."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any

import msgspec


class Shape(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """An answer."""


class Body(msgspec.Struct, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True):
    """A request's body. Fields that it does not know are refused, so that a typing slip is seen."""


def described(kind: Any, text: str, example: Any, **limits: Any) -> Any:
    """The type `kind` with its description and example in the API document."""
    return Annotated[kind, msgspec.Meta(description=text, examples=[example], **limits)]


def instant(at: int) -> datetime:
    """An instant (ms) as it is written in JSON."""
    return datetime.fromtimestamp(at / 1000, UTC)


def instant_or_none(at: int | None) -> datetime | None:
    """An instant (ms), if there is one."""
    return None if at is None else instant(at)


def millis(at: datetime) -> int:
    """An instant of a body in ms."""
    return int(at.timestamp() * 1000)


def millis_or_none(at: datetime | None) -> int | None:
    """An instant of a body in ms, if there is one."""
    return None if at is None else millis(at)

"""Columns as migrations tell them, in a word each. What is told here never changes its meaning."""

from __future__ import annotations

from typing import Any, Final

import sqlalchemy as sa

_TYPES: Final[dict[str, Any]] = {
    "int": sa.BigInteger(),
    "bool": sa.Boolean(),
    "bytes": sa.LargeBinary(),
    "text": sa.Text(),
}


def columns(told: str) -> list[sa.Column[Any]]:
    """Columns as `name:type` with spaces between.

    A number is the length of a string, `!` the key, `?` may be missing.
    """
    return [_column(word) for word in told.split()]


def _column(told: str) -> sa.Column[Any]:
    name, _, kind = told.partition(":")
    plain = kind.rstrip("!?")
    type_ = _TYPES[plain] if plain in _TYPES else sa.String(int(plain))
    return sa.Column(name, type_, primary_key=kind.endswith("!"), nullable=kind.endswith("?"))

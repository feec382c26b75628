"""The tables of accounts. They lie beside the site's own, and never enter its log."""

from __future__ import annotations

from typing import Final

from sqlalchemy import BigInteger, Column, ForeignKey, Index, MetaData, String, Table, Text

metadata: Final = MetaData()

account: Final = Table(
    "account",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("name", String(120), nullable=False),
    Column("name_key", String(240), nullable=False, unique=True),
    Column("role", String(16), nullable=False),
    Column("password", Text, nullable=True),
    Column("made_at", BigInteger, nullable=False),
)

refresh: Final = Table(
    "refresh",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("account", String(36), ForeignKey("account.id", ondelete="CASCADE"), nullable=False),
    Column("family", String(36), nullable=False),
    Column("expires_at", BigInteger, nullable=False),
    Column("used_at", BigInteger, nullable=True),
    Index("refresh_family", "family"),
    Index("refresh_expires", "expires_at"),
)

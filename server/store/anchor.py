"""The anchor beside the database: where the audit surely was, in a file of its own.

Whoever cuts off the newest rows can set the counter back too. The anchor is sealed under the key of
the audit, and tells. It follows the database, never the other way: a crash in between leaves an
anchor that is behind, which is as good.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec
from sqlalchemy import Connection, select, type_coerce
from sqlalchemy.types import NullType

from server.store.audit import SEAL_BYTES, Act, Chain, End
from server.store.engine import StoreFault
from server.store.mark import replace_file
from server.store.tables import audit, site_counter

if TYPE_CHECKING:
    from server.store.store import Store

SUFFIX: Final = ".audit"
_pack: Final = msgspec.msgpack.Encoder()


class Anchor(msgspec.Struct, frozen=True):
    """Site, number and link of a row that was the newest, and the seal of all three."""

    site: str
    seq: int
    link: bytes
    seal: bytes


def anchor_path(database: Path) -> Path:
    """Where the anchor of a database lies."""
    return database.with_name(database.name + SUFFIX)


def read_anchor(store: Store) -> End | None:
    """Where the audit was; None where no anchor is, or not one that this house has made."""
    found = _found(store.path)
    if found is None:
        return None
    end = End(found.seq, found.link)
    good = hmac.compare_digest(found.seal, _seal(store.chain, found.site, end))
    return end if good and found.site == store.site else None


def begin(store: Store) -> None:
    """The anchor of an audit in which nothing stands yet, before anything can. Later there is no
    first one any more: whoever takes all rows and the anchor leaves an audit without. Raises
    `StoreFault`."""
    found = _found(store.path)
    if found is None or found.seq == 0:
        with _told(store):
            _write(store, End(0, b""))


def settle(store: Store, now: int) -> None:
    """An older copy of the store is accepted: the audit says so, and gets another anchor. Raises
    `StoreFault`."""
    if not holds(store):
        with store.writing() as tx:
            tx.note([_rolled_back(store)], now)
            tx.commit()
        with _told(store):
            renew(store)


@contextmanager
def _told(store: Store) -> Iterator[None]:
    try:
        yield
    except OSError as fault:
        raise StoreFault(
            f"{anchor_path(store.path)} cannot be written ({fault.strerror}). "
            "Make room there, or give this user the right to write."
        ) from None


def _rolled_back(store: Store) -> Act:
    """Where the audit was, as far as the anchor is to be believed."""
    kept = read_anchor(store)
    return Act(
        "rolled_back", "site", store.site, "command line", "admin", "command line",
        data={"from": kept.seq} if kept else None,
    )  # fmt: skip


def holds(store: Store) -> bool:
    """Whether the audit is where the anchor says that it was, or further. Blocks."""
    kept = read_anchor(store)
    with store.engine.connect() as connection:
        return kept is not None and _on_chain(connection, store.site, kept)


def advance(store: Store) -> bool:
    """Set the anchor to the newest row; False where it does not hold, and stays as evidence.

    Blocks. Raises `OSError`.
    """
    kept = read_anchor(store)
    if kept is None:
        return False
    with store.engine.connect() as connection:
        end = counted(connection, store.site)
        if kept == end:
            return True
        if not _on_chain(connection, store.site, kept):
            return False
    _write(store, end)
    return True


def renew(store: Store) -> None:
    """Set the anchor to the newest row whatever it was: an older copy was put back knowingly, and
    the audit says so. Blocks. Raises `OSError`."""
    with store.engine.connect() as connection:
        end = counted(connection, store.site)
    _write(store, end)


def counted(connection: Connection, site: str) -> End:
    """Where the counter says that the audit ends."""
    columns = (site_counter.c.audit_seq, site_counter.c.audit_hash)
    row = connection.execute(select(*columns).where(site_counter.c.site == site)).one()
    return End(row.audit_seq, bytes(row.audit_hash))


def _on_chain(connection: Connection, site: str, kept: End) -> bool:
    if kept.seq == 0:
        return True
    this = (audit.c.site == site, audit.c.seq == kept.seq)
    found = connection.execute(select(type_coerce(audit.c.hash, NullType())).where(*this)).scalar()
    return isinstance(found, bytes) and found[SEAL_BYTES:] == kept.link


def _found(database: Path) -> Anchor | None:
    try:
        return msgspec.json.decode(anchor_path(database).read_bytes(), type=Anchor)
    except (OSError, msgspec.DecodeError):
        return None


def _write(store: Store, end: End) -> None:
    anchor = Anchor(store.site, end.seq, end.link, _seal(store.chain, store.site, end))
    replace_file(anchor_path(store.path), msgspec.json.encode(anchor))


def _seal(chain: Chain, site: str, end: End) -> bytes:
    return chain(b"anchor\0" + _pack.encode((site, *end)))

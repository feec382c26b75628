"""The audit is a chain under the house's own key."""

from __future__ import annotations

import os
from pathlib import Path

from sqlalchemy import select

from server.accounts.keys import AUDIT_KEY, Keys
from server.cli.site import opened
from server.compose import compose
from server.data_folder import DataFolder
from server.settings import Settings
from server.store.audit import Act, End
from server.store.store import Store
from server.store.tables import audit, audit_personal, site_counter
from tests.hall import NOON


def an_act(number: int, name: str = "") -> Act:
    """A sign-in, or with a name one that tells something personal."""
    personal = {"name": name} if name else None
    return Act(
        "signed_in", "staff", f"staff {number}", "ann", "staff", "http",
        data={"number": number}, personal=personal, person="ann" if name else None,
    )  # fmt: skip


def a_store(folder: Path) -> Store:
    return Store.open(folder / "nowserving.db", NOON, bytes(range(20)))


def test_acts_are_numbered_in_their_order_and_go_with_the_transaction(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    with store.writing() as tx:
        tx.note([an_act(1), an_act(2, "Mina")], NOON)
        tx.note([an_act(3)], NOON)
        tx.commit()
    with store.writing() as tx:
        tx.note([an_act(4)], NOON)
    with store.engine.connect() as connection:
        rows = connection.execute(select(audit.c.seq, audit.c.data).order_by(audit.c.seq)).all()
        beside = connection.execute(select(audit_personal.c.seq, audit_personal.c.data)).all()
        end = End(
            *connection.execute(select(site_counter.c.audit_seq, site_counter.c.audit_hash)).one()
        )
    store.close()
    assert [tuple(row) for row in rows] == [(n, b'{"number":%d}' % n) for n in (1, 2, 3)]
    assert [tuple(row) for row in beside] == [(2, b'{"name":"Mina"}')]
    assert end.seq == 3 and len(end.link) == 32


async def test_the_server_and_the_command_line_write_under_the_key_of_the_house(
    tmp_path: Path,
) -> None:
    composition = compose(Settings(data=tmp_path))
    keys = Keys.load(DataFolder.open(tmp_path).keys)
    told = keys.chain(b"one")
    assert composition.store.chain(b"one") == told != Keys.made_up().chain(b"one")
    composition.close()
    async with opened(tmp_path) as site:
        assert site.store.chain(b"one") == told
    key = DataFolder.open(tmp_path).keys / AUDIT_KEY
    assert len(key.read_bytes()) == 32
    if os.name == "posix":
        assert key.stat().st_mode & 0o077 == 0


def test_what_was_told_long_ago_is_forgotten_whoever_it_is_of(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    with store.writing() as tx:
        tx.note([an_act(1, "Mina"), an_act(2)], NOON)
        tx.note([an_act(3, "Mina")], NOON + 1)
        assert tx.forget(NOON) == 0 and tx.forget(NOON + 1) == 1
        tx.commit()
        assert tx.erased
    with store.engine.connect() as connection:
        assert connection.scalars(select(audit_personal.c.seq)).all() == [3]
    store.close()

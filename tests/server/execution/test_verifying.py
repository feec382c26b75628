"""Whatever is done to the audit by who lacks its key is found, and nothing else is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocol.audit import AuditFault
from server.execution.verifying import verify
from server.store import anchor, audit_rows
from server.store.audit import Act, Chain, append, erase
from server.store.store import Store
from server.store.tables import audit, audit_personal
from tests.hall import NOON

ROWS = 9
TOLD = (3, 6, 9)
"""Those beside which something personal lies."""
KEY = b"of this house"


def an_act(number: int) -> Act:
    personal = {"name": f"Mina {number}"} if number in TOLD else None
    return Act(
        "signed_in", "staff", f"staff {number}", "ann", "staff", "http",
        data={"number": number}, personal=personal, person=f"person {number}",
    )  # fmt: skip


def under(key: bytes) -> Chain:
    import hmac

    return lambda content: hmac.digest(key, content, "sha256")


class Hall:
    """A store with an audit, and a hand that has no key."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "nowserving.db"
        self.store = Store.open(self.path, NOON, bytes(range(20)), chain=under(KEY))
        self.write(1, ROWS)
        assert anchor.advance(self.store)

    def write(self, first: int, last: int) -> None:
        """As the server writes."""
        with self.store.writing() as tx:
            tx.note([an_act(number) for number in range(first, last + 1)], NOON)
            tx.commit()

    def by_hand(self, *statements: str, values: tuple[Any, ...] = ()) -> None:
        """As somebody does who can write the file."""
        with self.store.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA synchronous=OFF")
            for statement in statements:
                connection.exec_driver_sql(statement, values)

    def read(self, statement: str, *values: Any) -> Any:
        with self.store.engine.connect() as connection:
            return tuple(connection.exec_driver_sql(statement, values).one())

    def cut(self, last: int) -> None:
        """Let the newest rows be those up to `last`, and the counter say so."""
        hashed = self.read("SELECT hash FROM audit WHERE seq = ?", last)[0]
        for table in ("audit", "audit_personal"):
            self.by_hand(f"DELETE FROM {table} WHERE seq > {last}")
        self.by_hand(
            f"UPDATE site_counter SET audit_seq = {last}, audit_hash = ?", values=(hashed[16:],)
        )

    @property
    def faults(self) -> list[tuple[str, int, int]]:
        return [(f.kind, f.first, f.last) for f in verify(self.store, NOON).faults]


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    made = Hall(tmp_path)
    yield made
    made.store.close()


def test_an_audit_that_nobody_has_touched_is_whole(hall: Hall) -> None:
    verdict = verify(hall.store, NOON + 1)
    assert (verdict.rows, verdict.first_at, verdict.last_at) == (ROWS, NOON, NOON)
    assert verdict.checked_at == NOON + 1 and verdict.faults == []


def test_the_chain_is_one_over_all_bites(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit_rows, "BITE", 4)
    monkeypatch.setattr("server.execution.verifying.BITE", 4)
    assert hall.faults == []
    hall.by_hand("DELETE FROM audit WHERE seq IN (4, 5)")
    assert hall.faults == [("missing", 4, 5)]


COLUMNS = [column.name for column in audit.columns if column.name not in ("site", "seq")]


@pytest.mark.parametrize("seq", [1, 6, ROWS])
def test_of_a_row_with_another_value_in_any_column_just_that_row_is_told(
    hall: Hall, seq: int
) -> None:
    for column in COLUMNS:
        (before,) = hall.read(f"SELECT {column} FROM audit WHERE seq = ?", seq)
        other = NOON + 1 if column == "at" else b"\0" * len(before or b"") or b"x"
        hall.by_hand(f"UPDATE audit SET {column} = ? WHERE seq = {seq}", values=(other,))
        assert hall.faults == [("changed", seq, seq)], column
        hall.by_hand(f"UPDATE audit SET {column} = ? WHERE seq = {seq}", values=(before,))
    assert hall.faults == []


def test_rows_that_changed_places_are_told(hall: Hall) -> None:
    for old, new in ((4, -1), (5, 4), (-1, 5)):
        hall.by_hand(f"UPDATE audit SET seq = {new} WHERE seq = {old}")
    assert hall.faults == [("changed", 4, 5)]


def test_a_row_of_another_history_of_this_house_is_told(hall: Hall, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = Hall(tmp_path / "other")
    (hashed,) = other.read("SELECT hash FROM audit WHERE seq = 5")
    other.store.close()
    hall.cut(4)
    hall.write(5, ROWS)
    hall.by_hand("UPDATE audit SET hash = ? WHERE seq = 5", values=(hashed,))
    assert ("changed", 5, 5) in hall.faults


def test_rows_that_were_taken_out_are_told_as_missing(hall: Hall) -> None:
    hall.by_hand("DELETE FROM audit WHERE seq IN (1, 4, 5)")
    assert hall.faults == [("missing", 1, 1), ("missing", 4, 5)]


def test_rows_that_were_cut_off_at_the_end_are_told_by_the_counter(hall: Hall) -> None:
    anchor.anchor_path(hall.path).unlink()
    hall.by_hand("DELETE FROM audit WHERE seq > 6")
    assert hall.faults == [("truncated", 7, ROWS)]


def test_with_the_counter_set_back_the_anchor_tells(hall: Hall) -> None:
    hall.cut(6)
    assert hall.faults == [("truncated", 7, ROWS)]
    assert not anchor.advance(hall.store)
    # Nor is it forgotten when others are written in their stead.
    hall.write(7, ROWS + 3)
    assert not anchor.advance(hall.store)
    assert hall.faults == [("truncated", ROWS, ROWS)]


def test_without_its_anchor_nobody_knows_how_many_newest_rows_are_gone(hall: Hall) -> None:
    hall.cut(6)
    path = anchor.anchor_path(hall.path)
    kept = path.read_bytes()
    for content in (None, b"", b"{}", kept.replace(b'"seq":9', b'"seq":6')):
        path.unlink() if content is None else path.write_bytes(content)
        assert hall.faults == [("truncated", 7, 6)]


def test_an_audit_that_was_taken_away_whole_with_its_anchor_gets_no_first_one(
    hall: Hall,
) -> None:
    hall.by_hand("DELETE FROM audit", "DELETE FROM audit_personal")
    hall.by_hand("UPDATE site_counter SET audit_seq = 0, audit_hash = x''")
    anchor.anchor_path(hall.path).unlink()
    Store.open(hall.path, NOON, bytes(20), chain=under(KEY)).close()
    assert hall.faults == [("truncated", 1, 0)]
    hall.write(1, 2)
    assert not anchor.advance(hall.store)
    assert hall.faults == [("truncated", 3, 2)]


def test_an_anchor_that_is_behind_is_as_good(hall: Hall) -> None:
    hall.write(ROWS + 1, ROWS + 2)
    assert hall.faults == []
    assert anchor.advance(hall.store) and hall.faults == []


def test_a_counter_that_was_set_back_alone_is_told(hall: Hall) -> None:
    hall.by_hand("UPDATE site_counter SET audit_seq = 7")
    assert hall.faults == [("changed", 8, ROWS)]
    hall.by_hand(f"UPDATE site_counter SET audit_seq = {ROWS}, audit_hash = x'00'")
    assert hall.faults == [("changed", ROWS, ROWS)]


def test_a_row_that_was_written_under_another_key_is_told(hall: Hall) -> None:
    with hall.store.writing() as tx:
        site = hall.store.site
        end = append(tx.connection, site, [an_act(10)], NOON, under(b"x"), tx.audited())
        tx.connection.exec_driver_sql(
            "UPDATE site_counter SET audit_seq = ?, audit_hash = ?", (end.seq, end.link)
        )
        tx.commit()
    assert hall.faults == [("changed", ROWS + 1, ROWS + 1)]


def test_personal_data_that_is_other_than_was_told_is_unmatched(hall: Hall) -> None:
    for change in ("person = 'person 3'", "salt = x'00'", "data = '{}'", "seq = 7"):
        row = hall.read("SELECT * FROM audit_personal WHERE seq = 6")
        hall.by_hand(f"UPDATE audit_personal SET {change} WHERE seq = 6")
        seq = 7 if "seq" in change else 6
        assert hall.faults == [("unmatched", seq, seq)], change
        hall.by_hand(f"DELETE FROM audit_personal WHERE seq = {seq}")
        hall.by_hand("INSERT INTO audit_personal VALUES (?, ?, ?, ?, ?)", values=row)
    hall.by_hand("UPDATE audit_personal SET seq = 77 WHERE seq = 6")
    assert hall.faults == [("unmatched", 77, 77)]


def test_what_was_erased_leaves_the_chain_whole(hall: Hall) -> None:
    with hall.store.writing() as tx:
        assert erase(tx.connection, hall.store.site, "person 6") == 1
        tx.commit()
    assert hall.faults == []
    shown = {
        row.seq: row.personal for row in audit_rows.page(hall.store, None, audit_rows.Wanted())
    }
    assert [shown[seq] for seq in (2, 3, 6)] == ["none", "kept", "erased"]


@pytest.fixture(scope="module")
def any_hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    made = Hall(tmp_path_factory.mktemp("any"))
    yield made
    made.store.close()


PLACES = [
    *(("audit", c.name, seq) for c in audit.columns for seq in range(1, ROWS + 1)),
    *(("audit_personal", c.name, seq) for c in audit_personal.columns for seq in TOLD),
]


@given(
    place=st.sampled_from(PLACES),
    change=st.integers(0, 2**20),
    more=st.sampled_from([b"", b"\0", b"a"]),
)
def test_any_one_change_of_what_is_stored_is_found(
    any_hall: Hall, place: tuple[str, str, int], change: int, more: bytes
) -> None:
    table, column, seq = place
    columns = "*" if column == "seq" else column
    row = any_hall.read(f"SELECT {columns} FROM {table} WHERE seq = ?", seq)
    before = seq if column == "seq" else row[0]
    other = otherwise(before, change, more)
    any_hall.by_hand(f"UPDATE {table} SET {column} = ? WHERE seq = {seq}", values=(other,))
    try:
        faults = verify(any_hall.store, NOON).faults
    finally:
        where = f"{column} = ?" if column in ("seq", "site") else f"seq = {seq}"
        now = (before, other) if column in ("seq", "site") else (before,)
        any_hall.by_hand(f"UPDATE {table} SET {column} = ? WHERE {where}", values=now)
    assert faults
    if column not in ("seq", "site"):
        assert {(f.first, f.last) for f in faults} == {(seq, seq)}
    assert verify(any_hall.store, NOON).faults == []


def otherwise(value: Any, change: int, more: bytes) -> Any:
    """Another value of the same type: one more, a bit turned, a byte longer."""
    if isinstance(value, int):
        return value + 1_000 + change
    as_bytes = bytearray((value.encode() if isinstance(value, str) else value) or b"")
    if as_bytes and not more:
        place = change % len(as_bytes)
        as_bytes[place] ^= 1
    else:
        as_bytes += more or b"x"
    return as_bytes.decode(errors="replace") if isinstance(value, str) else bytes(as_bytes)


def test_what_is_told_reads_in_order(hall: Hall) -> None:
    hall.by_hand("DELETE FROM audit WHERE seq = 2", "UPDATE audit SET op = 'x' WHERE seq = 5")
    assert verify(hall.store, NOON).faults == [
        AuditFault("missing", 2, 2),
        AuditFault("changed", 5, 5),
    ]


def test_an_older_copy_that_is_accepted_is_a_row_and_the_chain_is_whole(hall: Hall) -> None:
    hall.cut(6)
    hall.store.close()
    for accepted in (False, True, True):
        opened = Store.open(
            hall.path, NOON, bytes(range(20)), chain=under(KEY), accept_rollback=accepted
        )
        rows = audit_rows.page(opened, None, audit_rows.Wanted())
        faults = verify(opened, NOON).faults
        opened.close()
        assert (faults == []) is accepted
    assert [(row.seq, row.op, row.data) for row in rows[:1]] == [(7, "rolled_back", {"from": 9})]

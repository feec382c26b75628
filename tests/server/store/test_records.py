"""Whatever a record holds comes back from its table as it was."""

from __future__ import annotations

from collections.abc import Iterator
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints
from zlib import crc32

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from protocol.changes import Gone, Put
from protocol.records import RECORD_TYPES, Call, Entry, Record, Reservation, SlotHold
from protocol.tickets import Ticket, TicketMessage
from server.store.store import Store
from server.store.tables import SHAPES
from server.store.writing import Counter
from tests.hall import NOON

signs = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
texts = st.text(signs, max_size=12)
PLAIN = {
    str: texts,
    int: st.integers(-(2**63), 2**63 - 1),
    bool: st.booleans(),
    float: st.floats(allow_nan=False, allow_infinity=False),
}
"""JSON has no infinity: rules keep it out."""


def strategy(hint: Any) -> st.SearchStrategy[Any]:
    """Values that a field of this type can have."""
    if hint in PLAIN:
        return PLAIN[hint]
    if get_origin(hint) is Annotated:
        return bounded(*get_args(hint))
    if get_origin(hint) is list:
        return st.lists(strategy(get_args(hint)[0]), max_size=3)
    if get_origin(hint) is tuple:
        return st.tuples(*map(strategy, get_args(hint)))
    if get_origin(hint) is dict:
        return st.dictionaries(*map(strategy, get_args(hint)), max_size=3)
    if get_origin(hint) in (Union, UnionType):
        return st.one_of(*map(strategy, get_args(hint)))
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        hints = get_type_hints(hint, include_extras=True)
        return st.builds(hint, **{name: strategy(hints[name]) for name in hint.__struct_fields__})
    return st.from_type(hint)


def bounded(plain: Any, meta: msgspec.Meta) -> st.SearchStrategy[Any]:
    """Values of a type that keep to what the record says of them."""
    if meta.pattern is not None:
        return st.from_regex(meta.pattern, fullmatch=True)
    if plain is int:
        return st.integers(meta.ge, meta.le)  # type: ignore[arg-type]
    if plain is float:
        return st.floats(meta.ge, meta.le)
    sizes = {"min_size": meta.min_length or 0, "max_size": min(meta.max_length or 12, 12)}
    if plain is str:
        return st.text(signs, **sizes)
    if get_origin(plain) is dict:
        return st.dictionaries(*map(strategy, get_args(plain)), max_size=3)
    return st.lists(strategy(get_args(plain)[0]), **sizes)


def bookable(record: Record) -> Record:
    """The same; who takes a time does so for an hour and of a resource of their own, and a number
    is nobody else's, or the store would refuse it (`claims` and `tables` in `server.store`); by
    its id a message is found in the search."""
    if isinstance(record, Ticket):
        return msgspec.structs.replace(record, number=crc32(record.id.encode()))
    if isinstance(record, TicketMessage):
        return msgspec.structs.replace(record, id=f"{record.ticket}.{record.nth}")
    if isinstance(record, Reservation):
        record = msgspec.structs.replace(record, number=record.id)
    if not isinstance(record, Reservation | SlotHold):
        return record
    start = record.start_at % 10**12
    lasts: dict[str, Any] = {"start_at": start, "end_at": start + 3_600_000, "before_min": 5}
    return msgspec.structs.replace(record, **lasts, after_min=10, resources=[record.id])


records = st.one_of(*map(strategy, RECORD_TYPES)).map(bookable)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    opened = Store.open(tmp_path_factory.mktemp("store") / "a.db", NOON, bytes(range(20)))
    yield opened
    opened.close()


def save(store: Store, *changes: Put | Gone) -> None:
    with store.writing() as tx:
        counter = tx.counter()
        tx.append(Counter(counter.epoch, counter.seq, counter.at), [], [], list(changes))
        tx.commit()


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(records)
def test_what_is_written_is_read(store: Store, record: Record) -> None:
    save(store, Put(record))
    assert store.get(record.kind(), record.id) == record


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(records, records)
def test_what_is_gone_is_gone_and_the_last_change_counts(
    store: Store, first: Record, second: Record
) -> None:
    save(store, Put(first), Gone(first.kind(), first.id), Put(second))
    if (first.kind(), first.id) != (second.kind(), second.id) and first.kind() != "call":
        assert store.get(first.kind(), first.id) is None
    assert store.get(second.kind(), second.id) == second


def test_a_call_that_comes_and_goes_within_one_batch_is_kept_for_reports(store: Store) -> None:
    call = Call(
        id="short", entry="e", number="A001", service_point="p", desk="d", desk_name="Desk", at=1
    )
    save(store, Put(call), Gone("call", "short"))
    assert store.get("call", "short") == call
    assert call not in store.live()[1]


def test_every_kind_has_its_table_and_nothing_of_it_is_left_out() -> None:
    assert set(SHAPES) == {kind.kind() for kind in RECORD_TYPES}
    for kind, shape in SHAPES.items():
        assert set(shape.names) == set(shape.record.__struct_fields__), kind


def test_what_was_not_committed_never_was(store: Store) -> None:
    entry = Entry(
        id="e", visit="v", number="A001", service_point="p", service="s", state="waiting",
        joined_at=1, eligible_at=1, since=1, present=True,
    )  # fmt: skip
    with store.writing() as tx:
        counter = tx.counter()
        tx.append(Counter(counter.epoch, counter.seq + 1, 2), [], [], [Put(entry)])
    assert store.get("entry", "e") is None
    assert store.head().seq == counter.seq


def test_the_entry_of_a_visit_is_found_by_the_ids_that_follow_it(store: Store) -> None:
    ids = [f"{number:036}" for number in range(1, 61)]
    for visit, entry in zip(ids[::3], ids[2::3], strict=True):
        made = Entry(
            id=entry, visit=visit, number="A001", service_point="p", service="s", state="left",
            joined_at=1, eligible_at=1, since=1, present=True,
        )  # fmt: skip
        save(store, Put(made))
    found = store.entry_of(ids[30])
    assert found is not None and found.id == ids[32]
    assert store.entry_of("f" * 36) is None


def test_of_several_legs_the_one_that_changed_last_is_the_end_of_a_visit(store: Store) -> None:
    leg = Entry(
        id="leg-1", visit="many-legs", number="A001", service_point="p", service="s",
        state="completed", joined_at=1, eligible_at=1, since=30, present=True,
    )  # fmt: skip
    taken_back = msgspec.structs.replace(leg, id="leg-2", state="cancelled", since=20)
    save(store, Put(leg), Put(taken_back))
    assert store.entry_of("many-legs") == leg

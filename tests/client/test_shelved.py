"""The copy that lies by kind holds what the plain copy holds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from client.shelved import Shelved
from protocol.changes import Change, Gone, Put
from protocol.messages import Delta, Snapshot
from protocol.records import Person, Record, Site, Staff
from protocol.replica import Replica

KINDS: tuple[type[Record], ...] = (Person, Site, Staff)
idents = st.sampled_from("abc")
puts = st.one_of(
    st.builds(lambda i, n: Put(Person(id=i, name=n)), idents, st.text(max_size=2)),
    st.builds(lambda i, n: Put(Site(id=i, name=n)), idents, st.text(max_size=2)),
    st.builds(lambda i, n: Put(Staff(id=i, name=n, role="staff")), idents, st.text(max_size=2)),
)
gone = st.builds(lambda kind, i: Gone(kind.kind(), i), st.sampled_from(KINDS), idents)
changes: st.SearchStrategy[list[Change]] = st.lists(st.one_of(puts, gone), max_size=6)


@given(first=changes, deltas=st.lists(changes, max_size=5), again=changes, late=st.booleans())
def test_each_kind_holds_what_the_plain_copy_holds_in_the_same_order(
    first: list[Change], deltas: list[list[Change]], again: list[Change], late: bool
) -> None:
    plain, shelved = Replica("staff"), Shelved("staff")
    for copy in (plain, shelved):
        copy.snapshot(Snapshot("staff", "e", 1, 1, first))
        for seq, batch in enumerate(deltas, 1):
            copy.delta(Delta("staff", "e", seq, seq + 1, seq, batch))
        # An older frame and one after a gap change nothing.
        copy.delta(Delta("staff", "e", 0, 1, 1, again))
        copy.delta(Delta("staff", "e", 90, 91, 1, again))
        copy.snapshot(Snapshot("staff", "f" if late else "e", 99 if late else 0, 1, again))
    assert shelved.state == plain.state
    assert shelved.position == plain.position
    for kind in KINDS:
        assert list(shelved.of(kind)) == list(plain.of(kind))
        for ident in (*"abc", None):
            assert shelved.get(kind, ident) == plain.get(kind, ident)

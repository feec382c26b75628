"""Changes are absolute: folding them is the same however they are grouped, merged or repeated."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from protocol.changes import Change, Gone, Put, State, apply, key_of, merge
from protocol.messages import Delta, Heartbeat, Position, Snapshot
from protocol.records import Person, Staff
from protocol.replica import Replica

idents = st.sampled_from("abcd")
puts = st.one_of(
    st.builds(lambda i, n: Put(Person(id=i, name=n)), idents, st.sampled_from("xyz")),
    st.builds(lambda i, n: Put(Staff(id=i, name=n, role="staff")), idents, st.sampled_from("xyz")),
)
gone = st.builds(Gone, st.sampled_from(["person", "staff"]), idents)
changes = st.lists(puts | gone, max_size=20)
batches = st.lists(changes, max_size=6)


def fold(*lists: list[Change]) -> State:
    state: State = {}
    for each in lists:
        apply(state, each)
    return state


@given(batches)
def test_the_merged_list_has_the_same_effect_and_one_change_to_a_key(
    batches: list[list[Change]],
) -> None:
    merged = merge(batches)
    assert fold(merged) == fold(*batches)
    keys = [change.key for change in merged]
    assert len(set(keys)) == len(keys)


@given(changes, changes)
def test_the_merged_list_has_the_same_effect_on_any_state(
    before: list[Change], after: list[Change]
) -> None:
    state = fold(before)
    apply(state, merge([after]))
    assert state == fold(before, after)


@given(changes)
def test_applying_a_list_twice_is_the_same_as_once(each: list[Change]) -> None:
    assert fold(each, each) == fold(each)


@given(changes)
def test_every_record_lies_under_its_own_key(each: list[Change]) -> None:
    assert all(key_of(record) == key for key, record in fold(each).items())


@given(
    st.lists(changes, min_size=1, max_size=8),
    st.lists(st.tuples(st.integers(0, 7), st.integers(1, 8), st.booleans()), max_size=25),
)
def test_a_replica_is_always_the_fold_up_to_its_seq_and_never_goes_back(
    log: list[list[Change]], frames: list[tuple[int, int, bool]]
) -> None:
    """Frames over any span of the log, lost, doubled and in any order."""
    replica = Replica("staff")
    reached = 0
    for begin, end, whole in frames:
        f, q = min(begin, len(log)), min(max(begin + 1, end), len(log))
        if whole:
            told = [Put(record) for record in fold(*log[:q]).values()]  # type: ignore[arg-type]
            replica.snapshot(Snapshot("staff", "e", q, q, list(told)))
        elif f < q:
            verdict = replica.delta(Delta("staff", "e", f, q, q, merge(log[f:q])))
            assert (verdict == "resubscribe") == (replica.position is None or f > reached)
        if replica.position is not None:
            assert replica.position.seq >= reached
            reached = replica.position.seq
            assert replica.state == fold(*log[:reached])


def test_another_epoch_begins_anew_even_at_a_lower_number() -> None:
    replica = Replica("staff")
    ann = Staff(id="a", name="Ann", role="staff")
    replica.snapshot(Snapshot("staff", "old", 90, 1, [Put(Person(id="p"))]))
    assert replica.delta(Delta("staff", "new", 5, 6, 2, [Put(ann)])) == "resubscribe"
    assert replica.heartbeat(Heartbeat("staff", "new", 6, 2)) == "resubscribe"
    assert replica.snapshot(Snapshot("staff", "new", 6, 2, [Put(ann)])) == "applied"
    assert replica.position == Position("new", 6)
    assert list(replica.of(Staff)) == [ann]
    assert replica.get(Person, "p") is None


def test_a_heartbeat_tells_whether_the_last_frame_was_lost() -> None:
    replica = Replica("staff")
    assert replica.heartbeat(Heartbeat("staff", "e", 3, 0)) == "resubscribe"
    replica.snapshot(Snapshot("staff", "e", 3, 0, []))
    assert replica.heartbeat(Heartbeat("staff", "e", 3, 0)) == "ignored"
    assert replica.heartbeat(Heartbeat("staff", "e", 4, 0)) == "resubscribe"


def test_the_servers_clock_at_the_last_frame_never_goes_back() -> None:
    replica = Replica("staff")
    replica.snapshot(Snapshot("staff", "e", 1, 900, []))
    replica.delta(Delta("staff", "e", 1, 2, 800, []))
    assert replica.at == 900


def test_what_is_not_there_is_none() -> None:
    replica = Replica("staff")
    assert replica.get(Staff, None) is None
    assert replica.get(Staff, "nobody") is None

"""What must be true of a database after a storm, whatever happened in it."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from typing import Final, NamedTuple

import msgspec
from sqlalchemy import select

from protocol.changes import State, key_of
from protocol.outcomes import REFUSALS, Answer, Moved, Refusal
from protocol.records import Entry, Interval
from server.domain.floor import Floor
from server.domain.legs import TAKEN_BACK
from server.store.store import Store
from server.store.tables import KEPT, ON_FLOOR, SHAPES, from_row, receipt
from tests.hall import ADMIN
from tests.storm.ledger import Ledger
from tests.storm.walk import Walk, whole_log

STILL: Final = frozenset(
    {
        "check_in",
        "set_desk",
        "set_point",
        "confirm_call",
        "broadcast",
        "note",
        "expire_waiting",
        "print_slip",
        "ask_for_help",
        "answer_help",
        "update_service_point",
    }
)
"""Commands that succeed also where nothing is to be changed; all others leave a log entry."""
_answers: msgspec.json.Decoder[Answer] = msgspec.json.Decoder(Answer)


class Span(NamedTuple):
    """An entry was in a state from one instant to another, ms; None: to this day."""

    state: str
    begins: int
    ends: int | None
    version: int


def prove(store: Store, ledger: Ledger) -> State:
    """All of it. Raises `AssertionError`. The fold of the log."""
    log = whole_log(store)
    walk = Walk(store.site)
    walk.through(log)
    assert walk.faults == []
    assert rows(store) == walk.state
    assert Floor(store.live()[1]).state.items() <= walk.state.items()
    assert walk.calls == {str(row["id"]) for row in _all(store, "call")}
    spans_are_chains(walk.state)
    each_answered_once(store, ledger)
    done = ledger.done
    logged = Counter(entry.kind for entry in log if entry.actor not in ("timer", ADMIN.id))
    for kind in logged:
        if kind not in STILL:
            assert logged[kind] == done[kind], f"{kind} was done so often and answered so often"
        assert logged[kind] <= done[kind], f"{kind} was done more often than it was answered"
    return walk.state


def rows(store: Store) -> State:
    """Every row of every kind, as a fold has it."""
    found: State = {}
    for kind in SHAPES:
        for row in _all(store, kind):
            if kind not in KEPT or row[ON_FLOOR]:
                record = from_row(kind, row)
                found[key_of(record)] = record
    return found


def spans_are_chains(state: State) -> None:
    """Each entry has been in one state at a time from joining on, and each visit at one desk."""
    spans: defaultdict[str, list[Span]] = defaultdict(list)
    for record in state.values():
        if isinstance(record, Interval) and not record.withdrawn:
            version = int(record.id.rpartition(".")[2])
            span = Span(record.state, record.from_at, record.to_at, version)
            spans[record.entry].append(span)
    served: defaultdict[str, list[Span]] = defaultdict(list)
    for entry in [record for record in state.values() if isinstance(record, Entry)]:
        if entry.reason == TAKEN_BACK:
            continue  # A leg that is as if it had never been.
        chain = sorted(spans[entry.id], key=lambda span: span.version)
        chain.append(Span(entry.state, entry.since, None, entry.version))
        what = f"{entry.number} {entry.id}: {chain}"
        assert chain[0].begins == entry.joined_at, what
        assert all(one.ends == next_.begins for one, next_ in pairwise(chain)), what
        served[entry.visit] += [span for span in chain if span.state == "serving"]
    for visit, times in served.items():
        times.sort(key=lambda span: (span.begins, span.ends is None, span.ends or 0))
        apart = all(
            one.ends is not None and one.ends <= next_.begins for one, next_ in pairwise(times)
        )
        assert apart, f"{visit} was served twice at once: {times}"


def each_answered_once(store: Store, ledger: Ledger) -> None:
    """One receipt to a command, with the answer that came; what cannot be says why and what to do.

    Nobody else was told that the very same step was theirs.
    """
    with store.engine.connect() as connection:
        kept = connection.execute(select(receipt)).mappings().all()
    receipts: defaultdict[str, list[Answer]] = defaultdict(list)
    for row in kept:
        receipts[row["command"]].append(_answers.decode(row["outcome"]))
    steps: Counter[tuple[str, int]] = Counter()
    for ident, sent in ledger.sent.items():
        assert receipts[ident] == [sent.answer], sent
        if isinstance(sent.answer, Refusal):
            detail = sent.answer.detail
            assert sent.answer.code in REFUSALS, sent
            assert detail[:1] == detail[:1].upper() and detail.endswith("."), sent
            assert "None" not in detail and "  " not in detail, sent
        elif isinstance(sent.answer, Moved) and sent.command.op() not in STILL:
            steps[sent.answer.entry, sent.answer.version] += 1
    assert [step for step, told in steps.items() if told > 1] == []


def _all(store: Store, kind: str) -> list[dict[str, object]]:
    with store.engine.connect() as connection:
        return [dict(row) for row in connection.execute(select(SHAPES[kind].table)).mappings()]

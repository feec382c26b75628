"""Whatever is done on a day: nobody is in two places, walls are true, and time has no gap."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from protocol.changes import Put
from protocol.records import (
    AT_DESK,
    LIVE_STATES,
    Call,
    CallState,
    Desk,
    DeskSpan,
    Entry,
    Interval,
    Visit,
)
from server.domain.context import Context
from server.domain.legs import TAKEN_BACK
from server.domain.promising import told
from server.domain.refused import Refused
from server.domain.rules import decide
from tests.agreement.days import Asked, fitting, kinds, step
from tests.hall import Hall, hall

steps = st.tuples(st.booleans(), kinds, st.integers(0, 30), st.integers(0, 200))
days = st.integers(0, 60).flatmap(lambda n: st.lists(steps, min_size=n, max_size=n))


class Day:
    """A hall with the spans that its days have left."""

    def __init__(self) -> None:
        self.at: Hall = hall()
        self.spans: dict[str, Interval] = {}
        self.desk_spans: dict[str, list[DeskSpan]] = defaultdict(list)
        self.begun = {desk.id: desk.since for desk in self.at.floor.of(Desk)}

    def ask(self, asked: Asked) -> None:
        command, actor = asked
        context = Context(actor, self.at.clock.now(), self.at.ids, lambda text: f"mark {text}")
        try:
            changes = decide(self.at.floor, command, context).changes
        except Refused:
            return
        self.at.floor.apply(changes)
        for change in changes:
            if isinstance(change, Put) and isinstance(change.r, Interval):
                self.spans[change.r.id] = change.r
            if isinstance(change, Put) and isinstance(change.r, DeskSpan):
                self.desk_spans[change.r.desk].append(change.r)


@settings(max_examples=100, deadline=None)
@given(days)
def test_nobody_is_in_two_places_walls_are_true_and_time_has_no_gap(
    plan: list[tuple[bool, int, int, int]],
) -> None:
    day = Day()
    for sensible, kind, which, passed in plan:
        day.at.clock.advance(passed)
        day.ask(fitting(day.at, which) if sensible else step(day.at, kind, which))
        entries = list(day.at.floor.of(Entry))
        legs = Counter(e.visit for e in entries if e.state in LIVE_STATES)
        assert set(legs.values()) <= {1}, "a visit has one live leg"
        desks = Counter(e.desk for e in entries if e.state in AT_DESK)
        assert set(desks.values()) <= {1}, "a desk has one customer"
        _walls_and_desks_are_true(day.at)
        _only_who_waits_is_promised_anything(day.at)
    _time_has_no_gap(day)
    _desks_have_no_gap(day)
    _legs_lead_to_one_another(day)


def _walls_and_desks_are_true(at: Hall) -> None:
    shown: dict[CallState, dict[str, str]] = {"calling": {}, "answered": {}}
    for call in at.floor.of(Call):
        if call.state in shown:
            shown[call.state][call.entry] = call.desk
    here = [entry for desk in at.floor.at_desk.values() for entry in desk.values()]
    assert shown["calling"] == {e.id: e.desk for e in here if e.state == "called"}
    assert shown["answered"] == {e.id: e.desk for e in here if e.state == "serving"}
    for desk in at.floor.of(Desk):
        if at.floor.at_desk[desk.id]:
            assert desk.state in ("open", "closing")
        else:
            assert desk.state != "closing", "it would close never"


def _only_who_waits_is_promised_anything(at: Hall) -> None:
    for entry in at.floor.of(Entry):
        promises = told(at.floor, entry.id)
        assert [promise.nth for promise in promises] == list(range(1, len(promises) + 1))
        still = [promise for promise in promises if promise.outcome == "open"]
        assert all(promise.broken_at is not None for promise in still[:-1])
        for promise in promises:
            ended = promise.outcome != "open"
            assert ended == (promise.ended_at is not None)
            assert ended or entry.state == "waiting"
            assert promise.at <= (promise.ended_at or at.clock.now())


def _time_has_no_gap(day: Day) -> None:
    valid: dict[str, list[Interval]] = defaultdict(list)
    for span in day.spans.values():
        if not span.withdrawn:
            valid[span.entry].append(span)
    for entry in day.at.floor.of(Entry):
        if entry.reason == TAKEN_BACK:
            continue  # It is as if it had never been: reports leave it out.
        spans = sorted(valid[entry.id], key=lambda span: int(span.id.rpartition(".")[2]))
        begins = [span.from_at for span in spans] + [entry.since]
        ends = [entry.joined_at] + [span.to_at for span in spans]
        assert begins == ends


def _desks_have_no_gap(day: Day) -> None:
    """Whatever moves a desk, each of its states is on record, from the first time it opened."""
    for desk in day.at.floor.of(Desk):
        spans = day.desk_spans[desk.id]
        begun = day.begun.get(desk.id) or (spans[0].from_at if spans else desk.since)
        assert [span.from_at for span in spans] + [desk.since] == [
            begun,
            *(span.to_at for span in spans),
        ]
        states = [(span.state, span.staff) for span in spans] + [(desk.state, desk.staff)]
        assert all(before != after for before, after in pairwise(states))
        assert len({span.id for span in spans}) == len(spans)


def _legs_lead_to_one_another(day: Day) -> None:
    floor = day.at.floor
    for entry in floor.of(Entry):
        visit = floor.get(Visit, entry.visit)
        assert visit is not None and visit.number == entry.number
        before = floor.get(Entry, entry.came_from)
        if before is not None and entry.reason != TAKEN_BACK:
            assert before.visit == entry.visit
            assert before.state in ("transferred", "completed", "serving")

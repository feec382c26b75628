"""Whatever a manager may type: foretelling agrees with saving, and settings stay in order."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from protocol.commands import CallNext, JoinQueue, PassTime, ServiceSpec, UpdateServicePoint
from protocol.outcomes import Refusal
from protocol.records import STANDARD, DayException, Hours, PriorityClass, ServicePoint
from server.domain.actor import TIMER
from server.domain.context import Context
from server.domain.effects import effects
from server.domain.refused import Refused
from tests.hall import ADMIN, ANN, KIOSK, Hall, hall
from tests.server.domain.foretelling import kept

MINUTES = st.integers(0, 28 * 60)
SPANS = st.tuples(MINUTES, MINUTES).map(lambda pair: (min(pair), max(pair)))
HOURS = st.builds(lambda day, span: Hours(day, *span), st.integers(0, 6), SPANS)
DAYS = st.sampled_from(["2026-11-24", "2026-11-25", "2026-12-24", "2026-02-30", "0000-01-01"])
DATES = st.builds(DayException, DAYS, st.lists(SPANS, max_size=3), st.just(""))
CLASSES = st.builds(
    PriorityClass,
    st.sampled_from([STANDARD, "priority", "booked"]),
    st.just("Title"),
    st.floats(0.1, 100),
    st.integers(1, 20),
)
SERVICES = st.builds(
    ServiceSpec,
    st.sampled_from(["Births", "Passport"]),
    prefix=st.sampled_from([None, "", "B", "Q"]),
    mean_s=st.sampled_from([None, 10, 900, 86_400]),
    open=st.sampled_from([None, True, False]),
    position=st.sampled_from([None, 0, 5]),
    skills=st.sampled_from([None, [], ["french"]]),
)
CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "name": st.sampled_from(["Office", "\t"]),
        "prefix": st.sampled_from(["A", "B", "Z"]),
        "capacity": st.integers(1, 6),
        "state": st.sampled_from(["open", "last_numbers", "draining", "closed"]),
        "max_waiting": st.integers(1, 9),
        "grace_s": st.integers(0, 600),
        "call_absent": st.booleans(),
        "max_wait_s": st.sampled_from([0, 60, 3_600]),
        "policy": st.sampled_from(["weight", "ratio"]),
        "classes": st.lists(CLASSES, min_size=1, max_size=3),
        "hours": st.lists(HOURS, max_size=5),
        "exceptions": st.lists(DATES, max_size=3),
        "services": st.lists(SERVICES, max_size=3),
    },
)


def busy() -> Hall:
    """Three wait, one is called."""
    at = hall(capacity=3)
    for _ in range(4):
        at.do(JoinQueue(service_point=at.point), KIOSK)
        at.clock.advance(120)
    at.do(CallNext(desk=at.desk(1)), ANN)
    return at


def in_order(point: ServicePoint) -> bool:
    week = [(h.weekday * 1440 + h.opens, h.weekday * 1440 + h.closes) for h in point.hours]
    spans = [week, *([(a, b) for a, b in each.spans] for each in point.exceptions)]
    days = [each.day for each in point.exceptions]
    names = [each.name for each in point.classes]
    return (
        all(one[1] <= other[0] for part in spans for one, other in pairwise(part))
        and days == sorted(set(days))
        and len(names) == len(set(names))
        and STANDARD in names
    )


@settings(max_examples=80, deadline=None)
@given(st.lists(CHANGES, max_size=4))
def test_what_is_foretold_is_what_saving_does(changes: list[dict[str, Any]]) -> None:
    at = busy()
    for fields in changes:
        point = at.floor.get(ServicePoint, at.point)
        assert point is not None
        command = UpdateServicePoint(service_point=at.point, version=point.version, **fields)
        before = kept(at)
        context = Context(ADMIN, at.clock.now(), at.ids, lambda text: text)
        try:
            told: list[str] | Refusal = effects(at.floor, command, context)
        except Refused as refused:
            told = refused.refusal
        assert kept(at) == before
        answer = at.ask(command)
        if isinstance(answer, Refusal):
            assert told == answer and answer.detail.endswith(".")
        else:
            assert isinstance(told, list) and told
        at.do(PassTime(), TIMER)
        now = at.floor.get(ServicePoint, at.point)
        assert now is not None and in_order(now)
        assert len(at.floor.desks(at.point)) == now.capacity
        assert len(at.floor.services(at.point)) >= 1
        at.clock.advance(600)

"""Whoever is next is the first of some lane."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from protocol.capability import Capability
from protocol.lanes import Lanes
from protocol.next_in_line import following
from protocol.records import Entry, ServicePoint
from tests.protocol.test_next_in_line import entries, points
from tests.protocol.waiting import NOW, desk, replica, service


def lanes_of(line: list[Entry]) -> Lanes:
    made = Lanes()
    for entry in line:
        made.keep(entry)
    return made


def served(line: list[Entry]) -> list[Entry]:
    """Every third comes for something else, every fifth for both."""
    return [
        msgspec.structs.replace(
            entry,
            service="notary" if n % 3 == 0 else "passport",
            also=["notary"] if n % 5 == 4 else [],
        )
        for n, entry in enumerate(line)
    ]


@given(entries(), points(), st.sampled_from([[], ["passport"], ["notary"]]))
def test_the_next_for_any_desk_is_the_first_of_a_lane(
    line: list[Entry], at: ServicePoint, services: list[str]
) -> None:
    line = served(line)
    here = desk(1, services=services)
    records = replica((service("passport"), service("notary"), here, *line))
    firsts = list(lanes_of(line).firsts())
    assert following(records, at, NOW, here, waiting=firsts) == following(records, at, NOW, here)
    # What a desk lacks for the first of a lane it lacks for all behind.
    able = Capability(records, at, here)
    for lane in lanes_of(line).lines():
        assert len({able.hindrance(entry) for entry in lane}) == 1


@given(entries(), st.data())
def test_whoever_waits_no_more_leaves_the_lanes_as_if_never_there(
    line: list[Entry], data: st.DataObject
) -> None:
    line = served(line)
    goes = data.draw(st.sets(st.sampled_from(range(len(line))))) if line else set()
    made = lanes_of(line)
    for n in goes:
        made.forget(line[n])
    left = lanes_of([entry for n, entry in enumerate(line) if n not in goes])
    assert sorted(map(list, made.lines()), key=_first) == sorted(
        map(list, left.lines()), key=_first
    )


def _first(line: list[Entry]) -> str:
    return line[0].id

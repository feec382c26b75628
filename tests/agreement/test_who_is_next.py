"""Whatever has happened, a console foretells from its own copy whom the server calls."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from protocol.changes import Put
from protocol.commands import CallNext, CheckInReservation, SetPriority
from protocol.next_in_line import following, ranked
from protocol.records import Desk, Reservation, Service, ServicePoint, Staff
from server.domain.dues import dues_at
from server.sync.topic import LiveTopic
from staff_console import facts
from tests.agreement.days import BOUNDED, SECRET, Plan, fitting, happens, plans, step, topics
from tests.agreement.test_topics import Follower
from tests.hall import ANN, BEN, KIOSK, Hall, hall
from tests.server.domain.reservations.appointments import bookable, booked

CLERKS: Final = {1: ANN, 2: BEN}


def _plain(at: Hall) -> None:
    """Nothing is set."""


def _turns(at: Hall) -> None:
    """Classes in turn, and a maximum wait."""
    _fit(at, ServicePoint, at.point, policy="ratio", max_wait_s=300)


def _special(at: Hall) -> None:
    """A service that Ann alone can do, and a desk for an access need."""
    at.floor.apply([Put(Staff(id=ANN.id, name="Ann", role="staff", skills=["notary"]))])
    _fit(at, Service, at.floor.services(at.point)[1].id, skills=["notary"])
    _fit(at, Desk, at.desk(2), access=[SECRET])


def _strict(at: Hall) -> None:
    """Nobody is called before checking in, and desk 2 does one service."""
    _fit(at, ServicePoint, at.point, call_absent=False)
    _fit(at, Desk, at.desk(2), services=[at.floor.services(at.point)[0].id])


def _booked(at: Hall) -> None:
    """Some have booked, most for a service that Ann alone can do."""
    _special(at)
    definitions = bookable(at), bookable(at, 1)
    for nth in range(8):
        booked(at, nth * 4, definitions[nth % 3 > 0])


def _asked(at: Hall) -> None:
    """Some have booked with Ann, some with Ben, some with anybody; waits are bounded."""
    _fit(at, ServicePoint, at.point, max_wait_s=900)
    definition = bookable(at)
    for nth in range(8):
        asked = (ANN.id, BEN.id, None)[nth % 3]
        booked(at, nth * 4, definition, resources=[asked or ANN.id], asked_staff=asked)


def _fit(at: Hall, kind: type[Any], ident: str, **fields: object) -> None:
    found: Any = at.floor.get(kind, ident)
    at.floor.apply([Put(msgspec.structs.replace(found, **fields))])


@BOUNDED
@given(plans, st.sampled_from([_plain, _turns, _special, _strict, _booked, _asked]))
def test_the_copy_of_a_console_names_whom_the_server_calls(
    plan: Plan, settings: Callable[[Hall], None]
) -> None:
    at, console = hall(), Follower("staff")
    settings(at)
    staff = LiveTopic(topics(at)[0], at.floor, "e", 0, 0)
    console.push("staff", staff.snapshot())
    staff.subscribers.add(console)
    for kind, which, sensible, passed in plan:
        at.clock.advance(passed)
        happens(at, [staff], *(fitting(at, which) if sensible else step(at, kind, which)))
        waiting = list(at.floor.waiting[at.point])
        if waiting and which % 3 == 0:
            chosen = SetPriority(entry=waiting[which % len(waiting)], priority="priority")
            happens(at, [staff], chosen, ANN)
        expected = [each.id for each in at.floor.of(Reservation) if each.state == "booked"]
        if expected and which % 4 == 1:
            comes = CheckInReservation(reservation=expected[which % len(expected)])
            happens(at, [staff], comes, KIOSK)
        staff.flush(at.floor, at.floor.seq, at.clock.now())
        _agree(at, console, 1 + which % 2)
        if which % 5 < 2:
            _calls_whom_it_foretells(at, staff, console, 1 + which % 2)


def _agree(at: Hall, console: Follower, number: int) -> None:
    point = console.replica.get(ServicePoint, at.point)
    assert point is not None
    now, replica = at.clock.now(), console.replica
    dues = dues_at(at.floor, at.point, now)
    assert sorted(facts.dues_at(replica, at.point, now)) == sorted(dues)
    for desk in (None, at.floor.get(Desk, at.desk(number))):
        wanted = ranked(at.floor, point, now, desk, dues=dues)
        assert ranked(replica, point, now, desk, dues=dues) == wanted


def _calls_whom_it_foretells(at: Hall, staff: LiveTopic, console: Follower, number: int) -> None:
    now, desk = at.clock.now(), console.replica.get(Desk, at.desk(number))
    point = console.replica.get(ServicePoint, at.point)
    assert point is not None and desk is not None
    foretold = following(
        console.replica, point, now, desk, dues=facts.dues_at(console.replica, at.point, now)
    )
    before = at.floor.seq
    happens(at, [staff], CallNext(desk=desk.id), CLERKS[number])
    staff.flush(at.floor, at.floor.seq, now)
    if at.floor.seq > before:
        assert foretold is not None
        assert at.floor.at_desk[desk.id][foretold.entry.id].state == "called"
    elif desk.state == "open" and not at.floor.at_desk[desk.id]:
        assert foretold is None

"""Why a wait became longer: what the floor proves, and nothing that it does not."""

from __future__ import annotations

from protocol.commands import CallEntry, CallNext, SetDesk, Start, UpdateDesk
from protocol.records import Cause, Desk, Entry, Place, ServicePoint
from server.domain.causes import Causes
from server.domain.floor import Floor
from server.domain.promising import told
from tests.hall import ADMIN, ANN, BEN, Hall, hall, person
from tests.server.domain.promised import MIN, tell
from tests.server.domain.walking import join, licence

CAT = person(7)
BUSY = [Cause("busy")]


def told_hall(capacity: int = 2) -> tuple[Hall, str]:
    """A hall whose desks have worked for a while, in which somebody was told a wait."""
    at = hall(capacity)
    at.clock.advance(MIN)
    tell(at)
    entry = join(at).entry
    at.clock.advance(MIN)
    return at, entry


def why(at: Hall, ident: str, *line: str, floor: Floor | None = None) -> list[Cause]:
    """Why the first promise to them does not hold; `line` are those before them."""
    floor = floor or at.floor
    point, entry = floor.get(ServicePoint, at.point), floor.get(Entry, ident)
    assert point is not None and entry is not None
    places = [Place(each, 60, 120, 180) for each in (*line, ident)]
    return Causes(floor, point, places, at.clock.now()).of(entry, told(floor, ident)[0])


def since(at: Hall, number: int) -> int:
    desk = at.floor.get(Desk, at.desk(number))
    assert desk is not None
    return desk.since


def test_where_nothing_else_is_known_services_take_longer_one_by_one() -> None:
    at, entry = told_hall()
    assert why(at, entry) == BUSY


def test_a_desk_that_pauses_or_closes_is_named_with_the_time() -> None:
    at, entry = told_hall()
    at.do(SetDesk(desk=at.desk(1), state="paused", until=at.clock.now() + 20 * 60_000), ANN)
    paused = Cause("desk_paused", "Desk 1", since(at, 1))
    assert why(at, entry) == [paused]
    at.clock.advance(MIN)
    at.do(SetDesk(desk=at.desk(2), state="closed"), BEN)
    closed = Cause("desk_closed", "Desk 2", since(at, 2))
    assert why(at, entry) == [closed, paused], "nobody knows when it opens again"
    at.do(SetDesk(desk=at.desk(1), state="closed"), ANN)
    assert why(at, entry)[0] == Cause("desk_closed", "Desk 1", since(at, 1))


def test_a_desk_that_did_not_work_when_it_was_promised_is_no_cause() -> None:
    at = hall(capacity=3)
    at.do(SetDesk(desk=at.desk(2), state="paused"), BEN)
    at.clock.advance(MIN)
    tell(at)
    entry = join(at).entry
    at.do(SetDesk(desk=at.desk(2), state="closed"), BEN)
    assert why(at, entry) == BUSY, "it had paused before"
    at.clock.advance(MIN)
    at.do(SetDesk(desk=at.desk(3), state="open"), CAT)
    at.clock.advance(MIN)
    at.do(SetDesk(desk=at.desk(3), state="paused"), CAT)
    assert why(at, entry) == BUSY, "it opened later, and was not reckoned with"


def test_a_desk_in_whose_place_another_has_opened_is_no_cause() -> None:
    at, entry = told_hall(capacity=3)
    at.do(SetDesk(desk=at.desk(3), state="open"), ANN)
    assert since(at, 1) == at.clock.now()
    assert why(at, entry) == BUSY
    at.do(SetDesk(desk=at.desk(2), state="paused"), BEN)
    assert [cause.what for cause in why(at, entry)] == ["Desk 1"]


def test_a_desk_that_was_taken_over_meanwhile_worked_all_along() -> None:
    at, entry = told_hall()
    at.do(SetDesk(desk=at.desk(1), state="open", take_over=True), CAT)
    assert why(at, entry) == BUSY
    at.clock.advance(MIN)
    at.do(SetDesk(desk=at.desk(1), state="paused"), CAT)
    assert [cause.kind for cause in why(at, entry)] == ["desk_paused"]


def test_a_desk_that_could_not_have_served_them_is_no_cause() -> None:
    at, entry = told_hall()
    desk = at.floor.get(Desk, at.desk(1))
    assert desk is not None
    at.do(UpdateDesk(desk=desk.id, version=desk.version, services=[licence(at)]), ADMIN)
    at.do(SetDesk(desk=at.desk(1), state="paused"), ANN)
    assert why(at, entry) == BUSY


def test_a_customer_who_takes_far_longer_than_usual_is_a_cause_and_names_the_desk_alone() -> None:
    at, other = told_hall()
    at.do(Start(entry=other, desk=at.desk(1)), ANN)
    begun = at.clock.now()
    entry = join(at).entry
    at.clock.advance(2 * 480 - 1)
    assert why(at, entry) == BUSY
    at.clock.advance(1)
    assert why(at, entry) == [Cause("long_service", "Desk 1", begun)]
    later = join(at).entry
    at.clock.advance(MIN)
    assert why(at, later) == BUSY, "that was known when it was promised"


def test_whoever_is_called_first_by_class_or_by_a_colleague_is_a_cause_and_no_earlier_one() -> None:
    at = hall()
    at.clock.advance(MIN)
    tell(at)
    before, entry = join(at).entry, join(at).entry
    at.clock.advance(MIN)
    at.do(CallNext(desk=at.desk(1)), ANN)
    at.do(Start(entry=before, desk=at.desk(1)), ANN)
    assert why(at, entry) == BUSY
    urgent = join(at, ADMIN, priority="priority").entry
    assert why(at, entry, urgent) == [Cause("overtaken")], "it stands before them"
    at.do(CallEntry(entry=urgent, desk=at.desk(2)), BEN)
    assert why(at, entry) == [Cause("overtaken")]
    later = join(at).entry
    assert why(at, later) == BUSY


def test_whoever_is_called_for_what_only_another_desk_does_overtakes_nobody() -> None:
    at, entry = told_hall()
    desk = at.floor.get(Desk, at.desk(2))
    assert desk is not None
    at.do(UpdateDesk(desk=desk.id, version=desk.version, services=[licence(at)]), ADMIN)
    other = join(at, service=licence(at)).entry
    at.do(CallEntry(entry=other, desk=at.desk(2)), BEN)
    assert why(at, entry) == BUSY


def test_the_weightiest_come_first_and_three_at_most() -> None:
    at = hall(capacity=5)
    for number, actor in ((3, CAT), (4, person(8)), (5, person(9))):
        at.do(SetDesk(desk=at.desk(number), state="open"), actor)
    at.clock.advance(MIN)
    tell(at)
    other, entry = join(at).entry, join(at).entry
    at.clock.advance(MIN)
    at.do(Start(entry=other, desk=at.desk(1)), ANN)
    at.do(CallEntry(entry=join(at).entry, desk=at.desk(2)), BEN)
    at.clock.advance(30 * MIN)
    for number, actor in ((4, person(8)), (5, person(9))):
        at.clock.advance(1)
        at.do(SetDesk(desk=at.desk(number), state="closed"), actor)
    said = [(cause.kind, cause.what) for cause in why(at, entry)]
    assert said == [
        ("desk_closed", "Desk 4"),
        ("desk_closed", "Desk 5"),
        ("long_service", "Desk 1"),
    ]


def test_a_copy_for_another_thread_proves_the_same() -> None:
    at, entry = told_hall()
    at.do(SetDesk(desk=at.desk(2), state="paused"), BEN)
    still = at.floor.as_it_is()
    assert why(at, entry, floor=still) == why(at, entry) != BUSY

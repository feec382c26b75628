"""A pause that is planned: told beforehand, taken or dropped, and never left behind."""

from __future__ import annotations

from protocol.commands import PassTime, PlanPause, RollDay, SetDesk, Start
from protocol.records import Desk
from server.domain.actor import TIMER
from server.domain.passing import due
from tests.hall import ANN, BEN, Hall, hall
from tests.server.domain.walking import in_state, join

MIN = 60_000


def desk(at: Hall, number: int = 1) -> Desk:
    found = at.floor.get(Desk, at.desk(number))
    assert found is not None
    return found


def plan(at: Hall) -> tuple[int | None, int | None]:
    return desk(at).pause_at, desk(at).pause_until


def planned(in_min: int = 60, for_min: int = 30) -> tuple[Hall, int, int]:
    """A hall in which Ann means to pause at desk 1, from when and until when."""
    at = hall()
    begins = at.clock.now() + in_min * MIN
    until = begins + for_min * MIN
    at.do(PlanPause(desk=at.desk(1), at=begins, until=until), ANN)
    return at, begins, until


def test_a_pause_is_planned_changed_and_dropped_and_twice_is_as_good_as_once() -> None:
    at, begins, until = planned()
    version = desk(at).version
    at.do(PlanPause(desk=at.desk(1), at=begins, until=until), ANN)
    assert (plan(at), desk(at).version) == ((begins, until), version)
    at.do(PlanPause(desk=at.desk(1), at=begins + MIN, until=until), BEN)
    assert (plan(at), desk(at).version) == ((begins + MIN, until), version + 1)
    at.do(PlanPause(desk=at.desk(1)), ANN)
    assert plan(at) == (None, None)


def test_a_plan_needs_an_open_desk_a_time_to_come_and_an_end() -> None:
    at = hall()
    now = at.clock.now()
    wrong = [
        (PlanPause(desk=at.desk(1), at=now, until=now + MIN), "at"),
        (PlanPause(desk=at.desk(1), at=now + MIN), "until"),
        (PlanPause(desk=at.desk(1), at=now + MIN, until=now + MIN), "until"),
        (PlanPause(desk=at.desk(1), at=now + MIN, until=10**17), "until"),
        (PlanPause(desk=at.desk(1), at=10**17, until=2 * 10**17), "until"),
        (SetDesk(desk=at.desk(1), state="paused", until=10**17), "until"),
    ]
    for command, field in wrong:
        refusal = at.refused(command, ANN)
        assert (refusal.code, refusal.field) == ("invalid", field)
    at.do(SetDesk(desk=at.desk(1), state="paused"), ANN)
    later = PlanPause(desk=at.desk(1), at=now + MIN, until=now + 2 * MIN)
    assert at.refused(later, ANN).code == "desk_closed"


def test_a_pause_at_about_its_time_is_the_planned_one_and_ends_when_that_ends() -> None:
    for early_min in (15, -5):
        at, _, until = planned()
        at.clock.advance((60 - early_min) * 60)
        at.do(SetDesk(desk=at.desk(1), state="paused", reason="Lunch"), ANN)
        assert (desk(at).state, desk(at).until, plan(at)) == ("paused", until, (None, None))
    at, _, until = planned()
    at.clock.advance(60 * 60)
    back_at = at.clock.now() + 10 * MIN
    at.do(SetDesk(desk=at.desk(1), state="paused", until=back_at), ANN)
    assert (desk(at).until, plan(at)) == (back_at, (None, None))


def test_another_pause_leaves_the_plan_until_its_time_has_come() -> None:
    at, begins, until = planned()
    at.do(SetDesk(desk=at.desk(1), state="paused"), ANN)
    assert (desk(at).until, plan(at)) == (None, (begins, until))
    at.clock.advance(50 * 60)
    at.do(SetDesk(desk=at.desk(1), state="open"), ANN)
    assert plan(at) == (begins, until)
    at.do(PlanPause(desk=at.desk(1), at=begins + 20 * MIN, until=until), ANN)
    at.do(SetDesk(desk=at.desk(1), state="paused"), ANN)
    at.clock.advance(40 * 60)
    at.do(SetDesk(desk=at.desk(1), state="open"), ANN)
    assert plan(at) == (None, None), "they were away at that time"


def test_whoever_works_on_past_the_time_still_means_to_pause_until_it_is_over() -> None:
    at, begins, until = planned()
    at.clock.advance(70 * 60)
    at.do(SetDesk(desk=at.desk(1), state="open"), ANN)
    at.do(PassTime(), TIMER)
    assert plan(at) == (begins, until)
    assert not due(at.floor, at.clock.now())
    at.clock.advance(20 * 60)
    version = desk(at).version
    assert due(at.floor, at.clock.now())
    at.do(PassTime(), TIMER)
    assert (plan(at), desk(at).version) == ((None, None), version)
    assert not due(at.floor, at.clock.now())


def test_closing_taking_over_and_going_to_another_desk_drop_the_plan() -> None:
    for command, actor in (
        (lambda at: SetDesk(desk=at.desk(1), state="closed"), ANN),
        (lambda at: SetDesk(desk=at.desk(1), state="open", take_over=True), BEN),
        (lambda at: SetDesk(desk=at.desk(2), state="open", take_over=True), ANN),
    ):
        at, _, _ = planned()
        at.do(command(at), actor)
        assert plan(at) == (None, None)


def test_a_desk_that_closes_after_its_customer_has_no_plan() -> None:
    for wanted in (1, 2):
        at, _, _ = planned()
        at.do(Start(entry=join(at).entry, desk=at.desk(1)), ANN)
        state = "closing" if wanted == 1 else "open"
        at.do(SetDesk(desk=at.desk(wanted), state=state, take_over=True), ANN)  # type: ignore[arg-type]
        assert (desk(at).state, plan(at)) == ("closing", (None, None))


def test_the_new_day_knows_no_plan_of_the_day_before() -> None:
    at = hall()
    in_state(at, "serving")
    at.clock.advance(16 * 3600 - 60)
    soon = at.clock.now() + 30 * MIN
    at.do(PlanPause(desk=at.desk(1), at=soon, until=soon + MIN), ANN)
    at.clock.advance(60)
    at.do(RollDay(), TIMER)
    assert (desk(at).state, plan(at)) == ("open", (None, None))

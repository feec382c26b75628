"""Service points open, stop intake, drain and close: by their hours, by hand until these turn."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from protocol.commands import (
    Broadcast,
    CallNext,
    Complete,
    JoinQueue,
    PassTime,
    PublishEstimate,
    Reopen,
    RollDay,
    SetDesk,
    SetPoint,
    Start,
    Undo,
    UpdateServicePoint,
    UpdateSite,
)
from protocol.point_states import ASKED, POINT_TRANSITIONS
from protocol.records import DayException, Estimate, Hours, PointState, ServicePoint
from server.domain.actor import TIMER
from server.domain.estimates.published import estimate
from server.domain.passing import due
from tests.hall import ANN, BEN, KIOSK, Hall, hall
from tests.server.domain.walking import in_state, join

WEEK = [Hours(day, 8 * 60, 16 * 60) for day in range(5)]
BERLIN = ZoneInfo("Europe/Berlin")


def point(at: Hall) -> ServicePoint:
    found = at.floor.get(ServicePoint, at.point)
    assert found is not None
    return found


def change(at: Hall, **fields: object) -> None:
    here = point(at)
    at.do(UpdateServicePoint(service_point=here.id, version=here.version, **fields))  # type: ignore[arg-type]
    come_round(at)


def come_round(at: Hall) -> PointState:
    """The timers come round, as they do all the time."""
    at.do(estimate(at.floor, at.point, at.clock.now()), TIMER)
    if due(at.floor, at.clock.now()):
        at.do(PassTime(), TIMER)
    assert not due(at.floor, at.clock.now())
    return point(at).state


def until(at: Hall, text: str) -> PointState:
    """The wall clock of Berlin shows so much; then the timers come round."""
    at.clock.at = ms(text)
    return come_round(at)


def ms(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=BERLIN).timestamp() * 1000)


@pytest.fixture
def office() -> Hall:
    """Open from eight to four on workdays; it is Tuesday, ten o'clock in Berlin."""
    at = hall()
    at.do(UpdateSite(zone="Europe/Berlin"))
    at.clock.at = ms("2026-11-24 10:00")
    change(at, hours=WEEK)
    return at


def test_a_day_goes_from_open_to_last_numbers_to_closed_and_opens_by_itself(office: Hall) -> None:
    assert point(office).state == "open"
    assert until(office, "2026-11-24 15:29") == "open"
    assert until(office, "2026-11-24 15:30") == "last_numbers"
    assert until(office, "2026-11-24 16:00") == "closed"
    assert point(office).opens_at == ms("2026-11-25 08:00")
    assert until(office, "2026-11-25 07:59") == "closed"
    assert until(office, "2026-11-25 08:00") == "open"
    assert point(office).closes_at == ms("2026-11-25 16:00")


def test_closing_ends_intake_and_never_a_wait(office: Hall) -> None:
    office.clock.at = ms("2026-11-24 15:20")
    entry = join(office).entry
    assert until(office, "2026-11-24 16:00") == "draining"
    refusal = office.refused(JoinQueue(service_point=office.point), KIOSK)
    assert refusal.code == "queue_closed"
    assert refusal.detail == (
        "Citizens takes no new numbers now; those who wait are served. It opens tomorrow at 08:00."
    )
    office.do(CallNext(desk=office.desk(1)), ANN)
    office.do(Start(entry=entry), ANN)
    assert until(office, "2026-11-24 16:20") == "draining"
    office.do(Complete(entry=entry), ANN)
    assert come_round(office) == "closed"
    detail = office.refused(JoinQueue(service_point=office.point), KIOSK).detail
    assert detail == "Citizens is closed. It opens tomorrow at 08:00."


def test_intake_ends_when_one_more_would_not_be_done_by_closing(office: Hall) -> None:
    office.clock.at = ms("2026-11-24 15:10")
    given = 0
    while come_round(office) == "open":
        join(office)
        given += 1
    assert point(office).state == "draining"
    assert 3 < given < 20
    published = office.floor.get(Estimate, office.point)
    assert published is not None and published.one_more_at is not None
    assert ms("2026-11-24 16:00") < published.one_more_at < ms("2026-11-24 16:20")


def test_the_last_hour_of_an_empty_hall_ends_intake_when_nobody_could_be_done(office: Hall) -> None:
    assert until(office, "2026-11-24 15:00") == "open"
    published = office.floor.get(Estimate, office.point)
    assert published is not None and published.one_more_at is not None
    takes_ms = published.one_more_at - office.clock.now()
    office.clock.at = ms("2026-11-24 16:00") - takes_ms
    office.do(PassTime(), TIMER)
    assert point(office).state == "last_numbers"
    office.clock.advance(1)
    office.do(PassTime(), TIMER)
    assert point(office).state == "closed", "though nothing was published since"


def test_a_long_line_at_noon_ends_intake_at_once(office: Hall) -> None:
    last_at = ms("2026-11-24 16:30")
    join(office)
    told = {"desks_open": 1, "last_at": last_at, "one_more_at": last_at}
    office.do(PublishEstimate(service_point=office.point, **told), TIMER)
    office.clock.at = ms("2026-11-24 12:01")
    for _ in range(75):
        join(office)
    assert come_round(office) == "draining"


def test_nobody_turns_back_within_the_hours_when_the_line_gets_shorter(office: Hall) -> None:
    office.clock.at = ms("2026-11-24 12:00")
    for _ in range(75):
        join(office)
    assert come_round(office) == "draining"
    for entry in list(office.floor.waiting[office.point])[:74]:
        office.do(Start(entry=entry, desk=office.desk(1)), ANN)
        office.do(Complete(entry=entry), ANN)
    assert come_round(office) == "draining"


def test_what_was_set_by_hand_stays_until_the_hours_turn(office: Hall) -> None:
    office.do(SetPoint(service_point=office.point, state="closed"), ANN)
    assert point(office).held_until == ms("2026-11-24 16:00")
    assert until(office, "2026-11-24 15:59") == "closed"
    assert until(office, "2026-11-24 16:00") == "closed"
    assert point(office).held_until is None
    assert until(office, "2026-11-25 08:00") == "open"
    assert until(office, "2026-11-25 18:00") == "closed"
    office.do(SetPoint(service_point=office.point, state="open"), ANN)
    assert until(office, "2026-11-26 07:00") == "open", "held through the night"
    assert until(office, "2026-11-26 08:00") == "open"
    assert until(office, "2026-11-26 16:00") == "closed"


def test_asking_for_what_the_hours_say_anyway_holds_nothing(office: Hall) -> None:
    office.do(SetPoint(service_point=office.point, state="closed"), ANN)
    office.do(SetPoint(service_point=office.point, state="open"), ANN)
    assert point(office).held_until is None
    assert until(office, "2026-11-24 15:30") == "last_numbers"


def test_intake_that_was_opened_again_by_hand_stays_open_until_closing(office: Hall) -> None:
    office.clock.at = ms("2026-11-24 15:00")
    for _ in range(12):
        join(office)
    assert come_round(office) == "draining"
    change(office, state="open")
    assert until(office, "2026-11-24 15:59") == "open"
    assert until(office, "2026-11-24 16:00") == "draining"


@pytest.mark.parametrize("state", ASKED)
def test_staff_set_every_state_and_closing_with_people_here_drains(state: PointState) -> None:
    for people in (0, 1):
        at = hall()
        for _ in range(people):
            join(at)
        at.do(SetPoint(service_point=at.point, state=state), ANN)
        wanted = POINT_TRANSITIONS[ASKED[state]].leads_to["open"]
        assert point(at).state == ("draining" if wanted == "closed" and people else wanted)
        assert point(at).held_until is None, "without hours nothing turns"


def test_without_hours_only_people_decide_and_a_point_that_drains_closes_empty() -> None:
    at = hall()
    entry = join(at).entry
    at.clock.advance(12 * 3600)
    assert come_round(at) == "open"
    at.do(SetPoint(service_point=at.point, state="closed"), ANN)
    assert come_round(at) == "draining"
    at.do(Start(entry=entry, desk=at.desk(1)), ANN)
    at.do(Complete(entry=entry), ANN)
    assert come_round(at) == "closed"
    detail = at.refused(JoinQueue(service_point=at.point), KIOSK).detail
    assert detail == "Citizens is closed. Ask the staff when it opens."


def test_a_point_that_is_closed_does_not_begin_to_drain() -> None:
    at = hall()
    at.do(SetPoint(service_point=at.point, state="closed"), ANN)
    at.do(SetPoint(service_point=at.point, state="draining"), ANN)
    assert point(at).state == "closed"


def test_new_hours_count_at_once_and_hours_that_go_leave_things_as_they_are(office: Hall) -> None:
    change(office, hours=[Hours(1, 14 * 60, 18 * 60)])
    assert point(office).state == "closed"
    change(office, exceptions=[DayException("2026-11-24", [(540, 720)])])
    assert point(office).state == "open"
    change(office, hours=[], exceptions=[])
    assert (point(office).state, point(office).closes_at) == ("open", None)
    assert until(office, "2026-11-24 23:00") == "open"


def test_a_server_that_was_away_at_closing_and_opening_finds_the_state_of_now(
    office: Hall,
) -> None:
    assert until(office, "2026-11-25 09:00") == "open"
    assert until(office, "2026-11-27 17:00") == "closed"
    assert point(office).opens_at == ms("2026-11-30 08:00")
    detail = office.refused(JoinQueue(service_point=office.point), KIOSK).detail
    assert detail == "Citizens is closed. It opens on Monday at 08:00."


def test_what_time_does_to_a_point_is_no_edit_that_a_manager_must_load_again(office: Hall) -> None:
    seen = point(office).version
    assert until(office, "2026-11-24 16:00") == "closed"
    assert point(office).version == seen


def test_a_new_day_forgets_what_was_said_and_set_for_the_last(office: Hall) -> None:
    until(office, "2026-11-24 18:00")
    office.do(SetPoint(service_point=office.point, state="open"), ANN)
    office.do(Broadcast(service_point=office.point, text="The lift is out of order."), ANN)
    office.clock.at = ms("2026-11-25 04:00")
    office.do(RollDay(), TIMER)
    after = point(office)
    assert (after.notice, after.notice_at, after.held_until) == ("", 0, None)
    assert come_round(office) == "closed"
    assert until(office, "2026-11-25 08:00") == "open"


def test_a_break_that_nobody_ended_was_the_days_end_but_not_one_of_the_night(
    office: Hall,
) -> None:
    night = ms("2026-11-25 04:30")
    for number, clerk, back in ((1, ANN, ms("2026-11-24 15:00")), (2, BEN, night)):
        desk = SetDesk(desk=office.desk(number), state="paused", reason="lunch", until=back)
        office.do(desk, clerk)
    office.clock.at = ms("2026-11-25 04:00")
    office.do(RollDay(), TIMER)
    first, second = office.floor.desks(office.point)
    assert (first.state, first.staff, first.reason, first.until) == ("closed", None, "", None)
    assert (second.state, second.staff, second.until) == ("paused", BEN.id, night)


def test_a_desk_left_open_in_the_evening_is_closed_by_the_roll_but_not_one_at_work(
    office: Hall,
) -> None:
    come_round(office)
    join(office)
    office.do(CallNext(desk=office.desk(2)), BEN)
    before = office.floor.desks(office.point)
    assert [desk.state for desk in before] == ["open", "open"]
    office.clock.at = ms("2026-11-25 04:00")
    office.do(RollDay(), TIMER)
    left, at_work = office.floor.desks(office.point)
    assert (left.state, left.staff, left.since) == ("closed", None, office.clock.now())
    assert at_work == before[1]
    assert office.floor.open_desks(office.point) == 1


@pytest.mark.parametrize("back", [Undo, Reopen])
def test_a_point_that_closed_as_the_last_went_drains_when_that_one_comes_back(
    back: type[Undo | Reopen],
) -> None:
    at = hall()
    entry = in_state(at, "serving")
    at.do(SetPoint(service_point=at.point, state="closed"))
    at.do(Complete(entry=entry), ANN)
    assert come_round(at) == "closed"
    at.do(back(entry=entry), ANN)
    assert come_round(at) == "draining"
    at.do(Complete(entry=entry), ANN)
    assert come_round(at) == "closed"

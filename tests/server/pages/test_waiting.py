"""What somebody in the line reads: until when to be away, that the call is near, and why."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from protocol.record import Why
from server.pages.aside import MORE_MIN
from server.pages.face import face
from server.pages.face_value import Face, PlaceViews
from server.pages.words import words
from tests.server.pages.seen import NOW, place, waiting

MINUTE = 60_000


def shown(views: PlaceViews, now: int = NOW) -> Face:
    return face(views, now, words())


def published(views: PlaceViews, at: int) -> PlaceViews:
    """The same line, published then."""
    assert views.line is not None
    return views._replace(line=replace(views.line, at=at))


def test_far_from_the_call_the_answer_is_the_time_until_which_to_be_away() -> None:
    page = shown(waiting(5, soonest=26))
    assert (page.above, page.lead) == ("About 25–35 minutes", "Safe to be away until")
    assert (page.answer, page.unit, page.wait) == ("14:20", "", "")
    assert (page.back, page.near) == ("14:20", "")
    assert page.summary == "6th in the queue, about 25–35 minutes."


def test_the_time_to_be_back_is_a_margin_before_the_earliest_call_and_a_round_one() -> None:
    times = {shown(waiting(5, soonest=soonest)).back for soonest in range(25, 30)}
    assert times == {"14:20"}
    assert shown(waiting(5, soonest=24)).back == "14:15"


def test_what_the_line_promised_does_not_move_on_with_the_clock() -> None:
    views = waiting(5, soonest=26)
    seen = [shown(views, NOW + minutes * MINUTE).back for minutes in range(25)]
    assert seen == ["14:20"] * 18 + [""] * 7


def test_a_promise_that_has_almost_passed_gives_way_to_the_wait() -> None:
    page = shown(published(waiting(5, soonest=26), NOW - 20 * MINUTE))
    assert (page.above, page.answer, page.unit) == ("", "25–35", "minutes")


@pytest.mark.parametrize(("ahead", "soonest"), [(2, 40), (1, 40), (5, 10), (5, 0)])
def test_near_the_call_nobody_is_sent_away_but_asked_to_stay(ahead: int, soonest: int) -> None:
    page = shown(waiting(ahead, soonest=soonest))
    assert page.near == "You are near. Please stay close."
    assert (page.back, page.answer, page.unit) == ("", "25–35", "minutes")


def test_whoever_is_next_is_near() -> None:
    assert shown(waiting(0, wait=(0, 5))).near


def test_while_the_wait_is_unknown_nothing_is_promised() -> None:
    closed = shown(waiting(5, desks=0, soonest=40))
    assert (closed.back, closed.near, closed.answer) == ("", "", "")
    unlisted = shown(waiting(5, wait=None))
    assert (unlisted.back, unlisted.near, unlisted.answer) == ("", "", "40–55")


def passed(*whys: Why, ahead: int = 3) -> str:
    """The reason given when the first of those ahead came later than oneself, for these whys."""
    views = waiting(ahead)
    assert views.line is not None
    others = [replace(row, why=why) for row, why in zip(views.line.line, whys, strict=False)]
    line = replace(views.line, line=[*others, *views.line.line[len(whys) :]])
    late = [place(f"t{n}", f"B{n + 1:03d}", NOW + 1) for n in range(len(whys))]
    return shown(views._replace(line=line, places=[*late, *views.places[len(whys) :]])).why


@pytest.mark.parametrize(
    ("whys", "reason"),
    [
        (("weight",), "One of them has priority."),
        (("weight", "weight"), "2 of them have priority."),
        (("next",), "Staff have put one of them first."),
        (("turn",), "One of them is in another group: the groups take turns."),
        (("booked", "booked"), "2 of them have reservations."),
        (("next", "weight"), "Staff have put one of them first. One of them has priority."),
    ],
)
def test_who_came_later_and_goes_before_has_a_reason(whys: tuple[Why, ...], reason: str) -> None:
    assert passed(*whys) == f"3 people are ahead of you. {reason} Two desks are open."


def test_whoever_came_before_needs_no_reason_whatever_put_them_there() -> None:
    views = waiting(3)
    assert views.line is not None
    line = replace(views.line, line=[replace(row, why="weight") for row in views.line.line])
    assert shown(views._replace(line=line)).why == "3 people are ahead of you. Two desks are open."


def test_who_has_booked_and_is_still_to_come_is_counted() -> None:
    views = waiting(3)
    assert views.line is not None
    line = replace(views.line, line=[replace(row, booked=2) for row in views.line.line])
    due = "2 guests with reservations are due before you."
    said = f"3 people are ahead of you. {due} Two desks are open."
    assert shown(views._replace(line=line)).why == said


def test_who_has_booked_reads_for_when_until_that_time_has_come() -> None:
    said = "You are booked for 14:28. We call you at about that time."
    assert shown(waiting(3, slot_at=NOW + 30 * MINUTE)).why.startswith(said)
    assert "booked" not in shown(waiting(3, slot_at=NOW)).why


def test_who_has_booked_with_a_colleague_reads_why_others_may_go_before() -> None:
    ahead = shown(waiting(3, booked_with="Mara")).why
    assert ahead.startswith("You have booked with Mara; others may be called before you. 3 people")


def test_a_desk_that_is_paused_is_part_of_the_reason() -> None:
    views = waiting(3)
    paused = views._replace(point=replace(views.point, desks_paused=1))
    assert shown(paused).why.endswith("Two desks are open. One desk is paused.")


def test_somebody_away_can_ask_for_more_until_the_hour_is_full() -> None:
    def can(until: int) -> bool:
        return shown(waiting(0, state="away", since=NOW, until=NOW + until * MINUTE)).can_away

    assert [can(until) for until in (10, 20, 60 - MORE_MIN, 60)] == [True, True, True, False]


@pytest.mark.parametrize("direction", ["left", "right", "up", "down"])
def test_a_desk_with_a_direction_has_an_arrow_that_is_explained(direction: str) -> None:
    page = shown(waiting(0, state="called", desk_name="Desk 3", direction=direction))
    assert (page.direction, page.arrow) == (direction, "The arrow points as you face the wall.")
    assert shown(waiting(0, state="called", desk_name="Desk 3")).arrow == ""

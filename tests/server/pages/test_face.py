"""What a customer reads in each state."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from protocol.records import EntryState
from server.pages.face import desk_type, face
from server.pages.face_value import Face, PlaceViews
from server.pages.words import words
from tests.server.pages.seen import NOW, moved, place, service, waiting


def shown(views: PlaceViews, now: int = NOW) -> Face:
    return face(views, now, words())


def cells(page: Face) -> list[tuple[str, str]]:
    return [(cell.label, cell.note) for cell in page.strip]


def test_a_place_in_the_line_has_its_wait_its_place_and_the_reason() -> None:
    page = shown(waiting(3))
    assert (page.lead, page.answer, page.unit) == ("About", "25–35", "minutes")
    assert page.place == "4th in the queue"
    assert page.ask == "Why this long?"
    assert page.why == "3 people are ahead of you. Two desks are open."
    assert page.summary == "4th in the queue, about 25–35 minutes."


def test_the_strip_names_those_before_and_you() -> None:
    assert cells(shown(waiting(3))) == [
        ("A001", "next"),
        ("A002", "2nd"),
        ("A003", "3rd"),
        ("You", "4th"),
    ]


def test_a_long_line_is_cut_to_four_cells_that_say_how_many_more() -> None:
    assert cells(shown(waiting(11))) == [
        ("A001", "next"),
        ("A002", "2nd"),
        ("+9", "more"),
        ("You", "12th"),
    ]


def test_the_first_reads_that_it_is_next_and_has_no_strip() -> None:
    page = shown(waiting(0, wait=(0, 5)))
    assert (page.state, page.answer, page.wait) == (
        "next",
        "You are next",
        "Less than 5 minutes",
    )
    assert page.strip == []
    assert page.title == "A012 · next · Harbour Street"


def test_without_an_open_desk_no_wait_is_told_even_if_one_was_published() -> None:
    page = shown(waiting(3, desks=0))
    assert page.wait == "The wait is not known: no desk is open."
    assert page.answer == ""
    assert (page.ask, page.why) == ("", "3 people are ahead of you.")


def test_a_place_that_no_line_names_yet_takes_the_wait_of_a_newcomer() -> None:
    assert shown(waiting(1, wait=None)).answer == "40–55"


def test_without_any_estimate_the_page_says_that_it_comes() -> None:
    views = waiting(1, wait=None)._replace(services=[service(None, None)])
    assert shown(views).wait == "We are working out your wait."


def test_the_published_order_goes_before_the_time_of_joining() -> None:
    views = waiting(2)
    assert views.line is not None
    line = replace(views.line, line=list(reversed(views.line.line)))
    assert shown(views._replace(line=line)).state == "next"


def test_whoever_is_called_is_not_ahead_any_more() -> None:
    views = waiting(1)
    gone = [place("t0", "A001", 0, "called"), *views.places[1:]]
    assert shown(views._replace(places=gone)).state == "next"


def test_the_own_place_counts_although_the_queue_has_not_heard_of_it() -> None:
    views = waiting(2)
    assert shown(views._replace(places=views.places[:2])).place == "3rd in the queue"


def test_long_waits_are_said_in_half_hours() -> None:
    page = shown(waiting(9, wait=(120, 150)))
    assert (page.answer, page.unit) == ("2–2½", "hours")


def test_a_desk_whose_name_another_point_has_too_is_called_with_its_point() -> None:
    assert shown(moved("called")).desk_point == ""
    assert shown(moved("called", desk_shared=True)).desk_point == "Repairs"


def test_a_call_says_where_and_until_when() -> None:
    page = shown(moved("called"))
    assert (page.desk_word, page.desk_big, page.desk_size) == ("Desk", "3", "one")
    assert page.heading == "Please come now."
    assert page.text == "We wait for you until 14:03."
    assert page.title == "A012 · Desk 3"


def test_a_repeated_call_says_so() -> None:
    assert shown(moved("called", calls=2)).heading == "We call you again. Please come now."


def test_a_grace_that_has_run_out_is_not_promised_any_longer() -> None:
    page = shown(moved("called"), NOW + 300_001)
    assert page.text == "We waited until 14:03. Come at once or ask at a desk."


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Desk 3", ("Desk", "3", "one")),
        ("Desk 12", ("Desk", "12", "two")),
        ("Counter 3", ("Counter", "3", "one")),
        ("Reception 3", ("Reception", "3", "two")),
        ("Window 112", ("Window", "112", "three")),
        ("7", ("", "7", "one")),
        ("Reception", ("", "Reception", "word")),
        ("Wheelchair repairs", ("", "Wheelchair repairs", "long")),
        ("Room 1234", ("", "Room 1234", "word")),
        ("", ("", "", "")),
    ],
)
def test_a_desk_is_set_as_large_as_its_name_allows(
    name: str, expected: tuple[str, str, str]
) -> None:
    assert desk_type(name) == expected


@pytest.mark.parametrize(
    ("state", "heading", "joins"),
    [
        ("serving", "You are at Desk 3.", False),
        ("completed", "Thank you for coming.", False),
        ("no_show", "We called you at 13:58.", True),
        ("left", "You have left the queue.", True),
        ("cancelled", "Staff have ended this number.", True),
        ("expired", "This number is over.", True),
    ],
)
def test_every_later_state_has_its_sentence(state: EntryState, heading: str, joins: bool) -> None:
    page = shown(moved(state))
    assert (page.heading, page.can_join) == (heading, joins)
    assert page.text
    assert not page.can_leave


def test_only_somebody_who_has_not_checked_in_is_asked_to() -> None:
    assert shown(waiting(1)).can_check_in
    assert not shown(waiting(1, present=True)).can_check_in


@pytest.mark.parametrize(
    ("zone", "time"),
    [("Europe/Oslo", "15:03"), ("Asia/Kolkata", "19:33"), ("Nowhere/../Land", "14:03")],
)
def test_times_are_those_of_the_hall_and_utc_where_its_zone_is_unknown(
    zone: str, time: str
) -> None:
    views = moved("called")
    assert time in shown(views._replace(site=replace(views.site, zone=zone))).text


def aside(state: EntryState, **own: object) -> Face:
    return shown(waiting(0, state=state, **own))


def test_somebody_away_reads_until_when_the_place_is_kept() -> None:
    page = aside("away", until=NOW + 600_000)
    assert (page.state, page.heading) == ("away", "Your place is kept until 14:08.")
    assert page.title == "A012 · away until 14:08"
    assert (page.can_check_in, page.can_away, page.can_leave) == (True, True, True)


def test_whoever_missed_a_call_reads_where_it_was_and_until_when_to_come() -> None:
    told = {"desk_name": "Desk 3", "called_at": NOW - 120_000, "until": NOW + 1_800_000}
    page = aside("missed", **told)
    assert page.heading == "You missed your call."
    assert page.text == "Desk 3 called you at 13:56. Tell us by 14:28 that you are here."
    assert page.can_check_in
    late = aside("missed", **{**told, "until": NOW - 1})
    assert late.text == "Tell us now that you are here. A012 ends soon."


def test_somebody_on_hold_reads_who_goes_on_and_when() -> None:
    page = aside("on_hold", desk_name="Desk 3", until=NOW + 600_000)
    assert page.heading == "Desk 3 goes on with you at about 14:08."
    assert (page.can_check_in, page.can_leave) == (False, True)


def test_a_turn_that_is_kept_says_so_and_asks_for_a_sign() -> None:
    page = aside("waiting", until=NOW + 900_000)
    assert page.state == "held"
    assert page.heading == "It is your turn. Your place is kept until 14:13."
    here = aside("waiting", until=NOW + 900_000, present=True)
    assert here.state == "next"


def test_what_is_still_to_do_and_what_staff_say_stand_on_every_living_page() -> None:
    for state in ("waiting", "away", "called", "missed", "serving", "on_hold"):
        views = waiting(0, state=state, errands=2)
        point = replace(views.point, notice="The lift is out of order.", notice_at=NOW)
        page = shown(views._replace(point=point))
        assert page.errands == "After this you have 2 more errands."
        assert page.told == "Staff at 13:58: The lift is out of order."
        assert page.live


def test_only_somebody_who_waits_or_is_away_can_ask_for_ten_more_minutes() -> None:
    states: list[EntryState] = ["waiting", "away", "called", "missed"]
    can = [state for state in states if aside(state, until=NOW, present=True).can_away]
    assert can == ["waiting", "away"]


def test_whoever_waits_when_intake_ends_reads_that_they_are_served() -> None:
    for ahead in (0, 3):
        views = waiting(ahead)
        ending = views._replace(point=replace(views.point, state="draining"))
        assert shown(ending).why.endswith("No new numbers are given now. You are served.")
        assert "No new numbers" not in shown(views).why


@pytest.mark.parametrize("state", ["called", "serving", "missed", "on_hold", "no_show"])
def test_desks_are_named_in_the_language_of_the_page_whatever_comes_of_a_visit(
    state: EntryState,
) -> None:
    page = face(moved(state, until=NOW), NOW, words("de"))
    assert "Schalter 3" in page.summary + page.text
    assert "Desk" not in str(page)

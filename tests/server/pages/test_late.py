"""A wait that became longer than we said: the new time, an apology and the reasons."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from protocol.records import Cause
from protocol.views import Apology
from server.pages.face import face
from server.pages.face_value import Face
from server.pages.words import SPOKEN, words
from tests.server.pages.seen import NOW, waiting

MINUTE = 60_000
CLOSED = Cause("desk_closed", "Desk 2", NOW - 18 * MINUTE)
LONG = Cause("long_service", "Desk 3", NOW - 30 * MINUTE)


def late(
    *causes: Cause, ahead: int = 1, said: int = 35, by: int | None = 12, now: int = 0, **more: Any
) -> Face:
    """Somebody to whom 35 minutes were said and who is called `by` minutes from 13:58."""
    told = {"wait": (10, 15), **more}
    views = waiting(
        ahead,
        apology=Apology(said, NOW, list(causes)),
        promised_by=None if by is None else NOW + by * MINUTE - 20_000,
        **told,
    )
    return face(views, NOW + now * MINUTE, words())


def test_a_promise_that_does_not_hold_is_named_with_the_new_time_and_the_reasons() -> None:
    page = late(CLOSED, LONG)
    assert page.state == "late"
    assert (page.said, page.lead, page.answer) == ("We said 35 minutes.", "Now about", "14:10")
    assert page.sorry == "We are sorry."
    assert page.because == (
        "Desk 2 closed at 13:40. The visit at Desk 3 has taken longer than we thought."
    )
    assert (page.number, page.nth) == ("A012", "2nd")
    assert (page.strip, page.above, page.unit, page.wait, page.place) == ([], "", "", "", "")
    assert page.summary == "2nd in the queue, now about 14:10."
    assert page.title == "A012 · 2nd · Harbour Street"


def test_the_new_time_is_a_round_one_and_never_before_what_was_promised() -> None:
    assert [late(by=by).answer for by in (7, 8, 12, 13)] == ["14:05", "14:10", "14:10", "14:15"]


def test_who_is_far_from_the_call_still_reads_until_when_to_be_away() -> None:
    assert late(ahead=5, wait=(35, 50), by=50, soonest=40).back == "14:35"
    assert late(ahead=1).back == ""
    assert late(ahead=1).near == "You are near. Please stay close."


def test_a_wait_that_is_clearly_shorter_by_now_is_simply_shown() -> None:
    page = late(CLOSED, by=40, wait=(5, 10))
    assert (page.lead, page.answer, page.unit) == ("About", "5–10", "minutes")
    assert page.said
    assert page.sorry
    assert late(by=18, wait=(5, 10)).answer == "5–10"
    assert late(by=17, wait=(5, 10)).answer == "14:15"


def test_a_wait_that_has_grown_beyond_the_new_time_is_shown_in_its_place() -> None:
    page = late(CLOSED, ahead=5, by=20, wait=(50, 70), soonest=45)
    assert (page.lead, page.answer, page.unit) == ("About", "50–70", "minutes")
    assert (page.said, page.back) == ("We said 35 minutes.", "14:40")


def test_a_wait_that_was_published_before_the_apology_is_not_taken_for_a_shorter_one() -> None:
    views = waiting(
        1, wait=(5, 10), apology=Apology(15, NOW + 1, []), promised_by=NOW + 40 * MINUTE
    )
    assert face(views, NOW + 2, words()).answer == "14:40"


def test_whoever_is_next_reads_it_beside_the_new_time() -> None:
    page = late(CLOSED, ahead=0)
    assert (page.state, page.nth, page.answer) == ("late", "next", "14:10")
    assert page.title == "A012 · next · Harbour Street"
    assert page.summary == "You are next, now about 14:10."


def test_without_a_desk_no_time_is_made_up() -> None:
    page = late(CLOSED, desks=0)
    assert (page.lead, page.answer) == ("", "")
    assert page.wait == "The wait is not known: no desk is open."
    assert page.because == "Desk 2 closed at 13:40."


def test_a_new_time_that_has_passed_too_gives_way_to_the_wait() -> None:
    assert late(by=12, now=12).answer == "14:10"
    assert late(by=12, now=13).answer == "10–15"
    assert late(by=None).answer == "10–15"


def test_at_most_two_reasons_are_given_and_none_twice() -> None:
    busy, first = Cause("busy"), Cause("overtaken")
    assert late(busy, busy, first, CLOSED).because == (
        "The visits before yours took longer than we thought. We had to call others before you."
    )


def test_where_no_reason_is_known_the_line_is_one() -> None:
    assert late().because == "1 person is ahead of you. Two desks are open."


@pytest.mark.parametrize("kind", ["desk_closed", "desk_paused", "long_service"])
def test_a_reason_without_its_desk_is_still_a_sentence(kind: Any) -> None:
    for lang in SPOKEN:
        told = waiting(1, apology=Apology(35, NOW, [Cause(kind)]), promised_by=NOW + 12 * MINUTE)
        said = face(told, NOW, words(lang)).because
        assert said.endswith(".")
        assert "{" not in said
        assert "  " not in said


def test_a_long_wait_that_was_said_is_named_in_half_hours() -> None:
    assert late(said=150).said == "We said 2½ hours."


def test_desks_are_named_in_the_language_of_the_page() -> None:
    told = waiting(1, apology=Apology(35, NOW, [LONG]), promised_by=NOW + 12 * MINUTE)
    assert face(told, NOW, words("de")).because.startswith("Bei Schalter 3 ")


def grown(by: int, **more: Any) -> str:
    return face(waiting(3, promised_by=NOW + by * MINUTE, **more), NOW, words()).why


def test_a_wait_that_grows_beyond_what_was_said_is_explained() -> None:
    longer = "We said 14:20 at the latest. It may take longer now. 3 people are ahead of you."
    assert grown(21, wait=(35, 45)).startswith(longer)
    assert grown(35) == "3 people are ahead of you. Two desks are open."


@pytest.mark.parametrize("high", [5, 35, 60, 90, 120, 180])
def test_a_bound_that_is_rounded_up_again_is_no_wait_that_grows(high: int) -> None:
    step = 5 if high <= 60 else 10 if high <= 120 else 30
    assert "We said" not in grown(high - step + 1, wait=(0, high))


def test_an_apology_is_over_with_the_wait() -> None:
    views = waiting(1, apology=Apology(35, NOW, [CLOSED]), promised_by=NOW + 12 * MINUTE)
    called = views._replace(own=replace(views.own, state="called", desk_name="Desk 3"))
    page = face(called, NOW, words())
    assert (page.state, page.said, page.sorry) == ("called", "", "")

"""A slip whose promise does not hold: what was said, the new time, and why."""

from __future__ import annotations

from typing import Any

from kiosk.faces import SORRY
from kiosk.hall import MORNING
from kiosk.pages.scanned import ScannedPage
from kiosk.sample_places import MINUTE, place
from protocol.records import Cause
from protocol.views import Apology
from tests.kiosk.slip_desk import Desk


def late(*causes: Cause, by: int = 24, ahead: int = 3, **more: Any) -> ScannedPage:
    """35 minutes were said to somebody who is called `by` minutes from 10:24, by 10:47 as it is."""
    desk = Desk()
    sorry = Apology(35, MORNING, list(causes)) if causes else SORRY
    promise = {"promised_by": MORNING + by * MINUTE - 20_000, "apology": sorry}
    desk.lay(place(ahead=ahead, **{**promise, **more}))
    return desk.page


def test_a_promise_that_does_not_hold_is_named_with_the_new_time_and_the_reasons() -> None:
    page = late()
    assert (page.before, page.lead) == ("We said 35 minutes.", "Now about 10:50")
    assert page.sorry == (
        "We are sorry. Desk 2 closed at 10:20. "
        "The visit at Desk 3 has taken longer than we thought."
    )
    assert page.lines == ("Wait here: Hall 1",)
    assert (page.ahead, page.desks, page.service) == (3, -1, "")


def test_a_wait_that_is_clearly_another_by_now_or_a_time_that_has_passed_is_simply_shown() -> None:
    for by in (60, 8, -8):
        page = late(by=by)
        assert (page.before, page.lead) == ("We said 35 minutes.", "About 17–23 minutes")


def test_a_wait_that_was_published_before_the_apology_is_not_taken_for_another() -> None:
    sorry = Apology(35, MORNING + 1, [])
    assert late(by=60, apology=sorry).lead == "Now about 11:25"


def test_whoever_is_next_reads_the_new_time_too() -> None:
    page = late(ahead=0, by=6)
    assert (page.lead, page.ahead) == ("Now about 10:30", 0)


def test_at_most_two_reasons_are_given_and_none_that_is_not_known() -> None:
    causes = (
        Cause("desk_paused"),
        Cause("desk_paused"),
        Cause("overtaken"),
        Cause("busy"),
    )
    said = "We are sorry. A desk paused. We had to call others before you."
    assert late(*causes).sorry == said
    assert late(Cause("desk_paused", "Desk 1", MORNING)).sorry.endswith("Desk 1 paused at 10:24.")


def test_what_becomes_of_a_key_takes_the_room_of_the_reasons() -> None:
    desk = Desk()
    desk.lay(place(ahead=3, promised_by=MORNING + 24 * MINUTE, apology=SORRY))
    desk.reader.act("print")
    desk.printer.then(True)
    assert desk.page.note == "Take your slip."
    assert (desk.page.sorry, desk.page.before) == ("", "We said 35 minutes.")


def test_a_wait_that_grows_beyond_what_was_said_is_explained() -> None:
    page = late(apology=None, by=5)
    assert page.lead == "About 17–23 minutes"
    assert page.lines[0] == "We said 10:30 at the latest. It may take longer now."
    assert late(apology=None, by=23).lines == ("Wait here: Hall 1",)


def test_a_call_says_whose_desk_it_is_where_two_points_have_one_of_that_name() -> None:
    called = {"state": "called", "desk_name": "Desk 3", "grace_until": MORNING + MINUTE}
    assert late(apology=None, **called).lines == ("They wait for you until 10:25.",)
    shared = late(apology=None, desk_shared=True, **called)
    assert shared.lines == ("Citizens", "They wait for you until 10:25.")

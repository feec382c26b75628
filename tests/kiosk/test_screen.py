"""The kiosk's screen as a value."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest

from client.live import Phase
from kiosk.flow import Asking, Numbered, Refused, Stage, start
from kiosk.hall import GERMAN, HALL, MANY, SMALL
from tests.kiosk.kiosk_value import BEGIN, given, kiosk, page

ASKING = Asking(BEGIN, page(), HALL.services[0].id, "id")
NUMBERED = Numbered(BEGIN, BEGIN, given())


def test_the_kiosk_rests_on_its_invitation() -> None:
    shown = kiosk()
    assert (shown.face, shown.site, shown.clock) == ("attract", HALL.site.name, "10:24")
    assert (shown.left_s, shown.still_there, shown.as_of, shown.reason) == (0, False, "", "")


def test_before_the_server_has_answered_it_is_connecting_and_shows_no_time() -> None:
    shown = kiosk(None, phase="connecting", as_of=None)
    assert (shown.face, shown.site, shown.clock, shown.offer.rows) == ("connecting", "", "", ())


def test_a_stale_kiosk_says_as_of_when_and_still_offers_its_services() -> None:
    shown = kiosk(stage=page(), phase="stale")
    assert (shown.face, shown.as_of) == ("services", "10:24:00")
    assert len(shown.offer.rows) == 6


def test_without_the_server_it_offers_nothing_and_tells_only_who_sets_it_up_why() -> None:
    why = "The server does not answer"
    shown = kiosk(phase="away", reason=why)
    assert (shown.face, shown.as_of) == ("away", "10:24:00")
    assert (shown.offer.rows, shown.reason) == ((), "")
    assert kiosk(None, phase="away", reason=why).reason == why


@pytest.mark.parametrize("phase", ["stale", "away"])
def test_a_number_stays_on_the_screen_though_the_server_goes(phase: Phase) -> None:
    shown = kiosk(stage=NUMBERED, phase=phase)
    assert shown.face == "number"
    assert shown.ticket is not None
    assert shown.ticket.number == "A012"


def test_a_quick_answer_needs_no_page_of_waiting() -> None:
    assert kiosk(stage=ASKING, after_s=0.2).face == "services"
    assert kiosk(stage=ASKING, after_s=0.31).face == "asking"


def test_the_touched_key_is_held_down_from_the_touch_on() -> None:
    assert kiosk(stage=ASKING).asked.service == HALL.services[0].id


def test_a_slow_answer_is_said_to_be_slow() -> None:
    shown = kiosk(stage=ASKING, after_s=5.9)
    assert (shown.asked.slow, shown.asked.name) == (False, "ID card or passport")
    assert kiosk(stage=ASKING, after_s=6.0).asked.slow


def test_while_asking_there_is_no_countdown() -> None:
    assert kiosk(stage=ASKING, after_s=20).left_s == 0


def test_after_45_seconds_it_asks_whether_anybody_is_there() -> None:
    stage = page(point=MANY.points[0].id)
    assert not kiosk(MANY, stage, after_s=44.9).still_there
    shown = kiosk(MANY, stage, after_s=45)
    assert (shown.still_there, shown.left_s) == (True, 20)
    assert kiosk(MANY, stage, after_s=64.5).left_s == 1


def test_a_number_counts_its_twenty_seconds_in_whole_ones() -> None:
    left = [kiosk(stage=NUMBERED, after_s=at).left_s for at in (0, 0.5, 1, 19.5)]
    assert left == [20, 20, 19, 1]


def test_without_paper_there_is_no_countdown() -> None:
    shown = kiosk(stage=replace(NUMBERED, paper="none"), after_s=500)
    assert (shown.number.bare, shown.left_s) == (True, 0)


def test_the_number_tells_what_the_server_answered() -> None:
    ticket = given()
    assert (ticket.number, ticket.service, ticket.location) == (
        "A012",
        "ID card or passport",
        "Hall 1",
    )
    assert (ticket.ahead, ticket.low, ticket.high) == (5, 25, 35)
    assert (f"{ticket.at:%H:%M}", ticket.link.split("/t/")[0]) == ("10:24", "https://hall.example")


def test_a_wait_that_cannot_be_told_is_none() -> None:
    ticket = given(joined=HALL.joined(p20=None, p50=None, p80=None, position=1))
    assert (ticket.low, ticket.high, ticket.ahead) == (None, None, 0)


def test_without_a_token_or_a_public_address_there_is_no_link() -> None:
    assert given(token=None).link == ""
    assert given(HALL.private()).link == ""


def test_a_number_of_a_service_that_was_taken_off_meanwhile_is_shown_all_the_same() -> None:
    gone = HALL.joined(service=0)
    ticket = given(replace(HALL, services=HALL.services[1:]), gone)
    assert (ticket.number, ticket.service, ticket.point) == ("A012", "", "Citizens")


def test_a_refusal_names_what_was_asked_for() -> None:
    trouble = kiosk(stage=Refused(BEGIN, BEGIN, "queue_full", "Full.", HALL.services[1].id)).trouble
    assert (trouble.code, trouble.detail, trouble.service, trouble.point) == (
        "queue_full",
        "Full.",
        "Driving licence",
        "Citizens",
    )


def test_a_refusal_of_what_is_gone_names_nothing() -> None:
    trouble = kiosk(stage=Refused(BEGIN, BEGIN, "unknown_service", "", "gone")).trouble
    assert (trouble.service, trouble.point) == ("", "")


def test_the_message_is_shown_sentence_by_sentence() -> None:
    said = {kiosk(SMALL, after_s=at).note for at in range(0, 40, 5)}
    assert said == {"Driving licences until 15:30 today.", "Toilets are on the first floor."}


def test_a_long_sentence_goes_on_and_says_so() -> None:
    said = [kiosk(GERMAN, after_s=at).note for at in range(0, 30, 10)]
    assert any(part.endswith(" …") for part in said)
    assert all(len(part) <= 80 for part in said)


def test_the_clock_is_that_of_the_sites_zone() -> None:
    tokyo = msgspec.structs.replace(HALL.site, zone="Asia/Tokyo")
    assert kiosk(replace(HALL, site=tokyo)).clock == "18:24"
    odd = msgspec.structs.replace(HALL.site, zone="Nowhere/At All")
    assert kiosk(replace(HALL, site=odd)).clock == "09:24"


@pytest.mark.parametrize("stage", [start(BEGIN), ASKING, NUMBERED])
def test_every_stage_has_a_clock_once_the_server_has_answered(stage: Stage) -> None:
    assert kiosk(stage=stage, after_s=1).clock == "10:24"


def test_a_kiosk_that_never_reached_its_server_says_since_when() -> None:
    shown = kiosk(None, phase="away", as_of=None)
    assert (shown.face, bool(shown.as_of)) == ("away", True)

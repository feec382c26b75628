"""Somebody comes with a reservation: found by scan, number, or time and telephone; checked in."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from client.speech import speak
from kiosk.bench import Bench
from kiosk.hall import HALL, MORNING, TOKEN
from kiosk.pages.booked import booked_page
from kiosk.sample_bookings import BOOKED_NUMBER, booked
from kiosk.sample_places import MINUTE, place
from kiosk.scan import Scan
from kiosk.slip_words import SlipWords
from kiosk.sought import Sought
from protocol.booking_queries import FoundReservation
from protocol.commands import CheckInReservation
from protocol.outcomes import Refusal
from tests.kiosk.conftest import Open
from tests.kiosk.items import words

LINK = "AZAAAAAAcACAAAAAAAAAB3vwq5n0Zx2mYt8K1bJcQ9LfW4sEx"[:45]


@pytest.fixture
def kiosk(bench: Open) -> Bench:
    """A kiosk of a house that takes bookings."""
    made = bench("attract-bookings")
    made.blind()
    return made


def act(kiosk: Bench, *keys: str) -> None:
    for each in keys:
        kiosk.advance(1)
        kiosk.kiosk.act(*each.split(" "))


def types(kiosk: Bench, text: str) -> None:
    kiosk.advance(1)
    for sign in text:
        kiosk.kiosk.act("write", sign)


def title(kiosk: Bench) -> str:
    page = kiosk.kiosk.screen.scanned
    return page.title or f"{page.number} {page.lead}"


def shown(found: FoundReservation, phase: str = "found", code: str = "") -> str:
    """What stands in the voice of the page of a reservation, in English."""
    speak()
    sought = Sought(phase, 0.0, (found,), code)  # type: ignore[arg-type]
    page = booked_page(sought, MORNING, UTC, "en")
    return page.title or f"{page.number} {page.lead}"


def test_a_confirmation_held_to_the_reader_at_rest_checks_in_and_prints_the_booked_time(
    kiosk: Bench,
) -> None:
    kiosk.advance(1)
    kiosk.kiosk.scan(Scan((f"https://hall.example/r/{LINK}",)))
    assert kiosk.asker.sought == [{"code": LINK}]
    kiosk.asker.finds(booked(party_size=3, language="de"))
    assert title(kiosk) == "10:40 ID card or passport"
    assert kiosk.kiosk.screen.language == "de"
    act(kiosk, "confirm")
    command = kiosk.asker.asked[-1][1]
    assert command == CheckInReservation(reservation=booked().reservation, language="de")
    kiosk.asker.answer(HALL.joined(p20=None, p50=None, p80=None))
    screen = kiosk.kiosk.screen
    assert (screen.face, screen.number.booked, screen.number.before) == ("number", "10:40", False)
    (slip,) = kiosk.paper.slips
    assert SlipWords("en").wait(slip) == "Booked for 10:40"
    assert kiosk.kiosk.machine.seeker.sought is None, "nothing of it stays"


def test_a_number_is_found_however_it_is_typed_and_one_wrong_sign_is_noticed_here(
    kiosk: Bench,
) -> None:
    act(kiosk, "booking", "number")
    types(kiosk, BOOKED_NUMBER.lower().replace("0", "o"))
    act(kiosk, "next")
    assert kiosk.asker.sought == [{"code": BOOKED_NUMBER}]
    kiosk.asker.finds()
    assert title(kiosk) == "We find no reservation."
    act(kiosk, "back", "rub")
    types(kiosk, "Z" if BOOKED_NUMBER[-1] != "Z" else "Y")
    act(kiosk, "next")
    assert (title(kiosk), len(kiosk.asker.sought)) == ("One sign is not right.", 1)


def test_who_has_nothing_here_says_time_and_telephone(kiosk: Bench) -> None:
    act(kiosk, "booking", "time")
    types(kiosk, "9:65")
    act(kiosk, "next")
    assert kiosk.kiosk.screen.face == "booking_time", "that is no time"
    assert kiosk.kiosk.screen.detail.text == "95", "what makes it none is not taken"
    act(kiosk, "rub", "rub")
    types(kiosk, "10:40")
    assert kiosk.kiosk.screen.detail.text == "10:40"
    act(kiosk, "next")
    types(kiosk, "7788")
    act(kiosk, "next")
    at = round(datetime(2026, 11, 24, 9, 40, tzinfo=UTC).timestamp()) * 1000
    assert kiosk.asker.sought == [{"at": at, "phone": "7788"}]
    kiosk.asker.finds(booked(), booked(title="Driving licence", titles={}))
    assert title(kiosk) == "Which one is yours?"
    act(kiosk, "pick1")
    assert title(kiosk) == "10:40 Driving licence"


def test_who_comes_after_the_booked_time_is_not_told_to_be_called_at_it(kiosk: Bench) -> None:
    kiosk.advance(1)
    kiosk.kiosk.scan(Scan((f"https://hall.example/r/{LINK}",)))
    kiosk.asker.finds(booked(start_at=HALL.joined().joined_at - MINUTE))
    act(kiosk, "confirm")
    kiosk.asker.answer(HALL.joined(p20=None, p50=None, p80=None))
    screen = kiosk.kiosk.screen
    assert (screen.face, screen.number.booked) == ("number", "")


def test_three_forty_is_looked_for_in_the_afternoon_where_nothing_is_at_night(
    kiosk: Bench,
) -> None:
    act(kiosk, "booking", "time")
    types(kiosk, "3:40")
    act(kiosk, "next")
    types(kiosk, "7788")
    act(kiosk, "next")
    night, afternoon = (
        round(datetime(2026, 11, 24, hour, 40, tzinfo=UTC).timestamp()) * 1000 for hour in (2, 14)
    )
    kiosk.asker.finds()
    assert kiosk.asker.sought == [
        {"at": night, "phone": "7788"}, {"at": afternoon, "phone": "7788"},
    ]  # fmt: skip
    kiosk.asker.finds(booked())
    assert title(kiosk) == "10:40 ID card or passport"


def test_a_scanner_that_writes_otherwise_is_understood_in_its_second_reading(kiosk: Bench) -> None:
    kiosk.advance(1)
    kiosk.kiosk.scan(Scan((f"-r-{LINK}", BOOKED_NUMBER, f"x/r/{LINK}")))
    kiosk.asker.finds()
    kiosk.asker.finds(booked())
    assert kiosk.asker.sought == [{"code": LINK}, {"code": BOOKED_NUMBER}]
    assert title(kiosk) == "10:40 ID card or passport"


def test_a_slip_is_still_a_slip_and_any_other_code_none_of_both(kiosk: Bench) -> None:
    assert Scan((f"https://hall.example/t/{TOKEN}",)).reservations == ()
    assert Scan((f"https://hall.example/r/{LINK}",)).tokens == ()
    assert Scan(("4006381333931",)).reservations == ()
    act(kiosk, "booking")
    kiosk.advance(1)
    kiosk.kiosk.scan(Scan((f"https://hall.example/t/{TOKEN}",)))
    faces = [kiosk.kiosk.screen.face]
    act(kiosk, "back")
    assert [*faces, kiosk.kiosk.screen.face] == ["slip", "attract"]


def test_who_comes_far_too_late_is_sent_to_a_person(kiosk: Bench) -> None:
    act(kiosk, "booking")
    kiosk.kiosk.scan(Scan((BOOKED_NUMBER,)))
    kiosk.asker.finds(booked())
    act(kiosk, "confirm")
    kiosk.asker.answer(Refusal(code="too_late", detail="Ask."))
    assert title(kiosk) == "Your time has passed."
    act(kiosk, "person")
    assert kiosk.kiosk.screen.face == "helping"
    act(kiosk, "back")
    assert title(kiosk) == "Your time has passed."
    kiosk.advance(120)
    assert kiosk.kiosk.machine.seeker.sought is None, "nothing of it stays"


def test_who_has_a_number_already_is_given_the_same_again(kiosk: Bench) -> None:
    kiosk.advance(1)
    kiosk.kiosk.scan(Scan((BOOKED_NUMBER,)))
    kiosk.asker.finds(booked(state="checked_in", queue_number="A012"))
    act(kiosk, "confirm")
    kiosk.asker.answer(HALL.joined(p20=None, p50=None, p80=None))
    assert kiosk.kiosk.screen.number.before


def test_where_nobody_answers_it_says_so_and_what_comes_late_is_dropped(kiosk: Bench) -> None:
    kiosk.advance(1)
    kiosk.kiosk.scan(Scan((BOOKED_NUMBER,)))
    kiosk.stay(7)
    assert kiosk.kiosk.screen.scanned.advice == "It takes longer than usual."
    kiosk.stay(6)
    assert title(kiosk) == "We cannot look it up just now."
    kiosk.asker.finds(booked())
    assert title(kiosk) == "We cannot look it up just now."


@pytest.mark.parametrize(
    "fields, phase, code, said",
    [
        ({"state": "cancelled"}, "found", "", "This reservation was cancelled."),
        ({"state": "no_show"}, "found", "", "This reservation was given up."),
        ({"state": "completed"}, "found", "", "You have been served."),
        ({"video": True}, "found", "", "This is a video meeting."),
        ({"start_at": MORNING + 2 * 1_440 * MINUTE}, "found", "", "on another day."),
        ({"start_at": MORNING - 2 * 1_440 * MINUTE}, "found", "", "on another day."),
        ({}, "refused", "queue_closed", "Closed now."),
        ({}, "refused", "not_due", "on another day."),
        ({}, "refused", "no_answer", "No answer came."),
        ({}, "refused", "version_mismatch", "Please ask a person."),
    ],
)
def test_what_cannot_be_checked_in_has_a_page_of_its_own(
    fields: dict[str, object], phase: str, code: str, said: str
) -> None:
    assert shown(booked(**fields), phase, code).endswith(said)


def test_a_house_without_bookings_says_nothing_of_them(bench: Open) -> None:
    assert "I have a reservation" not in words(bench("attract"))
    assert "I have a reservation" in words(bench("attract-bookings"))


def test_the_slip_of_who_has_booked_says_the_time_at_the_reader_and_when_it_is_printed_again(
    kiosk: Bench,
) -> None:
    slot = MORNING + 16 * MINUTE
    kiosk.scan(place(slot_at=slot))
    page = kiosk.kiosk.screen.scanned
    assert (page.lead, page.lines[-1]) == ("Booked for 10:40", "We call you at about that time.")
    act(kiosk, "print")
    assert SlipWords("en").wait(kiosk.paper.slips[-1]) == "Booked for 10:40"

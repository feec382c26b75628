"""Prices, days, grids, forms and one's own reservation as values."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, NamedTuple

import pytest

from protocol.views import OwnReservation
from server.pages.booking import dates
from server.pages.booking.details import Details, wrong_with
from server.pages.booking.face import Face, Seen, face
from server.pages.booking.grid import Around, grid
from server.pages.booking.money import price
from server.pages.words import SPOKEN, words
from tests.server.pages.seen import NOW

MINUTE = 60_000
HOUR = 60 * MINUTE
DAY = 24 * HOUR
TODAY = date(2026, 11, 24)


class Start(NamedTuple):
    start_at: int
    seats: int = 1


@pytest.mark.parametrize(
    ("amount", "currency", "said"),
    [
        ("0.00", "EUR", {"en": "free", "es": "gratis", "de": "kostenlos", "ar": "مجانًا"}),
        ("184", "GBP", {"en": "£184.00", "es": "184,00\xa0£", "de": "184,00\xa0£"}),
        ("1234.5", "EUR", {"en": "€1,234.50", "es": "1234,50\xa0€", "de": "1.234,50\xa0€"}),
        ("12345.5", "CHF", {"en": "CHF\xa012,345.50", "es": "12.345,50\xa0CHF"}),
        ("1200", "JPY", {"en": "¥1,200", "de": "1.200\xa0¥"}),
        ("2.5", "KWD", {"en": "KWD\xa02.500", "ar": "\u200f2.500\xa0د.ك.\u200f"}),
    ],
)  # fmt: skip
def test_a_price_is_written_as_readers_of_the_language_write_it(
    amount: str, currency: str, said: dict[str, str]
) -> None:
    assert {lang: price(amount, currency, words(lang)) for lang in said} == said


def test_weeks_are_counted_from_today_and_none_is_past() -> None:
    assert dates.week_of(TODAY + timedelta(days=6), TODAY) == TODAY
    assert dates.week_of(TODAY + timedelta(days=7), TODAY) == TODAY + timedelta(days=7)
    assert dates.week_of(TODAY - timedelta(days=1), TODAY) == TODAY


def test_a_day_on_which_the_clock_changes_still_begins_at_midnight() -> None:
    begin, end = (dates.begins(date(2026, 10, day), "Europe/Berlin") for day in (25, 26))
    assert end - begin == 25 * HOUR
    assert dates.day_of(begin, "Europe/Berlin") == date(2026, 10, 25)


def around(**fields: Any) -> Around:
    open_days = [TODAY + timedelta(days=n) for n in (0, 1, 2, 3)]
    plain = Around("UTC", TODAY, open_days, TODAY + timedelta(days=60), {"staff": "x"})
    return plain._replace(**fields)


def test_a_grid_says_which_days_are_full_and_which_closed_and_keeps_five() -> None:
    shown = grid(TODAY, [Start(NOW + HOUR)], around(), False, words())
    assert [(day.number, day.note) for day in shown.days] == [
        (24, ""), (25, "full"), (26, "full"), (27, "full"), (30, "closed"),
    ]  # fmt: skip
    assert (shown.before, shown.after) == ("", "?day=2026-12-01&staff=x")
    assert shown.days[1].url == "?day=2026-11-25&staff=x"


def test_a_grid_ends_with_the_last_day_that_can_be_booked() -> None:
    shown = grid(TODAY, [], around(last=TODAY + timedelta(days=1)), False, words())
    assert [day.note for day in shown.days] == ["full", "full", "later", "later", "later"]
    assert shown.after == ""


def test_times_stand_in_their_part_of_the_day_by_the_clock_of_the_house() -> None:
    free = [Start(NOW + n * HOUR, n + 1) for n in range(5)]
    shown = grid(TODAY, free, around(zone="America/New_York"), True, words())
    told = [(p.name, [(t.time, t.note) for t in p.times]) for p in shown.parts]
    assert told == [
        ("Morning", [("08:58", "1 left"), ("09:58", "2 left"), ("10:58", "3 left"),
                     ("11:58", "4 left")]),
        ("Afternoon", [("12:58", "5 left")]),
    ]  # fmt: skip


def test_who_books_needs_a_name_and_one_way_to_be_reached() -> None:
    assert not wrong_with(Details("key", "Alice", "alice@example.org"))
    assert not wrong_with(Details("key", "Alice", phone="01632 960018"))
    nothing = wrong_with(Details("key"))
    assert (nothing.name, nothing.email) == ("details.name_missing", "details.reach")
    bad = wrong_with(Details("key", "A" * 121, "alice@", "12", "n" * 501))
    assert (bad.name, bad.email) == ("join.name_long", "details.email_bad")
    assert (bad.phone, bad.notes) == ("join.phone_bad", "details.notes_long")


OWN = OwnReservation(
    id="reservation",
    number="7KQ4M2XW9CV",
    definition="definition",
    service_point="point",
    start_at=NOW + 2 * DAY,
    end_at=NOW + 2 * DAY + 20 * MINUTE,
    state="booked",
    revision=1,
    version=1,
    cancel_until=NOW + DAY,
    reschedule_until=NOW + DAY,
    late_until=NOW + 2 * DAY + 10 * MINUTE,
)


def seen(now: int = NOW, scope: Any = "own", opens_at: int = 0, **own: Any) -> Face:
    told = OwnReservation(**{n: getattr(OWN, n) for n in OWN.__struct_fields__} | own)
    ends_at = told.end_at + HOUR if opens_at else 0
    return face(Seen(told, "UTC", scope, "Repair", "Hall 1", True, opens_at, ends_at), now, words())


def test_a_booking_says_when_it_is_how_late_one_may_come_and_until_when_it_moves() -> None:
    shown = seen()
    assert (shown.label, shown.time) == ("Your booking: Thursday 26 November", "13:58")
    assert shown.number == "7KQ4M 2XW9C V"
    assert shown.late == "Come up to 10 minutes late and the time is still yours."
    assert shown.limits == "Free to move or cancel until Wednesday 25 November, 13:58."
    assert shown.can_move and shown.can_cancel and shown.can_calendar
    assert shown.turns_at == NOW + DAY + 1


def test_when_it_is_too_late_to_change_it_there_is_somebody_to_call() -> None:
    shown = seen(NOW + DAY + 1)
    assert shown.limits == "It is too late to change it here. Please call us."
    assert not (shown.can_move or shown.can_cancel)


def test_who_is_late_hears_until_when_the_time_is_theirs() -> None:
    assert seen(OWN.start_at + MINUTE).late == "The time is still yours if you come by 14:08."
    assert "ask at a desk" in seen(OWN.late_until + MINUTE).late
    assert seen(OWN.end_at + MINUTE).heading == "The time of this booking has passed."


def test_running_late_names_the_new_time_and_the_old_one() -> None:
    shown = seen(projected_at=OWN.start_at + 22 * MINUTE)
    assert shown.behind == "We are about 20 minutes behind. Now 14:20 instead of 13:58."
    assert seen(projected_at=OWN.start_at + 2 * MINUTE).behind == ""


def test_a_link_opens_no_more_than_it_is_for() -> None:
    view, cancel = seen(scope="view"), seen(scope="cancel")
    assert not (view.can_move or view.can_cancel or view.limits)
    assert cancel.can_cancel and not cancel.can_move
    assert cancel.limits == "Free to cancel until Wednesday 25 November, 13:58."


def test_a_cancellation_is_taken_back_by_who_made_it_alone() -> None:
    until = NOW + 10 * MINUTE
    mine = seen(state="cancelled", cancelled_by="customer", undo_until=until)
    assert mine.can_undo and "14:08" in mine.text
    assert not seen(
        until + 1, state="cancelled", cancelled_by="customer", undo_until=until
    ).can_undo
    ours = seen(state="cancelled", cancelled_by="staff", undo_until=until)
    assert not ours.can_undo and ours.text.startswith("We had to cancel it.")
    assert not seen(
        scope="view", state="cancelled", cancelled_by="customer", undo_until=until
    ).can_undo


def test_a_meeting_is_joined_while_its_room_is_open() -> None:
    opens = OWN.start_at - 15 * MINUTE
    before, during = (seen(at, meeting=True, opens_at=opens) for at in (NOW, opens))
    assert before.meeting == "You can join the meeting here from 13:43." and not before.meets
    assert during.meets and not during.late
    assert seen(OWN.end_at + HOUR, meeting=True, opens_at=opens).meeting == "The meeting is over."
    assert seen(meeting=True).meeting == "We call you at this time."


@pytest.mark.parametrize("lang", SPOKEN)
@pytest.mark.parametrize("state", ["booked", "checked_in", "completed", "no_show", "cancelled"])
def test_every_state_is_said_in_every_language(lang: str, state: Any) -> None:
    told = OwnReservation(
        **{n: getattr(OWN, n) for n in OWN.__struct_fields__} | {"state": state, "staff": ["Mina"]}
    )
    shown = face(Seen(told, "UTC", "own", "", "", True), NOW, words(lang))
    assert shown.title and "Mina" in shown.whom
    assert bool(shown.heading) == (state != "booked")

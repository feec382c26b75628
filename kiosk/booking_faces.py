"""The faces of a kiosk that looks for a reservation: what happens before they are seen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from kiosk.bench import Bench
from kiosk.hall import HALL, MORNING, ONE, Hall
from kiosk.sample_bookings import BOOKED_NUMBER, booked
from kiosk.sample_places import MINUTE
from protocol.booking_queries import FoundReservation

Play = Callable[[Bench], None]


def _serving(hall: Hall) -> Play:
    return lambda bench: bench.serve(hall)


def _sought(*touches: str | tuple[str, str]) -> Play:
    """What is shown of a reservation after touches from the page that the kiosk rests on."""

    def play(bench: Bench) -> None:
        bench.serve(HALL.booking())
        for each in ("booking", *touches):
            bench.advance(1)
            bench.kiosk.act(*((each,) if isinstance(each, str) else each))
        bench.advance(1)

    return play


def _typed(*found: FoundReservation) -> Play:
    """A number is typed, and these are found."""

    def play(bench: Bench) -> None:
        _sought("number", *(("press", sign) for sign in BOOKED_NUMBER), "next")(bench)
        bench.asker.finds(*found)
        bench.advance(1)

    return play


def _checked_in(bench: Bench) -> None:
    _typed(booked())(bench)
    bench.kiosk.act("confirm")
    bench.advance(0.1)
    bench.asker.answer(HALL.joined(position=3, p20=None, p50=None, p80=None))
    bench.advance(2)


LONG_TITLE: Final = "Beratung zur Anerkennung ausländischer Berufsabschlüsse"
BOOKING_FACES: Final[dict[str, Play]] = {
    "attract-bookings": _serving(HALL.booking()),
    "attract-one-bookings": _serving(ONE.booking()),
    "booking": _sought(),
    "booking-number": _sought("number", *(("press", sign) for sign in BOOKED_NUMBER[:7])),
    "booking-time": _sought("time", ("press", "1"), ("press", "0"), ("press", "4")),
    "booking-none": _typed(),
    "booking-several": _typed(
        booked(), booked(title="Driving licence", titles={}), booked(party_size=4)
    ),
    "booking-group": _typed(booked(party_size=12, title=LONG_TITLE, titles={})),
    "booking-again": _typed(booked(state="checked_in", queue_number="A012")),
    "booking-another-day": _typed(booked(start_at=MORNING + 3 * 24 * 60 * MINUTE)),
    "booking-numbered": _checked_in,
}

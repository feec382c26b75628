"""What a touch leads to where it is said which reservation is meant, or what was brought. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kiosk.clock_figures import clock_of, may_be_time
from kiosk.flow import Browsing, Page
from kiosk.touches import Lookup, Move, Step, Touch, rub, to, told
from protocol.booking import NUMBER_LENGTH

CODE: Final = NUMBER_LENGTH
DIGITS: Final = 4
NUMBER: Final = 7
"""Figures that the number of something brought may have."""


def _write_code(stage: Browsing, touch: Touch) -> Move:
    added = "".join(sign for sign in touch.value.upper() if sign.isascii() and sign.isalnum())
    return told(stage, touch, replace(stage.wish, booking=f"{stage.wish.booking}{added}"[:CODE]))


def _write_time(stage: Browsing, touch: Touch) -> Move:
    """A figure after which it can be no time any more is not taken."""
    text = stage.wish.booked_for
    for figure in _figures(touch.value):
        text = f"{text}{figure}" if may_be_time(f"{text}{figure}") else text
    return told(stage, touch, replace(stage.wish, booked_for=text))


def _write_digits(stage: Browsing, touch: Touch) -> Move:
    text = f"{stage.wish.digits}{_figures(touch.value)}"[:DIGITS]
    return told(stage, touch, replace(stage.wish, digits=text))


def _figures(text: str) -> str:
    return "".join(sign for sign in text if sign.isascii() and sign.isdigit())


def _time_told(stage: Browsing, touch: Touch) -> Move:
    return to(stage, "booking_phone", touch) if clock_of(stage.wish.booked_for) else None


def _number_told(stage: Browsing, touch: Touch) -> Move:
    return Lookup(stage, stage.wish) if len(stage.wish.booking) == CODE else None


def _digits_told(stage: Browsing, touch: Touch) -> Move:
    return Lookup(stage, stage.wish) if len(stage.wish.digits) == DIGITS else None


def _write_brought(stage: Browsing, touch: Touch) -> Move:
    """The figures of `R-1187`; the letter stands there already."""
    text = f"{stage.wish.brought}{_figures(touch.value)}".lstrip("0")[:NUMBER]
    return told(stage, touch, replace(stage.wish, brought=text))


def _brought_told(stage: Browsing, touch: Touch) -> Move:
    return to(stage, "request_phone", touch) if stage.wish.brought else None


def _by_other_way(page: Page) -> Step:
    """A page on which it is said which reservation; what was typed for another is gone."""

    def move(stage: Browsing, touch: Touch) -> Move:
        wish = replace(stage.wish, booking="", booked_for="", digits="", brought="")
        return to(stage, page, touch, wish)

    return move


LOOKUP_STEPS: Final[dict[tuple[Page, str], Step]] = {
    ("booking", "number"): _by_other_way("booking_number"),
    ("booking", "time"): _by_other_way("booking_time"),
    ("booking_number", "write"): _write_code,
    ("booking_number", "press"): _write_code,
    ("booking_number", "rub"): rub("booking"),
    ("booking_number", "next"): _number_told,
    ("booking_time", "write"): _write_time,
    ("booking_time", "press"): _write_time,
    ("booking_time", "rub"): rub("booked_for"),
    ("booking_time", "next"): _time_told,
    ("booking_phone", "write"): _write_digits,
    ("booking_phone", "press"): _write_digits,
    ("booking_phone", "rub"): rub("digits"),
    ("booking_phone", "next"): _digits_told,
    ("request", "number"): _by_other_way("request_number"),
    ("request_number", "write"): _write_brought,
    ("request_number", "press"): _write_brought,
    ("request_number", "rub"): rub("brought"),
    ("request_number", "next"): _brought_told,
    ("request_phone", "write"): _write_digits,
    ("request_phone", "press"): _write_digits,
    ("request_phone", "rub"): rub("digits"),
    ("request_phone", "next"): _digits_told,
}

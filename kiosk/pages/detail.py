"""What a service point asks for before it gives a number: one thing to a page. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.clock_figures import clock_of
from kiosk.flow import Browsing
from kiosk.intake_steps import FIELDS, is_told, typed
from kiosk.lookup_steps import CODE, DIGITS, NUMBER
from kiosk.steps import MOST_PEOPLE
from kiosk.touches import NAME, PHONE
from protocol.reservation_number import shown


@dataclass(frozen=True)
class Detail:
    """What has been told on this page so far."""

    text: str = ""
    party: int = 1
    full: bool = False
    """Whether nothing more has room."""
    told: bool = False
    """Whether there is anything to go on with; else it is skipped."""


def detail(stage: Browsing) -> Detail:
    """The page of a stage; empty for every other page."""
    wish = stage.wish
    match stage.page:
        case "party_size":
            return Detail(party=wish.party, full=wish.party >= MOST_PEOPLE, told=True)
        case "name":
            return Detail(wish.name, full=len(wish.name) >= NAME, told=bool(wish.name.strip()))
        case "phone":
            return Detail(wish.phone, full=len(wish.phone) >= PHONE, told=bool(wish.phone))
        case "booking_number":
            full = len(wish.booking) >= CODE
            return Detail(shown(wish.booking), full=full, told=full)
        case "booking_time":
            figures = wish.booked_for
            text = f"{figures[:-2]}:{figures[-2:]}" if len(figures) > 2 else figures
            return Detail(text, full=len(figures) >= DIGITS, told=clock_of(figures) is not None)
        case "request_number":
            text = f"R-{wish.brought}"
            return Detail(text, full=len(wish.brought) >= NUMBER, told=bool(wish.brought))
        case "booking_phone" | "request_phone":
            full = len(wish.digits) >= DIGITS
            return Detail(wish.digits, full=full, told=full)
        case page if page in FIELDS:
            text = typed(wish.intake, page)
            return Detail(
                text, full=len(text) >= FIELDS[page].most, told=is_told(wish.intake, page)
            )
        case _:
            return Detail()

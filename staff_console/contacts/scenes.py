"""What is done at a bench to see the contacts in their states: for pictures and tests."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from protocol.messages import Res
from protocol.outcomes import Refusal, Saved
from protocol.ticket_queries import FoundContact
from staff_console.bench import Bench
from staff_console.bookings import scenes as bookings
from staff_console.contacts.samples import (
    AYLIN_IS,
    BOOKED,
    CALENDAR,
    EVENTS,
    LIST,
    OTHERS,
    TICKETS,
    WEEKLY,
    occurrence,
    timeline,
)
from staff_console.tickets.samples import DESK
from staff_console.tickets.scenes import LISTS, feed


def tell(bench: Bench, name: str, items: Sequence[Any], more: str | None = None) -> None:
    """The server answers the last question of that name."""
    asked = next(each for each in reversed(bench.queried) if each[0] == name)
    bench.queried.remove(asked)
    asked[2](Res("q", 1, [msgspec.to_builtins(each) for each in items], more))


def visited(bench: Bench) -> None:
    """The contacts are looked at; nobody is searched for yet."""
    feed(bench, LISTS, DESK)
    bench.window.acted.emit("window:contacts")
    bench.settle()


def searched(bench: Bench, found: Sequence[FoundContact] = LIST, text: str = "sahin") -> None:
    """Somebody was searched for."""
    visited(bench)
    bench.contact.search(text)
    bench.contact.search_now()
    tell(bench, "find_contact", found)
    bench.settle()


def opened(bench: Bench, contact: FoundContact = AYLIN_IS) -> None:
    """Aylin's page."""
    searched(bench)
    bench.contact.open_now(contact.contact)
    page(bench, contact)


def page(bench: Bench, contact: FoundContact = AYLIN_IS) -> None:
    """The server tells all of a page."""
    tell(bench, "timeline", timeline(), "99900")
    tell(bench, "tickets_of", TICKETS)
    tell(bench, "events", EVENTS)
    tell(bench, "find_contact", [contact])
    tell(bench, "find_reservation", [BOOKED])
    bench.settle()


def nobody(bench: Bench) -> None:
    """Nobody fits what was searched for."""
    searched(bench, (), "unobtainium")


def pending(bench: Bench) -> None:
    """The company was changed, and the answer is not here."""
    opened(bench)
    bench.contact.write("company", "Şahin & Partner Fotografie")
    bench.contact.save("company")
    bench.settle()


def saved(bench: Bench) -> None:
    """It is saved."""
    pending(bench)
    bench.reply(Saved(id=AYLIN_IS.contact, version=4))
    bench.settle()


def taken(bench: Bench) -> None:
    """The mail address is somebody else's."""
    opened(bench)
    bench.contact.write("email", "studio@sahin.example")
    bench.contact.save("email")
    detail = "A. Sahin has that mail address. Open that contact, or merge both."
    bench.reply(Refusal(code="contact_exists", detail=detail, field="customer.email"))
    tell(bench, "find_contact", [OTHERS[-1]])
    bench.settle()


def merging(bench: Bench) -> None:
    """Who else is she?"""
    opened(bench)
    bench.contact.act("same_as")
    bench.contact.answer_question("text", "studio")
    bench.contact.ask_others()
    tell(bench, "find_contact", [AYLIN_IS, OTHERS[-1]])
    bench.settle()


def erasing(bench: Bench) -> None:
    """A manager is asked before she is forgotten."""
    bench.as_role("manager")
    opened(bench)
    bench.contact.act("erase_contact")
    bench.settle()


def making(bench: Bench) -> None:
    """Somebody new."""
    nobody(bench)
    bench.contact.act("new_contact")
    bench.settle()


def planning(bench: Bench) -> None:
    """A new event that recurs."""
    opened(bench)
    bench.contact.act("contact_event")
    bench.contact.answer_question("title", "Look at the studio")
    bench.contact.answer_question("every", "two_weeks")
    bench.settle()


def changing_one(bench: Bench) -> None:
    """One occurrence of a series."""
    opened(bench)
    bench.contact.act(f"event:{WEEKLY.id}@{WEEKLY.start_at}")
    tell(bench, "events", [occurrence(WEEKLY, whole=True)])
    bench.settle()


def changing_all(bench: Bench) -> None:
    """The whole series."""
    changing_one(bench)
    bench.contact.answer_question("which", "all")
    bench.settle()


def calendar(bench: Bench) -> None:
    """Events stand beside the reservations of the day."""
    bookings.opened(bench)
    tell(bench, "events", CALENDAR)
    bench.settle()


def calendar_week(bench: Bench) -> None:
    """Events in my week."""
    calendar(bench)
    bench.booking.act("week")
    bench.settle()


def from_calendar(bench: Bench) -> None:
    """An event is opened from there."""
    calendar(bench)
    bench.booking.choose(f"event:{CALENDAR[0].event}@{CALENDAR[0].original_at}")
    bench.booking.enter()
    tell(bench, "events", [occurrence(WEEKLY, whole=True)])
    bench.settle()


def away(bench: Bench) -> None:
    """The server is away."""
    opened(bench)
    bench.lose(13)
    bench.settle()

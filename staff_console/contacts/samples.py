"""Contacts of a repair shop on a Thursday, for pictures and tests."""

from __future__ import annotations

from typing import Any, Final

from protocol.booking_queries import FoundReservation
from protocol.contacts import CalendarEvent, EventKind, EventState
from protocol.ticket_queries import FoundContact, Occurrence, TicketPast, Timed
from staff_console.hall import JONAS, MARA, MINUTE, NOON, ident
from staff_console.tickets.samples import AYLIN, TOMASZ, ticket_id

HOUR: Final = 60 * MINUTE
DAY: Final = 24 * HOUR


def found(place: int, name: str, email: str = "", phone: str = "", **more: Any) -> FoundContact:
    """A contact of the sample."""
    return FoundContact(
        contact=ident(0x3, place), contact_kind=more.pop("kind", "contact"), name=name,
        email=email, phone=phone, version=more.pop("version", 3), **more,
    )  # fmt: skip


AYLIN_IS: Final = found(
    AYLIN, "Aylin Şahin", "aylin.sahin@posteo.example", "+49 170 5551234",
    company="Şahin Fotografie", owner=MARA, tags=["battery", "warranty"], language="de",
    staff_notes="Comes mostly on Thursdays after five. Prefers mail to calls.", open_tickets=1,
    merged=[ident(0x3, 41)], merged_names=["A. Sahin, studio"], last_at=NOON - 52 * MINUTE,
)  # fmt: skip
LENZ: Final = found(
    4, "Café Lenz GmbH", "buero@cafe-lenz.example", "+49 30 5550000", kind="merchant",
    company="Café Lenz GmbH", open_tickets=2, tags=["contract"],
)  # fmt: skip
OTHERS: Final = (
    found(2, "Paul Meier", "paul.meier@example.org", open_tickets=1),
    LENZ,
    found(7, "Jan Willems", phone="+31 6 5550101", kind="lead", company="Willems & Zoon"),
    found(41, "A. Sahin", "studio@sahin.example", phone="+49 30 5551111"),
)
LIST: Final = (AYLIN_IS, *OTHERS)
TICKETS: Final = (
    TicketPast(
        ticket=ticket_id(AYLIN), number=20437, subject="Battery drains since the repair",
        status="in_progress", pause="", priority="high", opened_at=NOON - DAY,
        updated_at=NOON - 52 * MINUTE,
    ),
    TicketPast(
        ticket=ticket_id(30), number=19980, subject="Screen broken", status="closed", pause="",
        priority="normal", opened_at=NOON - 16 * DAY, updated_at=NOON - 14 * DAY,
    ),
)  # fmt: skip


def event(nth: int, **more: Any) -> CalendarEvent:
    """An event of the sample, whole."""
    told: dict[str, Any] = {
        "title": "Call about the contract", "event_kind": "follow_up", "contact": ident(0x3, AYLIN),
        "owner": MARA, "start_at": NOON + 2 * HOUR, "end_at": NOON + 3 * HOUR,
        "zone": "Europe/Berlin", "made_at": NOON - DAY, "version": 2,
    }  # fmt: skip
    return CalendarEvent(id=ident(0x9, nth), **{**told, **more})


WEEKLY: Final = event(
    1, title="Look at the studio", event_kind="meeting", recurs="FREQ=WEEKLY;COUNT=10",
    attendees=[TOMASZ], place="Torstr. 12",
)  # fmt: skip
ONCE: Final = event(2, start_at=NOON - 90 * MINUTE, end_at=NOON - 30 * MINUTE, state="done")


def occurrence(
    of: CalendarEvent, start_at: int = 0, whole: bool = False, name: str = "Aylin Şahin"
) -> Occurrence:
    """One occurrence as the calendar tells it."""
    begun = start_at or of.start_at
    kind: EventKind = of.event_kind
    state: EventState = of.state
    return Occurrence(
        event=of.id, title=of.title, event_kind=kind, contact=of.contact, contact_name=name,
        owner=of.owner, start_at=begun, end_at=begun + of.end_at - of.start_at,
        original_at=begun, place=of.place, state=state, recurs=of.recurs, version=of.version,
        whole=of if whole else None,
    )  # fmt: skip


EVENTS: Final = (
    occurrence(ONCE),
    occurrence(WEEKLY),
    occurrence(WEEKLY, WEEKLY.start_at + 7 * DAY),
    occurrence(event(3, title="Demo of the new tills", owner=JONAS), NOON + 9 * DAY),
)
CALENDAR: Final = (
    occurrence(WEEKLY),
    occurrence(event(4, title="Demo of the new tills", event_kind="demo", owner=JONAS,
                     start_at=NOON + 75 * MINUTE, end_at=NOON + 120 * MINUTE), name="Jan Willems"),
    occurrence(event(5, title="Contract", owner=TOMASZ, start_at=NOON - 3 * HOUR,
                     end_at=NOON - 2 * HOUR, state="done"), name="Café Lenz GmbH"),
    occurrence(WEEKLY, WEEKLY.start_at - 2 * DAY),
)  # fmt: skip
"""A week of events of several colleagues."""
BOOKED: Final = FoundReservation(
    reservation=ident(0x8, 1), number="K7Q2M4W9XRA", definition="d", service_point="p",
    start_at=NOON + 2 * DAY + 3 * HOUR, end_at=NOON + 2 * DAY + 4 * HOUR, state="booked",
    version=1, language="de", title="Pick-up with explanation",
)  # fmt: skip


def timeline(count: int = 100, first: int = 0) -> list[Timed]:
    """What happened to Aylin, newest first: a few things over and over."""
    rows = (
        ("ticket_answered", "ticket", "T-20437", ""),
        ("ticket_replied", "ticket", "T-20437", MARA),
        ("event_planned", "calendar_event", "Look at the studio", MARA),
        ("ticket_opened", "ticket", "T-20437", ""),
        ("queue_completed", "visit", "A031", JONAS),
        ("queue_joined", "visit", "A031", ""),
        ("sla_breach", "ticket", "T-20437", ""),
        ("appointment_checked_in", "reservation", "K7Q2M4W9XRA", ""),
        ("reminder_sent", "reservation", "K7Q2M4W9XRA", ""),
        ("appointment_booked", "reservation", "K7Q2M4W9XRA", ""),
        ("contact_merged", "contact", "", MARA),
        ("ticket_commented", "ticket", "T-20437", TOMASZ),
    )
    subjects = {"ticket": ticket_id(AYLIN), "calendar_event": WEEKLY.id, "visit": ident(0x7, 31),
                "reservation": BOOKED.reservation, "contact": AYLIN_IS.contact}  # fmt: skip
    made = []
    for at in range(first, first + count):
        what, kind, said, actor = rows[at % len(rows)]
        back = (52 + at * 47) * MINUTE if at < 4 else (at - 3) * 9 * HOUR
        made.append(
            Timed(activity=f"{99999 - at:05}", at=NOON - back, what=what, subject_kind=kind,
                  subject=subjects[kind], actor=actor, said=said,
                  data={"start_at": str(BOOKED.start_at)} if kind == "reservation" else {})
        )  # fmt: skip
    return made

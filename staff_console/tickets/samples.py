"""A ticket desk of a repair shop on a Thursday, for pictures and tests."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final, NamedTuple

from msgspec.structs import replace as other

from protocol.automation import Notice
from protocol.contacts import Contact
from protocol.places import TicketField
from protocol.records import Person, Record, Staff
from protocol.sla import Priority
from protocol.ticket_queries import LevelAhead, MetricStanding, Segment, SlaStanding, Timed
from protocol.ticket_views import Attending, TicketHead, TicketTally
from protocol.tickets import (
    Attachment,
    CannedResponse,
    Draft,
    Ticket,
    TicketMessage,
    TicketPause,
    TicketStatus,
)
from staff_console.hall import JONAS, MARA, MINUTE, NOON, PRIYA, SITE, Hall, ident
from staff_console.samples import BUSY

TOMASZ: Final = ident(0xA, 4)
ELIF: Final = ident(0xA, 5)
HOUR: Final = 60 * MINUTE
OPENED: Final = NOON - 22 * HOUR - 22 * MINUTE


class Case(NamedTuple):
    """A row of the sample: whose, what, minutes until it is due (None while its clock stands)."""

    name: str
    subject: str
    left: int | None
    pause: TicketPause = ""
    status: TicketStatus = "in_progress"
    priority: Priority = "normal"


CASES: Final = (
    Case("Greta Holm", "Wrong part fitted, second time", -12, priority="urgent"),
    Case("Aylin Şahin", "Battery drains since the repair", 38, priority="high"),
    Case("Paul Meier", "Invoice has the old address", 65),
    Case("Ingrid Solheim", "Price of a battery, iPhone 13", 80),
    Case("Café Lenz GmbH", "Two tills, contract question", 108),
    Case("Omar Haddad", "Where is my parcel", 130),
    Case("Nadia Petrova", "Estimate too high", 175),
    Case("Jan Willems", "Data rescue, which disk", 210, status="open"),
    Case("Rita Moreau", "Charger missing at pick-up", 221),
    Case("Kai Sommer", "Warranty, water damage", None, "waiting_on_customer"),
    Case("Lucia Bianchi", "Change my booking", 290),
    Case("Henk Mulder", "Complaint, waited 50 min", None, "on_hold"),
    Case("Sara Lindgren", "Receipt again, please", 19 * 60 + 38, status="open"),
)
MANY: Final = 100_411
NUMBER: Final = 20_436
AYLIN: Final = 1


def ticket_id(place: int) -> str:
    """The id of a ticket of the sample."""
    return ident(0x2, place)


def head(place: int) -> TicketHead:
    """A row: the sample first, then as many as are asked for."""
    case = CASES[place % len(CASES)]
    late = place // len(CASES) * 90
    left = None if case.left is None else case.left + late
    due = None if left is None else NOON + left * MINUTE
    return TicketHead(
        id=ticket_id(place), number=NUMBER + place, contact=ident(0x3, place),
        name=case.name if place < len(CASES) else f"{case.name} {place:,}",
        subject=case.subject, status=case.status, pause=case.pause, priority=case.priority,
        assignee=MARA, team="Repairs", tags=[], channel="mail", opened_at=OPENED,
        updated_at=NOON - place * MINUTE, due_at=due,
        due_metric="resolution" if due is not None else "", due_from_at=NOON - 3 * HOUR,
        warn_at=due - 45 * MINUTE if due is not None else None,
        left_s=3600 if case.pause else None, breaches=[], unanswered_since=NOON - HOUR, level=0,
        watchers=[], merged_into=None, version=3,
    )  # fmt: skip


FIELDS: Final = [
    TicketField("model", "Model"),
    TicketField("sort", "Sort", "choice", ["repair", "invoice", "parcel"]),
]
STAFF: Final = (
    Staff(id=MARA, name="Mara Lindqvist", role="staff", teams=["Repairs"]),
    Staff(id=JONAS, name="Jonas Weber", role="staff", teams=["Front"]),
    Staff(id=PRIYA, name="Priya Nair", role="staff", teams=["Repairs"]),
    Staff(id=TOMASZ, name="Tomasz Nowak", role="staff", teams=["Repairs"]),
    Staff(id=ELIF, name="Elif Demir", role="staff"),
)


def desk_hall(hall: Hall = BUSY) -> Hall:
    """The sample hall with teams, and fields of tickets."""
    site = other(SITE, ticket_fields=FIELDS, support=True)
    return replace(hall, more=(*hall.more, *STAFF, site))


HALL: Final = desk_hall(BUSY.serving("A014", 372))
CANNED: Final = (
    CannedResponse(
        id=ident(0x6, 1), name="Battery page", tags=["battery"],
        text="Dear {contact.first}, please send a picture of the battery page of the settings.",
    ),
    CannedResponse(id=ident(0x6, 2), name="Ready for pick-up", text="Yours, {contact.company}"),
)  # fmt: skip


def message(nth: int, kind: str, text: str, at: int, **more: Any) -> TicketMessage:
    """A message of Aylin's ticket."""
    ticket = ticket_id(AYLIN)
    return TicketMessage(
        id=f"{ticket}.{nth}", ticket=ticket, nth=nth, at=at, message_kind=kind,  # type: ignore[arg-type]
        text=text, **({"via": "mail"} if kind == "customer" else {}) | more,
    )  # fmt: skip


PHOTO: Final = Attachment(
    id=ident(0x4, 1), ticket=ticket_id(AYLIN), name="battery-page.png",
    content_type="image/png", size=342_000, hash="0" * 64, at=NOON - 107 * MINUTE,
)  # fmt: skip
THREAD: Final = (
    message(1, "customer", "My phone goes from 100 to 20 % in four hours since you changed the "
            "screen last Thursday. It did not do that before.", OPENED),
    message(2, "reply", "Sorry for that. Please send the battery page of the settings, then we "
            "know whether the part or the software is at fault.", OPENED + 22 * MINUTE,
            author=MARA),
    message(3, "note", "", NOON - 212 * MINUTE, author=MARA,
            data={"pause": "waiting_on_customer", "pause_was": ""}),
    message(4, "comment", "R-1172 had a loose flex on the bench. If health is under 85 % it is "
            "our fault: free battery.", NOON - 214 * MINUTE, author=TOMASZ),
    message(5, "customer", "Here it is: health 81 %.", NOON - 107 * MINUTE,
            attachments=[PHOTO.id], quoted="> Please send the battery page of the settings."),
    message(6, "reply", "Thank you. I check with the bench and come back to you today.",
            NOON - 91 * MINUTE, author=MARA),
    message(7, "customer", "Can I come in today? I pass by around five.", NOON - 52 * MINUTE),
)  # fmt: skip
TICKET: Final = Ticket(
    id=ticket_id(AYLIN), number=NUMBER + AYLIN, contact=ident(0x3, AYLIN),
    subject="Battery drains since the repair", status="in_progress", since=OPENED,
    opened_at=OPENED, updated_at=NOON - 52 * MINUTE, channel="mail", priority="high",
    assignee=MARA, team="Repairs", tags=["battery", "warranty"], fields={"model": "iPhone 12"},
    messages=7, thread=5, last_customer_at=NOON - 52 * MINUTE,
    unanswered_since=NOON - 52 * MINUTE, policy="p", due_at=NOON + 38 * MINUTE, version=9,
)  # fmt: skip
PERSON: Final = Person(
    id=ident(0x5, AYLIN), name="Aylin Şahin", email="aylin.sahin@posteo.example",
    phone="+491705551234",
)  # fmt: skip
CONTACT: Final = Contact(id=ident(0x3, AYLIN), person=PERSON.id, made_at=OPENED)
OPEN: Final[tuple[Record, ...]] = (TICKET, CONTACT, PERSON, *THREAD, PHOTO)
DESK: Final[tuple[Record, ...]] = (
    *(head(place) for place in range(13)),
    *CANNED,
    Attending(id="a", ticket=ticket_id(0), staff=TOMASZ, doing="typing", at=NOON),
    Attending(id="b", ticket=ticket_id(AYLIN), staff=ELIF, doing="looking", at=NOON),
    Attending(id="c", ticket=ticket_id(4), staff=ELIF, doing="looking", at=NOON),
    TicketTally(id="", open=MANY, mine=38, unassigned=12, unanswered=9, due=5, breached=2),
    TicketTally(id=MARA, open=38, mine=38, unassigned=0, unanswered=9, due=3, breached=1),
    Draft(
        id=f"{ticket_id(AYLIN)}.{MARA}.reply", ticket=ticket_id(AYLIN), staff=MARA,
        draft_kind="reply", at=NOON - 3000, thread=5,
        text="Dear Ms Şahin, 81 % is our fault. Come today at 17:00, desk 3, and we put in a new "
        "battery for free. It takes 25 minutes.",
    ),
    Notice(
        id=ident(0xB, 1), to=MARA, channel="console", what="sla_warning", subject_kind="ticket",
        subject=ticket_id(AYLIN), made_at=NOON - 4 * MINUTE, due_at=NOON - 4 * MINUTE,
        data={"number": str(NUMBER + AYLIN)},
    ),
)  # fmt: skip


def standing() -> SlaStanding:
    """Aylin's clocks: a night between, a pause, and two hours and a bit left."""
    at, close, opens = OPENED, OPENED + 140 * MINUTE, NOON - 302 * MINUTE
    paused, back = NOON - 212 * MINUTE, NOON - 107 * MINUTE
    due = NOON + 143 * MINUTE
    return SlaStanding(
        ticket=ticket_id(AYLIN), policy="p", policy_name="Standard", calendar_name="Shop",
        at=NOON,
        metrics=[
            MetricStanding(metric="first_response", state="met", elapsed_s=22 * 60, target_s=3600,
                           met_at=OPENED + 22 * MINUTE),
            MetricStanding(
                metric="resolution", state="running", target_s=480 * 60, left_s=143 * 60,
                due_at=due, warn_at=due - 15 * MINUTE,
                segments=[
                    Segment("open", at, close), Segment("closed", close, opens, "night"),
                    Segment("open", opens, paused), Segment("paused", paused, back),
                    Segment("open", back, due),
                ],
            ),
            MetricStanding(
                metric="next_response", cycle=2, state="running", target_s=90 * 60,
                due_at=NOON + 38 * MINUTE, warn_at=NOON - 5 * MINUTE,
                segments=[Segment("open", NOON - 52 * MINUTE, NOON + 38 * MINUTE)],
            ),
        ],
        ahead=[
            LevelAhead(NOON + 23 * MINUTE, "warn", "you are warned"),
            LevelAhead(NOON + 38 * MINUTE, "breach", "breach, written once, Jonas is told"),
            LevelAhead(NOON + 68 * MINUTE, "level", "Mara Keller, manager, is told"),
        ],
    )  # fmt: skip


def timeline() -> list[Timed]:
    """What happened to Aylin."""
    rows = (
        (52, "ticket_answered", "ticket", "T-20437", ""),
        (91, "ticket_replied", "ticket", "T-20437", MARA),
        (1320, "ticket_replied", "ticket", "T-20437", MARA),
        (1342, "ticket_opened", "ticket", "T-20437", ""),
        (9 * 1440, "queue_completed", "visit", "A031", ""),
        (9 * 1440 + 20, "queue_joined", "visit", "A031", ""),
    )
    return [
        Timed(activity=str(at), at=NOON - at * MINUTE, what=what, subject_kind=kind,
              subject=TICKET.id, actor=actor, said=said)
        for at, what, kind, said, actor in rows
    ]  # fmt: skip

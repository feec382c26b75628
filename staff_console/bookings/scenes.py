"""A full day of bookings, and what is done at a bench to see it: for pictures and tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final, NamedTuple

import msgspec

from protocol.booking import Definition, Requirement, Reservation, ReservationState, SlotHold
from protocol.booking_queries import (
    ContactPast,
    Explained,
    FreeSlots,
    MessageTold,
    OpenSlot,
    WhyNot,
)
from protocol.changes import Change, Put
from protocol.messages import Res, Snapshot
from protocol.outbox import MessageState, MessageWhat
from protocol.places import DayException, Hours
from protocol.records import Person, Record, Staff
from protocol.reservation_number import make
from staff_console.bench import Bench
from staff_console.hall import JONAS, MARA, MINUTE, NOON, POINT, PRIYA, SERVICES, Hall, ident
from staff_console.samples import BUSY

Act = Callable[[Bench], None]
TOMASZ, ELIF, SAM = (ident(0xA, at) for at in (4, 5, 6))
DAY: Final = "2026-06-04"
WEEK: Final = "book/2026-06-01"
MIDNIGHT: Final = 1_780_524_000_000
"""Of that Thursday in Berlin, ms."""
HOURS: Final = [Hours(day, 9 * 60, 18 * 60) for day in range(5)]


class Booked(NamedTuple):
    """One of the sample: whose, when (minutes of the day), how long, for whom, what."""

    staff: str
    start: int
    long: int
    name: str
    what: int
    state: ReservationState = "booked"
    after: int = 0


DEFINITIONS: Final = tuple(
    Definition(
        id=ident(0xF, at),
        name=name,
        service_point=POINT,
        service=SERVICES[service].id,
        duration_min=long,
        after_min=10 if at == 4 else 0,
        price=price,
        position=at,
        requires=[Requirement("staff")],
        video=at == 3,
    )
    for at, (name, service, long, price) in enumerate(
        (
            ("Repair intake", 0, 30, "0.00"),
            ("Screen", 1, 45, "89.00"),
            ("Warranty", 5, 45, "0.00"),
            ("Advice", 3, 30, "0.00"),
            ("Data rescue", 4, 60, "120.00"),
        )
    )
)
_AWAY: Final[dict[str, list[tuple[int, int]]]] = {
    MARA: [(540, 720), (750, 1080)],
    JONAS: [(540, 750), (780, 1080)],
    PRIYA: [(540, 855), (885, 1080)],
    TOMASZ: [(540, 825), (855, 1080)],
    ELIF: [(540, 720), (750, 1080)],
    SAM: [(705, 1080)],
}
STAFF: Final = tuple(
    Staff(
        id=each,
        name=name,
        role="staff",
        bookable=True,
        exceptions=[DayException(DAY, _AWAY[each], "")],
    )
    for each, name in (
        (MARA, "Mara Lindqvist"),
        (JONAS, "Jonas Weber"),
        (PRIYA, "Priya Nair"),
        (TOMASZ, "Tomasz Nowak"),
        (ELIF, "Elif Demir"),
        (SAM, "Sam Ortega"),
    )
)
BOOKED: Final = (
    Booked(MARA, 540, 30, "Hugo Blum", 0, "completed"),
    Booked(MARA, 630, 45, "Nina Ortiz", 1, "completed"),
    Booked(MARA, 675, 30, "Per Dahl", 0, "completed"),
    Booked(MARA, 780, 30, "Ola Berg", 4, "completed"),
    Booked(MARA, 870, 30, "Marco Conti", 0),
    Booked(MARA, 915, 45, "Emre Kaya", 4, after=10),
    Booked(MARA, 1020, 30, "Aylin Şahin", 2),
    Booked(JONAS, 555, 45, "Ewa Lis", 3, "completed"),
    Booked(JONAS, 600, 60, "Tim Voss", 3, "completed"),
    Booked(JONAS, 690, 30, "Ana Reis", 0, "no_show"),
    Booked(JONAS, 855, 30, "Lena Graf", 3),
    Booked(JONAS, 915, 45, "Jun Ito", 1),
    Booked(JONAS, 990, 45, "Café Lenz", 3),
    Booked(PRIYA, 540, 90, "Rolf Beck", 4, "completed", 10),
    Booked(PRIYA, 645, 30, "Ute Brandt", 0, "completed"),
    Booked(PRIYA, 675, 45, "Ivo Marin", 1, "completed"),
    Booked(PRIYA, 925, 45, "Nele Fuchs", 1),
    Booked(PRIYA, 1000, 50, "Ali Reza", 4, after=10),
    Booked(TOMASZ, 600, 60, "Mina Park", 2, "completed"),
    Booked(TOMASZ, 900, 60, "Otto Kern", 1, after=15),
    Booked(TOMASZ, 1005, 45, "Greta Lund", 2, "cancelled"),
    Booked(ELIF, 570, 45, "Zoë Lang", 2, "completed"),
    Booked(ELIF, 795, 45, "Max Orth", 2, "booked"),
    Booked(ELIF, 840, 60, "Hanna Olsen", 1, "checked_in"),
    Booked(ELIF, 915, 45, "Sofia Almeida", 1),
    Booked(SAM, 720, 45, "Kim Park", 3, "completed"),
    Booked(SAM, 855, 15, "Felix Brandt", 4),
    Booked(SAM, 910, 60, "Dora Klein", 4, after=10),
    Booked(SAM, 1020, 60, "Gil Ramos", 4),
)


def at_minute(minute: int) -> int:
    """An instant of the day."""
    return MIDNIGHT + minute * MINUTE


def reservation(place: int, booked: Booked, **fields: Any) -> Reservation:
    """One of the sample."""
    told: dict[str, Any] = {
        "since": NOON - 60 * MINUTE,
        "made_at": NOON - 900 * MINUTE,
        "source": "phone",
        "person": ident(0x9, place),
        "after_min": booked.after,
        "price": DEFINITIONS[booked.what].price,
    }
    return Reservation(
        id=ident(0x8, place),
        number=make(615_243_987_654_321 + place * 77_919_191_919),
        definition=DEFINITIONS[booked.what].id,
        service_point=POINT,
        start_at=at_minute(booked.start),
        end_at=at_minute(booked.start + booked.long),
        state=booked.state,
        resources=[booked.staff],
        **(told | fields),
    )


RESERVATIONS: Final = tuple(reservation(at, each) for at, each in enumerate(BOOKED))
PERSONS: Final = tuple(
    Person(
        id=ident(0x9, at),
        name=each.name,
        phone=f"0170 55512{at:02}",
        email=f"{each.name.split()[0].lower()}@example.com",
        notes="The glass is loose at the lower left." if each.name == "Marco Conti" else "",
    )
    for at, each in enumerate(BOOKED)
)
HELD: Final = SlotHold(
    id=ident(0x7, 1),
    definition=DEFINITIONS[0].id,
    start_at=at_minute(960),
    end_at=at_minute(990),
    at=NOON - MINUTE,
    expires_at=NOON + 9 * MINUTE,
    resources=[ELIF],
)
BOOK: Final[tuple[Record, ...]] = (*RESERVATIONS, *PERSONS, HELD)


def booking_hall(hall: Hall = BUSY) -> Hall:
    """The sample hall with what can be booked, and colleagues who can be."""
    open_hall = replace(hall, point=msgspec.structs.replace(hall.point, hours=HOURS))
    return replace(open_hall, more=(*hall.more, *STAFF, *DEFINITIONS, *RESERVATIONS, *PERSONS))


HALL: Final = booking_hall(BUSY.serving("A014", 372))


def named(name: str) -> Reservation:
    """The reservation of somebody."""
    return next(r for r, b in zip(RESERVATIONS, BOOKED, strict=True) if b.name == name)


def feed_book(bench: Bench, records: tuple[Record, ...] = BOOK, seq: int = 1) -> None:
    """The server sends the week."""
    changes: list[Change] = [Put(record) for record in records]  # type: ignore[arg-type]
    bench.live.take(Snapshot(WEEK, "e", seq, NOON, changes))


def opened(bench: Bench) -> None:
    """The day is looked at."""
    bench.window.acted.emit("window:bookings")
    feed_book(bench)
    bench.settle()


def chosen(bench: Bench) -> None:
    """Marco Conti is chosen, and what is known of him has come."""
    opened(bench)
    bench.booking.choose(named("Marco Conti").id)
    tell(bench, "contact", [
        ContactPast(at=NOON - 9 * 1440 * MINUTE, what="appointment_completed",
                    subject_kind="reservation", subject="", actor=MARA, data={}),
        ContactPast(at=NOON - 40 * 1440 * MINUTE, what="appointment_missed",
                    subject_kind="reservation", subject="", actor=JONAS, data={}),
    ])  # fmt: skip
    tell(bench, "messages", [
        told("reminder", "failed", "550 5.1.1 …: mailbox unavailable", 40),
        told("confirmation", "sent", "", 3 * 1440),
    ])  # fmt: skip


def told(what: MessageWhat, state: MessageState, reason: str, before_min: int) -> MessageTold:
    """A mail that was due so many minutes ago."""
    at = NOON - before_min * MINUTE
    return MessageTold(
        id=what, subject="", what=what, channel="mail", state=state, reason=reason, due_at=at,
        sent_at=at if state == "sent" else None, step_min=0, tries=1,
    )  # fmt: skip


def moving(bench: Bench) -> None:
    """Marco Conti is dragged to Priya, who has lunch."""
    opened(bench)
    bench.booking.choose(named("Marco Conti").id)
    bench.booking.nudge(3, 0)
    bench.booking.ask_now()
    tell(bench, "explain_slot", [not_here()])


def not_here() -> Explained:
    """Why not at Priya's, and where else."""
    return Explained(
        offered=False,
        reasons=[WhyNot("no_staff", "Priya has a break until 14:45. Next free 14:55.")],
        elsewhere=[
            OpenSlot(at_minute(870), at_minute(900), 1, [SAM]),
            OpenSlot(at_minute(885), at_minute(915), 1, [JONAS]),
            OpenSlot(at_minute(895), at_minute(925), 1, [PRIYA]),
        ],
    )


def tell(bench: Bench, name: str, items: list[Any]) -> None:
    """The server answers the last query of that name."""
    _, _, done = next(each for each in reversed(bench.queried) if each[0] == name)
    done(Res("q", bench.seq, [msgspec.to_builtins(each) for each in items]))


def week(bench: Bench) -> None:
    """The week of everybody."""
    opened(bench)
    bench.booking.act("week")


def nothing(bench: Bench) -> None:
    """Nothing can be booked yet, as a manager sees it."""
    bench.as_role("manager")
    bench.window.acted.emit("window:bookings")
    feed_book(bench, ())


def lost(bench: Bench) -> None:
    """The server is away while somebody is chosen."""
    chosen(bench)
    bench.lose(13)


def booking(bench: Bench) -> None:
    """A new booking is filled in."""
    opened(bench)
    bench.window.pressed.emit("walk_in")
    slots = [
        OpenSlot(at_minute(at), at_minute(at + 30), 1, [who])
        for at, who in ((870, SAM), (885, JONAS), (895, PRIYA), (930, MARA), (945, JONAS))
    ]
    tell(bench, "slots", [FreeSlots(slots=slots)])
    bench.booking.answer_question("name", "Ingrid Berg")

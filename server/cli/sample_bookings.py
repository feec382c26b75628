"""What can be booked in the sample hall, and who has: some days of reservations, by the hall's own
rules. Nothing is written to anybody: no customer has an address."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from protocol.booking import EXPECTED, Definition, Requirement
from protocol.booking_commands import Book, CancelReservation, PutDefinition
from protocol.commands import UpdateServicePoint, UpdateStaff
from protocol.outcomes import Reserved
from protocol.queue_commands import Customer
from protocol.records import Reservation, Service, ServicePoint, Staff
from server.cli.sample_acting import asked, done, manager_of, on_floor
from server.cli.sample_guests import GUESTS, NOTES
from server.cli.sample_hours import hall_week, with_lunch
from server.cli.site import Site, opened
from server.clock import Clock
from server.domain.actor import Actor
from server.domain.days import business_day
from server.domain.floor import Floor
from server.domain.slots import Free, Wanted, free
from server.domain.slots.times import day_bounds

DAYS: Final = (5, 4, 3, 2, 2, 1, 1)
"""By day from today: how many have booked of each definition, where so many times are free."""
ASKED: Final = 3
"""Of so many guests one wants a colleague of their choice."""
UNTIL_FIRST_MS: Final = 40 * 60_000
SKILLS: Final = {"jonas": ["advice"], "marta": ["advice"]}
LUNCH: Final = {"jonas": 12 * 60, "aylin": 12 * 60 + 45, "tom": 13 * 60 + 30, "marta": 12 * 60}
"""When colleagues go to lunch; those named here take bookings."""
BOOKABLE: Final = (
    (
        "A",
        "Passport or identity card",
        PutDefinition(
            name="Passport or identity card", duration_min=20, grid_min=20, notice_min=30,
            requires=[Requirement("staff"), Requirement("desk")],
            description="Bring your old document and a new photograph.",
            names={"es": "Pasaporte o documento de identidad",
                   "de": "Reisepass oder Personalausweis", "ar": "جواز السفر أو بطاقة الهوية"},
            descriptions={"es": "Traiga su documento anterior y una foto reciente.",
                          "de": "Bringen Sie Ihr altes Dokument und ein neues Foto mit.",
                          "ar": "أحضر وثيقتك القديمة وصورة حديثة."},
        ),
    ),
    (
        "V",
        "Register a vehicle",
        PutDefinition(
            name="Register a vehicle", duration_min=45, grid_min=15, after_min=5, price="30.00",
            currency="EUR", requires=[Requirement("staff"), Requirement("desk")],
            cancel_min=120, reschedule_min=120,
            description="Bring the papers of the vehicle and proof of insurance.",
            names={"es": "Matricular un vehículo", "de": "Fahrzeug zulassen",
                   "ar": "تسجيل مركبة"},
            descriptions={"es": "Traiga los documentos del vehículo y el seguro.",
                          "de": "Bringen Sie die Fahrzeugpapiere und die Versicherung mit.",
                          "ar": "أحضر وثائق المركبة وإثبات التأمين."},
        ),
    ),
    (
        "A",
        "Register an address",
        PutDefinition(
            name="Advice by video", duration_min=30, grid_min=30, video=True,
            requires=[Requirement("staff", "advice")],
            description="A link comes with the confirmation. You need a camera and a microphone.",
            names={"es": "Asesoramiento por vídeo", "de": "Beratung per Video",
                   "ar": "استشارة عبر الفيديو"},
            descriptions={"es": "El enlace llega con la confirmación.",
                          "de": "Der Link kommt mit der Bestätigung.",
                          "ar": "يصل الرابط مع التأكيد."},
        ),
    ),
)  # fmt: skip
"""Prefix of the service point, the service that whoever checks in waits for, and the rest."""


async def add(data: Path, clock: Clock) -> None:
    """Give a sample what it lacks: hours, bookable services, and new reservations when none is to
    come. What somebody has set stays. Raises `CommandFault`."""
    async with opened(data, clock) as site:
        floor = await on_floor(site)
        clerk = manager_of(floor)
        await _hours(site, floor, clock.now())
        known = {definition.name for definition in floor.of(Definition)}
        for prefix, service, told in BOOKABLE:
            if told.name not in known:
                await done(site, _placed(floor, prefix, service, told), clerk)
        if not any(booked.state in EXPECTED for booked in floor.of(Reservation)):
            await _book(site, clerk, clock.now())


async def _hours(site: Site, floor: Floor, now: int) -> None:
    """When the points are open, and colleagues work."""
    week = hall_week(now, floor.site.zone, floor.site.roll_hour)
    for point in floor.of(ServicePoint):
        if point.version == 1 and not point.hours:
            change = UpdateServicePoint(service_point=point.id, version=1, hours=week)
            await site.do(change)
    for colleague in floor.of(Staff):
        if colleague.name in LUNCH and not colleague.hours and not colleague.bookable:
            await site.do(
                UpdateStaff(
                    staff=colleague.id,
                    version=colleague.version,
                    skills=SKILLS.get(colleague.name, []),
                    bookable=True,
                    hours=with_lunch(week, LUNCH[colleague.name]),
                )
            )


async def _book(site: Site, clerk: Actor, now: int) -> None:
    """Those who have booked, each by a command; one of tomorrow has cancelled."""
    chance, guests, ill = random.Random(now // 86_400_000), iter(GUESTS), True
    floor = await on_floor(site)
    today = date.fromisoformat(business_day(now, floor.site.zone, floor.site.roll_hour))
    for ahead, many in enumerate(DAYS):
        for definition in sorted(floor.of(Definition), key=lambda each: each.position):
            day = today + timedelta(days=ahead)
            for nth, slot in enumerate(_wanted(floor, definition, day, many, now, chance)):
                guest = next(guests, None)
                if guest is None:
                    return
                booking = _booking(definition, slot.start_at, *guest, chance)
                if nth % ASKED == 0:
                    booking = replace(booking, staff=_colleague(floor, slot))
                booked = await asked(site, booking, clerk)
                if ahead == 1 and ill and isinstance(booked, Reserved):
                    ill = False
                    await done(site, _cancelled(booked.reservation), clerk)


def _wanted(
    floor: Floor, definition: Definition, day: date, many: int, now: int, chance: random.Random
) -> list[Free]:
    """The times that are wanted of a day, as they come."""
    bounds = day_bounds(day, floor.site.zone)
    # Whoever tries the line first finds desks that are not kept for anybody yet.
    begins = max(bounds[0], now + UNTIL_FIRST_MS)
    found = free(floor, Wanted(definition, by="staff"), begins, bounds[1], now)
    chosen = chance.sample(found, min(many, len(found)))
    return sorted(chosen, key=lambda slot: slot.start_at)


def _colleague(floor: Floor, slot: Free) -> str | None:
    """The colleague who is free then, of a service that takes one."""
    return next((each for each in slot.resources if floor.get(Staff, each) is not None), None)


def _booking(
    definition: Definition, at: int, name: str, language: str, chance: random.Random
) -> Book:
    return Book(
        definition=definition.id,
        start_at=at,
        customer=Customer(name=name),
        language=language,
        notes=chance.choice(NOTES),
        earlier=chance.random() < 0.15,
        access_needs=["wheelchair"] if chance.random() < 0.05 else [],
    )


def _cancelled(ident: str) -> CancelReservation:
    return CancelReservation(reservation=ident, reason="Rang: is ill, comes next week.")


def _placed(floor: Floor, prefix: str, service: str, told: PutDefinition) -> PutDefinition:
    """A definition at its service point."""
    point = next(point for point in floor.of(ServicePoint) if point.prefix == prefix)
    of = next(s for s in floor.of(Service) if (s.service_point, s.name) == (point.id, service))
    fields = {name: getattr(told, name) for name in told.__struct_fields__}
    return PutDefinition(**fields | {"service_point": point.id, "service": of.id})

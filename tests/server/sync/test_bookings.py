"""Topics and queries of bookings over a real socket, with what memory has forgotten."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import msgspec

from protocol.booking_commands import Book, CancelReservation, DeleteReservation, PutDefinition
from protocol.booking_queries import (
    ContactPast,
    Explained,
    FoundReservation,
    FreeSlots,
    Holiday,
    MessageTold,
)
from protocol.changes import Put
from protocol.commands import (
    CheckInReservation,
    Customer,
    PutStaff,
    RollDay,
    UpdateServicePoint,
    UpdateStaff,
)
from protocol.messages import Ack, Cmd, Delta, Err, Qry, Res, Snapshot, Sub
from protocol.outcomes import Joined, Reserved, Saved
from protocol.places import Hours
from protocol.queries import SlipText
from protocol.records import Person, Record, Reservation, ServicePoint
from protocol.reservation_number import shown
from protocol.views import OwnReservation, PublicSite, PublicSlots
from server.domain.actor import PUBLIC, TIMER
from server.sync.websocket import GUESSES
from server.sync.weeks import is_week
from tests.hall import ADMIN, ANN, BEN
from tests.server.domain.reservations.salon import o_clock
from tests.server.sync.sockets import Client, Hall, sockets
from tests.server.sync.test_queries import ask, refused

GRACE = Customer(name="Grace", phone="+4791234567", email="grace@example.org")
AL = Customer(name="Al", phone="+4799994444")
WEEK = "book/2026-11-23"


class Salon:
    """A house that is open every day, with Ann and Ben."""

    def __init__(self, hall: Hall) -> None:
        self.hall = hall
        self.definition = ""

    @property
    def state(self) -> dict[str, dict[str, Record]]:
        return self.hall.house.tailer.floor.lists

    async def do(self, command: Any, actor: Any = ADMIN) -> Any:
        return await self.hall.house.do(command, actor)

    async def opens(self) -> None:
        point = self.state["service_point"][self.hall.point]
        assert isinstance(point, ServicePoint)
        week = [Hours(day, 9 * 60, 17 * 60) for day in range(7)]
        opening = UpdateServicePoint(service_point=point.id, version=point.version, hours=week)
        await self.do(opening)
        for clerk in (ANN, BEN):
            await self.do(PutStaff(staff=clerk.id, name=clerk.name, role="staff"))
            saved = await self.do(UpdateStaff(staff=clerk.id, version=1, bookable=True))
            assert isinstance(saved, Saved), saved
        saved = await self.do(
            PutDefinition(name="Cut", service_point=point.id, duration_min=30, cancel_min=60)
        )
        assert isinstance(saved, Saved), saved
        self.definition = saved.id

    async def books(self, hours: float, days: int = 0, customer: Customer = GRACE) -> Reserved:
        start_at = o_clock(hours, days)
        asked = Book(definition=self.definition, start_at=start_at, customer=customer)
        told = await self.do(asked, PUBLIC)
        assert isinstance(told, Reserved), told
        return told

    async def days_pass(self, days: int) -> None:
        """The house opens anew, and memory forgets what has ended."""
        self.hall.house.clock.advance(days * 86_400)
        await self.do(RollDay(), TIMER)
        self.hall.house.tailer.floor.forget_ended()

    def link(self, told: Reserved) -> str:
        return self.hall.tokens.reservation(told.reservation, "own")


@asynccontextmanager
async def salon(folder: Path) -> AsyncIterator[Salon]:
    async with sockets(folder) as hall:
        made = Salon(hall)
        await made.opens()
        yield made


@asynccontextmanager
async def holder(at: Salon, told: Reserved) -> AsyncIterator[Client]:
    """Whoever has the link of a reservation."""
    async with at.hall.client() as client:
        await client.welcome(at.link(told))
        yield client


def records(frame: Snapshot | Delta) -> list[Record]:
    return [change.r for change in frame.changes if isinstance(change, Put)]


async def found(client: Client, **args: Any) -> list[FoundReservation]:
    answer: Res = await ask(client, "find_reservation", args)
    return msgspec.convert(answer.items, list[FoundReservation])


async def test_a_week_shows_all_that_began_in_it_also_what_memory_has_forgotten(
    tmp_path: Path,
) -> None:
    async with salon(tmp_path) as at:
        kept, gone = await at.books(14), await at.books(15)
        deleted, later = await at.books(16), await at.books(10, days=7)
        await at.do(CancelReservation(reservation=kept.reservation, reason="ill"), ANN)
        await at.do(CancelReservation(reservation=gone.reservation), ANN)
        await at.days_pass(7)
        await at.do(DeleteReservation(reservation=deleted.reservation))
        assert kept.reservation not in at.state["reservation"]
        async with at.hall.guest("staff") as client:
            shows = records(await client.follow(WEEK))
            states = {each.id: each.state for each in shows if isinstance(each, Reservation)}
            assert states == {kept.reservation: "cancelled", gone.reservation: "cancelled"}
            assert {p.name for p in shows if isinstance(p, Person)} == {"Grace"}
            await at.do(DeleteReservation(reservation=gone.reservation))
            left = await client.hear_a(Delta)
            assert {change.key.id for change in left.changes} >= {gone.reservation}
            shows = records(await client.follow("book/2026-11-30"))
            assert [r.id for r in shows if isinstance(r, Reservation)] == [later.reservation]


async def test_a_customer_sees_the_own_reservation_until_a_day_after_its_end(
    tmp_path: Path,
) -> None:
    async with salon(tmp_path) as at:
        mine, other = (
            await at.books(14),
            await at.books(15, customer=Customer(name="Al", phone="+4799999999")),
        )
        async with holder(at, mine) as client:
            (own,) = [r for r in records(await client.follow(f"reservation/{mine.reservation}"))
                      if isinstance(r, OwnReservation)]  # fmt: skip
            assert (own.number, own.state, own.cancel_until) == (
                mine.number,
                "booked",
                o_clock(13, 0),
            )
            assert own.staff in (["Clerk 2"], ["Clerk 3"])
            await client.say(Sub(f"reservation/{other.reservation}"))
            assert (await client.hear_a(Err)).code == "forbidden"
            await at.do(CancelReservation(reservation=mine.reservation, reason="ill"), ANN)
            (own,) = records(await client.hear_a(Delta))
            assert isinstance(own, OwnReservation) and own.state == "cancelled"
        await at.days_pass(1)
        async with holder(at, mine) as client:
            shows = records(await client.follow(f"reservation/{mine.reservation}"))
            assert any(isinstance(r, OwnReservation) and r.state == "cancelled" for r in shows)
        await at.days_pass(1)
        async with holder(at, mine) as client:
            shows = records(await client.follow(f"reservation/{mine.reservation}"))
            assert not any(isinstance(r, OwnReservation) for r in shows)


async def test_free_starts_go_with_bookings_and_with_the_clock(tmp_path: Path) -> None:
    async with salon(tmp_path) as at, at.hall.guest() as client:
        topic = f"slots/{at.definition}.2026-11-24"
        first = records(await client.follow(topic))
        today = {day.id: day for day in first if isinstance(day, PublicSlots)}["2026-11-24"]
        assert len(first) == 7 and today.starts[0].at == o_clock(13, 0)
        for _ in range(2):
            await at.books(14)
        (day,) = records(await client.hear_a(Delta))
        assert isinstance(day, PublicSlots)
        assert o_clock(14, 0) not in {start.at for start in day.starts}
        at.hall.house.clock.advance(60)
        passed = records(await client.hear_a(Snapshot))
        starts = {r.id: r.starts for r in passed if isinstance(r, PublicSlots)}["2026-11-24"]
        assert starts[0].at > o_clock(13, 0)
        await client.say(Sub(f"slots/{at.definition}.2036-11-24"))
        assert (await client.hear_a(Err)).code == "not_found"


async def test_a_reservation_is_found_by_what_its_customer_holds_or_knows(tmp_path: Path) -> None:
    async with salon(tmp_path) as at:
        mine = await at.books(14)
        await at.books(14, customer=AL)
        async with at.hall.guest("kiosk") as kiosk, at.hall.guest("staff") as staff:
            link = f"https://example.org/r/{at.link(mine)}?from=mail"
            for code in (at.link(mine), link, shown(mine.number).lower(), mine.number):
                (one,) = await found(kiosk, code=code)
                assert (one.reservation, one.name) == (mine.reservation, "")
            assert await found(kiosk, code="7KQ4M 2XW9C A") == []
            assert await found(kiosk, code=at.link(mine)[:-1] + "x") == []
            (one,) = await found(kiosk, at=o_clock(14, 0), phone="4567")
            assert one.reservation == mine.reservation
            (one,) = await found(staff, text="gra")
            assert (one.name, one.state) == ("Grace", "booked")
            assert [each.name for each in await found(staff, text="99994444")] == ["Al"]
            text = Qry("q", "find_reservation", {"text": "gra"}, None)
            assert await refused(kiosk, text) == "invalid"


async def test_a_kiosk_checks_in_whom_it_has_found_and_gets_the_private_link_with_the_number(
    tmp_path: Path,
) -> None:
    async with salon(tmp_path) as at, at.hall.guest("kiosk") as kiosk:
        mine = await at.books(14)
        (site,) = [r for r in records(await kiosk.follow("kiosk")) if isinstance(r, PublicSite)]
        assert site.bookings
        (one,) = await found(kiosk, code=mine.number)
        assert (one.title, one.video) == ("Cut", False)
        command = msgspec.Raw(msgspec.json.encode(CheckInReservation(reservation=one.reservation)))
        for ident in ("1" * 36, "2" * 36):
            await kiosk.say(Cmd(ident, command))
            ack = await kiosk.hear_a(Ack)
            assert isinstance(ack.answer, Joined) and ack.token
            assert ack.answer.number == "A001"
        (one,) = await found(kiosk, code=mine.number)
        assert (one.state, one.queue_number) == ("checked_in", "A001")
        (slip,) = (await ask(kiosk, "slip", {"visit": ack.answer.visit})).items
        text = msgspec.convert(slip, SlipText)
        assert (text.booked_at, text.by, text.p80) == (one.start_at, None, None)


async def test_nobody_can_try_all_digits_and_two_telephones_that_fit_find_nobody(
    tmp_path: Path,
) -> None:
    async with salon(tmp_path) as at:
        await at.books(14)
        await at.books(14, customer=Customer(name="Al", phone="+4788884567"))
        async with at.hall.guest("kiosk") as kiosk:
            for _ in range(GUESSES):
                assert await found(kiosk, at=o_clock(14, 0), phone="4567") == []
            again = Qry("q", "find_reservation", {"at": o_clock(14, 0), "phone": "4567"}, None)
            assert await refused(kiosk, again) == "limit_reached"


async def test_colleagues_ask_what_is_free_and_why_not_and_what_was(tmp_path: Path) -> None:
    async with salon(tmp_path) as at, at.hall.guest("staff") as client:
        mine = await at.books(14)
        await at.do(CancelReservation(reservation=mine.reservation), ANN)
        again = await at.books(15)
        span = {"definition": at.definition, "from_at": o_clock(12, 0), "to_at": o_clock(17, 0)}
        (free,) = (await ask(client, "slots", span)).items
        assert len(msgspec.convert(free, FreeSlots).slots) == 19
        too_long = span | {"to_at": o_clock(17, 40)}
        assert await refused(client, Qry("q", "slots", too_long, None)) == "invalid"
        night = {"definition": at.definition, "start_at": o_clock(20, 0)}
        (said,) = (await ask(client, "explain_slot", night)).items
        why = msgspec.convert(said, Explained)
        assert not why.offered and [each.kind for each in why.reasons] == ["closed"]
        assert why.elsewhere[0].start_at == o_clock(9, 1)
        moved = {**night, "start_at": o_clock(15, 0), "reservation": again.reservation}
        (said,) = (await ask(client, "explain_slot", moved)).items
        assert msgspec.convert(said, Explained).offered
        booked = at.state["reservation"][again.reservation]
        assert isinstance(booked, Reservation)
        past = (await ask(client, "contact", {"person": booked.person})).items
        assert [each.what for each in msgspec.convert(past, list[ContactPast])] == [
            "appointment_booked", "appointment_cancelled", "appointment_booked",
        ]  # fmt: skip
        about = {"reservation": again.reservation}
        told = (await ask(client, "messages", about)).items
        assert {each.subject for each in msgspec.convert(told, list[MessageTold])} == {
            again.reservation
        }
        assert (await ask(client, "messages", {})).items == []
        germany = (await ask(client, "holidays", {"country": "DE"})).items
        days = msgspec.convert(germany, list[Holiday])
        assert "2026-12-25" in {each.day for each in days}


def test_a_week_begins_on_a_monday() -> None:
    assert is_week("2026-11-23") and not is_week("2026-11-24")
    assert not is_week("9999-12-27") and not is_week("0001-01-01")

"""What people tell who book stands nowhere but where it belongs, and once erased nowhere."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from protocol.commands import Book, CancelReservation, Customer, JoinWaitList, UpdateReservation
from protocol.outcomes import Reserved
from protocol.records import Person, Reservation
from protocol.topics import parse_topic
from server.domain.actor import OPERATOR, PUBLIC
from server.settings import Settings
from server.store.tables import SHAPES, audit, receipt
from server.sync.topic import LiveTopic, projection_of
from tests.server.data_bytes import data_bytes
from tests.server.http.front import Front, front
from tests.server.http.salon import book, salon
from tests.server.whole.test_canary import canaries_in

TOLD = {
    "name": "Canary-Booker",
    "phone": "+4755598765432",
    "email": "canary-booked@example.org",
    "notes": "canary-wishes",
    "needs": "canary-chair",
    "staff notes": "canary-hearsay",
    "reason": "canary-went-abroad",
}
TEN = 1_795_683_600_000
DAY_MS = 86_400_000


def frames(here: Front, definition: str, other: str) -> Iterator[str]:
    """What public topics show, and those of others who have booked."""
    names = ("display", "kiosk", f"queue/{here.point}", f"slots/{definition}.2026-11-24",
             f"reservation/{other}")  # fmt: skip
    floor = here.parts.tailer.floor
    for topic in filter(None, map(parse_topic, names)):
        shows = projection_of(topic, here.clock.now)
        yield LiveTopic(topic, floor, "e", 0, 0, shows).snapshot().text.decode()


def kept(here: Front) -> Iterator[str]:
    """What stays for good, or for long."""
    lists = (receipt, audit, SHAPES["activity"].table, SHAPES["message"].table)
    with here.parts.store.engine.connect() as connection:
        for row in (row for table in lists for row in connection.execute(select(table))):
            yield " ".join(
                each.decode("utf-8", "replace") if isinstance(each, bytes) else str(each)
                for each in row
            )


async def test_nobody_hears_who_has_booked_and_of_whoever_is_erased_no_byte_is_left(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    async with front(tmp_path, Settings(tmp_path, open_rate=0, open_joins=0)) as here:
        definition = await salon(here)
        other = await book(here, definition)
        customer = Customer(name=TOLD["name"], phone=TOLD["phone"], email=TOLD["email"])
        at: dict[str, Any] = {"definition": definition, "customer": customer}
        mine: list[str] = []
        for days in (0, 1):
            told = Book(start_at=TEN + days * DAY_MS, notes=TOLD["notes"],
                        access_needs=[TOLD["needs"]], **at)  # fmt: skip
            answered = await here.parts.door.execute(told, PUBLIC)
            assert isinstance(answered.answer, Reserved), answered
            mine.append(answered.answer.reservation)
        evening = JoinWaitList(from_at=TEN + 10 * 3_600_000, to_at=TEN + 11 * 3_600_000, **at)
        noted = UpdateReservation(reservation=mine[0], staff_notes=TOLD["staff notes"])
        ended = CancelReservation(reservation=mine[0], reason=TOLD["reason"])
        for command in (evening, noted, ended):
            answered = await here.parts.door.execute(command, OPERATOR)
        await here.parts.tailer.reached(answered.seq)
        figures = await here.client.get("/metrics")
        assert canaries_in(figures.text, TOLD) == set()
        for text in (*frames(here, definition, other["id"]), *kept(here)):
            assert canaries_in(text, TOLD) == set(), text[:300]
        assert TOLD["name"].encode() in data_bytes(tmp_path), "it is known still"
        await erased(here)
        left = data_bytes(tmp_path)
        assert {name for name, word in TOLD.items() if word.encode() in left} == set()
        states = [here.parts.tailer.floor.get(Reservation, each) for each in mine]
        assert {each.state for each in states if each is not None} == {"cancelled"}
    for record in caplog.records:
        if record.name.partition(".")[0].startswith(("server", "nowserving")):
            assert canaries_in(record.getMessage(), TOLD) == set(), record.getMessage()[:300]


async def erased(here: Front) -> None:
    """Erase everybody who is found by the mail address: a person for each time they booked."""
    manager = here.signed("manager")
    found = await here.post("/admin/persons/find", {"text": TOLD["email"]}, headers=manager)
    persons = [each["person"] for each in found.json()["items"]]
    known = here.parts.tailer.floor.of(Person)
    assert sorted(persons) == sorted(p.id for p in known if p.name == TOLD["name"])
    for person in persons:
        path = f"/admin/persons/{person}"
        assert (await here.client.delete(path, headers=manager)).status_code == 204

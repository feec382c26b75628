"""A customer's way through the house: from a finger on the kiosk to the wall and the phone."""

from __future__ import annotations

from tests.e2e.acting import until
from tests.e2e.house import House
from tests.e2e.opens import Opens
from tests.e2e.phone import page_of

PASSPORT = "Passport or identity card"


async def test_a_touch_takes_a_number_that_wall_phone_and_console_show(
    house: House, opens: Opens
) -> None:
    wall, kiosk, jonas = opens.wall(house), opens.kiosk(house), opens.clerk(house, "jonas")
    await jonas.work_at("Desk 1")
    assert jonas.line == []
    await kiosk.take(PASSPORT)
    await until(lambda: kiosk.number != "", "a number")
    await until(lambda: len(kiosk.slips) == 1, "the slip")
    links = [text for text in await kiosk.codes() if "/t/" in text]
    assert len(links) == 1
    phone = page_of(links[0])
    assert phone.state == "next"
    assert kiosk.number in phone.text
    await until(lambda: wall.next_of(PASSPORT) == kiosk.number, "the number on the wall")
    assert kiosk.number in wall.says
    await until(lambda: jonas.line == [kiosk.number], "the number on the console")

"""A customer at the kiosk: from a finger to the slip, the wall, the phone and the console."""

from __future__ import annotations

from kiosk.flow import RESULT_S
from tests.conftest import ExpectedLogs
from tests.e2e.acting import by_hand, until
from tests.e2e.house import House
from tests.e2e.opens import Opens
from tests.e2e.phone import page_of

HALL = "Citizen services"
PASSPORT = "Passport or identity card"


async def test_a_touch_takes_a_number_that_wall_phone_and_console_show(
    house: House, opens: Opens
) -> None:
    house.open_address()
    wall, kiosk, jonas = opens.wall(house), opens.kiosk(house), opens.clerk(house, "jonas")
    await jonas.work_at("Desk 1")
    assert jonas.line == []
    await kiosk.take(PASSPORT)
    await until(lambda: kiosk.number != "", "a number")
    await until(lambda: len(kiosk.slips) == 1, "the slip")
    (link,) = [text for text in await kiosk.codes() if "/t/" in text]
    phone = page_of(house.here(link))
    assert phone.state == "next"
    assert kiosk.number in phone.text
    await until(lambda: wall.next_of(PASSPORT) == kiosk.number, "the number on the wall")
    assert kiosk.number in wall.says
    await until(lambda: jonas.line == [kiosk.number], "the number on the console")


async def test_a_finger_that_touches_twice_takes_one_number(house: House, opens: Opens) -> None:
    kiosk = opens.kiosk(house)
    await kiosk.take(PASSPORT, touches=2)
    await until(lambda: len(kiosk.slips) == 1, "the slip")
    waiting = house.status(house.points()[HALL]["id"])["waiting"]
    assert [each["number"] for each in waiting] == [kiosk.number]


async def test_without_paper_the_number_stays_until_it_was_noted(
    house: House, opens: Opens, expected_logs: ExpectedLogs
) -> None:
    expected_logs("no slip")
    house.open_address()
    (house.folder / "kiosk" / "slips").write_text("no folder")
    kiosk = opens.kiosk(house)
    await kiosk.take(PASSPORT)
    await until(lambda: "photograph it" in kiosk.says, "what to do without paper")
    number = kiosk.number
    assert any("/t/" in text for text in await kiosk.codes())
    kiosk.time.goes_by(RESULT_S + 1)
    await by_hand(kiosk.model.refresh)
    assert kiosk.number == number
    await kiosk.touch("done")
    await until(lambda: kiosk.face == "attract", "the invitation again")

"""The server goes: all three programs say so, wait, and go on by themselves; nothing is lost."""

from __future__ import annotations

import re

from tests.e2e.acting import until
from tests.e2e.clerk import Clerk
from tests.e2e.house import House
from tests.e2e.opens import Opens
from tests.e2e.programs import Kiosk, Wall

HALL = "Citizen services"
PASSPORT = "Passport or identity card"
STALE_S, AWAY_S, LONGEST_PAUSE_S = 11, 20, 8


async def test_all_three_say_how_old_they_are_and_resume_by_themselves(
    house: House, opens: Opens
) -> None:
    wall, kiosk, jonas = opens.wall(house), opens.kiosk(house), opens.clerk(house, "jonas")
    three: tuple[Wall | Kiosk | Clerk, ...] = (wall, kiosk, jonas)
    await jonas.work_at("Desk 1")
    numbers = [house.join(house.points()[HALL]["id"])["number"] for _ in range(2)]
    await until(lambda: jonas.line == numbers, "both in line")
    await until(lambda: kiosk.face == "attract", "the invitation")
    await until(lambda: wall.face == "calm", "the wall")

    house.kill()
    await until(lambda: "Reconnecting" in jonas.says, "the console without a connection")
    for each in three:
        each.time.goes_by(STALE_S)
    for each in three:
        await until(lambda e=each: re.search(r"[Aa]s of \d\d:\d\d:\d\d", e.says), "its age")
    for each in three:
        each.time.goes_by(AWAY_S)
    await until(lambda: wall.face == "away", "the wall's degraded face")
    assert "Keep your\nnumber." in wall.says
    await until(lambda: kiosk.face == "away", "the kiosk's degraded face")
    await until(lambda: "Hand mode." in jonas.says, "the console's hand mode")
    assert all(number in jonas.says for number in numbers)

    house.start()
    for each in three:
        each.time.goes_by(LONGEST_PAUSE_S)
    await until(lambda: wall.face == "calm", "the wall alive")
    await until(lambda: kiosk.face == "attract", "the invitation again")
    await until(lambda: "Live, as of" in jonas.says, "the console alive")
    assert jonas.line == numbers
    await jonas.press("F2")
    await until(lambda: wall.calling == (numbers[0], "Desk 1"), "a call as before")


async def test_a_key_pressed_while_the_server_is_away_is_sent_when_it_is_back(
    house: House, opens: Opens
) -> None:
    wall, jonas = opens.wall(house), opens.clerk(house, "jonas")
    await jonas.work_at("Desk 1")
    point = house.points()[HALL]["id"]
    first, second = (house.join(point)["number"] for _ in range(2))
    await until(lambda: jonas.line == [first, second], "both in line")
    house.kill()
    await until(lambda: "Reconnecting" in jonas.says, "the console without a connection")
    await jonas.press("F2")
    assert "It is sent again when the server is back." in jonas.answer
    house.start()
    await until(lambda: f"{first} called to Desk 1." in jonas.answer, "the answer to F2")
    await until(lambda: wall.calling == (first, "Desk 1"), "the call on the wall")
    assert wall.announced == 1
    status = house.status(point)
    assert [each["number"] for each in status["called"]] == [first]
    assert [each["number"] for each in status["waiting"]] == [second]


async def test_a_key_that_cannot_work_any_more_says_so_and_does_nothing_later(
    house: House, opens: Opens
) -> None:
    jonas = opens.clerk(house, "jonas")
    await jonas.work_at("Desk 1")
    point = house.points()[HALL]["id"]
    number = house.join(point)["number"]
    await until(lambda: jonas.line == [number], "the customer in line")
    house.kill()
    await until(lambda: "Reconnecting" in jonas.says, "the console without a connection")
    jonas.time.goes_by(STALE_S)
    await until(lambda: "Server away since" in jonas.says, "the console's banner")
    await jonas.press("F2")
    assert "The server is away since" in jonas.answer
    house.start()
    jonas.time.goes_by(LONGEST_PAUSE_S)
    await until(lambda: "Live, as of" in jonas.says, "the console alive")
    assert jonas.line == [number]
    assert house.status(point)["called"] == []


async def test_a_touch_while_the_server_is_away_becomes_one_number(
    house: House, opens: Opens
) -> None:
    kiosk = opens.kiosk(house)
    await until(lambda: kiosk.face == "attract", "the invitation")
    house.kill()
    await kiosk.take(PASSPORT)
    await until(lambda: kiosk.face == "asking", "the page of waiting")
    house.start()
    await until(lambda: kiosk.face == "number", "the number")
    await until(lambda: len(kiosk.slips) == 1, "the slip")
    waiting = house.status(house.points()[HALL]["id"])["waiting"]
    assert [each["number"] for each in waiting] == [kiosk.number]


async def test_a_call_is_not_announced_anew_when_the_server_has_restarted(
    house: House, opens: Opens
) -> None:
    wall, jonas = opens.wall(house), opens.clerk(house, "jonas")
    await jonas.work_at("Desk 1")
    number = house.join(house.points()[HALL]["id"])["number"]
    await until(lambda: jonas.line == [number], "the customer in line")
    await jonas.press("F2")
    await until(lambda: wall.calling == (number, "Desk 1"), "the call on the wall")
    assert house.end() == 0
    await until(lambda: "Reconnecting" in jonas.says, "the console without a connection")
    house.start()
    wall.time.goes_by(LONGEST_PAUSE_S)
    await until(lambda: "Live, as of" in jonas.says, "the console alive")
    await jonas.press("F4")
    await until(lambda: f"{number} started." in jonas.answer, "the answer to F4")
    await until(lambda: wall.calling is None and number in wall.says, "the wall after the call")
    assert wall.announced == 1

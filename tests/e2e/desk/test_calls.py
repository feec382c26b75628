"""Calls from one desk: what a key does to the wall, the phone and the line."""

from __future__ import annotations

import re

from tests.e2e.acting import until
from tests.e2e.house import House
from tests.e2e.opens import Opens
from tests.e2e.phone import page_of

HALL = "Citizen services"
DWELL_S = 5
"""How long a call keeps the wall at least while another waits; less than a heartbeat is missed."""


async def test_a_call_goes_from_the_key_to_wall_and_phone_and_on_until_it_is_done(
    house: House, opens: Opens
) -> None:
    wall, jonas = opens.wall(house), opens.clerk(house, "jonas")
    await jonas.work_at("Desk 1")
    joined = house.join(house.points()[HALL]["id"])
    number = joined["number"]
    await until(lambda: jonas.line == [number], "the customer in line")
    assert await wall.yellow() < 0.1

    await jonas.press("F2")
    await until(lambda: wall.calling == (number, "Desk 1"), "the call on the wall")
    assert await wall.yellow() > 0.2
    await until(lambda: house.receipts() == ["wall"], "the receipt of the wall")
    assert ("Sound off" in wall.says) is not wall.can_sound
    await until(lambda: f"{number} called to Desk 1." in jonas.answer, "the answer to F2")
    assert jonas.line == []
    phone = page_of(joined["link"])
    assert phone.state == "called"
    assert "Please come now." in phone.text

    await jonas.press("F3")
    await until(lambda: f"{number} called again." in jonas.answer, "the answer to F3")
    wall.time.goes_by(DWELL_S)
    await until(lambda: wall.announced == 2, "the second announcement")
    assert wall.calling == (number, "Desk 1")
    assert "We call you again." in page_of(joined["link"]).text

    await jonas.press("F4")
    await until(lambda: f"{number} started." in jonas.answer, "the answer to F4")
    assert number in jonas.customer
    await jonas.press("F8")
    await until(lambda: f"{number} completed." in jonas.answer, "the answer to F8")
    assert number not in jonas.customer
    wall.time.goes_by(DWELL_S)
    await until(lambda: wall.calling is None, "the wall without a call")
    assert await wall.yellow() < 0.1
    assert wall.announced == 2
    assert page_of(joined["link"]).state == "completed"


async def test_a_call_that_is_taken_back_is_withdrawn_on_the_wall(
    house: House, opens: Opens
) -> None:
    wall, jonas = opens.wall(house), opens.clerk(house, "jonas")
    await jonas.work_at("Desk 1")
    joined = house.join(house.points()[HALL]["id"])
    number = joined["number"]
    await until(lambda: jonas.line == [number], "the customer in line")
    await jonas.press("F2")
    await until(lambda: wall.calling == (number, "Desk 1"), "the call on the wall")
    await until(lambda: number in jonas.customer, "the customer at the desk")

    await jonas.press("Ctrl+Z")
    await until(lambda: f"{number} taken back" in jonas.answer, "the answer to Ctrl+Z")
    await until(lambda: wall.face == "withdrawn", "the withdrawal on the wall")
    assert number in wall.says
    assert "Not called yet." in wall.says
    assert await wall.yellow() < 0.1
    assert jonas.line == [number]
    assert page_of(joined["link"]).state == "next"


async def test_whom_is_cancelled_with_a_reason_leaves_the_line_and_can_be_taken_back(
    house: House, opens: Opens
) -> None:
    jonas = opens.clerk(house, "jonas")
    await jonas.work_at("Desk 1")
    first, second = (house.join(house.points()[HALL]["id"]) for _ in range(2))
    number = second["number"]
    await jonas.mark(number)
    await jonas.press("Del")
    await jonas.press("Return")
    await until(lambda: f"{number} cancelled." in jonas.answer, "the answer to Delete")
    assert number not in jonas.line
    assert page_of(second["link"]).state == "cancelled"

    await jonas.press("Ctrl+Z")
    await until(lambda: f"{number} taken back: waiting again." in jonas.answer, "the way back")
    await until(lambda: number in jonas.line, "the customer back in line")
    assert page_of(first["link"]).state == "next"


async def test_a_no_show_waits_for_the_grace_to_run_out(house: House, opens: Opens) -> None:
    jonas = opens.clerk(house, "jonas")
    await jonas.work_at("Desk 1")
    point = house.points()[HALL]
    joined = house.join(point["id"])
    number = joined["number"]
    await until(lambda: jonas.line == [number], "the customer in line")
    await jonas.press("F2")
    await until(lambda: number in jonas.customer, "the customer at the desk")
    await jonas.press("F12")
    await until(lambda: re.search(rf"{number} still has \d:\d\d", jonas.answer), "why not yet")
    with house.manager() as manager:
        refused = manager.post(f"/crm/reservations/queue/no-show/{joined['id']}")
        assert refused.status_code == 409
        assert refused.json()["code"] == "grace_running"
        assert 0 < refused.json()["retryAfter"] <= 300
        await jonas.press("Ctrl+Z")
        await until(lambda: jonas.line == [number], "the customer back in line")
        short = {"graceSeconds": 1, "graceRemoteSeconds": 1}
        change = {"id": point["id"], "version": point["version"], **short}
        manager.put("/crm/reservations/service-point/update", json=change).raise_for_status()

    await jonas.press("F2")
    late = f"{number} did not come in time"
    await until(lambda: late in jonas.answer, "the end of the grace, which time notices")
    await jonas.press("F12")
    await until(lambda: f"{number} marked as a no-show." in jonas.answer, "the answer to F12")
    assert jonas.line == []
    assert number not in jonas.customer

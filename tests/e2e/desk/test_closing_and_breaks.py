"""What becomes of customers when a clerk or the hall stops: handed over, opened again, no more."""

from __future__ import annotations

import httpx
import pytest

from tests.e2e.acting import until
from tests.e2e.desk.test_queue import HALL, serve
from tests.e2e.house import House
from tests.e2e.opens import Opens


async def test_whoever_is_on_hold_when_a_clerk_has_a_break_is_handed_over(
    house: House, opens: Opens
) -> None:
    jonas, aylin = opens.clerk(house, "jonas"), opens.clerk(house, "aylin")
    await jonas.work_at("Desk 1")
    await aylin.work_at("Desk 2")
    number = house.join(house.points()[HALL]["id"])["number"]
    await serve(jonas, number)
    await jonas.press("F6")
    await until(lambda: jonas.sheet == f"Hold {number}", "the sheet")
    await jonas.press("Return")
    await until(lambda: f"{number} held until" in jonas.answer, "on hold")
    await jonas.press("F10")
    await until(lambda: jonas.sheet == "Break at Desk 1", "the sheet of the break")
    for _ in range(3):
        await jonas.press("Tab")
    await jonas.press("Down")
    await jonas.press("Return")
    await until(lambda: "Desk 1 is on a break." in jonas.answer, "the break")
    await until(lambda: f"{number}, Guest, for anybody" in aylin.says, "whom anybody may take")
    await aylin.press("Ctrl+H")
    await until(lambda: f"Serving, {number}" in aylin.customer, "the customer at the other desk")


async def test_a_completed_customer_who_comes_back_is_opened_again(
    house: House, opens: Opens
) -> None:
    jonas = opens.clerk(house, "jonas")
    await jonas.work_at("Desk 1")
    number = house.join(house.points()[HALL]["id"])["number"]
    await serve(jonas, number)
    await jonas.press("F8")
    await until(lambda: f"{number} completed." in jonas.answer, "the end")
    await jonas.press("Ctrl+Shift+Z")
    await until(lambda: f"Serving, {number}" in jonas.customer, "served again")
    assert f"{number} is served again." in jonas.answer


async def test_a_manager_stops_intake_and_all_who_wait_are_still_served(
    house: House, opens: Opens
) -> None:
    marta = opens.clerk(house, "marta")
    await marta.work_at("Desk 1")
    point = house.points()[HALL]["id"]
    number = house.join(point)["number"]
    await until(lambda: marta.line == [number], "one in line")
    await marta.press("Ctrl+E")
    await until(lambda: "1 waiting" in marta.sheet, "the sheet")
    await marta.press("Down")
    await marta.press("Return")
    await until(lambda: f"{HALL} gives no more numbers." in marta.answer, "the answer")
    await until(lambda: "No more numbers" in marta.says, "the head of the line")
    with pytest.raises(httpx.HTTPStatusError) as refused:
        house.join(point)
    assert refused.value.response.json()["code"] == "queue_closed"
    await serve(marta, number)


async def test_who_cannot_be_served_any_more_is_sent_home_with_a_reason(
    house: House, opens: Opens
) -> None:
    marta = opens.clerk(house, "marta")
    await marta.work_at("Desk 1")
    point = house.points()[HALL]["id"]
    numbers = [house.join(point)["number"] for _ in range(3)]
    await until(lambda: marta.line == numbers, "three in line")
    await marta.press("Ctrl+E")
    await until(lambda: "3 waiting" in marta.sheet, "the sheet")
    for _ in range(3):
        await marta.press("Down")
    await marta.press("Tab")
    await marta.write("We close early today.")
    await marta.press("Return")
    await until(lambda: "All who waited are sent home." in marta.answer, "the answer")
    await until(lambda: marta.line == [], "an empty line")

"""The whole queue from the clerk's chair: hold, transfer, break, take-over, note, message."""

from __future__ import annotations

import re

from tests.e2e.acting import until
from tests.e2e.clerk import Clerk
from tests.e2e.house import House
from tests.e2e.opens import Opens
from tests.e2e.phone import page_of

HALL = "Citizen services"


async def serve(clerk: Clerk, number: str) -> None:
    """Call whoever is next, and begin."""
    await until(lambda: number in clerk.line, f"{number} in line")
    await clerk.press("F2")
    await until(lambda: f"Called, {number}" in clerk.customer, "the call")
    await clerk.press("F4")
    await until(lambda: f"Serving, {number}" in clerk.customer, "the service")


async def test_a_customer_on_hold_comes_back_and_another_is_served_meanwhile(
    house: House, opens: Opens
) -> None:
    jonas = opens.clerk(house, "jonas")
    await jonas.work_at("Desk 1")
    point = house.points()[HALL]["id"]
    first, second = (house.join(point)["number"] for _ in range(2))
    await serve(jonas, first)
    await jonas.press("F6")
    await until(lambda: jonas.sheet == f"Hold {first}", "the sheet")
    await jonas.press("Return")
    await until(lambda: re.search(rf"{first} held until \d\d:\d\d\.", jonas.answer), "the answer")
    await until(lambda: re.search(rf"{first}, Guest, back \d\d:\d\d", jonas.says), "who is on hold")
    await serve(jonas, second)
    await jonas.press("F8")
    await until(lambda: second not in jonas.customer, "an empty desk")
    await jonas.press("Ctrl+H")
    await until(lambda: f"Serving, {first}" in jonas.customer, "the first again")
    assert f"{first} is being served again." in jonas.answer


async def test_a_transfer_keeps_the_number_and_its_note_goes_along(
    house: House, opens: Opens
) -> None:
    wall, jonas, aylin = opens.wall(house), opens.clerk(house, "jonas"), opens.clerk(house, "aylin")
    await jonas.work_at("Desk 1")
    await aylin.work_at("Desk 3")
    number = house.join(house.points()[HALL]["id"])["number"]
    await serve(jonas, number)
    await jonas.press("F5")
    await jonas.write("Has the old plates with her.")
    await jonas.press("Esc")
    await until(lambda: re.search(r"Kept \d\d:\d\d:\d\d", jonas.says), "the note at the server")
    await jonas.press("F7")
    await until(lambda: jonas.sheet == f"Transfer {number}", "the sheet")
    await jonas.write("number plates")
    await jonas.press("Return")
    await until(
        lambda: f"{number} waits at Vehicle registration: Number plates now." in jonas.answer,
        "the answer",
    )
    await until(lambda: aylin.line == [number], "the same number at the other point")
    await aylin.press("F2")
    await until(lambda: f"Called, {number}" in aylin.customer, "the call")
    assert aylin.note == "Has the old plates with her."
    await until(lambda: wall.calling == (number, "Desk 3"), "the call on the wall")


async def test_a_break_is_told_to_colleagues_and_ends_by_its_key(
    house: House, opens: Opens
) -> None:
    jonas, aylin = opens.clerk(house, "jonas"), opens.clerk(house, "aylin")
    await jonas.work_at("Desk 1")
    await aylin.work_at("Desk 2")
    number = house.join(house.points()[HALL]["id"])["number"]
    await until(lambda: jonas.line == [number], "somebody in line")
    await jonas.press("F10")
    await until(lambda: jonas.sheet == "Break at Desk 1", "the sheet")
    await jonas.press("Return")
    await until(lambda: "On a break: Break" in jonas.says, "the face of a break")
    await until(lambda: re.search(r"Desk 1, jonas, Break to \d\d:\d\d", aylin.says), "the break")
    await jonas.press("F2")
    await until(lambda: "You are on a break. F10 ends it." in jonas.answer, "why not")
    await jonas.press("F10")
    await until(lambda: "Desk 1 is open." in jonas.answer, "the desk open")
    await jonas.press("F2")
    await until(lambda: f"Called, {number}" in jonas.customer, "a call as before")


async def test_whom_another_desk_has_called_is_taken_over_and_both_and_the_wall_know(
    house: House, opens: Opens
) -> None:
    wall, jonas, aylin = opens.wall(house), opens.clerk(house, "jonas"), opens.clerk(house, "aylin")
    await jonas.work_at("Desk 1")
    await aylin.work_at("Desk 2")
    point = house.points()[HALL]["id"]
    first, wanted = (house.join(point)["number"] for _ in range(2))
    for clerk in (jonas, aylin):
        await until(lambda c=clerk: c.line == [first, wanted], "both in line")
        await clerk.mark(wanted)
    await opens.at_once(jonas.enter_in_line, aylin.enter_in_line)
    for clerk in (jonas, aylin):
        await until(lambda c=clerk: "not confirmed yet" not in c.answer, "both answers")
    winner, loser, desk = (
        (jonas, aylin, "Desk 2") if wanted in jonas.customer else (aylin, jonas, "Desk 1")
    )
    await until(lambda: f"has {wanted}. F2: {first}." in loser.answer, "who has it")
    await loser.press("Alt+1")
    await until(lambda: f"{wanted} is yours now: {desk}." in loser.answer, "taken over")
    await until(lambda: f"{wanted} is at {desk} now." in winner.answer, "who has it now")
    await until(lambda: wall.calling == (wanted, desk), "the other desk on the wall")


async def test_a_new_customer_at_the_desk_gets_a_number_and_stands_in_line(
    house: House, opens: Opens
) -> None:
    jonas = opens.clerk(house, "jonas")
    await jonas.work_at("Desk 1")
    await jonas.press("Ctrl+N")
    await until(lambda: jonas.sheet == f"New customer at {HALL}", "the sheet")
    await jonas.press("Space")
    await jonas.press("Return")
    await until(lambda: re.search(r"A\d+ is the number\.", jonas.answer), "a number")
    number = jonas.answer.split()[0]
    await until(lambda: jonas.line == [number], "the number in line")
    await jonas.press("Alt+1")
    await until(lambda: f"{number} cancelled." in jonas.answer, "taken back")
    await until(lambda: jonas.line == [], "an empty line")


async def test_a_message_reaches_the_phones_of_all_who_wait_and_is_taken_away(
    house: House, opens: Opens
) -> None:
    jonas = opens.clerk(house, "jonas")
    await jonas.work_at("Desk 1")
    link = house.join(house.points()[HALL]["id"])["link"]
    await until(lambda: len(jonas.line) == 1, "one in line")
    await jonas.press("Ctrl+B")
    await until(lambda: jonas.sheet == f"Tell all who wait at {HALL}", "the sheet")
    await jonas.write("The lift is out of order.")
    await jonas.press("Return")
    await until(lambda: "All who wait are told." in jonas.answer, "the answer")
    await until(lambda: "The lift is out of order." in page_of(link).text, "the phone")
    await jonas.press("Ctrl+B")
    await until(lambda: bool(jonas.sheet), "the sheet again")
    await jonas.press("Right")
    await jonas.press("Return")
    await until(lambda: "The message is gone." in jonas.answer, "the answer")
    await until(lambda: "The lift" not in page_of(link).text, "the phone without it")


async def test_whoever_missed_the_call_is_called_again(house: House, opens: Opens) -> None:
    jonas = opens.clerk(house, "jonas")
    await jonas.work_at("Desk 1")
    number = house.join(house.points()[HALL]["id"])["number"]
    await serve(jonas, number)
    await jonas.press("Ctrl+U")
    await until(lambda: jonas.sheet == f"{number} back into the line", "the sheet")
    await jonas.press("Return")
    await until(lambda: f"{number} is back in the line." in jonas.answer, "the answer")
    await until(lambda: jonas.line == [number], "the line")

"""Two clerks at once: nobody is called twice, every call is announced, nobody is surprised."""

from __future__ import annotations

import re

from tests.e2e.acting import until
from tests.e2e.house import House
from tests.e2e.opens import Opens

HALL = "Citizen services"
DWELL_S = 5
"""How long a call keeps the wall at least while another waits; less than a heartbeat is missed."""


async def test_two_desks_call_the_same_customer_and_one_learns_who_was_faster(
    house: House, opens: Opens
) -> None:
    jonas, aylin = opens.clerk(house, "jonas"), opens.clerk(house, "aylin")
    await jonas.work_at("Desk 1")
    await aylin.work_at("Desk 2")
    point = house.points()[HALL]["id"]
    first, wanted, third = (house.join(point)["number"] for _ in range(3))
    for clerk in (jonas, aylin):
        await until(lambda c=clerk: c.line == [first, wanted, third], "all three in line")
        await clerk.mark(wanted)

    await opens.at_once(jonas.enter_in_line, aylin.enter_in_line)
    for clerk in (jonas, aylin):
        await until(lambda c=clerk: "not confirmed yet" not in c.answer, "both answers")
    winner, loser, desk = (
        (jonas, aylin, "Desk 1") if wanted in jonas.customer else (aylin, jonas, "Desk 2")
    )
    assert f"{wanted} called to {desk}." in winner.answer
    await until(lambda: f"{desk} has {wanted}. F2: {first}." in loser.answer, "who has it")
    assert re.search(rf"{winner.name} was \d+ s before you", loser.answer)
    assert wanted not in loser.customer
    called = [(each["number"], each["desk"]) for each in house.status(point)["called"]]
    assert called == [(wanted, desk)]
    await until(lambda: loser.line == [first, third], "the line without the one who was called")


async def test_two_quick_calls_are_announced_one_after_the_other(
    house: House, opens: Opens
) -> None:
    wall, jonas, aylin = opens.wall(house), opens.clerk(house, "jonas"), opens.clerk(house, "aylin")
    await jonas.work_at("Desk 1")
    await aylin.work_at("Desk 2")
    point = house.points()[HALL]["id"]
    first, second = (house.join(point)["number"] for _ in range(2))
    await until(lambda: jonas.line == aylin.line == [first, second], "both in line")
    await jonas.press("F2")
    await until(lambda: aylin.line == [second], "the first call on the other console")
    await aylin.press("F2")
    await until(lambda: second in aylin.customer, "the second call")
    await until(lambda: wall.calling == (first, "Desk 1"), "the first call on the wall")
    wall.time.goes_by(DWELL_S)
    await until(lambda: wall.calling == (second, "Desk 2"), "the second call on the wall")
    assert wall.announced == 2
    assert first in wall.says


async def test_whose_desk_is_taken_over_is_told_by_whom(house: House, opens: Opens) -> None:
    jonas, aylin = opens.clerk(house, "jonas"), opens.clerk(house, "aylin")
    await jonas.work_at("Desk 1")
    await aylin.work_at("Desk 1", instead_of="jonas")
    await until(lambda: "Desk 1 was taken over by aylin." in jonas.says, "what happened")
    assert not jonas.board

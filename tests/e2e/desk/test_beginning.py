"""Programs before their server or without a place in it; clerks who mistype, come and go."""

from __future__ import annotations

import json

from tests.conftest import ExpectedLogs
from tests.e2e.acting import until
from tests.e2e.house import House
from tests.e2e.opens import Opens

HALL = "Citizen services"
LONGEST_PAUSE_S = 8


async def test_programs_that_start_before_the_server_find_it_when_it_comes(
    closed_house: House, opens: Opens
) -> None:
    house = closed_house
    wall, kiosk, jonas = opens.wall(house), opens.kiosk(house), opens.clerk(house, "jonas")
    await jonas.sign_in()
    await until(lambda: "The server does not answer." in jonas.refused, "why there is no sign-in")
    await until(lambda: "does not answer" in wall.says, "why the wall has nothing to show")
    assert (wall.face, kiosk.face) == ("connecting", "connecting")
    house.start()
    for each in (wall, kiosk, jonas):
        each.time.goes_by(LONGEST_PAUSE_S)
    await until(lambda: wall.face == "calm", "the wall")
    await until(lambda: kiosk.face == "attract", "the invitation")
    await until(lambda: "Choose your desk" in jonas.says, "the desks to choose from")


async def test_a_wrong_password_is_said_and_what_was_typed_stays(
    house: House, opens: Opens
) -> None:
    jonas = opens.clerk(house, "jonas")
    await jonas.sign_in("not-my-password")
    await until(lambda: "Name or password is wrong." in jonas.refused, "what is wrong")
    assert jonas.typed == ("jonas", "not-my-password")
    await jonas.sign_in()
    await until(lambda: "Choose your desk" in jonas.says, "the desks to choose from")


async def test_an_unknown_name_is_told_nothing_more_than_a_wrong_password(
    house: House, opens: Opens
) -> None:
    nobody = opens.clerk(house, "nobody")
    await nobody.sign_in("anything-at-all")
    await until(lambda: "Name or password is wrong." in nobody.refused, "what is wrong")
    assert nobody.typed == ("nobody", "anything-at-all")


async def test_who_signs_out_closes_the_desk_and_finds_it_again(house: House, opens: Opens) -> None:
    jonas = opens.clerk(house, "jonas")
    await jonas.work_at("Desk 1")
    await jonas.press("Ctrl+L")
    await until(lambda: "Desk 1 is closed." in jonas.says, "signed out")
    assert jonas.typed == ("jonas", "")
    desks = {desk["name"]: desk["state"] for desk in house.points()[HALL]["desks"]}
    assert desks == {"Desk 1": "closed", "Desk 2": "closed"}
    await jonas.sign_in()
    await until(lambda: "Open Desk 1" in jonas.buttons, "the desk to open again")


async def test_a_wall_that_the_server_does_not_know_says_so_until_it_is_enrolled(
    house: House, opens: Opens, expected_logs: ExpectedLogs
) -> None:
    expected_logs("unauthenticated: This token is not valid here")
    enrolment = house.folder / "display" / "enrolment.json"
    good = enrolment.read_text()
    enrolment.write_text(json.dumps(json.loads(good) | {"token": "of-another-house"}))
    wall = opens.wall(house)
    await until(lambda: "renew" in wall.says, "what to do")
    wall.time.goes_by(31)
    await until(lambda: wall.face == "away", "the degraded face")
    await until(lambda: "renew" in wall.says, "what to do, still")
    enrolment.write_text(good)
    wall.time.goes_by(LONGEST_PAUSE_S)
    await until(lambda: wall.face == "calm", "the wall")

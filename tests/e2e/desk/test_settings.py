"""A manager changes the hall while it is open, and knows beforehand what that does."""

from __future__ import annotations

from staff_console.settings.places import OF_HALL, OF_POINT
from tests.e2e.acting import until
from tests.e2e.house import House
from tests.e2e.opens import Opens

HALL = "Citizen services"


async def test_new_letters_are_foretold_saved_and_given_and_put_back(
    house: House, opens: Opens
) -> None:
    marta = opens.clerk(house, "marta")
    await marta.sign_in()
    await until(lambda: "Choose your desk" in marta.says, "the desks")
    before = house.points()[HALL]["prefix"]
    points = sorted((each["prefix"], name) for name, each in house.points().items())
    place = points.index((before, HALL))

    await marta.press("Ctrl+PgUp")
    await until(lambda: "Colleagues" in marta.says, "the administration")
    await marta.press("Ctrl+PgUp")
    await until(lambda: "Name of the hall" in marta.says, "the settings")
    for _ in range(len(OF_HALL) + len(OF_POINT) * place):
        await marta.press("Down")
    await until(lambda: f"{HALL}: Name and limits" in marta.says, "the page of the point")
    await marta.press("Tab")
    await marta.press("Tab")
    await marta.write("q")
    await until(lambda: "new ones begin with Q001" in marta.says, "what saving would do")
    assert house.points()[HALL]["prefix"] == before
    await marta.press("Ctrl+S")
    await until(lambda: marta.answer.startswith("Saved "), "the answer")
    assert house.points()[HALL]["prefix"] == "Q"

    await marta.press("Ctrl+Shift+R")
    await until(lambda: marta.answer.startswith("Put back "), "the answer")
    assert house.points()[HALL]["prefix"] == before


async def test_a_clerk_has_no_settings(house: House, opens: Opens) -> None:
    jonas = opens.clerk(house, "jonas")
    await jonas.work_at("Desk 1")
    await jonas.press("Ctrl+PgDown")
    await jonas.press("Ctrl+K")
    await jonas.write("settings")
    await until(lambda: "Settings" not in jonas.says, "nothing found")
    assert "Settings" not in jonas.buttons

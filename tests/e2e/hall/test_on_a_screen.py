"""The three programs as people start them: windows on an X server, drawn by a thread of their own.

The other tests have no screen, where Qt draws in the program's own thread.
"""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Iterator

import pytest

from dev.demo.processes import Family
from tests.e2e.acting import until
from tests.e2e.house import House
from tests.e2e.programs import yellow_share
from tests.e2e.screen import DRAWING_THREAD, Screen

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="X servers are for Linux")
PICTURES = 3
HALL = "Citizen services"
FIRST_KEY = (0.5, 0.38)
"""On the invitation, on the page of service points and on that of services, in shares of the
window."""


@pytest.fixture
def screen(house: House) -> Iterator[Screen]:
    """A screen; whatever still runs on it ends before the server does."""
    for program in ("Xvfb", "xdotool"):
        if shutil.which(program) is None:
            pytest.fail(f"This test needs {program}. Run: apt-get install {program.lower()}")
    with Family() as family:
        yield Screen(house, family)


async def test_a_number_from_the_kiosk_is_called_at_the_console_and_shown_on_the_wall(
    house: House, screen: Screen
) -> None:
    screen.open("kiosk")
    screen.open("display")
    screen.open("staff_console", "--sign-in", "jonas", said=house.passwords["jonas"])
    await screen.until(lambda: all(map(screen.pictured_at, screen.programs)), "the first pictures")
    assert DRAWING_THREAD in screen.threads("kiosk")
    assert DRAWING_THREAD in screen.threads("display")
    await pulled_about(screen)
    point = house.points()[HALL]["id"]

    def number_comes() -> bool:
        screen.touch("kiosk", *FIRST_KEY)
        return len(house.status(point)["waiting"]) > 0

    def call_comes() -> bool:
        screen.press("staff_console", "F2")
        return len(house.status(point)["called"]) > 0

    await desk_opened(house, screen)
    await screen.until(number_comes, "a number")
    assert yellow_share(screen.picture("display")) < 0.1
    await screen.until(call_comes, "the call")
    called_at = time.time()
    await screen.until(lambda: yellow_share(screen.picture("display")) > 0.2, "the call, yellow")
    for name in screen.programs:
        await screen.until(lambda n=name: screen.pictured_at(n) > called_at, f"a picture of {name}")

    kiosk, display, console = screen.programs.values()
    screen.press("staff_console", "ctrl+q")
    await until(lambda: console.code is not None, "the end of the console")
    kiosk.end()
    display.end()
    programs = screen.programs.values()
    assert [program.code for program in programs] == [0, 0, 0]
    said = "".join(program.log.read_text() for program in programs)
    assert [line for line in said.splitlines() if " INFO " not in line] == []


async def desk_opened(house: House, screen: Screen) -> None:
    """Open the first desk: Enter does it, as soon as the console shows any."""
    with house.manager() as manager:

        def opens() -> bool:
            screen.press("staff_console", "Return")
            points = manager.get("/crm/reservations/service-point/get").json()["items"]
            return any(desk["state"] == "open" for point in points for desk in point["desks"])

        await screen.until(opens, "an open desk")


async def pulled_about(screen: Screen) -> None:
    """Pull at kiosk and wall until each has been pictured some more times.

    Codes are drawn anew at each size, by Python in the drawing thread: whoever waits for that
    thread without letting go of Python waits for ever.
    """
    seen: dict[str, set[float]] = {"kiosk": set(), "display": set()}

    def pictured() -> bool:
        screen.pull(*seen)
        for name, times in seen.items():
            times.add(screen.pictured_at(name))
        return all(len(times) > PICTURES for times in seen.values())

    await screen.until(pictured, "pictures of windows that change their size")

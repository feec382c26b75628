"""A customer's way through the house: from a finger on the kiosk to the wall and the phone."""

from __future__ import annotations

import httpx

from client.app import Program
from protocol.views import PublicService
from tests.e2e.house import House
from tests.e2e.programs import Kiosk, Wall, codes_in, until


async def test_a_touch_takes_a_number_that_wall_and_phone_show(
    house: House, program: Program
) -> None:
    kiosk, wall = Kiosk(program, house.kiosk), Wall(program, house.wall)
    await until(lambda: kiosk.face == "services", "the services on the kiosk")
    replica = kiosk.model._live.live.replica("kiosk")
    service = sorted(replica.of(PublicService), key=lambda s: s.position)[0]
    await until(lambda: kiosk.model._clock() - kiosk.model.stage.since > 1, "the guard's end")
    kiosk.touch(f"offered-{service.id}")
    await until(lambda: kiosk.number != "", "a number")
    await until(lambda: len(list(kiosk.slips.glob("*.pdf"))) == 1, "the slip")
    links = [text for text in codes_in(kiosk.window.grabWindow()) if "/t/" in text]
    assert len(links) == 1
    page = httpx.get(links[0])
    assert page.status_code == 200
    assert kiosk.number in page.text

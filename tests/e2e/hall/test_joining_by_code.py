"""The codes on wall and kiosk: a phone reads one, fills in the form, and stands in line."""

from __future__ import annotations

import re

import httpx

from tests.e2e.acting import until
from tests.e2e.house import House
from tests.e2e.kiosk_process import kiosk_process
from tests.e2e.opens import Opens
from tests.e2e.phone import Page, read

HALL = "Citizen services"


async def test_whoever_joins_by_the_code_on_wall_or_kiosk_stands_in_the_line(
    house: House, opens: Opens
) -> None:
    house.open_address()
    wall, jonas = opens.wall(house), opens.clerk(house, "jonas")
    await jonas.work_at("Desk 1")
    await until(lambda: wall.face == "calm", "the wall")
    (link,) = [text for text in await wall.codes() if "/q/" in text]
    place = joined(house.here(link), "Zoë Ørsted")
    await until(lambda: len(jonas.line) == 1, "the new row on the console")
    assert jonas.line[0] in place.text
    assert "Zoë Ørsted" in jonas.says

    async with kiosk_process(house) as kiosk:
        await kiosk.touch("begin", HALL)
        joined(house.here(await kiosk.code("/q/")), "Noor")
        await until(lambda: len(jonas.line) == 2, "the second row")
        # From now on only who has a code of this moment may join.
        house.change_point(HALL, joinBy="on_site")
        code = await kiosk.code(f"{link}/")
        assert closed(house.here(link))
        joined(house.here(code), "Kofi")
    await until(lambda: len(jonas.line) == 3, "the third row")
    assert "Kofi" in jonas.says


def joined(link: str, name: str) -> Page:
    """Join by a link, as a browser without script; the page of the own place."""
    with httpx.Client(follow_redirects=True, timeout=30) as phone:
        form = phone.get(link).raise_for_status()
        key = re.search(r'name="key" value="([^"]+)"', form.text)
        services = re.findall(r'name="service" value="([^"]+)"', form.text)
        action = re.search(r'<form method="post" action="([^"]+)"', form.text)
        assert key is not None and action is not None
        fields = {"key": key[1], "service": services[1], "name": name}
        answer = phone.post(str(form.url.join(action[1])), data=fields)
    assert "/t/" in str(answer.url)
    return read(answer)


def closed(link: str) -> bool:
    """Whether a link leads to no form."""
    return 'name="key"' not in httpx.get(link, timeout=30, follow_redirects=True).text

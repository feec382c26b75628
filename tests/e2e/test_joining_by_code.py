"""The code on the wall: a phone reads it, fills in the form, and stands in line."""

from __future__ import annotations

import re

import httpx

from tests.e2e.acting import until
from tests.e2e.house import House
from tests.e2e.opens import Opens
from tests.e2e.phone import read


async def test_whoever_joins_by_the_code_on_the_wall_stands_in_the_line(
    house: House, opens: Opens
) -> None:
    house.open_address()
    wall, jonas = opens.wall(house), opens.clerk(house, "jonas")
    await jonas.work_at("Desk 1")
    await until(lambda: wall.face == "calm", "the wall")
    (link,) = [text for text in await wall.codes() if "/q/" in text]
    with httpx.Client(follow_redirects=True, timeout=30) as phone:
        form = phone.get(link)
        assert form.status_code == 200
        key = re.search(r'name="key" value="([^"]+)"', form.text)
        services = re.findall(r'name="service" value="([^"]+)"', form.text)
        assert key is not None
        fields = {"key": key[1], "service": services[1], "name": "Zoë Ørsted"}
        answer = phone.post(link, data=fields)
    assert "/t/" in str(answer.url)
    place = read(answer)
    assert place.state == "next"
    await until(lambda: len(jonas.line) == 1, "the new row on the console")
    assert jonas.line[0] in place.text
    assert "Zoë Ørsted" in jonas.says

"""What a customer can do at the live place: leave, and say that they are here."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from protocol.commands import Start
from server.execution.door import Unavailable
from server.http.limits import rules
from tests.server.pages.hall import Hall
from tests.server.pages.markup import text_of


async def test_leaving_asks_first_and_then_gives_the_place_up(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    point = await here.point()
    mine = await here.phone_join(point.id)
    place = here.place(mine)
    question = await browser.get(f"{place}/leave")
    assert "You give up A001 and your place. This cannot be taken back." in text_of(question)
    assert f'href="{place}"' in question.text
    assert here.entry(mine).state == "waiting"
    answer = await browser.post(f"{place}/leave")
    assert (answer.status_code, answer.headers["location"]) == (303, place)
    assert here.entry(mine).state == "left"
    assert "You have left the queue." in text_of(await browser.get(place))


async def test_leaving_twice_is_as_good_as_once(here: Hall, browser: httpx.AsyncClient) -> None:
    point = await here.point()
    mine = await here.phone_join(point.id)
    place = here.place(mine)
    await browser.post(f"{place}/leave")
    answer = await browser.post(f"{place}/leave")
    assert answer.status_code == 303
    page = await browser.get(answer.headers["location"])
    assert "You have left the queue." in text_of(page)
    assert "That was not taken" not in text_of(page)
    question = await browser.get(f"{place}/leave")
    assert (question.status_code, question.headers["location"]) == (303, place)


async def test_leaving_while_being_served_is_not_taken_and_says_so(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    point = await here.point()
    mine = await here.phone_join(point.id)
    await here.call_next(await here.open_desk(point.id))
    await here.do(Start(entry=mine.entry))
    answer = await browser.post(f"{here.place(mine)}/leave")
    page = await browser.get(answer.headers["location"])
    assert "That was not taken. This is how things stand now." in text_of(page)
    assert "You are at Desk 1." in text_of(page)


async def test_checking_in_tells_staff_and_the_question_goes(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    point = await here.point()
    mine = await here.phone_join(point.id)
    place = here.place(mine)
    before = await browser.get(place)
    assert f'action="{place}/check-in" data-show="can_check_in">' in before.text
    answer = await browser.post(f"{place}/check-in")
    after = await browser.get(answer.headers["location"])
    assert "Thank you. Staff see that you are here." in text_of(after)
    assert 'data-show="can_check_in" hidden>' in after.text
    assert here.entry(mine).present


async def test_another_site_can_neither_check_in_nor_leave_for_a_customer(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    point = await here.point()
    mine = await here.phone_join(point.id)
    strange = {"sec-fetch-site": "cross-site"}
    for verb in ("leave", "check-in"):
        answer = await browser.post(f"{here.place(mine)}/{verb}", headers=strange)
        assert answer.status_code == 403
    assert (here.entry(mine).state, here.entry(mine).present) == ("waiting", False)


@pytest.mark.parametrize("verb", ["leave", "check-in"])
async def test_a_link_that_is_pressed_again_and_again_has_to_wait(
    here: Hall, browser: httpx.AsyncClient, verb: str
) -> None:
    point = await here.point()
    place = here.place(await here.phone_join(point.id))
    here.limits.__init__(rules(0.1, 2, 0), lambda: 0.0)  # type: ignore[misc]
    for _ in range(2):
        assert (await browser.post(f"{place}/{verb}")).status_code == 303
    head = here.door.head
    answer = await browser.post(f"{place}/{verb}")
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "10")
    assert "Try again in a moment." in text_of(answer)
    assert f'href="{place}"' in answer.text
    assert here.door.head == head


async def test_when_nothing_can_be_written_the_place_is_said_to_be_safe(
    here: Hall, browser: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    point = await here.point()
    mine = await here.phone_join(point.id)

    async def away(*_: Any) -> None:
        raise Unavailable("The disk is full.", 5)

    monkeypatch.setattr(here.door, "execute", away)
    answer = await browser.post(f"{here.place(mine)}/leave")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert "Your place is safe. Try again in a moment." in text_of(answer)

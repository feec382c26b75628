"""The live place as the server renders it, and what a customer can do there."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest

from protocol.codec import decode_server
from protocol.commands import Complete, NoShow, RollDay, Start, Undo
from protocol.messages import Snapshot
from protocol.outcomes import Joined
from protocol.records import Entry
from server.clock import ManualClock
from server.domain.actor import TIMER, Actor
from server.execution.door import Unavailable
from tests.server.pages.hall import MINA, Hall, hall
from tests.server.pages.markup import text_of
from tests.server.pages.seen import NOW

CLERK = Actor("clerk1", "admin")


def place_of(here: Hall, joined: Joined) -> str:
    return f"/t/{here.tokens.visit(joined.visit)}"


def entry_of(here: Hall, joined: Joined) -> Entry:
    found = here.tailer.floor.get(Entry, joined.entry)
    assert found is not None
    return found


def manual(here: Hall) -> ManualClock:
    assert isinstance(here.clock, ManualClock)
    return here.clock


async def phone_join(here: Hall, point: str, **fields: Any) -> Joined:
    return await here.join(point, browser=str(uuid4()), **fields)


async def test_a_waiting_place_says_number_place_wait_and_reason(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    point = await here.point()
    for _ in range(3):
        await here.join(point.id)
    mine = await phone_join(here, point.id)
    await here.open_desk(point.id)
    page = await browser.get(place_of(here, mine))
    shown = text_of(page)
    assert "As of 13:58" in shown
    assert "Your number A004" in shown
    assert "A001 next A002 2nd A003 3rd You 4th" in shown
    assert "About 20–40 minutes" in shown
    assert "Why this long? 3 people are ahead of you. One desk is open." in shown
    assert "<title>A004 · 4th · Harbour Street</title>" in page.text


async def test_a_call_turns_the_page_into_the_call(here: Hall, browser: httpx.AsyncClient) -> None:
    point = await here.point()
    mine = await phone_join(here, point.id)
    await here.call_next(await here.open_desk(point.id))
    page = await browser.get(place_of(here, mine))
    assert 'data-state="called"' in page.text
    assert "Please come now. We wait for you until 14:03." in text_of(page)
    assert "<title>A001 · Desk 1</title>" in page.text
    assert '<section class="call" role="alert"' in page.text


async def test_serving_and_completed_follow(here: Hall, browser: httpx.AsyncClient) -> None:
    point = await here.point()
    mine = await phone_join(here, point.id)
    await here.call_next(await here.open_desk(point.id))
    await here.do(Start(entry=mine.entry))
    place = place_of(here, mine)
    assert "You are at Desk 1." in text_of(await browser.get(place))
    await here.do(Complete(entry=mine.entry))
    page = await browser.get(place)
    assert "Thank you for coming." in text_of(page)
    assert 'data-phase="ended"' in page.text


async def test_a_visit_that_is_over_is_still_known_after_a_restart(
    tmp_path: Path,
) -> None:
    async with hall(tmp_path) as first:
        point = await first.point()
        mine = await phone_join(first, point.id)
        await first.call_next(await first.open_desk(point.id))
        await first.do(Start(entry=mine.entry))
        await first.do(Complete(entry=mine.entry))
        keys, clock = first.keys, manual(first)
        clock.advance(3600)
    again = Hall(tmp_path, keys, clock)
    await again.start()
    try:
        transport = httpx.ASGITransport(again.asgi)
        async with httpx.AsyncClient(transport=transport, base_url="http://h") as browser:
            page = await browser.get(place_of(again, mine))
            assert "Thank you for coming." in text_of(page)
            clock.advance(24 * 3600)
            gone = await browser.get(place_of(again, mine))
            assert gone.status_code == 404
    finally:
        await again.stop()


async def test_who_did_not_come_is_told_when_the_call_was(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    point = await here.point()
    mine = await phone_join(here, point.id)
    await here.call_next(await here.open_desk(point.id))
    manual(here).advance(301)
    late = text_of(await browser.get(place_of(here, mine)))
    assert "We waited until 14:03. Come at once or ask at a desk." in late
    await here.do(NoShow(entry=mine.entry))
    shown = text_of(await browser.get(place_of(here, mine)))
    assert "We called you at 13:58. You did not come to Desk 1 in time. Ask at a desk." in shown
    assert "Take a new number" in shown


async def test_a_call_that_is_taken_back_leaves_the_place_waiting(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    point = await here.point()
    mine = await phone_join(here, point.id)
    await here.call_next(await here.open_desk(point.id))
    await here.do(Undo(entry=mine.entry), MINA)
    assert 'data-state="next"' in (await browser.get(place_of(here, mine))).text


async def test_the_end_of_the_day_ends_a_number(here: Hall, browser: httpx.AsyncClient) -> None:
    point = await here.point()
    mine = await phone_join(here, point.id)
    manual(here).advance(16 * 3600)
    await here.do(RollDay(), TIMER)
    shown = text_of(await browser.get(place_of(here, mine)))
    assert "This number is over. The day has ended for A001." in shown


async def test_leaving_asks_first_and_then_gives_the_place_up(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    point = await here.point()
    mine = await phone_join(here, point.id)
    place = place_of(here, mine)
    question = await browser.get(f"{place}/leave")
    assert "You give up A001 and your place. This cannot be taken back." in text_of(question)
    assert f'href="{place}"' in question.text
    assert entry_of(here, mine).state == "waiting"
    answer = await browser.post(f"{place}/leave")
    assert (answer.status_code, answer.headers["location"]) == (303, place)
    assert entry_of(here, mine).state == "left"
    assert "You have left the queue." in text_of(await browser.get(place))


async def test_leaving_twice_is_as_good_as_once(here: Hall, browser: httpx.AsyncClient) -> None:
    point = await here.point()
    mine = await phone_join(here, point.id)
    place = place_of(here, mine)
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
    mine = await phone_join(here, point.id)
    await here.call_next(await here.open_desk(point.id))
    await here.do(Start(entry=mine.entry))
    answer = await browser.post(f"{place_of(here, mine)}/leave")
    page = await browser.get(answer.headers["location"])
    assert "That was not taken. This is how things stand now." in text_of(page)
    assert "You are at Desk 1." in text_of(page)


async def test_checking_in_tells_staff_and_the_question_goes(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    point = await here.point()
    mine = await phone_join(here, point.id)
    place = place_of(here, mine)
    before = await browser.get(place)
    assert f'action="{place}/check-in" data-show="can_check_in" data-once>' in before.text
    answer = await browser.post(f"{place}/check-in")
    after = await browser.get(answer.headers["location"])
    assert "Thank you. Staff see that you are here." in text_of(after)
    assert 'data-show="can_check_in" data-once hidden>' in after.text
    assert entry_of(here, mine).present


@pytest.mark.parametrize(
    "token",
    [
        "x",
        "A" * 44,
        "A" * 5000,
        base64.urlsafe_b64encode(bytes(33)).decode(),
        "eyJhbGciOiJub25lIn0.e30.",
        "%F0%9F%92%A9",
        "..%2f",
    ],
)
async def test_a_link_that_opens_nothing_says_what_to_do(
    here: Hall, browser: httpx.AsyncClient, token: str
) -> None:
    await here.point()
    for answer in (
        await browser.get(f"/t/{token}"),
        await browser.get(f"/t/{token}/leave"),
        await browser.post(f"/t/{token}/leave"),
        await browser.post(f"/t/{token}/check-in"),
        await browser.get(f"/t/{token}/state"),
    ):
        assert answer.status_code == 404
    page = await browser.get("/t/" + "A" * 44)
    assert "We do not know this number." in text_of(page)
    assert "Scan the code on the wall for a new one, or ask at a desk." in text_of(page)


async def test_a_staff_token_opens_no_place(here: Hall, browser: httpx.AsyncClient) -> None:
    token, _ = here.tokens.access("mina", "admin", "Mina")
    assert (await browser.get(f"/t/{token}")).status_code == 404


async def test_a_link_of_a_visit_that_never_was_is_not_found(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    assert (await browser.get(f"/t/{here.tokens.visit(str(uuid4()))}")).status_code == 404


async def test_another_site_can_neither_check_in_nor_leave_for_a_customer(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    point = await here.point()
    mine = await phone_join(here, point.id)
    strange = {"sec-fetch-site": "cross-site"}
    for verb in ("leave", "check-in"):
        answer = await browser.post(f"{place_of(here, mine)}/{verb}", headers=strange)
        assert answer.status_code == 403
    assert (entry_of(here, mine).state, entry_of(here, mine).present) == ("waiting", False)


async def test_when_nothing_can_be_written_the_place_is_said_to_be_safe(
    here: Hall, browser: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    point = await here.point()
    mine = await phone_join(here, point.id)

    async def away(*_: Any) -> None:
        raise Unavailable("The disk is full.", 5)

    monkeypatch.setattr(here.door, "execute", away)
    answer = await browser.post(f"{place_of(here, mine)}/leave")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert "Your place is safe. Try again in a moment." in text_of(answer)


async def test_polling_answers_the_frames_that_the_socket_would_send(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    point = await here.point()
    mine = await phone_join(here, point.id, customer=None)
    answer = await browser.get(f"{place_of(here, mine)}/state")
    assert answer.headers["cache-control"] == "no-store"
    told = answer.json()
    assert (told["now"], told["rate"]) == (NOW, 1.0)
    frames = [decode_server(json.dumps(frame)) for frame in told["frames"]]
    assert [f.topic for f in frames if isinstance(f, Snapshot)] == [
        f"visitor/{mine.visit}",
        f"queue/{point.id}",
    ]
    assert {f.q for f in frames if isinstance(f, Snapshot)} == {here.tailer.head.seq}


async def test_a_fault_of_ours_is_a_page_and_a_line_in_the_log_without_the_link(
    here: Hall,
    browser: httpx.AsyncClient,
    monkeypatch: pytest.MonkeyPatch,
    expected_logs: Any,
    caplog: pytest.LogCaptureFixture,
) -> None:
    expected_logs("a page failed")
    point = await here.point()
    mine = await phone_join(here, point.id)
    monkeypatch.setattr(here.store, "entry_of", None)
    answer = await browser.get(f"/t/{here.tokens.visit(str(uuid4()))}")
    assert answer.status_code == 500
    assert "This page does not work just now." in text_of(answer)
    assert "Traceback" not in answer.text
    ours = [r.getMessage() for r in caplog.records if r.name.startswith("server")]
    assert ours == ["a page failed"]
    assert (await browser.get(place_of(here, mine))).status_code == 200

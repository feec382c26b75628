"""The live place as the server renders it."""

from __future__ import annotations

import json
from collections.abc import Iterable

import httpx
import pytest

from protocol.changes import Key
from protocol.codec import decode_server
from protocol.commands import Complete, NoShow, RollDay, Start, Undo
from protocol.messages import Snapshot
from server.domain.actor import TIMER
from server.domain.floor import Floor
from server.sync.projections import QueueProjection
from tests.server.pages.hall import MINA, Hall, manual
from tests.server.pages.markup import text_of
from tests.server.pages.seen import NOW


async def test_a_waiting_place_says_number_place_wait_and_reason(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    point = await here.point()
    for _ in range(3):
        await here.join(point.id)
    mine = await here.phone_join(point.id)
    await here.open_desk(point.id)
    page = await browser.get(here.place(mine))
    shown = text_of(page)
    assert "As of 13:58" in shown
    assert "Your number A004" in shown
    assert "A001 next A002 2nd A003 3rd You 4th" in shown
    assert here.wait(entry=mine.entry) in shown
    assert "Why this long? 3 people are ahead of you. One desk is open." in shown
    assert "<title>A004 · 4th · Harbour Street</title>" in page.text


async def test_a_call_turns_the_page_into_the_call(here: Hall, browser: httpx.AsyncClient) -> None:
    point = await here.point()
    mine = await here.phone_join(point.id)
    await here.call_next(await here.open_desk(point.id))
    page = await browser.get(here.place(mine))
    assert 'data-state="called"' in page.text
    assert "Please come now. We wait for you until 14:03." in text_of(page)
    assert "<title>A001 · Desk 1</title>" in page.text
    assert '<section class="call" role="alert"' in page.text


async def test_a_call_says_whose_desk_it_is_where_two_points_have_one_of_that_name(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    point = await here.point()
    mine = await here.phone_join(point.id)
    await here.call_next(await here.open_desk(point.id))
    assert "Desk 1 Please come now." in text_of(await browser.get(here.place(mine)))
    await here.point(name="Licences", prefix="B")
    assert "Desk 1 Repairs Please come now." in text_of(await browser.get(here.place(mine)))


async def test_serving_and_completed_follow(here: Hall, browser: httpx.AsyncClient) -> None:
    point = await here.point()
    mine = await here.phone_join(point.id)
    await here.call_next(await here.open_desk(point.id))
    await here.do(Start(entry=mine.entry))
    place = here.place(mine)
    assert "You are at Desk 1." in text_of(await browser.get(place))
    await here.do(Complete(entry=mine.entry))
    page = await browser.get(place)
    assert "Thank you for coming." in text_of(page)
    assert 'data-phase="ended"' in page.text


async def test_who_did_not_come_is_told_when_the_call_was(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    point = await here.point()
    mine = await here.phone_join(point.id)
    await here.call_next(await here.open_desk(point.id))
    manual(here).advance(301)
    late = text_of(await browser.get(here.place(mine)))
    assert "We waited until 14:03. Come at once or ask at a desk." in late
    await here.do(NoShow(entry=mine.entry))
    shown = text_of(await browser.get(here.place(mine)))
    assert "We called you at 13:58. You did not come to Desk 1 in time. Ask at a desk." in shown
    assert "Take a new number" in shown


async def test_a_call_that_is_taken_back_leaves_the_place_waiting(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    point = await here.point()
    mine = await here.phone_join(point.id)
    await here.call_next(await here.open_desk(point.id))
    await here.do(Undo(entry=mine.entry), MINA)
    assert 'data-state="next"' in (await browser.get(here.place(mine))).text


async def test_the_end_of_the_day_ends_a_number(here: Hall, browser: httpx.AsyncClient) -> None:
    point = await here.point()
    mine = await here.phone_join(point.id)
    manual(here).advance(16 * 3600)
    await here.do(RollDay(), TIMER)
    shown = text_of(await browser.get(here.place(mine)))
    assert "This number is over. The day has ended for A001." in shown


async def test_a_polled_answer_is_packed_for_whoever_can_unpack_it(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    point = await here.point()
    mine = await here.phone_join(point.id)
    state = f"{here.place(mine)}/state"
    plain = await browser.get(state, headers={"accept-encoding": "identity"})
    packed = await browser.get(state, headers={"accept-encoding": "gzip"})
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert plain.headers["vary"] == packed.headers["vary"] == "Accept-Encoding"
    assert packed.json() == plain.json()


async def test_a_queue_is_rendered_once_for_all_phones_until_it_changes(
    here: Hall, browser: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    point = await here.point()
    places = [here.place(await here.phone_join(point.id)) for _ in range(3)]
    await here.open_desk(point.id)
    rendered: list[object] = []
    everything = QueueProjection.everything

    def counted(self: QueueProjection, floor: Floor) -> Iterable[Key]:
        rendered.append(self)
        return everything(self, floor)

    monkeypatch.setattr(QueueProjection, "everything", counted)
    for place in places:
        await browser.get(f"{place}/state")
        await browser.get(place)
    await browser.get(f"/q/{point.id}")
    assert len(rendered) == 1
    assert "You 3rd" in text_of(await browser.get(places[2]))
    await browser.post(f"{places[0]}/leave")
    assert "You 2nd" in text_of(await browser.get(places[2]))
    assert len(rendered) == 2


async def test_polling_answers_the_frames_that_the_socket_would_send(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    point = await here.point()
    mine = await here.phone_join(point.id, customer=None)
    answer = await browser.get(f"{here.place(mine)}/state")
    assert answer.headers["cache-control"] == "no-store"
    told = answer.json()
    assert (told["now"], told["rate"]) == (NOW, 1.0)
    frames = [decode_server(json.dumps(frame)) for frame in told["frames"]]
    assert [f.topic for f in frames if isinstance(f, Snapshot)] == [
        f"visitor/{mine.visit}",
        f"queue/{point.id}",
    ]
    assert {f.q for f in frames if isinstance(f, Snapshot)} == {here.tailer.head.seq}

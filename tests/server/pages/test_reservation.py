"""One's own reservation by its link: seen, moved, cancelled, taken back; never by looking."""

from __future__ import annotations

import re
from html import unescape
from uuid import uuid4

import httpx

from protocol.booking import Requirement
from protocol.commands import CancelReservation, Customer, PutStaff, UpdateStaff
from protocol.records import SlotHold
from tests.server.pages.bookings import booked, link, of, offer, starts
from tests.server.pages.hall import MINA, Hall, manual
from tests.server.pages.markup import text_of, value_of

TOMORROW = "2026-11-25"
AT_NINE = 1_795_597_200_000
"""09:00 UTC on 25 November 2026."""
MINUTE = 60_000
HTML = {"accept": "text/html"}


async def test_the_page_has_all_that_its_customer_needs(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    made = await booked(here, await offer(here, description="Bring the receipt."), AT_NINE)
    page = await browser.get(link(here, made))
    assert "Bring the receipt." in text_of(page)
    assert "Your booking: Wednesday 25 November 09:00 Drop off a repair" in text_of(page)
    assert page.text.count('<svg class="qr" aria-hidden="true"') == 1
    told = (await browser.get(f"{link(here, made)}/state")).json()
    [view] = [c["r"] for c in told["frames"][0]["changes"] if c["r"]["kind"] == "own_reservation"]
    assert f'data-mark="{view["version"]}/0//0"' in page.text
    entry = await browser.get(f"{link(here, made)}/calendar.ics")
    assert entry.headers["content-type"] == "text/calendar; charset=utf-8"
    assert f"UID:{made.id}@" in entry.text and "DTSTART:20261125T090000Z" in entry.text
    assert "Alice" not in page.text + entry.text


async def test_whoever_opens_every_link_of_a_mail_changes_nothing(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    offered = await offer(here)
    made = await booked(here, offered, AT_NINE)
    own, seq = link(here, made), here.door.head.seq
    found, seen = {own, f"{own}/meeting", "/book", cancel_page(made.number)}, set[str]()
    while (left := sorted(found - seen)) and len(seen) < 40:
        address = left[0]
        seen.add(address)
        page = await browser.get(address)
        assert page.status_code in (200, 303), address
        links = re.findall(r'(?:href|action)="(/(?!static|q/)[^"]*|\?[^"]*)"', unescape(page.text))
        found |= {each for each in links if each[0] == "/" and "day=" not in each}
    assert f"{own}/cancel" in seen and f"{own}/move" in seen
    assert here.door.head.seq == seq


def cancel_page(number: str, email: str = "alice@example.org") -> str:
    return f"/crm/reservations/cancel/{email}/{number}"


async def test_it_moves_to_another_time_and_keeps_its_number(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    offered = await offer(here)
    made = await booked(here, offered, AT_NINE)
    own = link(here, made)
    grid = await browser.get(f"{own}/move?day={TOMORROW}")
    times = starts(grid)
    assert AT_NINE not in times and "Your booking now: Wednesday 25 November, 09:00." in grid.text
    asked = await browser.post(f"{own}/move", data={"start": str(times[0])}, follow_redirects=True)
    assert "Move to Wednesday 25 November 09:20 Instead of" in text_of(asked)
    assert "Held for you until 14:08." in text_of(asked)
    action = re.search(r'<form method="post" action="([^"]+)"', asked.text)
    assert action
    data = {"start": str(times[0])}
    moved = await browser.post(action[1], data=data, follow_redirects=True)
    assert "It is moved. Your number stays the same." in text_of(moved)
    now = of(here, made.id)
    assert (now.start_at, now.number, now.revision) == (times[0], made.number, 2)
    assert not list(here.tailer.floor.of(SlotHold))


async def test_whoever_asked_for_a_colleague_moves_with_that_one_or_chooses_again(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    ids = {name: str(uuid4()) for name in ("Jonas", "Mara")}
    for name, ident in ids.items():
        await here.do(PutStaff(staff=ident, name=name, role="staff"))
        await here.do(UpdateStaff(staff=ident, version=1, bookable=True))
    offered = await offer(here, requires=[Requirement("staff")])
    made = await booked(here, offered, AT_NINE, staff=ids["Mara"])
    await booked(here, offered, AT_NINE + 20 * MINUTE, staff=ids["Mara"])
    own = link(here, made)
    assert "With Mara, as asked for" in text_of(await browser.get(own))
    page = await browser.get(f"{own}/move?day={TOMORROW}")
    taken = AT_NINE + 20 * MINUTE
    assert f'value="{ids["Mara"]}" selected' in page.text and taken not in starts(page)
    page = await browser.get(f"{own}/move?day={TOMORROW}&staff=")
    assert "staff=any" in page.text and taken in starts(page)
    chosen = {"start": str(taken), "staff": ids["Jonas"]}
    asked = await browser.post(f"{own}/move", data=chosen, follow_redirects=True)
    assert "With Jonas" in text_of(asked)
    action = re.search(r'<form method="post" action="([^"]+)"', asked.text)
    assert action
    form = {name: value_of(asked, name) for name in ("start", "staff")}
    await browser.post(action[1], data=form)
    now = of(here, made.id)
    assert (now.start_at, now.asked_staff, now.resources) == (taken, ids["Jonas"], [ids["Jonas"]])


async def test_moving_to_a_time_that_is_taken_offers_the_next(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    offered = await offer(here)
    made = await booked(here, offered, AT_NINE)
    own = link(here, made)
    wanted, *_ = starts(await browser.get(f"{own}/move?day={TOMORROW}"))
    for n in range(2):
        await booked(here, offered, wanted, customer=Customer(name="B", email=f"b{n}@b.org"))
    page = await browser.post(f"{own}/move", data={"start": str(wanted)})
    assert page.status_code == 409
    assert "This time has just been taken." in text_of(page)
    assert len(re.findall('name="instead"', page.text)) == 3
    assert of(here, made.id).start_at == AT_NINE


async def test_it_is_cancelled_after_a_question_and_taken_back(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    made = await booked(here, await offer(here), AT_NINE)
    own = link(here, made)
    assert "Cancel this booking?" in text_of(await browser.get(f"{own}/cancel"))
    gone = await browser.post(f"{own}/cancel", follow_redirects=True)
    assert "Your booking is cancelled. You can take this back until 14:08" in text_of(gone)
    assert of(here, made.id).cancelled_by == "customer"
    back = await browser.post(f"{own}/restore", follow_redirects=True)
    assert "Your booking stands again." in text_of(back)
    assert of(here, made.id).state == "booked"


async def test_a_cancellation_whose_time_is_taken_cannot_be_taken_back(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    offered = await offer(here)
    made = await booked(here, offered, AT_NINE)
    await browser.post(f"{link(here, made)}/cancel")
    for n in range(2):
        await booked(here, offered, AT_NINE, customer=Customer(name="B", email=f"b{n}@b.org"))
    page = await browser.post(f"{link(here, made)}/restore", follow_redirects=True)
    assert "The time has been taken meanwhile. Book another one." in text_of(page)


async def test_what_we_cancelled_is_said_to_be_ours(here: Hall, browser: httpx.AsyncClient) -> None:
    made = await booked(here, await offer(here), AT_NINE)
    await here.do(CancelReservation(reservation=made.id), MINA)
    page = await browser.get(link(here, made))
    assert "We had to cancel it. We are sorry." in text_of(page)
    assert "/restore" not in page.text


async def test_a_link_to_look_cancels_and_moves_nothing(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    made = await booked(here, await offer(here), AT_NINE)
    view = link(here, made, "view")
    page = await browser.get(view)
    assert "/cancel" not in page.text and "/move" not in page.text
    for path in ("cancel", "restore", "move", "move/none"):
        answer = await browser.post(f"{view}/{path}", data={"start": str(AT_NINE)})
        assert answer.status_code in (303, 403, 404)
    assert of(here, made.id).version == made.version


async def test_a_link_that_is_wrong_or_over_leads_to_mail_that_says_the_same_to_everybody(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    made = await booked(here, await offer(here), AT_NINE)
    manual(here).advance(4 * 86_400)
    pages = [await browser.get(each) for each in (link(here, made), "/r/none", f"/r/{'o' * 45}")]
    assert {page.status_code for page in pages} == {404}
    assert len({page.text for page in pages}) == 1
    assert 'action="/r"' in pages[0].text
    said = [
        await browser.post("/r", data={"email": email})
        for email in ("alice@example.org", "nobody@example.org")
    ]
    assert said[0].text == said[1].text and "a mail is on its way" in text_of(said[0])
    assert (await browser.post("/r", data={"email": "alice"})).status_code == 422


async def test_the_question_before_a_mails_link_cancels_is_the_same_for_every_number(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    made = await booked(here, await offer(here), AT_NINE)
    mine = await browser.get(cancel_page(made.number))
    wrong = await browser.get(cancel_page("00000000000", "nobody@example.org"))
    assert mine.status_code == wrong.status_code == 200
    shown = f"{made.number[:5]} {made.number[5:10]} {made.number[10:]}"
    assert f"the number {shown}." in text_of(mine)
    ours = re.compile(r"[0-9A-Z]{5} ?[0-9A-Z]{5} ?[0-9A-Z]|(alice|nobody)@example.org")
    assert ours.sub("", mine.text) == ours.sub("", wrong.text)
    none = await browser.get(cancel_page(made.number) + "?problem=unknown_reservation")
    assert none.status_code == 404 and "We found no such booking." in text_of(none)


async def test_a_meeting_opens_in_time_and_leads_on_by_a_form_alone(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    made = await booked(here, await offer(here, video=True), AT_NINE)
    own = link(here, made)
    assert "from 08:45" in text_of(await browser.get(own))
    early = await browser.post(f"{own}/meeting")
    assert early.headers["location"] == own
    manual(here).advance((AT_NINE - here.clock.now()) / 1000)
    assert "Join the meeting" in text_of(await browser.get(own))
    looked = await browser.get(f"{own}/meeting")
    assert looked.headers["location"] == own
    page = await browser.post(f"{own}/meeting")
    assert page.status_code == 200 and "Your meeting is ready." in text_of(page)
    assert '<meta http-equiv="refresh" content="0;url=http://hall.test/' in page.text
    assert page.headers["cache-control"] == "no-store"

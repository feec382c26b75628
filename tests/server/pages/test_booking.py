"""Booking with a browser that has no script: choose a time, say who comes, have a reservation."""

from __future__ import annotations

import re
from uuid import uuid4

import httpx

from protocol.booking import HOLD_S, UNDO_HOLD_S, Requirement
from protocol.commands import (
    Customer,
    JoinWaitList,
    PassTime,
    PutStaff,
    UpdateSite,
    UpdateStaff,
)
from protocol.records import Reservation, SlotHold, WaitListed
from server.domain.actor import PUBLIC, TIMER
from tests.server.pages.bookings import ALICE, booked, form_of, hold, link, offer, starts
from tests.server.pages.hall import Hall, manual
from tests.server.pages.markup import text_of, value_of

TOMORROW = "2026-11-25"


def reservations(here: Hall) -> list[Reservation]:
    return list(here.tailer.floor.of(Reservation))


async def test_where_nothing_can_be_booked_one_is_welcome_all_the_same(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    page = await browser.get("/book")
    assert page.status_code == 200
    assert "You are welcome without a booking." in text_of(page)
    await offer(here, open=False)
    assert "Drop off a repair" not in (await browser.get("/book")).text


async def test_what_can_be_booked_is_told_in_the_readers_language(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    names = {"de": "Reparatur abgeben"}
    offered = await offer(here, names=names, price="184.00", currency="GBP")
    site = here.tailer.floor.site
    await here.do(UpdateSite(languages=["en", "de"], version=site.version))
    page = await browser.get("/book?lang=de")
    assert "Reparatur abgeben 20 Minuten, 184,00 £ Hall 1" in text_of(page)
    assert f'href="/book/{offered.id}"' in page.text


async def test_a_time_is_chosen_held_and_booked(here: Hall, browser: httpx.AsyncClient) -> None:
    offered = await offer(here)
    grid = await browser.get(f"/book/{offered.id}?day={TOMORROW}")
    times = starts(grid)
    assert len(times) == 24
    assert "Morning 09:00 09:20" in text_of(grid)
    details = await hold(browser, offered, times[1], earlier="on")
    assert "Held for you until 14:08." in text_of(details)
    action, form = form_of(details, **ALICE, notes="By the stairs\nplease")
    answer = await browser.post(action, data=form)
    assert answer.status_code == 303, text_of(answer)
    [made] = reservations(here)
    assert answer.headers["location"] == f"{link(here, made)}?note=booked"
    assert (made.start_at, made.earlier, made.source) == (times[1], True, "phone")
    assert not list(here.tailer.floor.of(SlotHold))
    page = await browser.get(answer.headers["location"])
    assert "Your booking: Wednesday 25 November 09:20" in text_of(page)
    assert "calendar. We send the confirmation by mail." in text_of(page)
    here.mails = False
    assert "by mail" not in text_of(await browser.get(answer.headers["location"]))
    again = await browser.post(action, data=form)
    assert again.headers["location"] == answer.headers["location"]
    assert len(reservations(here)) == 1


async def test_what_is_wrong_is_said_at_its_field_and_what_was_written_stays(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    offered = await offer(here)
    times = starts(await browser.get(f"/book/{offered.id}?day={TOMORROW}"))
    action, form = form_of(await hold(browser, offered, times[0]), email="alice@", notes="Lift?")
    page = await browser.post(action, data=form)
    assert page.status_code == 422
    assert 'aria-describedby="email-why email-error" aria-invalid="true"' in page.text
    assert "Tell us your name." in text_of(page)
    assert value_of(page, "email") == "alice@" and "Lift?" in page.text
    nothing = await browser.post(f"/book/{offered.id}", data={})
    assert nothing.status_code == 422 and "Choose a time first." in text_of(nothing)


async def test_a_time_that_is_taken_meanwhile_offers_the_next_and_keeps_what_was_written(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    offered = await offer(here)
    times = starts(await browser.get(f"/book/{offered.id}?day={TOMORROW}"))
    details = await hold(browser, offered, times[0])
    manual(here).advance(HOLD_S + 1)
    for n in range(2):
        await booked(here, offered, times[0], customer=Customer(name="B", email=f"b{n}@b.org"))
    action, form = form_of(details, **ALICE, notes="Lift?")
    page = await browser.post(action, data=form)
    assert page.status_code == 409
    assert "This time has just been taken. What you wrote is kept." in text_of(page)
    assert value_of(page, "name") == "Alice Moreau" and "Lift?" in page.text
    instead = re.findall(r'name="instead" value="(\d+)"', page.text)
    assert len(instead) == 3
    action, form = form_of(page, **ALICE, notes="Lift?", instead=instead[0])
    held = await browser.post(action, data=form)
    assert held.status_code == 200 and "Held for you until" in text_of(held)
    assert value_of(held, "name") == "Alice Moreau" and "Lift?" in held.text
    action, form = form_of(held, **ALICE)
    assert (await browser.post(action, data=form)).status_code == 303
    assert [r.start_at for r in reservations(here)][-1] == int(instead[0])


async def test_a_time_that_is_held_no_longer_is_booked_if_nobody_took_it(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    offered = await offer(here)
    times = starts(await browser.get(f"/book/{offered.id}?day={TOMORROW}"))
    details = await hold(browser, offered, times[0])
    manual(here).advance(HOLD_S + 1)
    await here.do(PassTime(), TIMER)
    anew = await browser.get(details.url)
    assert "but it is still free" in text_of(anew)
    action, form = form_of(details, **ALICE)
    assert (await browser.post(action, data=form)).status_code == 303


async def test_leaving_lets_the_time_go_and_nobody_else_can(
    here: Hall, browser: httpx.AsyncClient, another: httpx.AsyncClient
) -> None:
    offered = await offer(here)
    times = starts(await browser.get(f"/book/{offered.id}?day={TOMORROW}"))
    action, _ = form_of(await hold(browser, offered, times[0]))
    assert (await another.post(f"{action}/release")).status_code == 204
    assert len(list(here.tailer.floor.of(SlotHold))) == 1
    theirs = await another.get(f"{action}?start={times[0]}")
    assert "Held for you" not in text_of(theirs)
    assert (await browser.post(f"{action}/release")).status_code == 204
    assert not list(here.tailer.floor.of(SlotHold))


async def test_a_form_of_another_site_holds_and_books_nothing(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    offered = await offer(here)
    foreign = {"sec-fetch-site": "cross-site"}
    for path in ("", "/hold/none", "/wait"):
        answer = await browser.post(f"/book/{offered.id}{path}", headers=foreign)
        assert answer.status_code == 403
    assert here.door.head.seq == here.tailer.head.seq


async def test_a_day_without_a_free_time_names_the_next_and_leads_to_the_wait_list(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    offered = await offer(here, duration_min=480, grid_min=480)
    for n in range(2):
        await booked(
            here, offered, starts(await browser.get(f"/book/{offered.id}?day={TOMORROW}"))[0],
            customer=Customer(name="B", email=f"b{n}@b.org"),
        )  # fmt: skip
    page = await browser.get(f"/book/{offered.id}?day={TOMORROW}")
    assert "No time is free on this day." in text_of(page)
    assert "Thursday 26 November, 09:00" in text_of(page)
    wait = re.search(r'href="(/book/[^"]+/wait\?day=2026-11-25)"', page.text)
    assert wait
    form = {"key": value_of(await browser.get(wait[1]), "key"), "day": TOMORROW, **ALICE}
    free = await browser.post(wait[1], data={**form, "days": "7"})
    assert "A time is free then already. Book it: Thursday 26 November" in text_of(free)
    key = value_of(free, "key")
    done = await browser.post(wait[1], data={**form, "key": key, "days": "1"})
    assert "You are on the wait list." in text_of(done)
    assert len(list(here.tailer.floor.of(WaitListed))) == 1


async def test_a_time_that_was_offered_is_booked_without_telling_all_again(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    offered = await offer(here, duration_min=480, grid_min=480)
    [start, *_] = starts(await browser.get(f"/book/{offered.id}?day={TOMORROW}"))
    theirs = [
        await booked(here, offered, start, customer=Customer(name="B", email=f"b{n}@b.org"))
        for n in range(2)
    ]
    wish = JoinWaitList(
        definition=offered.id, from_at=start, to_at=start + 1, customer=Customer(**ALICE)
    )
    await here.do(wish, PUBLIC)
    await browser.post(f"{link(here, theirs[0])}/cancel")
    here.clock.advance(UNDO_HOLD_S)
    await here.do(PassTime(), TIMER)
    [held] = here.tailer.floor.of(SlotHold)
    page = await browser.get(f"/book/{offered.id}/hold/{held.id}?start={start}")
    assert "Free for you: Wednesday 25 November" in text_of(page)
    action, form = form_of(page)
    assert (await browser.post(action, data=form)).status_code == 303
    assert [r.state for r in reservations(here)].count("booked") == 2


async def test_the_colleague_who_was_chosen_has_the_times_that_are_shown(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    ids = {name: str(uuid4()) for name in ("Jonas", "Mina")}
    for name, ident in ids.items():
        await here.do(PutStaff(staff=ident, name=name, role="staff"))
        await here.do(UpdateStaff(staff=ident, version=1, bookable=True))
    offered = await offer(here, requires=[Requirement("staff")])
    base = f"/book/{offered.id}?day={TOMORROW}"
    first, *_ = starts(await browser.get(base))
    await booked(here, offered, first, staff=ids["Mina"])
    page = await browser.get(f"{base}&staff={ids['Mina']}")
    assert f'value="{ids["Mina"]}" selected' in page.text
    assert first not in starts(page) and first in starts(await browser.get(base))
    told = (
        await browser.get(f"/book/{offered.id}/state?day={TOMORROW}&staff={ids['Mina']}")
    ).json()
    days = {c["r"]["id"]: [at for at, _ in c["r"]["starts"]] for c in told["frames"][0]["changes"]}
    assert days[TOMORROW] == starts(page)


async def test_a_public_holiday_is_closed_and_not_full(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    offered = await offer(here)
    site = here.tailer.floor.site
    await here.do(UpdateSite(country="DE", version=site.version))
    page = await browser.get(f"/book/{offered.id}?day=2026-12-25")
    assert 'aria-label="Friday 25 December, closed" aria-current="date"' in page.text

"""A service request on a phone: reading, saying yes or no, asking, coming to pick it up."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from protocol.records import ServiceRequest, Ticket
from protocol.request_commands import NoteRequest, SendEstimate, StepLine, StepRequest
from server.pages.booking import asking
from tests.server.http.test_uploads import GIF
from tests.server.pages.hall import MINA, Hall
from tests.server.pages.markup import link_to, text_of, value_of
from tests.server.pages.repairs import Repair, brought, estimated, newest, takes_requests


@pytest.fixture
async def workshop(here: Hall) -> Hall:
    """A hall that takes requests."""
    await takes_requests(here)
    return here


def request_of(here: Hall, repair: Repair) -> ServiceRequest:
    found = here.tailer.floor.get(ServiceRequest, repair.request)
    assert found is not None
    return found


def told(page: httpx.Response, answer: str) -> dict[str, str]:
    """What the button of that answer sends."""
    return {"nth": value_of(page, "nth"), "hash": value_of(page, "hash"), "answer": answer}


async def test_the_estimate_is_read_and_approved_once(
    workshop: Hall, browser: httpx.AsyncClient
) -> None:
    repair = await estimated(workshop)
    page = await browser.get(repair.address)
    assert "£184.00" in text_of(page) and "Saying no is free." in text_of(page)
    assert newest(workshop, repair.request).opened_at is not None
    yes = told(page, "yes")
    after = await browser.post(f"{repair.address}/answer", data=yes, follow_redirects=True)
    assert "Thank you. We have your yes." in text_of(after)
    approved = newest(workshop, repair.request)
    assert (approved.state, approved.answered_via) == ("approved", "link")
    assert request_of(workshop, repair).state in ("approved", "waiting_parts")
    again = await browser.post(f"{repair.address}/answer", data=yes, follow_redirects=True)
    assert "This estimate was answered already." in text_of(again)


async def test_a_page_that_looks_again_and_again_asks_for_nothing_more(
    workshop: Hall, browser: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each command counts against the address, and the yes must still find room there."""
    asked: list[str] = []
    send = asking.send

    async def counted(parts: Any, request: Any, command: Any, *more: Any) -> Any:
        asked.append(command.op())
        return await send(parts, request, command, *more)

    monkeypatch.setattr(asking, "send", counted)
    repair = await estimated(workshop)
    for _ in range(3):
        await browser.get(repair.address)
    assert asked == ["see_estimate"]


async def test_what_was_read_is_what_is_approved(
    workshop: Hall, browser: httpx.AsyncClient
) -> None:
    repair = await estimated(workshop)
    page = await browser.get(repair.address)
    await workshop.do(SendEstimate(request=repair.request), MINA)
    late = await browser.post(
        f"{repair.address}/answer", data=told(page, "yes"), follow_redirects=True
    )
    assert "There is a newer estimate." in text_of(late) and "Estimate 2" in text_of(late)
    assert request_of(workshop, repair).state == "estimate_sent"


async def test_a_no_is_asked_once_more_with_what_it_costs(
    workshop: Hall, browser: httpx.AsyncClient
) -> None:
    repair = await estimated(workshop)
    page = await browser.get(f"{repair.address}/no")
    assert "Give it back unrepaired?" in text_of(page)
    no = told(page, "no") | {"reason": "A new one costs less"}
    after = await browser.post(f"{repair.address}/answer", data=no, follow_redirects=True)
    assert "We have your no." in text_of(after)
    assert request_of(workshop, repair).state == "declined"
    assert newest(workshop, repair.request).reason == "A new one costs less"


async def test_who_says_no_after_they_said_yes_is_told_that_it_was_answered(
    workshop: Hall, browser: httpx.AsyncClient
) -> None:
    repair = await estimated(workshop)
    page = await browser.get(repair.address)
    await browser.post(f"{repair.address}/answer", data=told(page, "yes"))
    late = await browser.get(f"{repair.address}/no", follow_redirects=True)
    assert "This estimate was answered already." in text_of(late)


async def test_a_question_becomes_a_ticket_about_it(
    workshop: Hall, browser: httpx.AsyncClient
) -> None:
    repair = await estimated(workshop)
    page = await browser.get(repair.address)
    form = {"key": value_of(page, "key"), "text": "Is the pump guaranteed?"}
    empty = [("file", ("", b""))]
    after = await browser.post(f"{repair.address}/ask", data=form, files=empty)  # type: ignore[arg-type]
    assert after.status_code == 303 and after.headers["location"] == f"{repair.address}?note=asked"
    (ticket,) = workshop.tailer.floor.of(Ticket)
    assert (ticket.request, ticket.messages) == (repair.request, 1)
    back = await browser.get(after.headers["location"])
    said = text_of(back)
    assert "Your question has arrived." in said and "Yes, repair it" in said
    thread = await browser.get(link_to(back, "/support/"))
    assert "Is the pump guaranteed?" in text_of(thread)


async def test_a_question_may_come_with_a_photo_and_with_nothing_else(
    workshop: Hall, browser: httpx.AsyncClient
) -> None:
    repair = await estimated(workshop)
    page = await browser.get(repair.address)
    form = {"key": value_of(page, "key"), "text": "This leaks."}
    text = [("file", ("notes.txt", b"It leaks.", "text/plain"))]
    no = await browser.post(f"{repair.address}/ask", data=form, files=text)  # type: ignore[arg-type]
    assert no.status_code == 422 and "“notes.txt” is no photo that can be shown." in text_of(no)
    form["key"] = value_of(no, "key")
    photo = [("file", ("leak.gif", GIF, "image/gif"))]
    after = await browser.post(f"{repair.address}/ask", data=form, files=photo)  # type: ignore[arg-type]
    assert after.status_code == 303, text_of(after)
    back = await browser.get(after.headers["location"])
    thread = await browser.get(link_to(back, "/support/"))
    assert "leak.gif" in text_of(thread)


async def test_what_is_ready_leads_into_the_line_under_its_own_number(
    workshop: Hall, browser: httpx.AsyncClient
) -> None:
    repair = await estimated(workshop)
    page = await browser.get(repair.address)
    await browser.post(f"{repair.address}/answer", data=told(page, "yes"))
    for line in workshop.tailer.floor.requests.lines(repair.request):
        for step in ("arrive", "use") if line.line_kind == "part" else ("begin", "finish"):
            await workshop.do(StepLine(request=repair.request, line=line.id, step=step), MINA)
    for on in ("check", "ready"):
        await workshop.do(StepRequest(request=repair.request, step=on), MINA)
    page = await browser.get(repair.address)
    assert "It is ready. Please pick it up." in text_of(page)
    place = await browser.post(f"{repair.address}/here", follow_redirects=True)
    number = f"R-{request_of(workshop, repair).number}"
    assert number in text_of(place) and "/t/" in str(place.url)
    again = await browser.get(repair.address)
    assert "My place in the line" in text_of(again)
    await workshop.do(StepRequest(request=repair.request, step="pick_up"), MINA)
    over = text_of(await browser.get(repair.address))
    assert "You have it back." in over and "My place in the line" not in over


async def test_notes_of_the_house_alone_never_come_here(
    workshop: Hall, browser: httpx.AsyncClient
) -> None:
    repair = await brought(workshop)
    await workshop.do(NoteRequest(request=repair.request, text="Rude", public=False), MINA)
    await workshop.do(NoteRequest(request=repair.request, text="It leaks", public=True), MINA)
    page = await browser.get(repair.address)
    assert "It leaks" in text_of(page) and "Rude" not in page.text
    state = await browser.get(f"{repair.address}/state")
    assert "It leaks" in state.text and "Rude" not in state.text


async def test_what_was_read_can_be_kept_as_a_document(
    workshop: Hall, browser: httpx.AsyncClient
) -> None:
    repair = await estimated(workshop)
    for name, status in (("estimate", 200), ("receipt", 200), ("invoice", 404)):
        paper = await browser.get(f"{repair.address}/{name}.pdf")
        assert paper.status_code == status
        assert paper.content.startswith(b"%PDF") == (status == 200)


async def test_a_link_that_opens_nothing_says_what_to_do(
    workshop: Hall, browser: httpx.AsyncClient
) -> None:
    lost = await browser.get(f"/s/s{'x' * 44}")
    assert lost.status_code == 404 and "Scan the code on your receipt again" in text_of(lost)
    other = workshop.tokens.ticket((await brought(workshop)).request)
    assert (await browser.get(f"/s/{other}")).status_code == 404

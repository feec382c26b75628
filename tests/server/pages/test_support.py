"""Support on a phone: opening a ticket, the thread by its link, files, solving and rating."""

from __future__ import annotations

import httpx
import pytest

from protocol.commands import UpdateSite
from protocol.outcomes import Ticketed
from protocol.queue_commands import Customer
from protocol.records import Ticket, TicketMessage
from protocol.ticket_commands import (
    Comment,
    OpenTicket,
    ReceiveMail,
    Reply,
    TicketChange,
    UpdateTicket,
)
from server.domain.actor import PUBLIC, TIMER
from tests.server.pages.hall import MINA, Hall
from tests.server.pages.markup import text_of, value_of

FORM = {"subject": "It drips", "text": "On the left.\nStill.", "email": "greta@mail.example"}
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)
HTML = {"accept": "text/html"}


@pytest.fixture
async def desk(here: Hall) -> Hall:
    """A hall that takes tickets."""
    await here.do(UpdateSite(support=True))
    return here


async def asked(here: Hall) -> tuple[str, str]:
    """Greta has opened a ticket; its id and the address of her page."""
    command = OpenTicket(
        subject="It drips", text="On the left.", customer=Customer(email="greta@mail.example")
    )
    outcome = await here.do(command, PUBLIC)
    assert isinstance(outcome, Ticketed)
    return outcome.ticket, f"/support/{here.tokens.ticket(outcome.ticket)}"


def tickets(here: Hall) -> list[Ticket]:
    return list(here.tailer.floor.of(Ticket))


def sent(
    page: httpx.Response, fields: dict[str, str], *files: tuple[str, bytes]
) -> dict[str, object]:
    """What a browser sends of that form."""
    told = {**fields, "key": value_of(page, "key")}
    found = [("file", each) for each in files] or [("file", ("", b""))]
    return {"data": told, "files": found}


async def test_a_customer_writes_and_learns_the_number_alone(
    desk: Hall, browser: httpx.AsyncClient
) -> None:
    form = await browser.get("/support")
    page = await browser.post("/support", **sent(form, FORM, ("drip.png", PNG)))  # type: ignore[arg-type]
    assert "Your number T-1" in text_of(page)
    assert "on its way to greta@mail.example" in text_of(page) and "/support/t" not in page.text
    (ticket,) = tickets(desk)
    assert (ticket.subject, ticket.channel, ticket.messages) == ("It drips", "page", 1)
    said = desk.store.get("ticket_message", f"{ticket.id}.1")
    assert isinstance(said, TicketMessage) and said.text == FORM["text"]
    assert len(said.attachments) == 1


async def test_a_form_that_is_sent_twice_is_one_ticket(
    desk: Hall, browser: httpx.AsyncClient
) -> None:
    form = await browser.get("/support")
    for _ in range(2):
        await browser.post("/support", **sent(form, FORM, ("drip.png", PNG)))  # type: ignore[arg-type]
    assert len(tickets(desk)) == 1


async def test_where_no_mails_are_sent_the_link_is_shown(
    desk: Hall, browser: httpx.AsyncClient
) -> None:
    desk.mails = False
    form = await browser.get("/support")
    page = await browser.post("/support", **sent(form, FORM))  # type: ignore[arg-type]
    (ticket,) = tickets(desk)
    assert f'href="/support/{desk.tokens.ticket(ticket.id)}"' in page.text
    assert "by mail" not in text_of(form) and "/support/find" not in form.text
    asked_for = await browser.post("/support/find", data={"email": FORM["email"]})
    assert "We send no mails here." in text_of(asked_for)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"text": ""}, "Write your message."),
        ({"subject": ""}, "Tell us in a few words"),
        ({"email": "greta"}, "This is no mail address."),
        ({"text": "x" * 10_001}, "This is too long"),
    ],
)
async def test_what_is_wrong_is_said_and_nothing_that_was_written_is_lost(
    desk: Hall, browser: httpx.AsyncClient, changed: dict[str, str], said: str
) -> None:
    form = await browser.get("/support")
    fields = {**FORM, "name": "Greta <b>Holm</b>", **changed}
    page = await browser.post("/support", **sent(form, fields))  # type: ignore[arg-type]
    assert page.status_code == 422 and said in text_of(page)
    assert "Greta &lt;b&gt;Holm&lt;/b&gt;" in page.text and tickets(desk) == []


async def test_a_file_that_could_do_harm_is_refused_and_the_message_kept(
    desk: Hall, browser: httpx.AsyncClient
) -> None:
    form = await browser.get("/support")
    page = await browser.post(
        "/support",
        **sent(form, FORM, ("bill.html", b"<html><script>alert(1)</script></html>")),  # type: ignore[arg-type]
    )
    assert page.status_code == 422 and "of a kind that we do not take" in text_of(page)
    assert "Still." in page.text and tickets(desk) == []


@pytest.mark.parametrize(
    "files", [[("drip.png", PNG)] * 21, [("drip.png", PNG + bytes(26 * 1024 * 1024))]]
)
async def test_too_many_files_or_too_much_of_them_are_refused_and_what_was_typed_is_kept(
    desk: Hall, browser: httpx.AsyncClient, files: list[tuple[str, bytes]]
) -> None:
    form = await browser.get("/support")
    page = await browser.post("/support", **sent(form, {**FORM, "name": "Greta"}, *files))  # type: ignore[arg-type]
    assert page.status_code == 422 and "20 files with 25 MB together" in text_of(page)
    assert "Not sent yet." in text_of(page) and tickets(desk) == []
    assert all(
        typed in page.text for typed in ("It drips", "Still.", "greta@mail", 'value="Greta"')
    )


async def test_what_is_wrong_comes_into_sight_and_files_are_asked_for_again(
    desk: Hall, browser: httpx.AsyncClient
) -> None:
    form = await browser.get("/support")
    fields = {**FORM, "email": "greta"}
    page = await browser.post("/support", **sent(form, fields, ("drip.png", PNG)))  # type: ignore[arg-type]
    assert "Not sent yet." in text_of(page) and "Please choose your files again." in text_of(page)
    assert page.text.count(" autofocus") == 1
    assert " autofocus" in page.text.split('id="email"')[1].split(">")[0]


async def test_a_house_without_support_says_so(here: Hall, browser: httpx.AsyncClient) -> None:
    page = await browser.get("/support")
    assert page.status_code == 404 and "We take no messages here." in text_of(page)


async def test_the_thread_shows_what_is_public_and_nothing_else(
    desk: Hall, browser: httpx.AsyncClient
) -> None:
    ticket, link = await asked(desk)
    await desk.do(Comment(ticket=ticket, text="She always complains"), MINA)
    await desk.do(Reply(ticket=ticket, text="We come at <ten>"), MINA)
    page = await browser.get(link)
    assert "You" in text_of(page) and "We come at &lt;ten&gt;" in page.text
    assert "complains" not in page.text
    told = (await browser.get(f"{link}/state")).text
    assert "We come at" in told and "complains" not in told


async def test_an_answer_comes_into_the_thread_and_opens_it_again(
    desk: Hall, browser: httpx.AsyncClient
) -> None:
    ticket, link = await asked(desk)
    await desk.do(UpdateTicket(ticket=ticket, change=TicketChange(status="resolved")), MINA)
    page = await browser.get(link)
    assert "We think this is solved." in text_of(page)
    answer = await browser.post(link, **sent(page, {"text": "It still drips"}, ("d.png", PNG)))  # type: ignore[arg-type]
    assert (answer.status_code, answer.headers["location"]) == (303, f"{link}?note=sent")
    page = await browser.get(answer.headers["location"])
    assert "Your message has arrived." in text_of(page) and "It still drips" in text_of(page)
    (now,) = tickets(desk)
    assert (now.status, now.reopened) == ("open", 1)
    (file,) = [part for part in page.text.split('"') if "/file/" in part]
    shown = await browser.get(file)
    assert shown.headers["content-type"] == "image/png" and shown.content == PNG
    assert "sandbox" in shown.headers["content-security-policy"]


async def test_files_of_comments_open_by_no_link(desk: Hall, browser: httpx.AsyncClient) -> None:
    _, link = await asked(desk)
    gone = await browser.get(f"{link}/file/01a20d6d-5a00-7000-8000-000000000001")
    assert gone.status_code == 404


async def test_whoever_says_that_it_is_solved_is_asked_how_it_was(
    desk: Hall, browser: httpx.AsyncClient
) -> None:
    ticket, link = await asked(desk)
    await browser.post(f"{link}/solve")
    page = await browser.get(link)
    assert "How was it?" in text_of(page)
    await browser.post(f"{link}/rate", data={"rating": "4", "said": "Quick"})
    assert "You said: Good" in text_of(await browser.get(link))
    (now,) = tickets(desk)
    assert (now.status, now.rating) == ("resolved", 4)
    await browser.post(f"{link}/solve", data={"solved": "no"})
    assert tickets(desk)[0].status == "open" and tickets(desk)[0].id == ticket


async def test_a_link_that_is_none_opens_nothing_and_tells_how_to_get_another(
    desk: Hall, browser: httpx.AsyncClient
) -> None:
    _, link = await asked(desk)
    for wrong in (f"{link[:-1]}x", "/support/t" + "A" * 44):
        page = await browser.get(wrong)
        assert page.status_code == 404 and "This link no longer works." in text_of(page)
    found = await browser.post("/support/find", data={"email": "greta@mail.example"})
    same = await browser.post("/support/find", data={"email": "nobody@mail.example"})
    assert found.text == same.text and found.status_code == 200


async def test_what_came_from_another_address_is_not_the_customers_own(
    desk: Hall, browser: httpx.AsyncClient
) -> None:
    ticket, link = await asked(desk)
    await desk.do(Reply(ticket=ticket, text="We come"), MINA)
    ours = desk.store.get("ticket_message", f"{ticket}.2")
    assert isinstance(ours, TicketMessage)
    mail = ReceiveMail(
        mail_id="<9@x.example>", in_reply_to=ours.mail_id, sender="mo@x.example", text="I come too"
    )
    await desk.do(mail, TIMER)
    assert "Somebody else, by mail" in text_of(await browser.get(link))

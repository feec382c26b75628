"""A booking's mail as it leaves a whole server, and where its links lead."""

from __future__ import annotations

import asyncio
import re
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from protocol.booking import Requirement
from protocol.commands import Book, CreateServicePoint, Customer, PutDefinition
from protocol.outcomes import Reserved, Saved
from protocol.records import Hours
from server.cli.mail import remarks_of
from server.domain.actor import OPERATOR
from server.settings import Settings
from tests.server.http.front import NOON, Front, front

DAY = 86_400_000


async def test_a_booking_leaves_a_mail_whose_links_open_the_reservation(tmp_path: Path) -> None:
    folder = tmp_path / "mails"
    settings = Settings(tmp_path / "data", "http://hall.test", open_rate=0, mail_to=folder)
    async with front(tmp_path / "data", settings) as here:
        assert remarks_of(here.parts, folder) == []
        await _booked(here)
        await here.parts.tailer.reached(here.parts.door.head.seq)
        (remark,) = remarks_of(here.parts, folder)
        assert str(folder) in remark
        mail = await _mail(here, folder)
        assert mail["To"] == "Jo Ray <jo@mail.example>"
        text = mail.get_body(("plain",))
        assert text is not None
        links = re.findall(r"http://hall\.test(\S+)", text.get_content())
        assert len(links) == 2 and links[1] == f"{links[0]}/cancel"
        for link in links:
            page = await here.client.get(link)
            assert page.status_code == 200
            assert "Passport" in page.text and "noindex" in page.text
        ready = (await here.client.get("/health/ready")).json()
        assert (ready["mail"], ready["messagesWaiting"]) == ("sending", 0)
        figures = (await here.client.get("/metrics")).text
        assert "nowserving_messages_sent 1.0" in figures


async def _booked(here: Front) -> None:
    door = here.parts.door
    point = await door.execute(
        CreateServicePoint(
            name="Citizens",
            prefix="A",
            capacity=1,
            hours=[Hours(day, 0, 24 * 60) for day in range(7)],
        ),
        OPERATOR,
    )
    assert isinstance(point.answer, Saved)
    made = await door.execute(
        PutDefinition(
            name="Passport",
            service_point=point.answer.id,
            duration_min=30,
            requires=[Requirement("desk")],
        ),
        OPERATOR,
    )
    assert isinstance(made.answer, Saved)
    customer = Customer(name="Jo Ray", email="jo@mail.example")
    command = Book(definition=made.answer.id, start_at=NOON + 3 * DAY, customer=customer)
    answered = await door.execute(command, OPERATOR)
    assert isinstance(answered.answer, Reserved), answered.answer


async def _mail(here: Front, folder: Path) -> EmailMessage:
    """The one that is sent, once it is marked so."""
    async with asyncio.timeout(30):
        while not here.parts.outbox.standing().sent or here.parts.outbox.standing().waiting:
            await asyncio.sleep(0.01)
    (found,) = folder.glob("*.eml")
    return message_from_bytes(found.read_bytes(), policy=default)


async def test_without_a_mail_server_mails_wait_and_whoever_starts_the_server_is_told(
    tmp_path: Path,
) -> None:
    async with front(tmp_path) as here:
        await _booked(here)
        await here.parts.tailer.reached(here.parts.door.head.seq)
        (remark,) = remarks_of(here.parts, None)
        assert remark.startswith("No mail server is set: mails to customers wait.")
        ready = (await here.client.get("/health/ready")).json()
        assert (ready["mail"], ready["messagesWaiting"]) == ("not_set", 1)

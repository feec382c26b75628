"""Mails that come in are taken once each, and kept where they came from until that is durable."""

from __future__ import annotations

import asyncio
import ssl
import threading
from pathlib import Path

import pytest
from msgspec.structs import replace

from server.execution.door import Unavailable
from server.jobs import fetching, receiving
from server.mail.incoming.mailbox import Mailbox, MailboxFault
from server.mail.incoming.spool import Spool
from server.mail.settings import Imap
from tests.certificate import make_certificate, trusting
from tests.conftest import ExpectedLogs
from tests.server.jobs.mail_house import Killed, TakingHouse
from tests.server.mail.incoming.imap_server import imap_server
from tests.server.mail.incoming.written import HEAD, mixed, plain

SEEN = (r"\Seen",)


def mail(number: int, text: str = "Hello\n") -> bytes:
    return plain(text, Message_ID=f"<{number}@mail.example>")


async def test_what_was_handed_over_is_taken_and_gone_once_it_is_durable(tmp_path: Path) -> None:
    house, spool = TakingHouse(), Spool(tmp_path / "mail-in")
    spool.put(mail(1))
    spool.put(mixed(b"\r\nHi", b"Content-Type: text/csv; name=a.csv\r\n\r\n1;2",
        b"Content-Type: application/x-dosexec; name=a.exe\r\n\r\nMZ"))  # fmt: skip
    spool.put(mail(1))
    await house.server(tmp_path).take_spooled()
    assert list(house.taken) == ["<1@mail.example>", "<a@mail.example>"]
    second = house.taken["<a@mail.example>"]
    assert second.attachments == ["0 a.csv"]
    assert second.text == "Hi\n\n[“a.exe” was left out: such files are not taken.]"
    assert house.files == {"0 a.csv": b"1;2"}
    assert spool.waiting() == []


async def test_a_mail_stays_while_nothing_can_be_saved(tmp_path: Path) -> None:
    house, spool = TakingHouse(away=True), Spool(tmp_path / "mail-in")
    spool.put(mail(1))
    with pytest.raises(Unavailable):
        await house.server(tmp_path).take_spooled()
    assert len(spool.waiting()) == 1
    house.away = False
    await house.server(tmp_path).take_spooled()
    assert (list(house.taken), spool.waiting()) == (["<1@mail.example>"], [])


async def test_a_mail_that_cannot_be_saved_stops_none_of_those_behind_it(tmp_path: Path) -> None:
    house, spool = (
        TakingHouse(poison="<1@mail.example> <3@mail.example>"),
        Spool(tmp_path / "mail-in"),
    )
    for number in (1, 2):
        spool.put(mail(number))
    async with imap_server() as (box, imap):
        await box.put(mail(3), mail(4))
        server = house.server(tmp_path, imap)
        for step in (server.take_spooled, server.fetch):
            for _ in range(3):
                with pytest.raises(Unavailable):
                    await step()
        assert sorted(house.taken) == ["<2@mail.example>", "<4@mail.example>"]
        assert (house.asked, len(spool.waiting()), await box.flags()) == (8, 1, [(), SEEN])
        house.poison = ""
        await server.take_spooled()
        await server.fetch()
        assert (spool.waiting(), await box.flags()) == ([], [SEEN] * 2)


async def test_a_server_that_is_killed_between_takes_no_mail_twice(tmp_path: Path) -> None:
    house, spool = TakingHouse(killed_after=True), Spool(tmp_path / "mail-in")
    spool.put(mail(1))
    async with imap_server() as (box, imap):
        await box.put(mail(2))
        for step in ("take_spooled", "fetch"):
            with pytest.raises(Killed):
                await getattr(house.server(tmp_path, imap), step)()
        assert (len(spool.waiting()), await box.flags()) == (1, [()])
        house.killed_after = False
        again = house.server(tmp_path, imap)
        await again.take_spooled()
        await again.fetch()
        assert (spool.waiting(), await box.flags()) == ([], [SEEN])
    assert (sorted(house.taken), house.asked) == (["<1@mail.example>", "<2@mail.example>"], 4)


async def test_what_the_house_refuses_stays_where_it_is_and_stops_nobody(
    tmp_path: Path, expected_logs: ExpectedLogs, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected_logs("is not taken: No tickets are taken.")
    house, spool = TakingHouse(refuses=True), Spool(tmp_path / "mail-in")
    spool.put(mail(1))
    async with imap_server() as (box, imap):
        await box.put(mail(2))
        server = house.server(tmp_path, imap)
        for _ in range(3):
            await server.take_spooled()
            await server._look(imap, frozenset())
        assert (house.asked, len(spool.waiting()), await box.flags()) == (2, 1, [()])
        house.refuses = False
        spool.put(mail(3))
        await box.put(mail(4))
        await server.take_spooled()
        await server._look(imap, frozenset())
        assert (list(house.taken), await box.flags()) == (
            ["<3@mail.example>", "<4@mail.example>"], [(), SEEN],
        )  # fmt: skip
        # An hour later, or by another server, it is tried again.
        again = house.server(tmp_path, imap)
        await again.take_spooled()
        await again.fetch()
        assert (spool.waiting(), await box.flags()) == ([], [SEEN] * 2)


async def test_what_the_server_fails_over_is_set_aside(
    tmp_path: Path, expected_logs: ExpectedLogs, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("strange")

    expected_logs("a mail cannot be taken", "was set aside")
    monkeypatch.setattr(receiving, "_read", fails)
    Spool(tmp_path / "mail-in").put(mail(1))
    await TakingHouse().server(tmp_path).take_spooled()
    assert [each.read_bytes() for each in (tmp_path / "mail-in" / "aside").iterdir()] == [mail(1)]


async def test_a_box_is_taken_from_when_it_was_set_on_though_somebody_reads_in_it(
    tmp_path: Path,
) -> None:
    house = TakingHouse()
    async with imap_server() as (box, imap):
        await box.put(mail(1), mail(2))
        await box.read(101)
        assert await house.server(tmp_path, imap).fetch() <= imap.every_s
        # Read before the house came: nobody's business. The unread one is.
        assert list(house.taken) == ["<2@mail.example>"]
        await box.put(mail(3), mail(4))
        await box.read(103)
        await house.server(tmp_path, imap).fetch()
        assert list(house.taken)[1:] == ["<3@mail.example>", "<4@mail.example>"]
        assert await box.flags() == [SEEN] * 4
        assert house.asked == 3


async def test_many_mails_are_taken_in_several_looks_and_moved_if_that_is_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "AT_ONCE", 2)
    house = TakingHouse()
    async with imap_server() as (box, imap):
        await box.make("Done")
        await box.put(*[mail(number) for number in range(3)])
        server = house.server(tmp_path, replace(imap, done="Done"))
        assert await server.fetch() == 0.0
        assert await server.fetch() > 0
        assert (await box.flags(), await box.flags("Done")) == ([], [SEEN] * 3)
    assert len(house.taken) == 3


async def test_a_huge_mail_is_fetched_no_further_than_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from server.mail.incoming import mailbox, reading

    monkeypatch.setattr(mailbox, "RAW_MOST", 1_000)
    monkeypatch.setattr(reading, "RAW_MOST", 1_000)
    house = TakingHouse()
    async with imap_server() as (box, imap):
        await box.put(HEAD + b"\r\nHello\r\n" + b"x" * 100_000)
        await house.server(tmp_path, imap).fetch()
    found = house.taken["<a@mail.example>"].text
    assert found.startswith("Hello\n") and "its end was left out" in found and len(found) < 1_100


async def test_a_box_that_cannot_be_opened_is_knocked_at_more_and_more_seldom(
    tmp_path: Path, expected_logs: ExpectedLogs
) -> None:
    expected_logs("mails cannot be fetched now: 127.0.0.1 cannot be reached")
    async with imap_server() as (box, imap):
        await box.put(mail(1))
    house = TakingHouse()
    server = house.server(tmp_path, imap)
    rests = [await server._look(imap, frozenset()) for _ in range(6)]
    assert rests == [120.0, 240.0, 480.0, 900.0, 900.0, 900.0]
    assert server.fetched() == "trouble"
    assert house.server(tmp_path).fetched() == "not_set"


async def test_the_line_is_encrypted_or_nothing_is_said(tmp_path: Path) -> None:
    certificate, key = make_certificate(tmp_path)
    own = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    own.load_cert_chain(certificate, key)
    for ways in ({"starttls": own}, {"tls": own}):
        async with imap_server(**ways) as (_, imap):
            trusted = Mailbox(imap, trusting(certificate))
            assert (await asyncio.to_thread(trusted.open)).mails == 0
            await asyncio.to_thread(trusted.close)
            stranger = Mailbox(imap)
            with pytest.raises(MailboxFault, match="certificate verify failed"):
                await asyncio.to_thread(stranger.open)
            await asyncio.to_thread(stranger.close)


async def test_a_wrong_password_is_said_without_the_password() -> None:
    async with imap_server() as (_, imap):
        for password in ("wrong words", "falsche Wörter"):
            box = Mailbox(replace(imap, password=password))
            with pytest.raises(MailboxFault, match="refuses the sign-in") as fault:
                await asyncio.to_thread(box.open)
            assert password not in str(fault.value)
            await asyncio.to_thread(box.close)


async def test_a_server_that_runs_takes_mails_as_they_come_and_stops_whoever_hangs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from server.mail.incoming import mailbox

    knocked, hangs_up = asyncio.Event(), asyncio.Event()

    async def hangs(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        knocked.set()
        await hangs_up.wait()
        writer.close()

    silent = await asyncio.start_server(hangs, "127.0.0.1", 0)
    imap = Imap(
        host="127.0.0.1", port=silent.sockets[0].getsockname()[1], security="plain",
        user="desk", address="desk@house.example",
    )  # fmt: skip
    house, spool = TakingHouse(), Spool(tmp_path / "mail-in")
    server = house.server(tmp_path, imap)
    await server.start()
    spool.put(mail(1))
    async with asyncio.timeout(30):
        await knocked.wait()
        while spool.waiting():
            await asyncio.sleep(0.01)
    await server.stop()
    assert list(house.taken) == ["<1@mail.example>"]
    # What it was waiting for ends by itself, and nobody waits for that.
    monkeypatch.setattr(mailbox, "STEP_S", 0.05)
    with pytest.raises(MailboxFault, match="does not answer in time"):
        await asyncio.to_thread(Mailbox(imap).open)
    hangs_up.set()
    await asyncio.to_thread(_ended, "mail box")
    silent.close()
    await silent.wait_closed()


def _ended(name: str) -> None:
    for thread in threading.enumerate():
        if thread.name == name:
            thread.join(30)

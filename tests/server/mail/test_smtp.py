"""Sending by SMTP, to a real server on this machine that may do anything."""

from __future__ import annotations

import asyncio
import ssl
from dataclasses import replace as changed
from pathlib import Path

import pytest
from msgspec.structs import replace

from server.mail.delivery import Calendar, Letter
from server.mail.smtp import SmtpSender
from tests.certificate import make_certificate, trusting
from tests.conftest import ExpectedLogs
from tests.server.mail.mail_server import mail_server

LETTER = Letter(
    "0197.1.confirmation.0.mail",
    "jo@mail.example",
    "Your time is booked\nwith a line that is longer than what SMTP allows" + " and on" * 200,
    name="Jürgen Müller",
    language="de",
    subject="Gebucht: Straße, Montag, 30. November",
    html="<p>Ihr Termin ist gebucht</p>",
    house="Bürgeramt",
    calendar=Calendar("REQUEST", b"BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n"),
    made_at=1_795_521_600_000,
)


async def test_a_mail_arrives_whole_in_parts_that_every_reader_knows() -> None:
    async with mail_server() as (does, smtp):
        sender = SmtpSender(replace(smtp, reply_to="answers@house.example"))
        first = await sender.send(LETTER)
        again = await sender.send(LETTER)
        await sender.rest()
    assert (first.kind, first.words) == again[:2] == ("sent", "taken as 7")
    one, two = does.mails
    assert one["Message-ID"] == two["Message-ID"] == "<0197.1.confirmation.0.mail@house.example>"
    assert one["From"] == "Bürgeramt <desk@house.example>"
    assert one["To"] == "Jürgen Müller <jo@mail.example>"
    assert one["Subject"] == LETTER.subject
    assert (one["Reply-To"].addresses[0].addr_spec, one["Auto-Submitted"]) == (
        "answers@house.example",
        "auto-generated",
    )
    assert does.got[0].mail_from == "desk@house.example"
    kinds = [part.get_content_type() for part in one.walk() if not part.is_multipart()]
    assert kinds == ["text/plain", "text/html", "text/calendar", "application/ics"]
    calendar = next(part for part in one.walk() if part.get_content_type() == "text/calendar")
    assert calendar.get_param("method") == "REQUEST"
    body = one.get_body(("plain",))
    assert body is not None and "Your time is booked" in body.get_content()
    content = does.got[0].content
    assert isinstance(content, bytes) and content.isascii()
    assert max(map(len, content.splitlines())) <= 998


async def test_no_name_breaks_out_of_its_header() -> None:
    wicked = 'Eve\r\nBcc: all@house.example\r\n\r\n<script>" <eve@evil.example>, "\u2028\x00\u202e'
    async with mail_server() as (does, smtp):
        sender = SmtpSender(smtp)
        letter = changed(LETTER, name=wicked, house=wicked, subject=wicked)
        assert (await sender.send(letter)).kind == "sent"
        await sender.rest()
    (mail,) = does.mails
    assert does.got[0].rcpt_tos == ["jo@mail.example"]
    assert [each.addr_spec for each in mail["To"].addresses] == ["jo@mail.example"]
    assert [each.addr_spec for each in mail["From"].addresses] == ["desk@house.example"]
    assert mail["Bcc"] is None and len(mail.get_all("To", [])) == 1


async def test_addresses_of_every_script_are_written_to_where_the_server_can() -> None:
    for utf8, kind in ((True, "sent"), (False, "never")):
        async with mail_server(enable_SMTPUTF8=utf8) as (does, smtp):
            sender = SmtpSender(smtp)
            found = await sender.send(changed(LETTER, to="jürgen@bücher.example"))
            assert found.kind == kind
            assert (await sender.send(changed(LETTER, to="jo@bücher.example"))).kind == "sent"
            await sender.rest()
            assert does.got[-1].rcpt_tos == ["jo@xn--bcher-kva.example"]


@pytest.mark.parametrize(
    ("rcpt", "data", "kind", "words"),
    [
        ("450 4.2.0 Greylisted, try later", "", "later", "450 4.2.0 Greylisted, try later"),
        ("550 5.1.1 No such user here", "", "never", "550 5.1.1 No such user here"),
        ("", "451 4.3.0 Local error", "later", "451 4.3.0 Local error"),
        ("", "554 5.7.1 Looks like spam", "never", "554 5.7.1 Looks like spam"),
        ("421 4.7.0 Too many, goodbye", "", "away", "421 4.7.0 Too many, goodbye"),
    ],
)
async def test_a_refusal_says_whether_it_is_for_good_in_the_servers_words(
    rcpt: str, data: str, kind: str, words: str
) -> None:
    async with mail_server() as (does, smtp):
        does.rcpt, does.data = rcpt, data
        sender = SmtpSender(smtp)
        found = await sender.send(LETTER)
        assert (found.kind, found.words) == (kind, words)
        does.rcpt = does.data = ""
        assert (await sender.send(LETTER)).kind == "sent"
        await sender.rest()


async def test_a_server_that_hangs_or_hangs_up_holds_nobody() -> None:
    async with mail_server() as (does, smtp):
        sender = SmtpSender(smtp, step_s=0.2, whole_s=5)
        does.hangs = True
        slow = await sender.send(LETTER)
        assert (slow.kind, slow.words) == ("away", "the mail server does not answer in time")
        # From here on it answers, however busy this machine is.
        sender._step_s = sender._whole_s = 30
        does.hangs, does.drops = False, True
        cut = await sender.send(LETTER)
        assert cut.kind == "away" and "cannot be reached" in cut.words
        does.drops = False
        assert (await sender.send(LETTER)).kind == "sent"
        await sender.rest()
    assert (await sender.send(LETTER)).kind == "away"
    await sender.rest()


async def test_two_who_send_at_once_share_one_line_and_neither_hangs_up_on_the_other(
    expected_logs: ExpectedLogs,
) -> None:
    expected_logs("login_data is deprecated")  # of the test's own server
    async with mail_server(signs_in=True) as (does, smtp):
        does.users = {b"house": b"secret words"}
        sender = SmtpSender(replace(smtp, user="house", password="secret words"))
        does.answers.clear()
        sending = asyncio.gather(*(sender.send(LETTER) for _ in range(2)))
        await does.asked.wait()
        resting = asyncio.create_task(sender.rest())
        await asyncio.sleep(0)
        does.answers.set()
        assert [each.kind for each in await sending] == ["sent", "sent"]
        await resting
        assert (does.lines, len(does.got)) == (1, 2)
        await sender.rest()


async def test_whoever_stops_while_a_mail_server_hangs_says_no_goodbye_to_it() -> None:
    async with mail_server() as (does, smtp):
        sender = SmtpSender(smtp)
        does.answers.clear()
        sending = asyncio.create_task(sender.send(LETTER))
        waiting = asyncio.create_task(sender.send(LETTER))
        await does.asked.wait()
        sending.cancel()
        waiting.cancel()
        await asyncio.wait([sending, waiting])
        async with asyncio.timeout(20):
            await sender.rest()
        does.answers.set()
        assert (await sender.send(LETTER)).kind == "sent"
        assert does.lines == 2
        await sender.rest()


async def test_signing_in_is_asked_once_and_a_refused_one_is_said_without_the_password(
    expected_logs: ExpectedLogs,
) -> None:
    expected_logs("login_data is deprecated")  # of the test's own server
    async with mail_server(signs_in=True) as (does, smtp):
        does.users = {b"house": b"secret words"}
        known = SmtpSender(replace(smtp, user="house", password="secret words"))
        assert [(await known.send(LETTER)).kind for _ in range(2)] == ["sent", "sent"]
        await known.rest()
        assert does.signed_in == 1
        stranger = SmtpSender(replace(smtp, user="house", password="wrong words"))
        found = await stranger.send(LETTER)
        await stranger.rest()
    assert found.kind == "away" and "refuses the sign-in" in found.words
    assert "wrong words" not in found.words + repr(smtp)


async def test_without_the_security_that_was_chosen_nothing_is_sent() -> None:
    async with mail_server() as (does, smtp):
        sender = SmtpSender(replace(smtp, security="starttls"))
        found = await sender.send(LETTER)
        await sender.rest()
    assert found.kind == "away" and "STARTTLS" in found.words and does.got == []


async def test_over_tls_a_certificate_that_nobody_knows_is_not_trusted(tmp_path: Path) -> None:
    certificate, key = make_certificate(tmp_path)
    own = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    own.load_cert_chain(certificate, key)
    async with mail_server(tls_context=own, require_starttls=True) as (does, smtp):
        chosen = replace(smtp, security="starttls")
        knowing = SmtpSender(chosen, tls=trusting(certificate))
        assert (await knowing.send(LETTER)).kind == "sent"
        await knowing.rest()
        wary = SmtpSender(chosen)
        found = await wary.send(LETTER)
        await wary.rest()
    assert found.kind == "away" and "certificate" in found.words.lower()
    assert len(does.got) == 1

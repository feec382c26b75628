"""Programs that answer, mails that come back and our own are told from what people write."""

from __future__ import annotations

import pytest

from server.mail.composing import composed
from server.mail.delivery import Letter
from server.mail.incoming.message import About
from server.mail.incoming.reading import read
from tests.server.mail.incoming.written import HEAD, OWN, plain

REPORT = b"""\
From: Mail Delivery System <MAILER-DAEMON@mail.example>
To: desk@house.example
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
Message-ID: <dsn@mail.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="edge"

--edge
Content-Type: text/plain

I'm sorry to have to inform you that your message could not be delivered.

--edge
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example
Arrival-Date: Tue, 3 Mar 2026 10:00:00 +0100

Final-Recipient: rfc822; jo@mail.example
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 no such
    mail box

--edge
Content-Type: message/rfc822

From: desk@house.example
To: jo@mail.example
Message-ID: <ticket.7.2@house.example>
Subject: [T-20437] My watch

It is ready.
--edge--
"""
EXIM = b"""\
Return-path: <>
From: Mail Delivery System <Mailer-Daemon@mail.example>
X-Failed-Recipients: jo@mail.example
Auto-Submitted: auto-replied
Subject: Mail delivery failed: returning message to sender
Message-ID: <e@mail.example>

A message that you sent could not be delivered to jo@mail.example

------ This is a copy of the message, including all the headers. ------

From: desk@house.example
Message-ID: <ticket.7.2@house.example>
"""


@pytest.mark.parametrize(
    ("headers", "sort"),
    [
        ({}, "person"),
        ({"Auto_Submitted": "no"}, "person"),
        ({"X_Auto_Response_Suppress": "All"}, "person"),
        ({"Subject": "Re: Automatic reply: away"}, "person"),
        ({"Auto_Submitted": "auto-replied"}, "auto_reply"),
        ({"Auto_Submitted": "auto-generated; owner-email=x"}, "auto_reply"),
        ({"Precedence": "auto_reply"}, "auto_reply"),
        ({"X_Autoreply": "yes"}, "auto_reply"),
        ({"Return_Path": "<>"}, "auto_reply"),
        ({"From": "postmaster@mail.example"}, "auto_reply"),
        ({"Subject": "Abwesenheitsnotiz: My watch"}, "auto_reply"),
        ({"Subject": "رد تلقائي: My watch"}, "auto_reply"),
        ({"Precedence": "bulk"}, "list"),
        ({"List_Id": "<news.mail.example>"}, "list"),
        ({"X_Loop": "desk@house.example"}, "loop"),
        ({"From": "Desk <DESK@house.example>", "Auto_Submitted": "auto-generated"}, "loop"),
        ({"From": "jo@mail.example, desk@house.example"}, "loop"),
        ({"X_Loop": "other@mail.example"}, "person"),
    ],
)
def test_who_speaks_is_known_by_what_programs_say_of_themselves(
    headers: dict[str, str], sort: str
) -> None:
    assert read(plain("Hello", **headers), OWN).sort == sort


def test_a_bounce_names_the_mail_and_whom_it_did_not_reach() -> None:
    found = read(REPORT, OWN)
    assert (found.sort, found.attachments) == ("bounce", ())
    assert found.about == About(
        "<ticket.7.2@house.example>", "jo@mail.example", "550 5.1.1 no such mail box"
    )
    # With the headers alone, as most servers give them back today.
    short = REPORT.replace(b"message/rfc822", b"text/rfc822-headers")
    assert read(short, OWN).about == found.about


def test_servers_that_write_bounces_as_they_like_are_understood_too() -> None:
    found = read(EXIM, OWN)
    assert found.sort == "bounce"
    assert found.about == About("<ticket.7.2@house.example>", "jo@mail.example")


def test_a_mail_that_is_only_late_and_a_receipt_are_no_bounces() -> None:
    late = read(REPORT.replace(b"Action: failed", b"Action: delayed"), OWN)
    receipt = read(REPORT.replace(b"report-type=delivery", b"report-type=disposition"), OWN)
    assert (late.sort, receipt.sort) == ("auto_reply", "auto_reply")
    assert late.about is None and receipt.about is None


def test_what_the_house_sends_and_gets_back_is_its_own() -> None:
    letter = Letter("1", "jo@mail.example", "Your watch is ready.", subject="Ready")
    sent = bytes(composed(letter, "Desk@house.example"))
    assert read(sent.replace(b"From: Desk@house.example", b"From: x@mail.example"), OWN).sort == (
        "loop"
    )


def test_an_empty_mail_is_still_somebodys() -> None:
    assert read(HEAD + b"\r\n").sort == "person"
    assert read(b"").sender == ""

"""Whatever is sent is read within bounds, and what was left out is said."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from server.mail.incoming import bodies, bounds, reading
from server.mail.incoming.message import Incoming
from server.mail.incoming.reading import read
from tests.conftest import ExpectedLogs
from tests.server.mail.incoming.written import HEAD, mixed

MB = 1024 * 1024
NESTED = b"".join(
    b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(2_000)
)


def out_of(found: Incoming) -> str:
    return " ".join(found.left_out)


def test_parts_within_parts_end_at_a_depth_and_parts_at_a_number() -> None:
    assert "within parts" in out_of(read(HEAD + NESTED))
    assert len(read(HEAD + b"Content-Type: message/rfc822\r\n\r\n" * 5_000).attachments) == 1
    file = b"Content-Disposition: attachment; filename=x.txt\r\n\r\nx"
    found = read(mixed(b"\r\nHello", *[file] * 10_000))
    assert (found.text, len(found.attachments)) == ("Hello", 20)
    assert "too many parts" in out_of(found) and len(found.left_out) == 10


def test_a_flood_of_headers_hides_no_text() -> None:
    assert read(HEAD + b"X-Flood: x\r\n" * 200_000 + b"\r\nHello").text == "Hello"
    assert read(HEAD + b"X-Flood: " + b"x" * 4 * MB + b"\r\n\r\nHello").text == "Hello"
    many = read(HEAD + b"References: " + b"".join(b"<%d@a> " % n for n in range(900)) + b"\r\n\r\n")
    assert (len(many.references), many.references[0], many.references[-1]) == (
        40, "<0@a>", "<899@a>",
    )  # fmt: skip


def test_a_mail_that_is_too_large_keeps_its_text_and_no_half_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reading, "RAW_MOST", MB)
    pdf = b"Content-Type: application/pdf; name=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    found = read(mixed(b"\r\nHello", pdf + b"QUFB", pdf + b"QUFB" * 500_000))
    assert (found.text, len(found.attachments)) == ("Hello", 1)
    assert "larger than" in out_of(found) and "its end is missing" in out_of(found)


def test_files_that_are_too_large_are_left_out_and_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "ATTACHMENT_MOST", MB)
    monkeypatch.setattr(bodies, "ATTACHMENTS_MOST", 2 * MB)
    file = b"Content-Type: application/zip; name=%s.zip\r\n\r\n"
    found = read(mixed(file % b"large" + b"x" * (MB + 1), file % b"small" + b"x"))
    assert [each.name for each in found.attachments] == ["small.zip"]
    assert "“large.zip” was left out: it is larger than 1 MB" in out_of(found)
    found = read(mixed(*[file % b"%d" % n + b"x" * (MB - 1) for n in range(3)]))
    assert len(found.attachments) == 2 and "all files are larger than 2 MB" in out_of(found)


def test_text_that_is_too_long_goes_on_in_a_file() -> None:
    found = read(HEAD + b"\r\n" + b"many words " * 2_000)
    assert len(found.text) <= bounds.TEXT_MOST and found.text.endswith("…")
    assert found.attachments[0].name == "mail.txt" and len(found.attachments[0].data) == 21_999
    assert "mail.txt" in out_of(found)


def test_html_that_swells_is_bounded() -> None:
    wide = b"<table>" + (b"<tr>" + b"<td>" * 20) * 900 + (b"<tr>" + (b"<td>" + b"y" * 19_000) * 20)
    tall = b"<p style='margin-top:99999999em'>x</p>" * 1_000
    deep = b"<ul>" * 50_000 + b"<li>x"
    for html in (wide, tall, deep, b"<div>" * 100_000, b"<p>x</p>" * 100_000, b"&#0;&#xd800;"):
        found = read(HEAD + b"Content-Type: text/html\r\n\r\n" + html)
        assert len(found.text) <= bounds.TEXT_MOST


@pytest.mark.parametrize(
    "data",
    [
        b"\0" * 100_000,
        b"\r" * 100_000,
        b"\n" * 100_000,
        bytes(range(256)) * 100,
        HEAD + b"Content-Type: multipart/mixed; boundary=\r\n\r\n--\r\nx",
        HEAD + b"Content-Type: multipart/mixed\r\n\r\nno boundary",
        HEAD + b"Content-Transfer-Encoding: base64\r\n\r\n====aGV\xffs",
        HEAD + b'Content-Type: ;;;="; name*=x\'y\'%ff; charset="\0"\r\n\r\nx',
        HEAD.replace(b"Jo <", b"(" * 5_000 + b"<") + b"\r\nx",
        HEAD.replace(b"My watch", b"=?utf-8?b?!!!?= =?zlib?q?=ff?= =?x") + b"\r\nx",
        HEAD + b"Date: Tue, 99 Foo 99999 99:99:99 +9999\r\n\r\nx",
    ],
)
def test_broken_mails_are_read_as_far_as_they_go(data: bytes) -> None:
    assert read(data).message_id.startswith("<")


@given(some.lists(some.one_of(some.binary(max_size=40), some.sampled_from([
    b"\r\n", b"\r\n\r\n", b"--edge", b"--", b"Content-Type: ", b"multipart/mixed; boundary=edge",
    b"multipart/report", b"multipart/alternative;boundary=edge", b"message/delivery-status",
    b"text/html", b"From: ", b"<a@b>", b"=?utf-8?q?", b"?=", b"Content-Transfer-Encoding: base64",
    b"filename*0*=", b"<table>", b"> x\n", b"References: ", b"X-Failed-Recipients: a@b",
])), max_size=30).map(b"".join))  # fmt: skip
@settings(max_examples=150)
def test_nothing_that_can_be_sent_raises(data: bytes) -> None:
    assert read(HEAD + data).message_id == "<a@mail.example>"
    assert read(data).message_id


def test_a_fault_of_our_own_keeps_the_mail_as_it_came(
    monkeypatch: pytest.MonkeyPatch, expected_logs: ExpectedLogs
) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("strange")

    expected_logs("a mail cannot be read")
    monkeypatch.setattr(reading, "body_of", fails)
    found = read(HEAD + b"\r\nHello")
    assert [(each.name, each.data) for each in found.attachments] == [
        ("mail.eml", HEAD + b"\r\nHello")
    ]

"""A mail is read: who it is from, what is new in it, and the files that came with it."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from server.mail.incoming.reading import read
from tests.server.mail.incoming.written import HEAD, OWN, mixed, plain


def test_a_mail_says_who_wrote_what_to_whom_and_what_it_answers() -> None:
    found = read(
        plain(
            "Ist sie fertig?\nJo\n",
            From="=?utf-8?q?J=C3=BCrgen_M=C3=BCller?= <jm@mail.example>",
            To="desk@house.example, Ann <ann@mail.example>",
            Cc="bo@mail.example, nobody, ann@mail.example",
            Subject="Re: [T-20437] Größe der\n Uhr",
            Date="Tue, 03 Mar 2026 10:00:00 +0100",
            In_Reply_To="<ticket.7.2@house.example>",
            References="<first@mail.example>\n <ticket.7.2@house.example>",
        ),
        OWN,
    )
    assert (found.sender, found.sender_name) == ("jm@mail.example", "Jürgen Müller")
    assert found.to == ("desk@house.example", "ann@mail.example", "bo@mail.example")
    assert found.subject == "Re: [T-20437] Größe der Uhr"
    assert (found.text, found.sort) == ("Ist sie fertig?\nJo", "person")
    assert found.date == 1_772_528_400_000
    assert found.message_id == "<a@mail.example>"
    assert found.in_reply_to == "<ticket.7.2@house.example>"
    assert found.references == ("<first@mail.example>", "<ticket.7.2@house.example>")


def test_text_is_preferred_to_html_and_pictures_in_it_are_files() -> None:
    mail = EmailMessage()
    mail["From"] = "jo@mail.example"
    mail.set_content("The text\n")
    mail.add_alternative("<p>The HTML <img src='cid:x'></p>", subtype="html")
    html = mail.get_payload(1)
    assert isinstance(html, EmailMessage)
    html.add_related(b"\x89PNG", "image", "png", cid="<x>", filename="logo.png")
    mail.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="bill.pdf")
    found = read(mail.as_bytes())
    assert found.text == "The text"
    assert [(each.name, each.type, each.data) for each in found.attachments] == [
        ("logo.png", "image/png", b"\x89PNG"),
        ("bill.pdf", "application/pdf", b"%PDF"),
    ]


def test_html_alone_is_read_as_a_reader_sees_it_and_no_script_survives() -> None:
    html = (
        "<html><head><title>t</title><style>p{color:red}</style></head><body onload='x()'>"
        "<div style='display:none'>preview</div><p>Hello&nbsp;you</p><script>alert(1)</script>"
        "<p onclick='evil()'>see <a href='https://mail.example/p'>here</a> or "
        "<a href='javascript:evil()'>there</a></p><table><tr><td>Total<td>5</table>"
        "<svg><script>alert(2)</script></svg><iframe srcdoc='<script>'></iframe></body></html>"
    )
    found = read(HEAD + b"Content-Type: text/html; charset=utf-8\r\n\r\n" + html.encode())
    assert found.text.split("\n\n") == [
        "Hello you", "see here (https://mail.example/p) or there", "Total 5",
    ]  # fmt: skip
    assert not any(word in found.text for word in ("alert", "evil", "color", "preview", "srcdoc"))


def test_the_same_mail_without_an_id_has_the_same_derived_one_whichever_way_it_came() -> None:
    bare = plain("Hello\nyou\n", Date="Tue, 03 Mar 2026 10:00:00 +0100")
    bare = bare.replace(b"Message-ID: <a@mail.example>\n", b"")
    other_way = b"From jo Tue Mar 3\nReturn-Path: <jo@mail.example>\nReceived: by x\n" + bare
    found = [read(data).message_id for data in (bare, other_way, bare.replace(b"\n", b"\r\n"))]
    assert len(set(found)) == 1 and found[0].endswith("@derived.invalid>")
    assert read(bare.replace(b"you", b"them")).message_id != found[0]
    assert read(plain("x", Message_ID="no-brackets@mail.example")).message_id == (
        "<no-brackets@mail.example>"
    )


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\jo\\bill.pdf", "bill.pdf"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("a\x00b\r\nc\x1b.txt", "abc.txt"),
        ("con.txt", "_con.txt"),
        ("...", "attachment-1.pdf"),
        ("what? <now>|.pdf", "what_ _now__.pdf"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
        ("Größe.pdf", "Größe.pdf"),
        ("فاتورة.pdf", "فاتورة.pdf"),
    ],
)
def test_names_of_files_have_no_paths_and_nothing_that_cannot_be_seen(said: str, kept: str) -> None:
    from server.mail.incoming.file_names import file_name

    assert file_name(said, "application/pdf", 1) == kept


def test_names_are_read_as_each_program_writes_them() -> None:
    ways = (
        b"Content-Disposition: attachment; filename*=utf-8''Gr%C3%B6%C3%9Fe.pdf",
        b'Content-Disposition: attachment; filename="=?utf-8?b?R3LDtsOfZS5wZGY=?="',
        b"Content-Disposition: attachment; filename*0*=utf-8''Gr%C3%B6; filename*1*=%C3%9Fe.pdf",
        b'Content-Type: application/pdf; name="Gr\xc3\xb6\xc3\x9fe.pdf"',
    )
    for way in ways:
        found = read(mixed(b"\r\nhi", way + b"\r\n\r\nPDF"))
        assert [each.name for each in found.attachments] == ["Größe.pdf"], way


def test_lines_that_were_broken_for_the_way_are_whole_again() -> None:
    flowed = (
        b"Content-Type: text/plain; format=flowed\r\n\r\nOne line \r\nthat goes on\r\n-- \r\nJo"
    )
    assert read(HEAD + flowed).text == "One line that goes on\n--\nJo"


def test_unknown_and_wrong_charsets_lose_no_more_than_they_must() -> None:
    def said(charset: str, data: bytes) -> str:
        kind = f"Content-Type: text/plain; charset={charset}\r\n\r\n".encode()
        return read(HEAD + kind + data).text

    assert said("windows-1256", "شكرا".encode("windows-1256")) == "شكرا"
    assert said("iso-8859-1", "“5 €”".encode("windows-1252")) == "“5 €”"
    assert said("nonsense", "Grüße".encode()) == "Grüße"
    assert said("us-ascii", "Grüße".encode("latin-1")) == "Grüße"
    html = '<meta http-equiv=x content="text/html; charset=windows-1256"><p>شكرا'
    assert read(HEAD + b"Content-Type: text/html\r\n\r\n" + html.encode("cp1256")).text == "شكرا"
    for codec in ("zlib", "rot13", "punycode", "idna", "unicode_escape"):
        assert said(codec, b"plain\\u0041 text") == "plain\\u0041 text", codec


@pytest.mark.parametrize("mail", [b"Hello\nis anybody there?\n", b"Hello\n\nis anybody there?\n"])
def test_a_text_without_any_header_is_not_lost(mail: bytes) -> None:
    found = read(mail)
    assert found.text.split() == ["Hello", "is", "anybody", "there?"]
    assert found.message_id != read(b"Another\n").message_id


@pytest.mark.parametrize(
    ("header", "language"),
    [
        (b"Content-Language: de-DE", "de-de"),
        (b"Accept-Language: es-ES, en-US", "es-es"),
        (b"Accept-Language: en-US\nContent-Language: ar", "ar"),
        (b"Content-Language: a very long sentence", ""),
        (b"X-Nothing: x", ""),
    ],
)
def test_the_language_is_what_the_writers_program_says(header: bytes, language: str) -> None:
    assert read(header + b"\nFrom: a@b.example\n\nHi\n").language == language

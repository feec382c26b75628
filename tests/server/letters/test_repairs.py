"""What customers of service requests are told by mail and SMS, in every language."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from msgspec.structs import replace

from protocol.changes import Put
from protocol.outbox import MessageWhat
from protocol.request_states import RequestState
from server.letters.facts import Links
from server.letters.links import links_of
from server.letters.rendering import Letters
from server.letters.sms import parts_of
from server.mail.delivery import Letter
from server.pages.words import SPOKEN
from tests.server.letters.bookings import LINKS, PERSON, START
from tests.server.letters.repairs import DAY, ESTIMATE, FOUND, LINK, about, brought

STATES: dict[MessageWhat, RequestState] = {
    "request_opened": "queued",
    "estimate_sent": "estimate_sent",
    "estimate_reminder": "estimate_sent",
    "estimate_expired": "expired",
    "request_ready": "ready",
    "request_later": "in_repair",
}
every_language = pytest.mark.parametrize("lang", SPOKEN)


def letter(
    what: MessageWhat,
    lang: str = "en",
    channel: str = "mail",
    links: Links = FOUND,
    state: RequestState | None = None,
) -> Letter:
    floor = brought(lang, state or STATES[what])
    told = about(what, channel)  # type: ignore[arg-type]
    made = Letters(links).render(floor, told, START)
    assert made is not None
    return made


@every_language
def test_each_mail_names_the_number_in_its_subject_and_leads_to_the_customers_page(
    lang: str,
) -> None:
    for what in STATES:
        mail = letter(what, lang)
        assert "R-1187" in mail.subject and mail.text.count(LINK) == 1, what
        assert f'href="{LINK}"' in mail.html and "iPhone 13" in mail.text, what
        assert (mail.to, mail.name, mail.language) == (PERSON.email, PERSON.name, lang)


@every_language
def test_an_estimate_says_the_total_until_when_and_what_yes_costs_at_most(lang: str) -> None:
    for what in ("estimate_sent", "estimate_reminder"):
        mail = letter(what, lang)  # type: ignore[arg-type]
        written = mail.text.replace(",", ".")
        for part in ("214.30", "235.73", "25.00", "2026", "The battery is weak."):
            assert part in written, (what, part)
    assert "Nothing starts until you say yes" in letter("estimate_sent").text


def test_a_reminder_does_not_say_that_it_would_be_ready_before_today() -> None:
    soon = replace(ESTIMATE, ready_at=START + DAY)
    floor = brought()
    floor.apply([Put(soon)])
    told = about("estimate_reminder")
    said = [Letters(FOUND).render(floor, told, START + days * DAY) for days in (0, 2)]
    assert ["ready about" in mail.text for mail in said if mail] == [True, False]


def test_the_estimate_goes_with_its_mails_drawn_only_when_it_is_sent() -> None:
    mail = letter("estimate_sent", "de")
    assert mail.files == []
    (paper,) = mail.drawn().files
    assert (paper.name, paper.content_type) == ("R-1187-2-estimate.pdf", "application/pdf")
    assert paper.data.startswith(b"%PDF")
    assert letter("estimate_expired").drawing is None


def test_what_is_ready_is_told_with_where_when_and_how_much() -> None:
    mail = letter("request_ready")
    for part in (
        "Where: Riverside · Repairs · Hall 1",
        "To pay: €214.30",
        "Monday 30 November, 09:00 – 17:00",
        "We keep it until: Friday 29 January 2027",
        "You are called by R-1187",
    ):
        assert part in mail.text, part


def test_what_is_given_back_unrepaired_costs_what_was_agreed() -> None:
    mail = letter("request_ready", state="return_ready")
    assert "It was not repaired" in mail.text and "To pay: €25.00" in mail.text


def test_that_it_will_be_later_says_when_and_what_was_planned() -> None:
    mail = letter("request_later")
    assert "Saturday 5 December" in mail.subject and "line-through" in mail.html
    assert "Planned: Friday 4 December 2026, 11:40" in mail.text


@every_language
def test_an_sms_has_the_number_and_the_link_in_two_parts_at_most(lang: str) -> None:
    for what in STATES:
        text = letter(what, lang, "sms").text
        assert "R-1187" in text and text.endswith(LINK), what
        assert parts_of(text) <= 2, (what, text)


@every_language
def test_without_a_public_address_it_says_where_to_go_instead_of_a_dead_link(lang: str) -> None:
    for what in STATES:
        mail, text = letter(what, lang, links=LINKS), letter(what, lang, "sms", LINKS).text
        assert "://" not in mail.text + text and "href" not in mail.html, what
        assert "Hall 1" in mail.text and "Hall 1" in text, what


def test_an_address_that_no_phone_reaches_makes_no_link() -> None:
    tokens: Any = SimpleNamespace(service_request=lambda ident: "QQ")
    assert links_of(tokens, lambda: "http://127.0.0.1:8080").repair("1") == ""
    assert links_of(tokens, lambda: "https://a.example").repair("1") == "https://a.example/s/QQ"


def test_nothing_is_told_of_what_is_gone() -> None:
    floor = brought()
    assert Letters(FOUND).render(floor, replace(about("estimate_sent"), revision=7), START) is None
    gone = replace(about("request_ready"), subject=PERSON.id)
    assert Letters(FOUND).render(floor, gone, START + DAY) is None

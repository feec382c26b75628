"""What mails and SMS say, in every language."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from icalendar import Calendar
from msgspec.structs import replace

import server.letters
from protocol.booking import SlotHold, WaitListed
from protocol.changes import Put
from protocol.outbox import MessageWhat
from protocol.records import Person
from server.letters.rendering import Letters
from server.letters.sms import parts_of
from server.letters.telephone import international
from server.mail.delivery import Letter
from server.pages.words import SPOKEN
from tests.server.letters.bookings import (
    BOOKED,
    DEFINITION,
    LINKS,
    MIN,
    PERSON,
    POINT,
    SITE,
    START,
    booked,
    ident,
    message,
)

HOUSE = "desk@riverside.example"
TOLD: tuple[MessageWhat, ...] = ("confirmation", "changed", "reminder", "late")
every_language = pytest.mark.parametrize("lang", SPOKEN)
WORDS = Path(server.letters.__file__).parent / "words"


def letter(what: MessageWhat, lang: str = "en", channel: str = "mail", **other: object) -> Letter:
    floor = booked(lang, "cancelled" if what == "cancelled" else "booked")
    projected = START + 25 * MIN if what == "late" else None
    changed = replace(BOOKED, language=lang, projected_at=projected, **other)
    if what != "cancelled":
        floor.apply([Put(changed)])
    told = message(what, channel)  # type: ignore[arg-type]
    made = Letters(LINKS).render(floor, told, START - 3_600_000, HOUSE)
    assert made is not None
    return made


@every_language
def test_every_language_says_the_same_things_with_the_same_values(lang: str) -> None:
    ours, english = (
        json.loads((WORDS / f"{code}.json").read_text("utf-8")) for code in (lang, "en")
    )
    assert list(ours) == list(english)
    for key, text in english.items():
        assert set(re.findall(r"{(\w+)}", ours[key])) == set(re.findall(r"{(\w+)}", text)), key


@every_language
def test_a_mail_tells_time_place_number_price_rules_and_links(lang: str) -> None:
    for what in TOLD:
        mail = letter(what, lang)
        for shown in (mail.text, mail.html):
            for part in ("11:40", "12:10", "2026", "7KQ4M 2XW9C V", "Citizens", "Hall 1", "37"):
                assert part in shown, (what, part)
            assert "https://go.example/r/0006/cancel" in shown
        assert ("11:50" in mail.text) == (what != "late")
        assert ("12:05" in mail.subject) == (what == "late")
    assert (
        f'lang="{lang}" dir="{"rtl" if lang == "ar" else "ltr"}"' in letter("reminder", lang).html
    )


def test_what_to_bring_stands_in_the_mail_in_the_customers_language() -> None:
    floor = booked("de")
    told = {"description": "Bring a photograph.", "descriptions": {"de": "Foto mitbringen."}}
    floor.apply([Put(replace(DEFINITION, **told))])
    made = Letters(LINKS).render(floor, message("reminder"), START, HOUSE)
    assert made is not None and "Foto mitbringen." in made.text and "Foto" in made.html


def test_names_that_managers_wrote_are_said_in_the_customers_language() -> None:
    assert letter("confirmation", "de").subject == (
        "Gebucht: Reisepass, Montag, 30. November, 11:40 Uhr"
    )
    assert "37,50\u00a0€" in letter("confirmation", "de").text
    assert "ضفة النهر" in letter("confirmation", "ar").text
    assert letter("confirmation", "de-AT").language == "de"
    floor = booked("fr")
    floor.apply([Put(replace(SITE, languages=["nn", "es", "en"]))])
    made = Letters(LINKS).render(floor, message("confirmation"), START, HOUSE)
    assert made is not None and made.language == "es"


def test_what_a_customer_calls_themselves_is_text_and_nothing_else() -> None:
    floor = booked()
    wicked = replace(PERSON, name="<script>alert(1)</script>{{ sheet }}{site!r}")
    floor.apply([Put(wicked)])
    made = Letters(LINKS).render(floor, message("confirmation"), START, HOUSE)
    assert made is not None
    assert "<script>" not in made.html and "&lt;script&gt;" in made.html
    assert "{{ sheet }}{site!r}" in made.text


@pytest.mark.parametrize("name", ["Win at https://x.example", "EVIL.EXAMPLE", "www.cash", "a@b"])
def test_nobody_is_sent_a_link_of_a_strangers_in_the_greeting(name: str) -> None:
    floor = booked()
    floor.apply([Put(replace(PERSON, name=name))])
    made = Letters(LINKS).render(floor, message("confirmation"), START, HOUSE)
    assert made is not None and name not in made.text and name not in made.html
    floor.apply([Put(replace(PERSON, name="J. R. O'Hara"))])
    made = Letters(LINKS).render(floor, message("confirmation"), START, HOUSE)
    assert made is not None and "J. R. O'Hara" in made.text


def test_a_cancelled_time_is_struck_and_another_can_be_booked() -> None:
    mail = letter("cancelled")
    assert "line-through" in mail.html and "/cancel" not in mail.text
    assert "https://go.example/book/0003" in mail.text


def test_a_list_tells_all_that_is_to_come_under_one_address() -> None:
    other = replace(
        BOOKED, id=BOOKED.id[:-1] + "7", number="0000000000Z", start_at=START + 60 * MIN
    )
    floor = booked()
    another = Person(id=PERSON.id[:-1] + "8", email=PERSON.email, email_key=PERSON.email_key)
    floor.apply([Put(another), Put(replace(other, person=another.id))])
    told = replace(message("list"), subject_kind="person", subject=PERSON.id)
    made = Letters(LINKS).render(floor, told, START - 3_600_000, HOUSE)
    assert made is not None
    assert made.text.index("7KQ4M 2XW9C V") < made.text.index("00000 00000 Z")


def test_the_calendar_entry_is_one_that_calendars_replace_and_take_out() -> None:
    entries = {}
    with_entry: tuple[MessageWhat, ...] = ("confirmation", "cancelled")
    for what in with_entry:
        mail = letter(what)
        assert mail.calendar is not None
        calendar = Calendar.from_ical(mail.calendar.data)
        (event,) = calendar.walk("VEVENT")
        entries[str(calendar["METHOD"])] = event
        assert event["DTSTART"].to_ical() == b"20261130T104000Z"
        assert event["DTEND"].to_ical() == b"20261130T111000Z"
        assert str(event["ORGANIZER"]) == f"mailto:{HOUSE}"
        assert str(event["ATTENDEE"]) == f"mailto:{PERSON.email}"
        assert event["ATTENDEE"].params["RSVP"] == "FALSE"
    request, cancel = entries["REQUEST"], entries["CANCEL"]
    assert request["UID"] == cancel["UID"] == f"{BOOKED.id}@{SITE.id}"
    assert (request["STATUS"], cancel["STATUS"]) == ("CONFIRMED", "CANCELLED")
    assert request["SEQUENCE"] == BOOKED.revision
    assert request["LOCATION"] == "Riverside, Citizens, Hall 1"
    assert letter("reminder").calendar is letter("late").calendar is None


@every_language
def test_an_sms_has_time_and_link_and_is_two_parts_at_most(lang: str) -> None:
    for what in TOLD:
        short = letter(what, lang, "sms")
        assert "https://go.example/r/0006" in short.text
        assert ("12:05" if what == "late" else "11:40") in short.text
        assert parts_of(short.text) == (2 if lang == "ar" and what == "late" else 1) or lang == "ar"
        assert parts_of(short.text) <= 2
    assert short.to == "+491701234567"


def test_names_are_cut_before_an_sms_grows_too_long() -> None:
    floor = booked("ar")
    long = "مركز خدمات المواطنين في المدينة القديمة على ضفة النهر" * 2
    floor.apply(
        [Put(replace(SITE, names={"ar": long})), Put(replace(DEFINITION, names={"ar": long}))]
    )
    made = Letters(LINKS).render(floor, message("confirmation", "sms"), START)
    assert made is not None and parts_of(made.text) <= 2
    assert made.text.endswith("https://go.example/r/0006") and "..." in made.text


def test_seven_bits_hold_160_characters_and_sixteen_70() -> None:
    assert [parts_of("a" * n) for n in (160, 161, 306, 307)] == [1, 2, 2, 3]
    assert [parts_of("ع" * n) for n in (70, 71, 134, 135)] == [1, 2, 2, 3]
    assert [parts_of("€" * n) for n in (80, 81)] == [1, 2]


@pytest.mark.parametrize(
    ("phone", "country", "found"),
    [
        ("0170 1234567", "DE", "+491701234567"),
        ("+49 (0)170 1234567", "", "+491701234567"),
        ("0049 170 1234567", "", "+491701234567"),
        ("06 1234 5678", "IT", "+390612345678"),
        ("(212) 555-0147", "US", "+12125550147"),
        ("1 212 555 0147", "US", "+12125550147"),
        ("8 912 345-67-89", "RU", "+79123456789"),
        ("06 20 123 4567", "HU", "+36201234567"),
        ("612 345 678", "es", "+34612345678"),
        ("0170 1234567", "", ""),
        ("12", "DE", ""),
    ],
)
def test_a_national_number_gets_the_code_of_the_houses_country(
    phone: str, country: str, found: str
) -> None:
    assert international(phone, country) == found


def test_a_video_meeting_names_the_page_that_leads_in_and_no_desk() -> None:
    floor = booked()
    floor.apply([Put(replace(DEFINITION, video=True))])
    made = Letters(LINKS).render(floor, message("confirmation"), START, HOUSE)
    assert made is not None and made.calendar is not None
    assert "By video" in made.text and POINT.location not in made.text
    assert b"LOCATION" not in made.calendar.data


def test_an_offer_leads_to_the_time_that_is_held_and_says_how_long() -> None:
    hold = SlotHold(
        id=ident(51), definition=DEFINITION.id, start_at=START, end_at=START + 30 * MIN,
        at=START - 60 * MIN, expires_at=START - 30 * MIN,
    )  # fmt: skip
    listed = WaitListed(
        id=ident(50), definition=DEFINITION.id, from_at=0, to_at=START, at=0, person=PERSON.id,
        language="de", state="offered", hold=hold.id,
    )  # fmt: skip
    for whose, link in ((listed, "/book/hold/0033"), (BOOKED, "/r/0006/move/0033")):
        floor = booked()
        floor.apply([Put(replace(hold, offered_to=whose.id)), Put(listed)])
        told = message("offer")
        told = replace(told, id=f"{whose.id}.1.offer.{hold.id}.mail", subject=whose.id)
        made = Letters(LINKS).render(floor, told, START - 60 * MIN, HOUSE)
        assert made is not None
        assert f"https://go.example{link}" in made.text and "11:10" in made.text
        assert made.language == whose.language and made.calendar is None

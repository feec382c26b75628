"""A message as a letter that can be sent: text, HTML and calendar, in the customer's language."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from protocol.booking import Reservation
from protocol.outbox import Message
from protocol.records import Person
from server.domain.floor import Floor
from server.letters.facts import Facts, Links, facts_of
from server.letters.repair_sheet import paper_of, repair_sheet
from server.letters.repair_sms import repair_sms
from server.letters.repairs import repair_of
from server.letters.sentences import spoken_by
from server.letters.sheet import Sheet, sheet_of
from server.letters.sms import sms_of
from server.letters.telephone import international
from server.letters.threads import Desk, letter_of
from server.mail import calendar as ics
from server.mail.delivery import Calendar, Letter

_WITH_ENTRY: Final = {
    "confirmation": "REQUEST",
    "changed": "REQUEST",
    "cancelled": "CANCEL",
}
"""What is mailed with a calendar entry, and by which method."""


class Letters:
    """Renders messages. `sender` tells the house's own address, as it is now."""

    def __init__(self, links: Links, desk: Desk | None = None) -> None:
        self._links, self._desk = links, desk
        self._templates = Environment(
            loader=FileSystemLoader(Path(__file__).parent / "templates"),
            autoescape=select_autoescape(enabled_extensions=("html",), default=False),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def render(self, floor: Floor, message: Message, now: int, house: str = "") -> Letter | None:
        """The letter, of what the floor says now; None where what it is about is gone. `house` is
        the address that mail comes from, which calendars name."""
        if message.what.startswith("ticket_"):
            return self._of_ticket(floor, message, now)
        if message.subject_kind == "service_request":
            return self._of_repair(floor, message, now)
        facts = facts_of(floor, message, self._links, now)
        person = floor.get(Person, message.person)
        if facts is None or person is None:
            return None
        facts = replace(facts, language=spoken_by(floor.site, facts.language))
        if message.channel == "sms":
            to = international(person.phone, floor.site.country)
            return Letter(message.id, to, sms_of(facts), language=facts.language)
        sheet = sheet_of(facts)
        return Letter(
            message.id,
            person.email,
            self._text(sheet),
            name=person.name,
            language=sheet.lang,
            subject=sheet.subject,
            html=self._html(sheet),
            house=sheet.house,
            calendar=self._calendar(floor, message, facts, sheet, now, house),
            made_at=now,
        )

    def _of_ticket(self, floor: Floor, message: Message, now: int) -> Letter | None:
        found = letter_of(floor, message, self._desk, now) if self._desk is not None else None
        if found is None:
            return None
        letter, sheet = found
        return replace(letter, text=self._text(sheet), html=self._html(sheet))

    def _of_repair(self, floor: Floor, message: Message, now: int) -> Letter | None:
        told = repair_of(floor, message, self._links)
        if told is None:
            return None
        if message.channel == "sms":
            to = international(told.person.phone, floor.site.country)
            return Letter(message.id, to, repair_sms(told), language=told.say.lang)
        sheet = repair_sheet(told, now)
        return Letter(
            message.id, told.person.email, self._text(sheet), name=told.person.name,
            language=sheet.lang, subject=sheet.subject, html=self._html(sheet), house=sheet.house,
            made_at=now, drawing=paper_of(floor, told),
        )  # fmt: skip

    def _html(self, sheet: Sheet) -> str:
        return self._templates.get_template("mail.html").render(sheet=sheet)

    def _text(self, sheet: Sheet) -> str:
        text = self._templates.get_template("mail.txt").render(sheet=sheet)
        return "\n".join(_no_blank_runs(text.splitlines())) + "\n"

    def _calendar(
        self, floor: Floor, message: Message, facts: Facts, sheet: Sheet, now: int, house: str
    ) -> Calendar | None:
        method, booked = _WITH_ENTRY.get(message.what), facts.booked
        reservation = floor.get(Reservation, message.subject)
        if method is None or booked is None or booked.definition is None or reservation is None:
            return None
        person = floor.get(Person, message.person)
        entry = ics.Entry(
            f"{sheet.cards[0].title} · {sheet.house}",
            f"{booked.number}\n{booked.link}",
            booked.link,
        )
        data = ics.calendar_of(
            reservation,
            booked.definition,
            booked.point,
            facts.site,
            now,
            method=method,  # type: ignore[arg-type]
            entry=entry,
            house=ics.Mailbox(house, sheet.house) if house else None,
            customer=ics.Mailbox(person.email, person.name) if person else None,
        )
        return Calendar(method, data)


def _no_blank_runs(lines: list[str]) -> list[str]:
    return [line for at, line in enumerate(lines) if line.strip() or (at and lines[at - 1].strip())]

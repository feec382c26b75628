"""A floor with one reservation, for tests of what customers are told."""

from __future__ import annotations

from msgspec.structs import replace

from protocol.booking import Definition, Reservation, ReservationState
from protocol.ids import uuid7
from protocol.outbox import Channel, Message, MessageWhat
from protocol.records import Person, ServicePoint, Site
from server.domain.addresses import email_key
from server.domain.floor import Floor
from server.letters.facts import Links

START = 1_796_035_200_000
"""2026-11-30 11:40 in Berlin, a Monday."""
MIN = 60_000
LINKS = Links(
    own=lambda ident: f"https://go.example/r/{ident[-4:]}",
    cancel=lambda ident: f"https://go.example/r/{ident[-4:]}/cancel",
    book=lambda ident: f"https://go.example/book/{ident[-4:]}",
    offer=lambda hold: f"https://go.example/book/hold/{hold.id[-4:]}",
    move=lambda ident, hold: f"https://go.example/r/{ident[-4:]}/move/{hold.id[-4:]}",
)


def ident(number: int) -> str:
    return uuid7(1_795_521_600_000, number.to_bytes(10, "big"))


SITE = Site(id=ident(1), name="Riverside", zone="Europe/Berlin", names={"ar": "ضفة النهر"})
POINT = ServicePoint(id=ident(2), name="Citizens", prefix="A", capacity=2, location="Hall 1")
DEFINITION = Definition(
    id=ident(3),
    name="Passport",
    names={"de": "Reisepass", "ar": "جواز سفر", "es": "Pasaporte"},
    service_point=POINT.id,
    service=ident(4),
    duration_min=30,
    price="37.50",
    cancel_min=1_440,
)
PERSON = Person(
    id=ident(5),
    name="Jürgen Müller",
    email="jm@mail.example",
    phone="+49 170 1234567",
    phone_key="+491701234567",
    email_key=email_key("jm@mail.example"),
)
BOOKED = Reservation(
    id=ident(6),
    number="7KQ4M2XW9CV",
    definition=DEFINITION.id,
    service_point=POINT.id,
    start_at=START,
    end_at=START + 30 * MIN,
    state="booked",
    since=START - 72 * 60 * MIN,
    made_at=START - 72 * 60 * MIN,
    source="phone",
    person=PERSON.id,
    price="37.50",
)


def booked(language: str = "en", state: ReservationState = "booked", revision: int = 1) -> Floor:
    """The floor with the reservation so."""
    as_it_is = replace(BOOKED, language=language, state=state, revision=revision)
    return Floor([SITE, POINT, DEFINITION, PERSON, as_it_is])


def message(what: MessageWhat, channel: Channel = "mail", revision: int = 1) -> Message:
    """A message about it that is due now."""
    return Message(
        id=f"{BOOKED.id}.{revision}.{what}.0.{channel}",
        subject_kind="reservation",
        subject=BOOKED.id,
        person=PERSON.id,
        what=what,
        channel=channel,
        due_at=BOOKED.made_at,
        made_at=BOOKED.made_at,
        revision=revision,
        useful_until=BOOKED.end_at,
    )

"""A floor with one repair, for tests of what its customer is told."""

from __future__ import annotations

from msgspec.structs import replace

from protocol.cost_estimates import CostEstimate, EstimateLine
from protocol.money import TaxSum
from protocol.outbox import Channel, Message, MessageWhat
from protocol.records import Contact, Hours, Person, RepairTerms, RequestItem, ServicePoint, Site
from protocol.request_states import RequestState
from protocol.service_requests import ServiceRequest
from server.domain.floor import Floor
from server.letters.facts import Links
from tests.server.letters.bookings import LINKS, PERSON, START, ident

DAY = 86_400_000
LINK = "https://repairs.riverside.example/s/QAbCdEfGhIjKlMnOpQrStUvWxYz0123456789AbCdEfGh"
FOUND = Links(**{**vars(LINKS), "repair": lambda ident: LINK})
SITE = Site(id=ident(21), name="Riverside", zone="Europe/Berlin", names={"ar": "ضفة النهر"})
POINT = ServicePoint(
    id=ident(22), name="Repairs", prefix="R", capacity=1, location="Hall 1",
    hours=[Hours(day, 9 * 60, 17 * 60) for day in range(5)],
)  # fmt: skip
CONTACT = Contact(id=ident(23), person=PERSON.id, made_at=START)
TERMS = RepairTerms(id=POINT.id, intake=ident(24), pickup=ident(25))
REQUEST = ServiceRequest(
    id=ident(26), number=1187, service_point=POINT.id, contact=CONTACT.id, state="estimate_sent",
    since=START, opened_at=START, updated_at=START, channel="staff", total="214.30",
    return_fee="25.00", promised_at=START + 5 * DAY, first_promised_at=START + 4 * DAY,
)  # fmt: skip
ITEM = RequestItem(
    id=ident(27), request=REQUEST.id, position=1, what="Phone", make="Apple", model="iPhone 13"
)
ESTIMATE = CostEstimate(
    id=ident(28), request=REQUEST.id, nth=2, state="sent", made_at=START,
    valid_until=START + 3 * DAY, currency="EUR", tax_mode="exclusive", rounding="document",
    lines=[EstimateLine("1", "part", "Display", "1", 0, "201.97", "6.1", "201.97")],
    net="201.97", tax="12.33", total="214.30", taxes=[TaxSum("6.1", "201.97", "12.33")],
    stop_above="235.73", hash="7f3a9c1e" + 56 * "0", note="The battery is weak.",
)  # fmt: skip


def brought(
    language: str = "en", state: RequestState = "estimate_sent", person: Person = PERSON
) -> Floor:
    """The floor with the request so."""
    as_it_is = replace(REQUEST, language=language, state=state)
    return Floor([SITE, POINT, CONTACT, person, TERMS, as_it_is, ITEM, ESTIMATE])


def about(what: MessageWhat, channel: Channel = "mail") -> Message:
    """A message about it that is due now."""
    return Message(
        id=f"{REQUEST.id}.2.{what}.0.{channel}",
        subject_kind="service_request",
        subject=REQUEST.id,
        person=PERSON.id,
        what=what,
        channel=channel,
        due_at=START,
        made_at=START,
        revision=2,
    )

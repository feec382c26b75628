"""What messages about service requests tell, gathered from the floor when they are sent. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import Final

from protocol.cost_estimates import CostEstimate
from protocol.outbox import Message
from protocol.records import Person, RepairTerms, RequestItem, ServicePoint, Site
from protocol.service_requests import ServiceRequest, shown
from server.domain.floor import Floor
from server.domain.hours import Span, point_calendar, spans
from server.domain.money.told import told
from server.domain.requests.usual import full_name, item_in
from server.letters.facts import Links
from server.letters.sentences import sentences, spoken_by
from server.pages.words import Words

DAY_MS: Final = 86_400_000
_AHEAD_DAYS: Final = 14
_OPENINGS_MOST: Final = 3


@dataclass(frozen=True)
class Repair:
    """A service request as its customer is written to about it."""

    what: str
    """Of the message; of something that is given back unrepaired `request_return`."""
    say: Words
    site: Site
    person: Person
    request: ServiceRequest
    items: list[RequestItem]
    point: ServicePoint | None
    terms: RepairTerms | None
    estimate: CostEstimate | None
    """The one that it is about."""
    link: str
    """The customer's page; empty where no phone would find the house by it."""

    @property
    def number(self) -> str:
        """`R-1187`."""
        return shown(self.request.number)

    @property
    def item(self) -> str:
        """What was brought first."""
        return full_name(self.items[0]) if self.items else self.number

    def house(self) -> str:
        """What the house is called in its customer's language."""
        return self.say.named(self.site.name, self.site.names)

    def where(self) -> list[str]:
        """The lines of an address: the house, the service point, where that is."""
        lines, point = [self.house()], self.point
        if point is not None:
            lines.append(self.say.named(point.name, point.names))
            lines.append(self.say.named(point.location, point.locations))
        return list(dict.fromkeys(line for line in lines if line))

    def money(self, amount: str) -> str:
        """An amount of it as the language writes it."""
        currency = self.estimate.currency if self.estimate else self.request.currency
        return told(amount, currency, self.say.lang)

    def kept_until(self) -> int | None:
        """Until when something ready is kept, ms."""
        return self.request.since + self.terms.keep_days * DAY_MS if self.terms else None

    def openings(self, now: int) -> list[Span]:
        """The next times when the service point is open; none where it never closes."""
        if self.point is None:
            return []
        calendar = point_calendar(self.site, self.point)
        found = islice(spans(calendar, now, now + _AHEAD_DAYS * DAY_MS), _OPENINGS_MOST)
        return [each for each in found if each.closes_at - each.opens_at < DAY_MS]


def repair_of(floor: Floor, message: Message, links: Links) -> Repair | None:
    """What the message is about; None where that is gone."""
    request = floor.get(ServiceRequest, message.subject)
    person = floor.get(Person, message.person)
    if request is None or person is None:
        return None
    estimate = None
    if message.what.startswith("estimate_"):
        its = floor.requests.estimates(request.id)
        estimate = next((each for each in its if each.nth == message.revision), None)
        if estimate is None:
            return None
    back = message.what == "request_ready" and request.state == "return_ready"
    return Repair(
        what="request_return" if back else message.what,
        say=sentences(spoken_by(floor.site, request.language)),
        site=floor.site,
        person=person,
        request=request,
        items=[item_in(request.language, each) for each in floor.requests.items(request.id)],
        point=floor.get(ServicePoint, request.service_point),
        terms=floor.get(RepairTerms, request.service_point),
        estimate=estimate,
        link=links.repair(request.id),
    )

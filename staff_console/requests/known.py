"""What the records say of repairs: those that have not ended, and the one that is open. Pure.

The board follows the topic of all heads, and the topic of the request that is chosen; colleagues
and terms come by that of the staff.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from typing import TypeVar

from protocol.record import Record
from protocol.records import (
    AT_DESK,
    Bench,
    Contact,
    CostEstimate,
    Entry,
    Invoice,
    Part,
    Person,
    RepairTerms,
    RequestItem,
    RequestLine,
    RequestNote,
    ServiceRequest,
    Staff,
    Supplier,
)
from protocol.replica import Replica
from protocol.request_queries import FoundRequest
from protocol.request_views import RequestHead
from protocol.service_requests import BenchPlace
from protocol.ticket_views import TicketHead
from staff_console.facts import zone
from staff_console.requests.ended import head_of
from staff_console.speech import tr

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Known:
    """Of whoever is signed in, whose id is `me`."""

    staff: Replica
    heads: Replica
    opened: Replica
    me: str
    past: Sequence[FoundRequest] = ()
    """What else the customer of the one that is open had repaired, where that was asked for."""

    def get(self, kind: type[R], ident: str | None) -> R | None:
        """One record, by whichever topic it comes."""
        found = (replica.get(kind, ident) for replica in (self.opened, self.heads, self.staff))
        return next((each for each in found if each is not None), None)

    @property
    def zone(self) -> tzinfo:
        """Of the house."""
        return zone(self.staff)

    @property
    def all(self) -> Sequence[RequestHead]:
        """All that have not ended."""
        return tuple(self.heads.of(RequestHead))

    def places(self, point: str) -> Mapping[str, BenchPlace]:
        """What the bench of a service point reckons of each request on it, the first first."""
        bench = self.heads.get(Bench, point)
        return {each.request: each for each in bench.order} if bench is not None else {}

    def card(self, ident: str) -> RequestHead | None:
        """The card of a request on the board; None of one that has ended."""
        return self.heads.get(RequestHead, ident)

    def to_call(self, head: RequestHead) -> bool:
        """Whether its customer waits, and is at no desk yet."""
        entry = self.staff.get(Entry, head.entry) if head.entry else None
        return bool(head.entry) and (entry is None or entry.state not in AT_DESK)

    def head(self, ident: str) -> RequestHead | None:
        """The card of a request; of one that has ended, what it would say."""
        request = self.request(ident)
        card = self.card(ident)
        if card is not None or request is None:
            return card
        items, person = self.items(ident), self.person(request)
        return head_of(request, items, person)

    def terms(self, point: str) -> RepairTerms | None:
        """How a service point takes requests."""
        return self.get(RepairTerms, point)

    def first_name(self, ident: str | None) -> str:
        """As colleagues call each other; empty for nobody."""
        who = self.staff.get(Staff, ident)
        if ident and who is None:
            return tr("a colleague")
        return who.name.split(" ")[0] if who is not None else ""

    def name(self, ident: str) -> str:
        """A colleague, or `you`."""
        if ident == self.me:
            return tr("you")
        who = self.staff.get(Staff, ident)
        return who.name if who is not None else tr("a colleague")

    @property
    def colleagues(self) -> Sequence[Staff]:
        """Those who work here, by name, me first."""
        here = (each for each in self.staff.of(Staff) if not each.left)
        return sorted(here, key=lambda each: (each.id != self.me, each.name.casefold()))

    def request(self, ident: str) -> ServiceRequest | None:
        """The request that is open."""
        return self.opened.get(ServiceRequest, ident)

    def items(self, ident: str) -> Sequence[RequestItem]:
        """What was brought, in its order."""
        found = (each for each in self.opened.of(RequestItem) if each.request == ident)
        return sorted(found, key=lambda each: (each.position, each.id))

    def lines(self, ident: str) -> Sequence[RequestLine]:
        """Its parts and labour, in their order."""
        found = (each for each in self.opened.of(RequestLine) if each.request == ident)
        return sorted(found, key=lambda each: (each.position, each.id))

    def notes(self, ident: str) -> Sequence[RequestNote]:
        """Its notes, the oldest first."""
        found = (each for each in self.opened.of(RequestNote) if each.request == ident)
        return sorted(found, key=lambda each: (each.at, each.id))

    def estimates(self, ident: str) -> Sequence[CostEstimate]:
        """Its estimates, the newest last."""
        found = (each for each in self.opened.of(CostEstimate) if each.request == ident)
        return sorted(found, key=lambda each: each.nth)

    def invoice(self, ident: str) -> Invoice | None:
        """Its invoice, once there is one."""
        return self.opened.get(Invoice, ident)

    def person(self, request: ServiceRequest) -> Person | None:
        """Whose it is."""
        contact = self.get(Contact, request.contact)
        return self.get(Person, contact.person) if contact is not None else None

    def tickets(self) -> Sequence[TicketHead]:
        """The tickets about the one that is open, the newest first."""
        return sorted(self.opened.of(TicketHead), key=lambda each: -each.number)

    def supplier(self, line: RequestLine) -> Supplier | None:
        """Who a line's part is got from."""
        part = self.get(Part, line.part)
        return self.get(Supplier, line.supplier or (part.supplier if part is not None else None))

"""What the floor knows of service requests, by what rules ask for them.

Memory keeps all that have not ended, with their items, notes, lines, estimates and unlock codes;
what is here of ended ones was read for a command, or ended since memory last forgot.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeVar

from protocol.changes import Key
from protocol.outbox import UNSENT
from protocol.records import (
    CostEstimate,
    Invoice,
    Message,
    Record,
    RequestItem,
    RequestLine,
    RequestNote,
    ServiceRequest,
    UnlockCode,
)
from protocol.request_states import ENDED

Lists = Mapping[str, Mapping[str, Record]]
Child = RequestItem | RequestLine | RequestNote | CostEstimate | UnlockCode
C = TypeVar("C", bound=Child)
CHILDREN: Final = (RequestItem, RequestLine, RequestNote, CostEstimate, UnlockCode)
"""Kinds that belong to one request each."""
OF_REQUESTS: Final = (ServiceRequest, *CHILDREN)
CHILD_KINDS: Final = tuple(kind.kind() for kind in CHILDREN)


def done_with(lists: Lists) -> list[Key]:
    """Requests that have ended and of which no message is to be sent, with all that belongs to
    them; and what belongs to a request that is not here."""
    requests = lists.get("service_request", {})
    told = {
        each.subject
        for each in lists.get("message", {}).values()
        if isinstance(each, Message) and each.state in UNSENT
    }
    going = {
        each.id
        for each in requests.values()
        if isinstance(each, ServiceRequest) and each.state in ENDED and each.id not in told
    }
    found = [Key("service_request", ident) for ident in going]
    for kind in CHILD_KINDS:
        for record in lists.get(kind, {}).values():
            of = record.request if isinstance(record, CHILDREN) else ""
            if of in going or of not in requests:
                found.append(Key(kind, record.id))
    for ident in lists.get(Invoice.kind(), {}):
        if ident in going or ident not in requests:
            found.append(Key(Invoice.kind(), ident))
    return found


class RequestCases:
    """Indexes over service requests and what belongs to them."""

    def __init__(self) -> None:
        self.by_number: dict[int, str] = {}
        """Ids of requests, by number."""
        self._of_contact: dict[str, dict[str, ServiceRequest]] = {}
        self._at_point: dict[str, dict[str, ServiceRequest]] = {}
        self._of_stay: dict[str, str] = {}
        self._children: dict[type[Record], dict[str, dict[str, Child]]] = {
            kind: {} for kind in CHILDREN
        }
        """What belongs to requests, by kind and request."""

    def items(self, request: str) -> list[RequestItem]:
        """The items of a request, by position."""
        return sorted(self._all(RequestItem, request), key=lambda e: (e.position, e.id))

    def lines(self, request: str) -> list[RequestLine]:
        """The lines of a request, by position."""
        return sorted(self._all(RequestLine, request), key=lambda e: (e.position, e.id))

    def notes(self, request: str) -> list[RequestNote]:
        """The notes of a request, the oldest first."""
        return sorted(self._all(RequestNote, request), key=lambda e: (e.at, e.id))

    def estimates(self, request: str) -> list[CostEstimate]:
        """The estimates of a request, by `nth`."""
        return sorted(self._all(CostEstimate, request), key=lambda e: e.nth)

    def codes(self, request: str) -> list[UnlockCode]:
        """The unlock codes of a request, in no order."""
        return list(self._all(UnlockCode, request))

    def of_contact(self, ident: str) -> list[ServiceRequest]:
        """The requests of a contact, by number."""
        return sorted(self._of_contact.get(ident, {}).values(), key=lambda e: e.number)

    def at_point(self, ident: str) -> list[ServiceRequest]:
        """The requests on the bench of a service point, by number."""
        return sorted(self._at_point.get(ident, {}).values(), key=lambda e: e.number)

    def of_visit(self, ident: str) -> str | None:
        """The id of the request that is brought, or picked up, in a stay."""
        return self._of_stay.get(ident)

    def put(self, before: Record | None, record: Record) -> None:
        """Take in a record that was so before, if it was."""
        if isinstance(record, ServiceRequest):
            self.drop(before)
            self._request(record)
        elif isinstance(record, CHILDREN):
            if isinstance(before, CHILDREN) and before.request != record.request:
                self.drop(before)
            of = self._children[type(record)]
            of.setdefault(record.request, {})[record.id] = record

    def drop(self, gone: Record | None) -> None:
        """Forget a record that was so."""
        if isinstance(gone, ServiceRequest):
            self.by_number.pop(gone.number, None)
            _out(self._of_contact, gone.contact, gone.id)
            _out(self._at_point, gone.service_point, gone.id)
            for stay in _stays(gone):
                if self._of_stay.get(stay) == gone.id:
                    del self._of_stay[stay]
        elif isinstance(gone, CHILDREN):
            _out(self._children[type(gone)], gone.request, gone.id)

    def _request(self, request: ServiceRequest) -> None:
        self.by_number[request.number] = request.id
        self._of_contact.setdefault(request.contact, {})[request.id] = request
        self._at_point.setdefault(request.service_point, {})[request.id] = request
        self._of_stay |= dict.fromkeys(_stays(request), request.id)

    def _all(self, kind: type[C], request: str) -> Iterator[C]:
        found = self._children[kind].get(request, {})
        return (each for each in found.values() if isinstance(each, kind))


class PendingRequests(RequestCases):
    """The same, with changes over it: `over` holds them by kind and id, None what is gone."""

    def __init__(
        self, beneath: RequestCases, over: Mapping[str, Mapping[str, Record | None]]
    ) -> None:
        self._beneath, self._over = beneath, over

    def __getattr__(self, name: str) -> Any:
        return getattr(self._beneath, name)

    def of_contact(self, ident: str) -> list[ServiceRequest]:
        """The requests of a contact, by number."""
        return self._with(self._beneath.of_contact(ident), "contact", ident)

    def at_point(self, ident: str) -> list[ServiceRequest]:
        """The requests on the bench of a service point, by number."""
        return self._with(self._beneath.at_point(ident), "service_point", ident)

    def _with(self, known: list[ServiceRequest], name: str, of: str) -> list[ServiceRequest]:
        over = self._over.get(ServiceRequest.kind(), {})
        found = [each for each in known if each.id not in over]
        for each in over.values():
            if isinstance(each, ServiceRequest) and getattr(each, name) == of:
                found.append(each)
        return sorted(found, key=lambda e: e.number)

    def _all(self, kind: type[C], request: str) -> Iterator[C]:
        over = self._over.get(kind.kind(), {})
        for known in self._beneath._all(kind, request):
            if known.id not in over:
                yield known
        for laid in over.values():
            if isinstance(laid, kind) and laid.request == request:
                yield laid


def _stays(request: ServiceRequest) -> Iterator[str]:
    return (stay for stay in (request.visit, request.pickup) if stay is not None)


def _out(lists: dict[str, dict[str, Any]], at: str, ident: str) -> None:
    theirs = lists.get(at, {})
    theirs.pop(ident, None)
    if not theirs:
        lists.pop(at, None)

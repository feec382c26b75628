"""A small repair shop for tests: a service point that takes requests, colleagues, and Zoe, who
brings her phone."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from protocol.changes import Put
from protocol.commands import Customer, PutStaff
from protocol.outbox import Message, MessageWhat
from protocol.outcomes import Requested
from protocol.parts import RepairTerms
from protocol.records import RequestItem, RequestLine, Service, ServiceRequest
from protocol.request_commands import ItemSpec, NoteRequest, OpenRequest, StepRequest
from protocol.request_states import RequestState, RequestStep
from server.domain.actor import Actor
from tests.hall import ADMIN, ANN, BEN, Hall, hall

ZOE = Customer(name="Zoe Ash", email="zoe@ash.example", phone="+44 7700 900123")
PHONE = ItemSpec(what="Phone", make="Fairphone", model="5", serial="FP5-0093")
MINUTE, HOUR, DAY = 60, 3_600, 86_400
"""Seconds, for `Shop.passes`."""


class Shop:
    """A hall whose point takes requests. What it does must succeed, but for `hall.refused`."""

    def __init__(self, **terms: Any) -> None:
        self.hall: Hall = hall()
        for each in (ADMIN, ANN, BEN):
            self.hall.do(PutStaff(staff=each.id, name=each.name, role=each.role))
        services = self.hall.floor.services(self.point)
        made = [
            Service(
                id=self.hall.ids(),
                service_point=self.point,
                name=name,
                position=len(services) + nth,
            )
            for nth, name in enumerate(("Bring in", "Pick up"))
        ]
        told = {"labour_rate": "60.00", "parts_tax": "19", "labour_tax": "19"} | terms
        self.put(*made, RepairTerms(id=self.point, intake=made[0].id, pickup=made[1].id, **told))

    @property
    def floor(self) -> Any:
        """The floor as it is by now."""
        return self.hall.floor

    @property
    def point(self) -> str:
        """The id of the service point."""
        return self.hall.point

    @property
    def terms(self) -> RepairTerms:
        """How it takes requests."""
        found = self.hall.floor.get(RepairTerms, self.point)
        assert found is not None
        return found

    def passes(self, seconds: int) -> None:
        """Time goes by."""
        self.hall.clock.advance(seconds)

    def opened(self, by: Actor = ANN, **fields: Any) -> str:
        """The id of a new request: Zoe's phone, which is here, if nothing else is told."""
        return self.requested(self.opening(**fields), by).request

    def opening(self, **fields: Any) -> OpenRequest:
        """The command that opens it."""
        told = {"service_point": self.point, "items": [PHONE], "problem": "It does not charge."}
        told |= {"here": True} | fields
        if "contact" not in told:
            told.setdefault("customer", ZOE)
        return OpenRequest(**told)

    def stepped(
        self, request: str, step: RequestStep, by: Actor = ANN, **more: Any
    ) -> ServiceRequest:
        """The request after a colleague's step."""
        self.requested(StepRequest(request=request, step=step, **more), by)
        return self.request(request)

    def diagnosed(self, request: str, text: str = "The port is worn.") -> ServiceRequest:
        """The request after its diagnosis, with one note."""
        self.stepped(request, "diagnose")
        self.hall.do(NoteRequest(request=request, text=text, public=True), ANN)
        return self.stepped(request, "diagnosed")

    def placed(self, request: str, state: RequestState, **fields: Any) -> ServiceRequest:
        """The request laid into a state, as if it had come there; with these fields besides."""
        before = self.request(request)
        told = {"state": state, "since": self.hall.clock.now(), "version": before.version + 1}
        self.put(replace(before, **(told | fields)))
        return self.request(request)

    def lined(self, request: str, line_kind: str = "part", **fields: Any) -> str:
        """The id of a line laid on a request: a port for 20.00, or half an hour of labour."""
        part = {"name": "Port", "unit_price": "20.00", "tax_rate": "19"}
        labour = {"name": "Repair", "minutes": 30, "unit_price": "60.00", "tax_rate": "19"}
        told: dict[str, Any] = dict(part if line_kind != "labour" else labour)
        ident = self.hall.ids()
        told |= {"position": len(self.lines(request)), "since": self.hall.clock.now()} | fields
        self.put(RequestLine(id=ident, request=request, line_kind=line_kind, **told))  # type: ignore[arg-type]
        return ident

    def requested(self, command: Any, by: Actor) -> Requested:
        """What a command on a request answers."""
        answer = self.hall.do(command, by)
        assert isinstance(answer, Requested), answer
        return answer

    def request(self, ident: str) -> ServiceRequest:
        """A request as it is by now."""
        found = self.hall.floor.get(ServiceRequest, ident)
        assert found is not None
        return found

    def items(self, request: str) -> list[RequestItem]:
        """The items of a request."""
        return self.hall.floor.requests.items(request)

    def lines(self, request: str) -> list[RequestLine]:
        """The lines of a request."""
        return self.hall.floor.requests.lines(request)

    def messages(self, what: MessageWhat | None = None) -> list[Message]:
        """What is to be sent to customers, or was."""
        found = (each for each in self.hall.floor.of(Message) if what in (None, each.what))
        return sorted(found, key=lambda each: each.id)

    def put(self, *records: Any) -> None:
        """Lay records on the floor that no command here has made."""
        self.hall.floor.apply([Put(each) for each in records])


def link(request: str) -> Actor:
    """Whoever holds the link to a request."""
    return Actor(request, "visitor", request=request, scope="request")

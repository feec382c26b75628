"""A repair at any point of its life, with what it costs: for tests of lines and estimates."""

from __future__ import annotations

from typing import Any

from protocol.changes import Put
from protocol.cost_estimates import CostEstimate
from protocol.outcomes import Refusal, Requested, Saved
from protocol.parts import Part
from protocol.records import ServiceRequest
from protocol.repair_settings import PutPart, PutRepairTerms, PutSupplier
from protocol.request_commands import AnswerEstimate, PutLine, SendEstimate, StepLine
from protocol.request_states import RequestState
from protocol.service_requests import RequestLine
from server.domain.actor import Actor
from tests.hall import ADMIN, ANN
from tests.server.domain.requests.shop import Shop, link


class Repair(Shop):
    """A shop with one request, `it`, that is here."""

    def __init__(self, state: RequestState = "diagnosed", **terms: Any) -> None:
        super().__init__(**terms)
        self.it = self.opened()
        self.placed(self.it, state)

    @property
    def now(self) -> ServiceRequest:
        """The request as it is by now."""
        return self.request(self.it)

    def adds(self, line_kind: str = "part", by: Actor = ANN, **fields: Any) -> RequestLine:
        """A line that was added: a port for 20.00, if nothing else is told."""
        told: dict[str, Any] = {"line_kind": line_kind}
        if "part" not in fields:
            told["name"] = "Port"
        if line_kind == "labour":
            told["minutes"] = 30
        else:
            told |= {} if "part" in fields else {"unit_price": "20.00"}
        saved = self.hall.do(PutLine(request=self.it, **(told | fields)), by)
        assert isinstance(saved, Saved)
        return self.line(saved.id)

    def changes(self, line: RequestLine, by: Actor = ANN, **fields: Any) -> RequestLine:
        """A line that was changed."""
        self.hall.do(PutLine(request=self.it, line=line.id, **fields), by)
        return self.line(line.id)

    def steps(self, line: RequestLine, *steps: Any, by: Actor = ANN, **more: Any) -> RequestLine:
        """A line after these steps."""
        for step in steps:
            self.requested(StepLine(request=self.it, line=line.id, step=step, **more), by)
        return self.line(line.id)

    def no_step(self, line: RequestLine, step: Any, by: Actor = ANN, **more: Any) -> Refusal:
        """Why a line does not take a step."""
        return self.hall.refused(StepLine(request=self.it, line=line.id, step=step, **more), by)

    def no_line(self, **fields: Any) -> Refusal:
        """Why a line is refused, in a sentence that says what to do."""
        refusal = self.hall.refused(PutLine(request=self.it, **fields), ANN)
        assert refusal.detail.endswith(".")
        return refusal

    def line(self, ident: str) -> RequestLine:
        """A line as it is by now."""
        found = self.floor.get(RequestLine, ident)
        assert isinstance(found, RequestLine)
        return found

    def part(self, **fields: Any) -> Part:
        """A part of the list: 3 batteries at 49.00, if nothing else is told."""
        told = {"name": "Battery", "price": "49.00", "stock": "3"} | fields
        saved = self.hall.do(PutPart(**told), ADMIN)
        assert isinstance(saved, Saved)
        return self.stocked(saved.id)

    def stocked(self, ident: str) -> Part:
        """A part of the list as it is by now."""
        found = self.floor.get(Part, ident)
        assert isinstance(found, Part)
        return found

    def supplier(self, **fields: Any) -> str:
        """The id of a supplier."""
        saved = self.hall.do(PutSupplier(**({"name": "Parts & Co"} | fields)), ADMIN)
        assert isinstance(saved, Saved)
        return saved.id

    def sets(self, **terms: Any) -> None:
        """The terms are others now."""
        self.hall.do(PutRepairTerms(service_point=self.point, **terms), ADMIN)

    def sends(self, **more: Any) -> CostEstimate:
        """An estimate of the lines as they are, sent."""
        self.requested(SendEstimate(request=self.it, **more), ANN)
        return self.estimate()

    def estimate(self, nth: int = 0) -> CostEstimate:
        """An estimate as it is by now; the newest, if none is told."""
        found = self.floor.requests.estimates(self.it)
        estimate = found[nth - 1] if nth else found[-1]
        assert isinstance(estimate, CostEstimate)
        return estimate

    def answer(self, yes: bool = True, **fields: Any) -> AnswerEstimate:
        """The command that answers the newest estimate, by its link."""
        newest = self.estimate() if "nth" not in fields else None
        told: dict[str, Any] = {"request": self.it, "yes": yes}
        if newest is not None:
            told |= {"nth": newest.nth, "hash": newest.hash}
        return AnswerEstimate(**(told | fields))

    def answers(self, yes: bool = True, by: Actor | None = None, **fields: Any) -> Requested:
        """What an answer is answered; of the customer by their link, if nobody else is told."""
        return self.requested(self.answer(yes, **fields), by or link(self.it))

    def no_answer(self, yes: bool = True, by: Actor | None = None, **fields: Any) -> Refusal:
        """Why an answer does not count."""
        refusal = self.hall.refused(self.answer(yes, **fields), by or link(self.it))
        assert refusal.detail.endswith(".")
        return refusal

    def approved(self, *totals: str) -> CostEstimate:
        """An estimate of these untaxed fees, approved by the link."""
        for total in totals:
            self.adds("fee", unit_price=total, tax_rate="0")
        self.sends()
        self.answers()
        return self.estimate()

    def lays(self, *records: Any) -> None:
        """Records laid on the floor."""
        self.hall.floor.apply([Put(each) for each in records])

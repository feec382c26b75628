"""The rows of what repairs cost in the table of commands: lines, estimates, parts and terms."""

from __future__ import annotations

from typing import Final

from protocol import repair_settings as s
from protocol import request_commands as r
from protocol.changes import Key
from protocol.command import Command
from protocol.cost_estimates import CostEstimate
from protocol.service_requests import ServiceRequest
from server.domain.reads import Find, Read
from server.domain.requests import answers, estimates, line_steps, lines, parts, suppliers, terms
from server.domain.rule import Rule, nothing


def _its_request(command: r.RequestCommand) -> list[Read]:
    """Of one that has ended the request alone, which says so: all others are in memory."""
    return [Key(ServiceRequest.kind(), command.request)]


def _its_estimates(command: r.AnswerEstimate | r.SeeEstimate) -> list[Read]:
    """Of one that has ended also its estimates, so that who answers again hears what was said."""
    return [
        Key(ServiceRequest.kind(), command.request),
        Find(CostEstimate.kind(), "request", (command.request,)),
    ]


COST_RULES: Final[dict[type[Command], Rule]] = {
    r.PutLine: Rule(lines.put_line, _its_request),
    r.StepLine: Rule(line_steps.step_line, _its_request),
    r.SendEstimate: Rule(estimates.send_estimate, _its_request),
    r.AnswerEstimate: Rule(answers.answer_estimate, _its_estimates),
    r.SeeEstimate: Rule(answers.see_estimate, _its_estimates),
    s.PutPart: Rule(parts.put_part, nothing),
    s.DeletePart: Rule(parts.delete_part, nothing),
    s.PutSupplier: Rule(suppliers.put_supplier, nothing),
    s.DeleteSupplier: Rule(suppliers.delete_supplier, nothing),
    s.PutRepairTerms: Rule(terms.put_repair_terms, nothing),
    s.DeleteRepairTerms: Rule(terms.delete_repair_terms, nothing),
}

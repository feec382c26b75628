"""`service-request/update`: notes, parts, labour, estimate and state in one request."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from litestar import put
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, JSONBody
from msgspec.structs import replace

from protocol.commands import AnyCommand
from protocol.outcomes import Refusal, Saved
from protocol.records import ServiceRequest
from protocol.request_commands import StepLine, StepRequest, UpdateRequest
from protocol.request_states import STEPS
from server.domain.refused import Refused
from server.http.edge import Edge
from server.http.problems import Problematic, problem_of
from server.http.repairs.bodies import UpdateBody
from server.http.repairs.naming import PATH, existing
from server.http.repairs.parts_of_update import Part, parts_of, step_to
from server.http.repairs.reading import everything
from server.http.repairs.shapes import WholeRequest
from server.http.repairs.writing import ANSWERED, KNOWN, LINED, SENT, STEPPED
from server.http.tickets.writing import doing
from server.http.transitions import Ask

_CODES: Final = tuple(
    dict.fromkeys((
        *KNOWN, *STEPPED, *LINED, *SENT, *ANSWERED, "unknown_item", "unknown_attachment",
        "unknown_contact", "unknown_service_point", "no_requests",
    ))
)  # fmt: skip


@dataclass
class _Going:
    """How far an update has come."""

    before: ServiceRequest
    made: str = ""
    """What the last part has made or changed."""
    done: list[str] = field(default_factory=list)


def updating_route(edge: Edge) -> HTTPRouteHandler:
    """The handler of `update`."""

    @put(f"{PATH}/update/{{id:str}}", **doing(
        UpdateRequest, "Change a service request", "All of the request, after it.", *_CODES
    ))  # fmt: skip
    async def update(request: Ask, id: FromPath[str], data: JSONBody[UpdateBody]) -> WholeRequest:
        """Any of: fields; items; diagnostic notes; parts, labour and fees with what became of them;
        an answer to the estimate, or a new one; a step, or the state that it leads to. Done in this
        order: fields, `items`, `notes`, `lines`, `estimate.answer`, `step` or `state`,
        `estimate.send`.

        Nothing is done before all of it is understood. Where a part is refused then, those after
        it are not done; the problem names in `done` those before it, which stay, and in `field`
        what is at fault. Repeat the same request under its `Idempotency-Key` as often as you like:
        nothing is done twice. To go on after a refusal, send what is left under a new key."""
        found = await existing(edge, id)
        parts, going = parts_of(found.id, data), _Going(found)
        for part in parts:
            await _do(edge, request, part, going)
        return await everything(edge, found.id)

    return update


async def _do(edge: Edge, request: Ask, part: Part, going: _Going) -> None:
    try:
        command = _ready(edge, part, going)
        if command is not None:
            answered = await edge.ask(request.scope, command, part=f"{part.name} ")
            await edge.tailer.reached(answered.seq)
            if isinstance(answered.answer, Saved):
                going.made = answered.answer.id
    except Refused as refused:
        raise _stopped(refused.refusal, part, going.done) from None
    going.done.append(part.name)


def _ready(edge: Edge, part: Part, going: _Going) -> AnyCommand | None:
    """The command of a part, now that those before are done; None where it is so already."""
    command = part.command
    if part.follows and isinstance(command, StepLine):
        return replace(command, line=going.made)
    if not isinstance(command, StepRequest):
        return command
    now = edge.tailer.floor.get(ServiceRequest, going.before.id) or going.before
    if now.state == part.leads_to:
        return None
    if part.leads_to is not None:
        return replace(command, step=step_to(part.leads_to, now.state))
    return None if _came_before(command, now, going) else command


def _came_before(command: StepRequest, now: ServiceRequest, going: _Going) -> bool:
    """Whether the parts before have brought the step: labour that begins is the repair, and with a
    yes to a second estimate what somebody works on goes on."""
    rule = STEPS[command.step]
    there = now.state in rule.leads_to.values() and now.state not in rule.leads_to
    bring = (name.startswith("lines[") or name == "estimate.answer" for name in going.done)
    return rule.also == "lines" and there and any(bring)


def _stopped(refusal: Refusal, part: Part, done: list[str]) -> Problematic:
    """The problem of the part that was refused, with what was done before."""
    where = f"{part.within}{refusal.field}" if refusal.field else None
    detail = refusal.detail
    if done:
        detail = f"{detail} Done before: {', '.join(done)}."
    found = problem_of(replace(refusal, detail=detail, field=where))
    return Problematic(replace(found, done=list(done)))

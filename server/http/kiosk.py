"""What kiosks do with staff: slips that are printed again, and calls for a person."""

from __future__ import annotations

from typing import Final

from litestar import get
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, JSONBody

from protocol import commands as c
from protocol.ids import is_id
from protocol.records import Help, Visit
from server.http.edge import Edge, actor_of
from server.http.kiosk_shapes import (
    HelpAnswerBody,
    HelpBody,
    HelpList,
    HelpShape,
    PrintSlipBody,
    ReportSlipBody,
    SlipAnswer,
)
from server.http.problems import documented, reject
from server.http.transitions import Ask, transition, visit_of

_READ: Final = ("unauthenticated", "token_expired", "forbidden")


def slip_routes(edge: Edge) -> list[HTTPRouteHandler]:
    """The paper with the number."""

    @transition("print-slip/{id:str}", c.PrintSlip, "Print a slip again", "unknown_entry",
                "unknown_visit", "wrong_state", answers="A kiosk prints it.")  # fmt: skip
    async def print_slip(
        request: Ask, id: FromPath[str], data: JSONBody[PrintSlipBody | None] = None
    ) -> SlipAnswer:
        """Of somebody who is here. Has failed when no kiosk prints it within a minute."""
        visit = await visit_of(edge, id)
        device = data.device if data else None
        if device is not None and not is_id(device):
            reject("invalid", "There is no such kiosk. Check the id, or leave it out.", "device")
        await edge.ask(request.scope, c.PrintSlip(visit=visit, device=device))
        return await _slip(edge, visit)

    @transition("report-slip/{id:str}", c.ReportSlip, "A kiosk reports a slip", "unknown_entry",
                "unknown_visit", "wrong_state", "slip_taken", answers="It is kept.")  # fmt: skip
    async def report_slip(
        request: Ask, id: FromPath[str], data: JSONBody[ReportSlipBody]
    ) -> SlipAnswer:
        """`printing` is said first: of two kiosks one prints, the other is refused."""
        visit = await visit_of(edge, id)
        command = c.ReportSlip(visit=visit, state=data.state, reason=data.reason)
        await edge.ask(request.scope, command)
        return await _slip(edge, visit)

    return [print_slip, report_slip]


def help_routes(edge: Edge) -> list[HTTPRouteHandler]:
    """Calls for a person."""

    @get(
        "/queue/help",
        opt={"asks": "read help"},
        summary="Calls for a person",
        response_description="Those of today.",
        responses=documented(*_READ),
        security=[{"bearer": []}],
    )
    async def calls() -> HelpList:
        """Where somebody stands at a kiosk and needs a person, and who goes there."""
        return HelpList(items=[HelpShape.of(call) for call in edge.tailer.floor.of(Help)])

    @transition("help", c.AskForHelp, "A kiosk calls for a person", answers="Staff see the call.")
    async def ask(request: Ask, data: JSONBody[HelpBody | None] = None) -> HelpShape:
        """Asked again while the call runs, it changes nothing."""
        told = data or HelpBody()
        command = c.AskForHelp(language=told.language, access_needs=told.access_needs)
        await edge.ask(request.scope, command)
        return await _call(edge, actor_of(request.scope).id)

    @transition("help/{id:str}", c.AnswerHelp, "Go to a kiosk, or be done there", "not_found",
                "wrong_state", "conflict", answers="The kiosk and all staff see it.")  # fmt: skip
    async def answer(request: Ask, id: FromPath[str], data: JSONBody[HelpAnswerBody]) -> HelpShape:
        """`id` is the kiosk's. It may say itself that its call is `done`."""
        await edge.ask(request.scope, c.AnswerHelp(device=id, state=data.state))
        return await _call(edge, id)

    return [calls, ask, answer]


async def _slip(edge: Edge, ident: str) -> SlipAnswer:
    await edge.tailer.reached(edge.door.head.seq)
    visit = edge.tailer.floor.get(Visit, ident)
    if visit is None:
        reject("unknown_visit", "The visit has ended meanwhile. Nothing is printed.", "id")
    return SlipAnswer(
        visit=visit.id,
        state=visit.slip,
        device=visit.slip_device,
        reason=visit.slip_reason,
        printed=visit.slips,
    )


async def _call(edge: Edge, kiosk: str) -> HelpShape:
    await edge.tailer.reached(edge.door.head.seq)
    call = edge.tailer.floor.get(Help, kiosk)
    if call is None:
        reject("not_found", "The day has ended meanwhile, and the call with it.", "id")
    return HelpShape.of(call)

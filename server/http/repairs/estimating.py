"""Estimates: sent to the customer, opened and answered by them or by whoever heard them."""

from __future__ import annotations

from typing import Final

from litestar import post
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, JSONBody

from protocol import request_commands as r
from server.http.booking import OPEN
from server.http.desk.writing import saved
from server.http.edge import Edge
from server.http.problems import documented
from server.http.repairs.bodies import SeenBody, SendEstimateBody
from server.http.repairs.changing import ONE
from server.http.repairs.commands import of_answer, of_send
from server.http.repairs.naming import request_id
from server.http.repairs.shapes import RequestAnswer
from server.http.repairs.values import AnswerBody
from server.http.repairs.writing import ANSWERED, KNOWN, NOW, SENT, requested
from server.http.tickets.writing import doing
from server.http.transitions import Ask

_LIMITED: Final = {"responses": documented(*OPEN, "unknown_request", "request_ended", *ANSWERED)}


def estimating_routes(edge: Edge) -> list[HTTPRouteHandler]:
    """send, seen, answer."""
    return [_send(edge), _seen(edge), _answer(edge)]


def _send(edge: Edge) -> HTTPRouteHandler:
    @post(f"{ONE}/estimate/send", **doing(
        r.SendEstimate, "Send an estimate", NOW, *KNOWN, *SENT))  # fmt: skip
    async def send(
        request: Ask, id: FromPath[str], data: JSONBody[SendEstimateBody]
    ) -> RequestAnswer:
        """Made of the lines as they are now, by mail or SMS where there is an address. It
        supersedes the one before, and is never reckoned again."""
        command = of_send(await request_id(edge, id), data, data.version)
        return await requested(edge, request, command)

    return send


def _seen(edge: Edge) -> HTTPRouteHandler:
    @post(f"{ONE}/estimate/seen", **doing(r.SeeEstimate, "Say that one has opened it", "")
          | {"status_code": 204, "responses": documented(*OPEN, "unknown_request"),
             "response_description": "It is noted."})  # fmt: skip
    async def seen(request: Ask, id: FromPath[str], data: JSONBody[SeenBody]) -> None:
        """By the customer, with the token of their link: colleagues see that it was read."""
        command = r.SeeEstimate(request=await request_id(edge, id), nth=data.nth)
        await saved(edge, request, command)

    return seen


def _answer(edge: Edge) -> HTTPRouteHandler:
    @post(f"{ONE}/estimate/answer", **doing(r.AnswerEstimate, "Answer an estimate", NOW)
          | _LIMITED)  # fmt: skip
    async def answer(request: Ask, id: FromPath[str], data: JSONBody[AnswerBody]) -> RequestAnswer:
        """Yes or no to the very estimate that was read: `nth` and `hash` say which. Once, by the
        customer with the token of their link; or by staff, as they were told: `in_person`, or by
        `phone` with who said so, the number that was rung, and the total as it was read aloud.
        `limit` and `warranty` approve what needs no answer."""
        return await requested(edge, request, of_answer(await request_id(edge, id), data))

    return answer

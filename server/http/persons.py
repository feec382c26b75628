"""`/admin/persons`: who is meant, all that is known of them, and erasing it.

Whom somebody looks for stands in the body, never in the address: addresses end up in logs.
"""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import Annotated, Any, Final

from litestar import Request, delete, post
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, JSONBody
from msgspec import Meta

from protocol.commands import ErasePerson
from protocol.ids import is_id
from server.execution.persons import export_of, find_persons
from server.http.edge import Edge, actor_of
from server.http.problems import ALWAYS, documented, reject
from server.http.queue_shapes import AnId
from server.http.shapes import Body, Shape, instant

_Ask = Request[Any, Any, Any]
_SIGNED: Final[list[dict[str, list[str]]]] = [{"bearer": []}]
_NO_SUCH: Final = "There is no such person. Find them again."


class FindBody(Body, frozen=True):
    """Whom to look for."""

    text: Annotated[
        str,
        Meta(
            min_length=1,
            max_length=200,
            description="A number, a telephone, an address, or a part of a name.",
            examples=["A012"],
        ),
    ]
    day: (
        Annotated[
            str,
            Meta(max_length=10, description="Business day of the number.", examples=["2026-11-26"]),
        ]
        | None
    ) = None


class FoundShape(Shape, frozen=True):
    """One person who fits."""

    person: str
    name: str
    phone: str
    email: str
    number: Annotated[str, Meta(description="Of the last visit.")]
    day: str
    here: Annotated[bool, Meta(description="Whether that visit still goes on.")]


class FoundList(Shape, frozen=True):
    """Those who fit, the newest first, 50 at most."""

    items: list[FoundShape]


class ExportBody(Body, frozen=True):
    """Whose data is handed out."""

    person: Annotated[AnId, Meta(description="Id of the person.")]


class ExportShape(Shape, frozen=True):
    """All that the house knows of one person."""

    person: dict[str, Any]
    visits: Annotated[
        list[dict[str, Any]],
        Meta(description="Each with its legs, and how long they took, calls and promises."),
    ]
    reservations: Annotated[
        list[dict[str, Any]], Meta(description="Each with its messages and its video room.")
    ]
    wait_list: Annotated[list[dict[str, Any]], Meta(description="What they wait for.")]
    contacts: Annotated[
        list[dict[str, Any]], Meta(description="As what the house knows them over time.")
    ]
    tickets: Annotated[
        list[dict[str, Any]],
        Meta(description="Each with its thread, the files that came with it, and what was mailed."),
    ]
    events: Annotated[list[dict[str, Any]], Meta(description="What was planned with them.")]
    activities: Annotated[
        list[dict[str, Any]], Meta(description="What happened to them, step by step.")
    ]
    audit: Annotated[
        list[dict[str, Any]], Meta(description="What was asked by them and about them.")
    ]
    held: Annotated[list[str], Meta(description="What stays after erasing, and why.")]
    made_at: datetime


def _asking(operation: str, summary: str, answers: str, *codes: str) -> dict[str, Any]:
    return {
        "opt": {"asks": operation},
        "summary": summary,
        "response_description": answers,
        "responses": documented(*ALWAYS, *codes),
        "security": _SIGNED,
    }


def person_routes(edge: Edge) -> list[HTTPRouteHandler]:
    """Find, export and erase."""
    return [_find(edge), _export(edge), _erase(edge)]


def _find(edge: Edge) -> HTTPRouteHandler:
    @post(
        "/admin/persons/find",
        status_code=200,
        **_asking("ask find_person", "Find a person", "Who may be meant."),
    )
    async def find(data: JSONBody[FindBody]) -> FoundList:
        """Only of whom anything is known still."""
        found = await asyncio.to_thread(find_persons, edge.store, data.text, data.day)
        return FoundList(
            items=[
                FoundShape(
                    person=each.person,
                    name=each.name,
                    phone=each.phone,
                    email=each.email,
                    number=each.number,
                    day=each.day,
                    here=each.here,
                )
                for each in found
            ]
        )

    return find


def _export(edge: Edge) -> HTTPRouteHandler:
    @post(
        "/admin/persons/export",
        status_code=200,
        **_asking(
            "ask person_export",
            "Hand out what is known of a person",
            "All of it; the audit says who asked.",
            "unknown_person",
        ),
    )
    async def export(request: _Ask, data: JSONBody[ExportBody]) -> ExportShape:
        """To answer somebody who asks what the house knows of them."""
        actor, now = actor_of(request.scope), edge.clock.now()
        made = await export_of(edge.door, data.person, actor, "http", now)
        return ExportShape(
            person=made.person,
            visits=made.visits,
            reservations=made.reservations,
            wait_list=made.wait_list,
            contacts=made.contacts,
            tickets=made.tickets,
            events=made.events,
            activities=made.activities,
            audit=made.audit,
            held=made.held,
            made_at=instant(made.made_at),
        )

    return export


def _erase(edge: Edge) -> HTTPRouteHandler:
    @delete(
        "/admin/persons/{id:str}",
        status_code=204,
        **_asking(ErasePerson.op(), "Erase a person", "It is erased.", "unknown_person"),
    )
    async def erase(request: _Ask, id: FromPath[str]) -> None:
        """All that is known goes, everywhere; visits stay, without a person. There is no undo."""
        if not is_id(id):
            reject("unknown_person", _NO_SUCH, "id")
        answered = await edge.ask(request.scope, ErasePerson(person=id))
        await edge.tailer.reached(answered.seq)

    return erase

"""`/admin/sla`: policies and calendars; open tickets are reckoned anew when one changes."""

from __future__ import annotations

from typing import Final

from litestar import delete, get, post, put
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, JSONBody

from protocol.records import SlaCalendar, SlaPolicy
from protocol.support_commands import (
    DeleteSlaCalendar,
    DeleteSlaPolicy,
    PutSlaCalendar,
    PutSlaPolicy,
)
from server.http.desk.sla_shapes import (
    CalendarBody,
    CalendarList,
    CalendarShape,
    PolicyBody,
    PolicyList,
    PolicyShape,
)
from server.http.desk.writing import removing, saved, saving
from server.http.edge import Edge
from server.http.paging import Cursor, page_of
from server.http.setting_shapes import SavedAnswer
from server.http.tickets.naming import ident
from server.http.tickets.writing import reading
from server.http.transitions import Ask

_POLICIES: Final = "/admin/sla/policies"
_CALENDARS: Final = "/admin/sla/calendars"
_NEW: Final = ("unknown_setting", "no_hours")
_KNOWN: Final = (*_NEW, "version_mismatch")


def sla_setting_routes(edge: Edge) -> list[HTTPRouteHandler]:
    """Policies and calendars."""
    return [*_of_policies(edge), *_of_calendars(edge)]


def _of_policies(edge: Edge) -> list[HTTPRouteHandler]:
    @get(_POLICIES, **reading("read ticket desk", "Policies", "A page of policies.", "invalid"))
    async def policies(cursor: Cursor = None) -> PolicyList:
        """What is promised to which tickets."""
        page, following = page_of(edge.tailer.floor.of(SlaPolicy), cursor)
        return PolicyList(items=[PolicyShape.of(each) for each in page], next=following)

    @post(_POLICIES, **saving(PutSlaPolicy, "Add a policy", *_NEW) | {"status_code": 201})
    async def add(request: Ask, data: JSONBody[PolicyBody]) -> SavedAnswer:
        """Needs name, calendar and targets. `no_hours` where its calendar never opens."""
        return await saved(edge, request, data.command(None))

    @put(f"{_POLICIES}/{{id:str}}", **saving(PutSlaPolicy, "Change a policy", *_KNOWN))
    async def change(request: Ask, id: FromPath[str], data: JSONBody[PolicyBody]) -> SavedAnswer:
        """Those fields that are named. What is breached stays so."""
        return await saved(edge, request, data.command(ident(id, "unknown_setting")))

    @delete(f"{_POLICIES}/{{id:str}}", **removing(
        DeleteSlaPolicy, "Remove a policy", "unknown_setting", "in_use"))  # fmt: skip
    async def remove(request: Ask, id: FromPath[str]) -> None:
        """Its open tickets get the one that fits next."""
        await saved(edge, request, DeleteSlaPolicy(policy=ident(id, "unknown_setting")))

    return [policies, add, change, remove]


def _of_calendars(edge: Edge) -> list[HTTPRouteHandler]:
    @get(_CALENDARS, **reading("read ticket desk", "Calendars", "A page of them.", "invalid"))
    async def calendars(cursor: Cursor = None) -> CalendarList:
        """When business time runs."""
        page, following = page_of(edge.tailer.floor.of(SlaCalendar), cursor)
        return CalendarList(items=[CalendarShape.of(each) for each in page], next=following)

    @post(_CALENDARS, **saving(PutSlaCalendar, "Add a calendar", *_NEW) | {"status_code": 201})
    async def add(request: Ask, data: JSONBody[CalendarBody]) -> SavedAnswer:
        """Needs a name; several spans a day, dates that are otherwise, and holidays."""
        return await saved(edge, request, data.command(None))

    @put(f"{_CALENDARS}/{{id:str}}", **saving(PutSlaCalendar, "Change a calendar", *_KNOWN))
    async def change(request: Ask, id: FromPath[str], data: JSONBody[CalendarBody]) -> SavedAnswer:
        """Those fields that are named."""
        return await saved(edge, request, data.command(ident(id, "unknown_setting")))

    @delete(f"{_CALENDARS}/{{id:str}}", **removing(
        DeleteSlaCalendar, "Remove a calendar", "unknown_setting", "in_use"))  # fmt: skip
    async def remove(request: Ask, id: FromPath[str]) -> None:
        """Refused while a policy or a bench uses it."""
        await saved(edge, request, DeleteSlaCalendar(calendar=ident(id, "unknown_setting")))

    return [calendars, add, change, remove]

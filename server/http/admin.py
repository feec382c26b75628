"""`/admin`: the settings one by one, for managers; each change is a command."""

from __future__ import annotations

from typing import Annotated, Any, Final

from litestar import Request, delete, get, post, put
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, JSONBody, QueryParameter

from protocol import commands as c
from protocol.commands import Command
from protocol.records import Desk, Service, ServicePoint, Staff
from server.http.admin_commands import (
    of_desk,
    of_new_service,
    of_service,
    of_staff,
    point_of,
    service_of,
)
from server.http.admin_shapes import (
    DeskBody,
    DeskList,
    HoursAnswer,
    HoursBody,
    NewServiceBody,
    ServiceChangeBody,
    ServiceList,
    ServiceOfPoint,
)
from server.http.desk.writing import saved
from server.http.edge import Edge
from server.http.paging import Cursor, page_of
from server.http.point_answers import DeskAnswer, ServiceAnswer
from server.http.problems import ALWAYS, documented, reject
from server.http.setting_shapes import ExceptionShape, HoursShape, SavedAnswer
from server.http.site_answer import site_answer
from server.http.site_shapes import SiteAnswer, SiteBody
from server.http.staff_shapes import StaffBody, StaffList, staff_answers

_Ask = Request[Any, Any, Any]
_SIGNED: Final[list[dict[str, list[str]]]] = [{"bearer": []}]
_READ: Final = ("unauthenticated", "token_expired", "forbidden", "invalid")
_OfPoint = Annotated[
    str | None, QueryParameter(name="servicePoint", description="Only those of this point.")
]


def _reading(summary: str, answers: str, *codes: str) -> dict[str, Any]:
    return {
        "opt": {"asks": "read settings"},
        "summary": summary,
        "response_description": answers,
        "responses": documented(*_READ, *codes),
        "security": _SIGNED,
    }


def _saving(command: type[Command], summary: str, *codes: str) -> dict[str, Any]:
    return {
        "status_code": 200,
        "opt": {"asks": command.op()},
        "summary": summary,
        "response_description": "It is saved, and every screen shows it.",
        "responses": documented(*ALWAYS, *codes),
        "security": _SIGNED,
    }


def admin_routes(edge: Edge) -> list[HTTPRouteHandler]:
    """All but the preview of effects."""
    return [*_site(edge), *_hours(edge), *_services(edge), *_desks(edge), *_staff(edge)]


def _site(edge: Edge) -> list[HTTPRouteHandler]:
    @get("/admin/site", **_reading("The hall", "Name, clock, message and address."))
    async def site() -> SiteAnswer:
        """The settings of the whole hall."""
        return site_answer(edge)

    @put("/admin/site", **_saving(c.UpdateSite, "Change the hall", "in_use", "version_mismatch"))
    async def change(request: _Ask, data: JSONBody[SiteBody]) -> SavedAnswer:
        """Changes the fields that are named."""
        return await saved(edge, request, data.command())

    return [site, change]


def _hours(edge: Edge) -> list[HTTPRouteHandler]:
    @get(
        "/admin/hours/{id:str}",
        **_reading("Opening hours", "The week and its exceptions.", "unknown_service_point"),
    )
    async def hours(id: FromPath[str]) -> HoursAnswer:
        """Of a service point. Without any only people open and close it."""
        point = edge.tailer.floor.get(ServicePoint, id)
        if point is None:
            reject("unknown_service_point", "There is no such service point. Check the id.", "id")
        return HoursAnswer(
            service_point=point.id,
            version=point.version,
            hours=[HoursShape.of(each) for each in point.hours],
            exceptions=[ExceptionShape.of(each) for each in point.exceptions],
        )

    @put(
        "/admin/hours/{id:str}",
        **_saving(
            c.UpdateServicePoint,
            "Change the opening hours",
            "unknown_service_point",
            "version_mismatch",
        ),
    )
    async def change(request: _Ask, id: FromPath[str], data: JSONBody[HoursBody]) -> SavedAnswer:
        """Spans of a day neither overlap nor end before they begin."""
        return await saved(edge, request, data.command(point_of(id)))

    return [hours, change]


_CHANGED: Final = ("unknown_service_point", "unknown_service", "version_mismatch", "prefix_taken")


def _services(edge: Edge) -> list[HTTPRouteHandler]:
    @get("/admin/services", **_reading("All services", "A page of services."))
    async def services(service_point: _OfPoint = None, cursor: Cursor = None) -> ServiceList:
        """Of the whole hall, or of one service point."""
        floor = edge.tailer.floor
        found = (s for s in floor.of(Service) if service_point in (None, s.service_point))
        page, following = page_of(found, cursor)
        points = {point.id: point.version for point in floor.points()}
        items = [
            ServiceOfPoint(
                service_point=service.service_point,
                version=points.get(service.service_point, 0),
                service=ServiceAnswer.of(service),
            )
            for service in page
        ]
        return ServiceList(items=items, next=following)

    @post("/admin/services", **_saving(c.UpdateServicePoint, "Add a service", *_CHANGED))
    async def add(request: _Ask, data: JSONBody[NewServiceBody]) -> SavedAnswer:
        """The answer is of the service point, whose version goes up."""
        return await saved(edge, request, of_new_service(data))

    @put("/admin/services/{id:str}", **_saving(c.UpdateServicePoint, "Change a service", *_CHANGED))
    async def change(
        request: _Ask, id: FromPath[str], data: JSONBody[ServiceChangeBody]
    ) -> SavedAnswer:
        """The answer is of the service point, whose version goes up."""
        return await saved(edge, request, of_service(edge.tailer.floor, id, data))

    @delete(
        "/admin/services/{id:str}",
        **_saving(c.DeleteService, "Remove a service", "unknown_service", "in_use")
        | {"status_code": 204},
    )
    async def remove(request: _Ask, id: FromPath[str]) -> None:
        """Refused while anybody is here for it, and for the last one of a service point."""
        await saved(edge, request, c.DeleteService(service=service_of(id)))

    return [services, add, change, remove]


def _desks(edge: Edge) -> list[HTTPRouteHandler]:
    @get("/admin/desks", **_reading("All desks", "A page of desks."))
    async def desks(service_point: _OfPoint = None, cursor: Cursor = None) -> DeskList:
        """Of the whole hall, or of one service point."""
        found = (d for d in edge.tailer.floor.of(Desk) if service_point in (None, d.service_point))
        page, following = page_of(found, cursor)
        return DeskList(items=[DeskAnswer.of(desk) for desk in page], next=following)

    @put(
        "/admin/desks/{id:str}",
        **_saving(
            c.UpdateDesk, "Change a desk", "unknown_desk", "unknown_service", "version_mismatch"
        ),
    )
    async def change(request: _Ask, id: FromPath[str], data: JSONBody[DeskBody]) -> SavedAnswer:
        """Its name, what is done there, and whom it is made for; not who works there."""
        return await saved(edge, request, of_desk(id, data))

    return [desks, change]


def _staff(edge: Edge) -> list[HTTPRouteHandler]:
    @get("/admin/staff", **_reading("All colleagues", "A page of colleagues."))
    async def staff(cursor: Cursor = None) -> StaffList:
        """Whoever works here, with what they can do; who may sign in stands at
        `/admin/accounts`.
        """
        floor = edge.tailer.floor
        people = (s for s in floor.of(Staff) if not s.left)
        page, following = page_of(people, cursor)
        return StaffList(items=staff_answers(floor, page), next=following)

    @put(
        "/admin/staff/{id:str}",
        **_saving(c.UpdateStaff, "Change a colleague", "unknown_staff", "version_mismatch"),
    )
    async def change(request: _Ask, id: FromPath[str], data: JSONBody[StaffBody]) -> SavedAnswer:
        """Who is called to a desk depends on what the colleague there can do; who is booked, on
        that and on their hours."""
        return await saved(edge, request, of_staff(id, data))

    return [staff, change]

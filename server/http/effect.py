"""`/admin/effect`: what a change of settings would do, before it is saved."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeVar

import msgspec
from litestar import Request, post
from litestar.handlers import HTTPRouteHandler
from litestar.params import JSONBody

from protocol import commands as c
from protocol.commands import AnyCommand
from protocol.outcomes import Refusal
from protocol.support_commands import (
    DeleteRule,
    DeleteSlaCalendar,
    DeleteSlaPolicy,
    DeleteWebhook,
)
from server.domain.floor import Floor
from server.domain.refused import Refused
from server.execution.preview import preview
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
    EffectAnswerShape,
    EffectBody,
    HoursBody,
    NewServiceBody,
    ServiceChangeBody,
    SettingName,
)
from server.http.aside_shapes import PointStateBody
from server.http.desk.rules import RuleBody
from server.http.desk.sla_shapes import CalendarBody, PolicyBody
from server.http.desk.webhooks import WebhookBody
from server.http.edge import Edge, actor_of
from server.http.point_shapes import CreatePointBody, UpdatePointBody
from server.http.problems import ALWAYS, Problematic, documented, invalid_body
from server.http.site_shapes import SiteBody
from server.http.staff_shapes import StaffBody
from server.http.tickets.naming import ident

B = TypeVar("B", bound=msgspec.Struct)


def effect_route(edge: Edge) -> HTTPRouteHandler:
    """The handler of the preview."""

    @post(
        "/admin/effect",
        status_code=200,
        opt={"asks": "update_service_point"},
        summary="What a change would do",
        response_description="Sentences; nothing was saved.",
        responses=documented(
            *ALWAYS, "unknown_service_point", "unknown_service", "unknown_desk", "unknown_staff",
            "version_mismatch", "prefix_taken", "in_use", "unknown_setting", "no_hours",
            "rule_loops",
        ),
        security=[{"bearer": []}],
    )  # fmt: skip
    async def effect(
        request: Request[Any, Any, Any], data: JSONBody[EffectBody]
    ) -> EffectAnswerShape:
        """Tells it in sentences, or refuses as saving would. Ask as often as you like."""
        command = _COMMANDS[data.setting](edge.tailer.floor, data.id or "", data.change)
        actor = actor_of(request.scope)
        floor, now = edge.tailer.floor, edge.clock.now()
        found = await preview(floor, command, actor, now, edge.quoted, edge.store)
        if isinstance(found, Refusal):
            raise Refused(found)
        return EffectAnswerShape(sentences=found.sentences)

    return effect


def _read(body: type[B], change: dict[str, Any]) -> B:
    try:
        return msgspec.convert(change, body)
    except msgspec.ValidationError as fault:
        raise Problematic(invalid_body(str(fault), "change")) from None


def _point_update(floor: Floor, ident: str, change: dict[str, Any]) -> AnyCommand:
    body = _read(UpdatePointBody, change)
    return body.command(point_of(body.id))


def _one(told: str) -> str:
    return ident(told, "unknown_setting")


def _one_or_new(told: str) -> str | None:
    return _one(told) if told else None


_COMMANDS: Final[dict[SettingName, Callable[[Floor, str, dict[str, Any]], AnyCommand]]] = {
    "site": lambda _floor, _id, change: _read(SiteBody, change).command(),
    "service-point/create": lambda _f, _id, change: _read(CreatePointBody, change).command(),
    "service-point/update": _point_update,
    "service-point/delete": lambda _f, id, _: c.DeleteServicePoint(service_point=point_of(id)),
    "hours": lambda _floor, id, change: _read(HoursBody, change).command(point_of(id)),
    "services/add": lambda _f, _id, change: of_new_service(_read(NewServiceBody, change)),
    "services/update": lambda f, id, change: of_service(f, id, _read(ServiceChangeBody, change)),
    "services/delete": lambda _f, id, _: c.DeleteService(service=service_of(id)),
    "desks": lambda _floor, id, change: of_desk(id, _read(DeskBody, change)),
    "staff": lambda _floor, id, change: of_staff(id, _read(StaffBody, change)),
    "state": lambda _f, id, change: c.SetPoint(
        service_point=point_of(id), state=_read(PointStateBody, change).state
    ),
    "sla/policies": lambda _f, id, change: _read(PolicyBody, change).command(_one_or_new(id)),
    "sla/policies/delete": lambda _f, id, _: DeleteSlaPolicy(policy=_one(id)),
    "sla/calendars": lambda _f, id, change: _read(CalendarBody, change).command(_one_or_new(id)),
    "sla/calendars/delete": lambda _f, id, _: DeleteSlaCalendar(calendar=_one(id)),
    "rules": lambda _f, id, change: _read(RuleBody, change).command(_one_or_new(id)),
    "rules/delete": lambda _f, id, _: DeleteRule(rule=_one(id)),
    "webhooks": lambda _f, id, change: _read(WebhookBody, change).command(_one_or_new(id)),
    "webhooks/delete": lambda _f, id, _: DeleteWebhook(webhook=_one(id)),
}

"""`/auth/devices` for managers: who waits, who is let in, what there is."""

from __future__ import annotations

from typing import Any, Final

from litestar import Request, get, post, put
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, JSONBody

from server.domain.text import visible
from server.http.device_shapes import (
    ApproveBody,
    ApprovedAnswer,
    CodeBody,
    DeviceAnswer,
    DeviceBody,
    DeviceList,
    FoundAnswer,
)
from server.http.edge import Edge, actor_of
from server.http.problems import documented

_Ask = Request[Any, Any, Any]
_SIGNED: Final = (
    "malformed", "invalid", "unauthenticated", "token_expired", "forbidden", "too_large",
    "unavailable",
)  # fmt: skip


def _managing(summary: str, answers: str, *codes: str, status: int = 200) -> dict[str, Any]:
    return {
        "status_code": status,
        "opt": {"asks": "manage devices"},
        "summary": summary,
        "response_description": answers,
        "responses": documented(*_SIGNED, *codes),
        "security": [{"bearer": []}],
    }


def device_routes(edge: Edge) -> list[HTTPRouteHandler]:
    """The handlers that managers ask."""
    return [*_waiting(edge), *_known(edge)]


def _waiting(edge: Edge) -> list[HTTPRouteHandler]:
    by_code = ("unknown_pairing", "too_many_requests")

    @post("/auth/devices/find", **_managing("Who waits under a code", "Who it is.", *by_code))
    async def find(request: _Ask, data: JSONBody[CodeBody]) -> FoundAnswer:
        """Ten codes that find nobody, and a colleague has to wait."""
        by = actor_of(request.scope).id
        return FoundAnswer.of(edge.devices.pairings.find(data.code, by))

    @post(
        "/auth/devices/approve",
        **_managing("Let a device in", "Its id.", *by_code, "name_taken", "unknown_device"),
    )
    async def approve(request: _Ask, data: JSONBody[ApproveBody]) -> ApprovedAnswer:
        """Only after the check number on the screen was compared with that of `find`. With
        `device` the machine takes the place of one that exists, whose key is void then.
        """
        ident = await edge.devices.approve(
            actor_of(request.scope), data.code, data.name, visible(data.zone), data.device
        )
        return ApprovedAnswer(device=ident)

    @post(
        "/auth/devices/refuse",
        **_managing("Turn a device away", "It is told.", *by_code, status=204),
    )
    async def refuse(request: _Ask, data: JSONBody[CodeBody]) -> None:
        """Where the check number is another, somebody sits between the device and this server."""
        await edge.devices.refuse(actor_of(request.scope), data.code)

    return [find, approve, refuse]


def _known(edge: Edge) -> list[HTTPRouteHandler]:
    @get("/auth/devices", **_managing("All devices", "Kiosks and walls by name."))
    async def devices() -> DeviceList:
        """Those that were revoked too."""
        found, keyed = await edge.devices.listed()
        return DeviceList(items=[DeviceAnswer.of(each, each.id in keyed) for each in found])

    @put(
        "/auth/devices/{id:str}",
        **_managing(
            "Call a device something else", "It is called so.", "unknown_device", "name_taken",
            status=204,
        ),
    )  # fmt: skip
    async def rename(request: _Ask, id: FromPath[str], data: JSONBody[DeviceBody]) -> None:
        """Its screen shows its zone at once."""
        by = actor_of(request.scope)
        await edge.devices.rename(by, id, data.name, visible(data.zone))

    @post(
        "/auth/devices/{id:str}/revoke",
        **_managing("Shut a device out", "It is shut out.", "unknown_device", status=204),
    )
    async def revoke(request: _Ask, id: FromPath[str]) -> None:
        """Its key opens nothing any more and its screen asks to be paired; repeating it changes
        nothing.
        """
        await edge.devices.revoke(actor_of(request.scope), id)

    return [devices, rename, revoke]

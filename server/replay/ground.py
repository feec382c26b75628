"""Where the day takes place: a service point of its own with a desk and a clerk for each agent."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Final, NamedTuple

from server.replay.caller import Caller, Clerk, Json
from server.replay.plan import Plan

RESERVATIONS: Final = "/crm/reservations"
QUEUE: Final = f"{RESERVATIONS}/queue"
NAME: Final = "Recorded day"
PREFIX: Final = "R"
SPARE_DESK: Final = "Visitor's desk"
"""A desk that the recording does not use: whoever watches may sit down there."""
MAX_WAITING: Final = 10_000
SERVICES: Final[Mapping[str, str]] = {
    "PS": "Everyday banking",
    "NW": "Information for new customers",
    "NE": "Stock exchange",
    "TT": "Returned calls",
    "IN": "Internet banking",
    "PE": "Everyday banking in English",
}
"""What the queues of the bank's recording are called; others keep their own name."""


class Ground(NamedTuple):
    """Ids of the service point, of services by queue and of desks by name; the clerks by desk."""

    point: str
    services: dict[str, str]
    desks: dict[str, str]
    clerks: dict[str, Clerk]


async def set_up(
    plan: Plan,
    caller: Caller,
    manager: Clerk,
    passwords: Mapping[str, str],
    opens: Callable[[], Awaitable[None]],
) -> Ground:
    """Make the point, sign everybody in, wait until the hall `opens`, and open the desks.

    `passwords` is by clerk. Raises `AskedInVain`, `HallAway`.
    """
    await manager.sign_in()
    made = await manager.post(f"{RESERVATIONS}/service-point/create", _point(plan))
    services = {queue: s["id"] for queue, s in zip(plan.queues, made["services"], strict=True)}
    desks = {desk["name"]: desk["id"] for desk in made["desks"]}
    clerks = {desk.name: Clerk(caller, desk.clerk, passwords[desk.clerk]) for desk in plan.desks}

    async def sit_down(name: str, clerk: Clerk) -> None:
        await clerk.sign_in()
        await opens()
        await clerk.post(f"{QUEUE}/desk/{desks[name]}", {"state": "open"})

    async with asyncio.TaskGroup() as all_of_them:
        for name, clerk in clerks.items():
            all_of_them.create_task(sit_down(name, clerk))
    return Ground(made["id"], services, desks, clerks)


def _point(plan: Plan) -> Json:
    names = [desk.name for desk in plan.desks]
    return {
        "name": NAME,
        "prefix": PREFIX,
        "capacity": len(names) + 1,
        "maxWaiting": MAX_WAITING,
        "services": [{"name": SERVICES.get(queue, queue)} for queue in plan.queues],
        "deskNames": [*names, SPARE_DESK],
    }

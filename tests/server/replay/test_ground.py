"""When the desks of a replayed day open."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from server.cli.replay import opens_at
from server.replay.caller import Caller, Clerk, Json
from server.replay.ground import set_up
from tests.server.replay.days import NINE, ms, plan, twenty

HOUR_MS = 3_600_000
FOUR = ms(NINE) - 5 * HOUR_MS


def test_desks_open_on_the_business_day_of_the_first_customer_and_before_them() -> None:
    assert opens_at(FOUR + 3 * HOUR_MS, rate=600) == FOUR + 600_000
    assert opens_at(FOUR + 60_000, rate=600) == FOUR + 60_000
    assert opens_at(FOUR - HOUR_MS, rate=1) == FOUR - 24 * HOUR_MS + 1_000


class Asked(Caller):
    """Answers all that setting up asks for, and remembers it."""

    def __init__(self) -> None:
        self.paths: list[str] = []

    async def post(self, path: str, body: Json | None = None, token: str = "") -> Json:
        self.paths.append(path)
        day = plan(twenty())
        made: dict[str, Any] = {
            "id": "point",
            "services": [{"id": queue} for queue in day.queues],
            "desks": [{"id": desk.name, "name": desk.name} for desk in day.desks],
        }
        return made if path.endswith("create") else {"access_token": "a", "refresh_token": "r"}


async def test_everybody_signs_in_at_once_and_opens_once_the_day_has_begun() -> None:
    asked, day = Asked(), plan(twenty())
    before: list[list[str]] = []

    async def opens() -> None:
        before.append(list(asked.paths))

    manager = Clerk(asked, "manager", "secret")
    await set_up(day, asked, manager, defaultdict(lambda: "secret"), opens)
    assert asked.paths.count("/auth/token") == len(day.desks) + 1
    opened = [path for path in asked.paths if "/desk/" in path]
    assert len(opened) == len(before) == len(day.desks)
    assert not any("/desk/" in path for path in before[0])

"""No number was given: the code, what can be said of it, and what was asked for. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import tzinfo
from typing import Final

from client.house import point_of, service_of
from client.languages import HOUSE
from client.openings import no_intake
from client.texts import one_line
from kiosk.flow import Refused
from protocol.replica import Replica

DETAIL: Final = 240
"""The longest sentence of a refusal that has its room."""


@dataclass(frozen=True)
class Trouble:
    """Why no number was given: the code, a sentence, and what was asked for."""

    code: str = ""
    detail: str = ""
    service: str = ""
    point: str = ""


def trouble(
    replica: Replica, stage: Refused, now: int, zone: tzinfo | None, language: str
) -> Trouble:
    """What to say of a refusal at the server's time `now` (ms)."""
    service = service_of(replica, stage.service, language)
    point = point_of(replica, service.service_point, language) if service else None
    # The server speaks English alone.
    detail = stage.detail if language == HOUSE else ""
    if stage.code == "queue_closed":
        # In the kiosk's own words, as soon as it knows itself that no numbers are given.
        detail = no_intake(point, now, zone) if point is not None else ""
    return Trouble(
        stage.code,
        one_line(detail, DETAIL),
        service.name if service else "",
        point.name if point else "",
    )

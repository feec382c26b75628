"""A call for a person from this kiosk, as the server tells of it. Pure."""

from __future__ import annotations

from kiosk.flow import Helping
from protocol.views import PublicHelp


def is_helped(stage: Helping, told: PublicHelp | None) -> bool:
    """Whether the colleague who came has said so."""
    if told is None or stage.summons != "asked":
        return False
    return told.state == "done" and told != stage.told

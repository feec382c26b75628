"""A person was called to the kiosk: whether somebody comes. Pure."""

from __future__ import annotations

from typing import Literal

from kiosk.flow import Helping, Stage
from protocol.replica import Replica
from protocol.views import PublicHelp

Help = Literal["", "asking", "asked", "coming", "unreached"]


def help_of(replica: Replica, stage: Stage, device: str) -> Help:
    """How a call for a person stands; `device` is the kiosk's own id."""
    if not isinstance(stage, Helping):
        return ""
    if stage.summons == "asked":
        told = replica.get(PublicHelp, device)
        return "coming" if told is not None and told.state == "coming" else "asked"
    return stage.summons

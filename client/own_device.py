"""What a device is told of itself: managers give it a name and a part of the house. Pure."""

from __future__ import annotations

from protocol.replica import Replica
from protocol.views import DeviceFace


def own_zone(replica: Replica, actor: str, given: str = "") -> str:
    """The part of the house that a device stands in: what its command line says, else what a
    manager has chosen; empty is all of it."""
    if given or not actor:
        return given
    face = replica.get(DeviceFace, actor)
    return face.zone if face is not None else ""

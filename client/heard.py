"""Frames as they come from the server."""

from __future__ import annotations

import logging

from protocol.codec import Malformed, decode_server
from protocol.messages import ServerMessage

log = logging.getLogger(__name__)


def decoded(frame: str | bytes) -> ServerMessage | None:
    """The message, or None: a frame that was lost so is noticed at the next delta or heartbeat."""
    try:
        return decode_server(frame)
    except Malformed as fault:
        log.warning("a frame was not understood and is left out: %s", fault)
        return None

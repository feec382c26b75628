"""Websocket frames built once: they are unmasked, so all subscribers get the same bytes."""

from __future__ import annotations

from typing import NamedTuple

from protocol.codec import encode
from protocol.messages import ServerMessage


class Frame(NamedTuple):
    """One message as JSON text and as a whole websocket frame (RFC 6455, 5.2)."""

    text: bytes
    wire: bytes


def framed(text: bytes) -> Frame:
    """A final text frame around the JSON."""
    size = len(text)
    if size < 126:
        head = bytes((0x81, size))
    elif size < 65_536:
        head = bytes((0x81, 126)) + size.to_bytes(2, "big")
    else:
        head = bytes((0x81, 127)) + size.to_bytes(8, "big")
    return Frame(text, head + text)


def close_frame(code: int, reason: str) -> bytes:
    """A close frame (RFC 6455, 5.5.1) with its code and reason."""
    payload = code.to_bytes(2, "big") + reason.encode()[:123]
    return bytes((0x88, len(payload))) + payload


def frame_of(message: ServerMessage) -> Frame:
    """A message, encoded and framed."""
    return framed(encode(message))

"""Bytes of the sync protocol. Decoding answers `Malformed` and nothing else."""

from __future__ import annotations

import re
from typing import Final

import msgspec

from protocol.commands import AnyCommand
from protocol.messages import ClientMessage, Cmd, ServerMessage

_encoder = msgspec.json.Encoder()
_client: msgspec.json.Decoder[ClientMessage] = msgspec.json.Decoder(ClientMessage)
_server: msgspec.json.Decoder[ServerMessage] = msgspec.json.Decoder(ServerMessage)
_command: msgspec.json.Decoder[AnyCommand] = msgspec.json.Decoder(AnyCommand)


DEEPEST: Final = 32
"""So deep objects and lists may lie in one another; no message of ours comes near."""
_SIGNS: Final = re.compile(rb"""\\.|["\[\]{}]""", re.DOTALL)


class Malformed(ValueError):
    """The bytes are no message of this protocol; the text says what was wrong."""


def encode(message: ClientMessage | ServerMessage) -> bytes:
    """One message as JSON text."""
    return _encoder.encode(message)


def command_message(command_id: str, command: AnyCommand, link: str = "") -> Cmd:
    """The message that sends a command; `link` is that of whoever stands at the kiosk."""
    return Cmd(command_id, msgspec.Raw(_encoder.encode(command)), link)


def too_deep(data: bytes) -> bool:
    """Whether JSON text is nested deeper than anything that is understood here."""
    if data.count(b"[") + data.count(b"{") <= DEEPEST:
        return False
    depth, in_text = 0, False
    for found in _SIGNS.finditer(data):
        sign = found[0]
        if sign == b'"':
            in_text = not in_text
        elif not in_text and sign in b"[{":
            depth += 1
            if depth > DEEPEST:
                return True
        elif not in_text and sign in b"]}":
            depth -= 1
    return False


def decode_client(data: bytes | str) -> ClientMessage:
    """A client's message. Raises `Malformed`."""
    if too_deep(data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass")):
        raise Malformed(f"it is nested more than {DEEPEST} deep")
    try:
        return _client.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as fault:
        raise Malformed(str(fault)) from None


def decode_server(data: bytes | str) -> ServerMessage:
    """A server's message. Raises `Malformed`."""
    try:
        return _server.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as fault:
        raise Malformed(str(fault)) from None


def decode_command(raw: msgspec.Raw | bytes) -> AnyCommand:
    """The operation inside a `cmd`. Raises `Malformed`."""
    try:
        return _command.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as fault:
        raise Malformed(str(fault)) from None

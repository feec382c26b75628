"""Bytes of the sync protocol. Decoding answers `Malformed` and nothing else."""

from __future__ import annotations

import msgspec

from protocol.commands import AnyCommand
from protocol.messages import ClientMessage, Cmd, ServerMessage

_encoder = msgspec.json.Encoder()
_client: msgspec.json.Decoder[ClientMessage] = msgspec.json.Decoder(ClientMessage)
_server: msgspec.json.Decoder[ServerMessage] = msgspec.json.Decoder(ServerMessage)
_command: msgspec.json.Decoder[AnyCommand] = msgspec.json.Decoder(AnyCommand)


class Malformed(ValueError):
    """The bytes are no message of this protocol; the text says what was wrong."""


def encode(message: ClientMessage | ServerMessage) -> bytes:
    """One message as JSON text."""
    return _encoder.encode(message)


def command_message(command_id: str, command: AnyCommand, link: str = "") -> Cmd:
    """The message that sends a command; `link` is that of whoever stands at the kiosk."""
    return Cmd(command_id, msgspec.Raw(_encoder.encode(command)), link)


def decode_client(data: bytes | str) -> ClientMessage:
    """A client's message. Raises `Malformed`."""
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

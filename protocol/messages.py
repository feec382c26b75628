"""The messages of the sync protocol, version 1. JSON text, one message to a frame."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

import msgspec

from protocol.changes import Change
from protocol.outbox import Channel
from protocol.outcomes import Answer
from protocol.proof import Proof
from protocol.records import MOST, NAME_LENGTH

PROTOCOL_VERSION: Final = 1
MAX_CLIENT_FRAME: Final = 16 * 1024
MAX_STAFF_FRAME: Final = 64 * 1024
"""Of colleagues, who write answers of thousands of characters."""
HELLO_WITHIN_S: Final = 5

CommandId = Annotated[str, msgspec.Meta(min_length=36, max_length=36)]
Number = Annotated[int, msgspec.Meta(ge=-MOST, le=MOST)]
TopicName = Annotated[str, msgspec.Meta(min_length=1, max_length=64)]


class Position(msgspec.Struct, frozen=True, array_like=True):
    """How far a client's copy of a topic reaches."""

    epoch: Annotated[str, msgspec.Meta(max_length=64)]
    seq: Number


class Hello(msgspec.Struct, frozen=True, tag_field="t", tag="hello"):
    """First message of a client, within five seconds."""

    v: Annotated[list[Number], msgspec.Meta(min_length=1, max_length=16)]
    device: Annotated[str, msgspec.Meta(max_length=NAME_LENGTH)] = ""
    token: Annotated[str, msgspec.Meta(max_length=4096)] = ""
    features: Annotated[list[str], msgspec.Meta(max_length=32)] = []
    proof: Proof | None = None
    """With a token that is bound to a device's key."""


class Sub(msgspec.Struct, frozen=True, tag_field="t", tag="sub"):
    """Follow a topic; `pos` is what the client has of it."""

    topic: TopicName
    pos: Position | None = None


class Un(msgspec.Struct, frozen=True, tag_field="t", tag="un"):
    """Follow a topic no longer."""

    topic: TopicName


class Cmd(msgspec.Struct, frozen=True, tag_field="t", tag="cmd"):
    """A command under its own id; resent with the same id until it is answered."""

    id: CommandId
    op: msgspec.Raw
    link: Annotated[str, msgspec.Meta(max_length=64)] = ""
    """From a kiosk: the token of the private link that its customer holds to it, so that the kiosk
    acts for that visit. It stands beside the command, as commands are kept and links are not."""


class Qry(msgspec.Struct, frozen=True, tag_field="t", tag="qry"):
    """A read of what is too large to replicate."""

    id: Annotated[str, msgspec.Meta(min_length=1, max_length=36)]
    name: Annotated[str, msgspec.Meta(max_length=64)]
    args: dict[str, Any] = {}
    cursor: Annotated[str, msgspec.Meta(max_length=256)] | None = None


class Ping(msgspec.Struct, frozen=True, tag_field="t", tag="ping"):
    """Round trip and clock offset; `at` is the client's monotonic ms, given back as it is."""

    at: Number


class Attend(msgspec.Struct, frozen=True, tag_field="t", tag="at"):
    """A colleague looks at a ticket, or writes there; it holds until they say otherwise, for 90 s,
    and no longer than the connection. Nothing is answered."""

    ticket: Annotated[str, msgspec.Meta(max_length=36)] = ""
    """Empty: they look at none."""
    doing: Literal["looking", "typing", ""] = ""


class Limits(msgspec.Struct, frozen=True):
    """What the server takes from this connection."""

    frame_bytes: int = MAX_CLIENT_FRAME
    topics: int = 16
    frames_per_s: int = 50


class Welcome(msgspec.Struct, frozen=True, tag_field="t", tag="welcome"):
    """The connection stands. `now` is the server's clock; `expires_at` the token's end, if any."""

    v: int
    connection: str
    now: int
    actor: str
    role: str
    limits: Limits
    expires_at: int | None = None
    rate: float = 1.0
    """Seconds of the server's clock to a real second; not 1 only when a sample day is replayed."""
    sends: list[Channel] = []
    """By which ways the house writes to its customers now, so that nobody is promised another."""


class Snapshot(msgspec.Struct, frozen=True, tag_field="t", tag="s"):
    """The whole topic at `q`."""

    topic: str
    epoch: str
    q: int
    at: int
    changes: list[Change]


class Delta(msgspec.Struct, frozen=True, tag_field="t", tag="d"):
    """What changed in the topic over (f, q]. Where both are the same it is of what no log tells,
    such as who looks at what: whoever is there takes it."""

    topic: str
    epoch: str
    f: int
    q: int
    at: int
    changes: list[Change]


class Ack(msgspec.Struct, frozen=True, tag_field="t", tag="ack"):
    """A command's answer; its effect is visible from `seq` on. `token` comes with a join."""

    id: str
    seq: int
    answer: Answer
    token: str | None = None


class Res(msgspec.Struct, frozen=True, tag_field="t", tag="res"):
    """A query's answer at a seq."""

    id: str
    seq: int
    items: list[Any]
    next: str | None = None


class Pong(msgspec.Struct, frozen=True, tag_field="t", tag="pong"):
    """Answer to a ping, with the server's clock."""

    at: int
    now: int
    sends: list[Channel] = []
    """As `welcome` said it; a server that runs follows what is set."""


class Heartbeat(msgspec.Struct, frozen=True, tag_field="t", tag="hb"):
    """The topic's last frame reached `q`: a client that has less has lost one."""

    topic: str
    epoch: str
    q: int
    now: int


class Err(msgspec.Struct, frozen=True, tag_field="t", tag="err"):
    """Something sent was not taken; `id` or `topic` says what, where it could be told."""

    code: str
    detail: str
    id: str | None = None
    topic: str | None = None
    retry_after: int | None = None


class Bye(msgspec.Struct, frozen=True, tag_field="t", tag="bye"):
    """The server closes. Come back after `after_ms`; meanwhile poll `page` if that is given."""

    code: str
    detail: str
    after_ms: int
    page: str | None = None


ClientMessage = Hello | Sub | Un | Cmd | Qry | Ping | Attend
ServerMessage = Welcome | Snapshot | Delta | Ack | Res | Pong | Heartbeat | Err | Bye

CLOSE_CODES: Final[dict[int, str]] = {
    1000: "done",
    1001: "the server or the client goes away",
    1009: "a frame was larger than 16 KiB, or than 64 KiB of a colleague",
    1012: "the server restarts: come back after the time that `bye` gave",
    4400: "a frame was not understood, or came before hello",
    4401: "the token is unknown or has expired: sign in again",
    4403: "a page of another origin, or a server that stops: the handshake is refused",
    4404: "there is no such address on this server",
    4408: "no hello within five seconds",
    4409: "this device is connected already: its key may have been copied",
    4413: "the client did not read for 30 seconds",
    4429: "too many frames, topics or sockets",
    4503: "the server cannot write just now",
}

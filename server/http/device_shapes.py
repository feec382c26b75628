"""Bodies and answers of pairing devices, and of their tokens."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from protocol.places import DeviceState
from protocol.records import NAME_LENGTH, Device
from server.accounts.pairings import DeviceRole, Pairing
from server.http.queue_shapes import AnId
from server.http.setting_shapes import Name
from server.http.shapes import Body, Shape, instant, instant_or_none

Bytes32 = Annotated[
    str,
    Meta(
        pattern="^[A-Za-z0-9_-]{43}$",
        description="32 bytes as base64url without padding.",
        examples=["47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU"],
    ),
]
Secret = Annotated[str, Meta(min_length=1, max_length=128)]
Code = Annotated[
    str,
    Meta(
        max_length=40,
        description="As the device shows it; case, dashes and spaces make no difference.",
        examples=["k7qf-29mx"],
    ),
]
Zone = Annotated[str, Meta(max_length=40, description="Part of the house; empty: everywhere.")]
Progress = Literal["waiting", "approved", "refused", "expired"]


class BeginBody(Body, frozen=True):
    """What a device without an identity says first."""

    role: DeviceRole
    key: Annotated[Bytes32, Meta(description="Its public Ed25519 key.")]
    commitment: Annotated[Bytes32, Meta(description="To its key and a nonce that it keeps back.")]
    host: Annotated[str, Meta(max_length=NAME_LENGTH, description="The machine's own name.")] = ""


class BegunAnswer(Shape, frozen=True):
    """What the device shows, and what it needs for the number beside it."""

    id: Annotated[str, Meta(description="Known to this device alone: keep it secret.")]
    code: str
    nonce: Bytes32
    expires_at: datetime
    expires_in: Annotated[int, Meta(description="The same in seconds, for clocks that are wrong.")]
    authority: Annotated[
        str, Meta(description="The certificate (PEM) to trust from now on; empty: none.")
    ]


class RevealBody(Body, frozen=True):
    """The nonce that the device has committed to."""

    id: Secret
    nonce: Bytes32


class WaitBody(Body, frozen=True):
    """Whose end is asked after."""

    id: Secret


class ProgressAnswer(Shape, frozen=True, omit_defaults=True):
    """What has become of a request."""

    state: Progress
    device: Annotated[str | None, Meta(description="When approved: its id.")] = None
    name: str | None = None
    zone: str | None = None


class ClaimBody(Body, frozen=True):
    """A claim from an enrolment file, and the key that it is to be good for."""

    claim: Secret
    role: DeviceRole
    key: Bytes32


class ClaimedAnswer(Shape, frozen=True):
    """Who the device is."""

    device: str
    name: str


class ChallengeBody(Body, frozen=True):
    """For which device."""

    device: AnId


class ChallengeAnswer(Shape, frozen=True):
    """What to sign."""

    nonce: Annotated[str, Meta(description="Good once, for a minute.")]


class TokenBody(Body, frozen=True):
    """A challenge, signed with the device's key."""

    device: AnId
    nonce: Annotated[str, Meta(max_length=200)]
    signature: Annotated[str, Meta(max_length=88, description="Base64url without padding.")]


class DeviceTokenAnswer(msgspec.Struct, frozen=True):
    """An access token; field names as OAuth writes them."""

    access_token: Annotated[
        str, Meta(description="Holds only with a proof of the device's key: `Device-Proof`.")
    ]
    expires_in: Annotated[int, Meta(description="Seconds.", examples=[600])]
    now: Annotated[int, Meta(description="The server's clock, ms since 1970, for proofs.")]
    token_type: str = "Device"


class CodeBody(Body, frozen=True):
    """The code on a device's screen."""

    code: Code


class FoundAnswer(Shape, frozen=True):
    """Who waits: compare the number with the one on the screen before approving."""

    role: DeviceRole
    check: Annotated[str, Meta(examples=["482 913"])]
    host: str
    address: str
    began_at: datetime

    @classmethod
    def of(cls, found: Pairing) -> FoundAnswer:
        """As a manager sees it."""
        return cls(
            role=found.role,
            check=found.check,
            host=found.host,
            address=found.address,
            began_at=instant(found.began_at),
        )


class ApproveBody(Body, frozen=True):
    """Who is let in, as what."""

    code: Code
    name: Name
    zone: Zone = ""
    device: Annotated[
        AnId | None, Meta(description="A device that exists, whose place this machine takes.")
    ] = None


class ApprovedAnswer(Shape, frozen=True):
    """Id of the device."""

    device: str


class DeviceBody(Body, frozen=True):
    """What a device is called."""

    name: Name
    zone: Zone = ""


class DeviceAnswer(Shape, frozen=True):
    """A kiosk or wall."""

    id: str
    name: str
    role: str
    zone: str
    state: DeviceState
    online: bool
    seen_at: Annotated[datetime | None, Meta(description="When it came or went last.")]
    at: Annotated[datetime | None, Meta(description="When it was let in.")]
    by: Annotated[str | None, Meta(description="The colleague who let it in; null: nobody.")]
    doubled_at: Annotated[
        datetime | None, Meta(description="When a second session of it was last refused.")
    ]
    keyed: Annotated[bool, Meta(description="Whether it has a key of its own.")]
    version: int

    @classmethod
    def of(cls, found: Device, keyed: bool) -> DeviceAnswer:
        """As a manager sees it."""
        return cls(
            id=found.id,
            name=found.name,
            role=found.role,
            zone=found.zone,
            state=found.state,
            online=found.online,
            seen_at=instant_or_none(found.seen_at or None),
            at=instant_or_none(found.at or None),
            by=found.by,
            doubled_at=instant_or_none(found.doubled_at or None),
            keyed=keyed,
            version=found.version,
        )


class DeviceList(Shape, frozen=True):
    """All devices, by name."""

    items: list[DeviceAnswer]

"""Bodies and answers of the routes of video rooms."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from msgspec import Meta

from server.http.queue_shapes import AnId
from server.http.shapes import Body, Shape

_Reservation = Annotated[AnId, Meta(description="Id of the reservation.")]
As = Literal["staff", "customer"]


class MeetingBody(Body, frozen=True):
    """Of which reservation."""

    reservation: _Reservation


class TokenBody(Body, frozen=True):
    """Who is to get in."""

    reservation: _Reservation
    who: Annotated[
        As, Meta(description="Whoever asks, as the owner of the room; or its customer.")
    ] = "staff"


class ValidateBody(Body, frozen=True):
    """A token that somebody shows."""

    reservation: _Reservation
    token: Annotated[str, Meta(min_length=1, max_length=4_000)]


class TokenAnswer(Shape, frozen=True):
    """What lets one person into one room."""

    reservation: str
    token: str
    url: Annotated[str, Meta(description="Where to go with it: the token is in it.")]
    expires_at: datetime


class MeetingAnswer(TokenAnswer, frozen=True):
    """A video room, and what its customer joins with. Mail carries `link`, never the token."""

    provider: Annotated[str, Meta(examples=["daily"])]
    opens_at: datetime
    ends_at: datetime
    link: Annotated[
        str, Meta(description="The customer's own page, which gives a fresh token at each click.")
    ]


class VerdictAnswer(Shape, frozen=True):
    """Whether a token lets somebody in now."""

    reservation: str
    valid: bool
    reason: Annotated[str, Meta(description="Why not; empty where it does.")]
    owner: Annotated[bool, Meta(description="Whether it is of whoever holds the meeting.")]
    expires_at: datetime | None

"""Bodies and answers of what kiosks do with staff: slips, and calls for a person."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from msgspec import Meta

from protocol.records import Help, HelpState, SlipState
from server.http.queue_shapes import AnId, Spoken
from server.http.shapes import Body, Shape, instant


class PrintSlipBody(Body, frozen=True):
    """Where a slip is to be printed."""

    device: Annotated[
        AnId | None,
        Meta(description="Id of the kiosk; without it where it was printed before, or anywhere."),
    ] = None


class ReportSlipBody(Body, frozen=True):
    """What became of a slip."""

    state: Literal["printing", "printed", "failed"]
    reason: Annotated[
        str, Meta(max_length=200, description="Why not, for staff.", examples=["Out of paper"])
    ] = ""


class SlipAnswer(Shape, frozen=True):
    """The slip of a visit as it is now."""

    visit: Annotated[str, Meta(description="Id of the visit.")]
    state: Annotated[SlipState, Meta(description="Empty: none was asked for.")]
    device: Annotated[str, Meta(description="Id of the kiosk that prints it; empty is any.")]
    reason: Annotated[str, Meta(description="Why it has failed.")]
    printed: Annotated[int, Meta(description="How many came out.")]


class HelpBody(Body, frozen=True):
    """Who needs a person at the kiosk that asks."""

    language: Spoken = ""
    access_needs: Annotated[
        list[Annotated[str, Meta(min_length=1, max_length=120)]],
        Meta(max_length=8, examples=[["cannot see"]]),
    ] = []


class HelpAnswerBody(Body, frozen=True):
    """What a colleague says to it."""

    state: Literal["coming", "done"]


class HelpShape(Shape, frozen=True):
    """Somebody at a kiosk needs a person."""

    device: Annotated[str, Meta(description="Id of the kiosk.")]
    device_name: str
    state: HelpState
    at: Annotated[datetime, Meta(description="When it was asked for.")]
    since: Annotated[datetime, Meta(description="Since when the state is so.")]
    by: Annotated[str | None, Meta(description="Id of the colleague who comes, or came.")]
    language: str
    access_needs: list[str]

    @classmethod
    def of(cls, call: Help) -> HelpShape:
        """The same in JSON."""
        return cls(
            device=call.id,
            device_name=call.device_name,
            state=call.state,
            at=instant(call.at),
            since=instant(call.since),
            by=call.by,
            language=call.language,
            access_needs=call.access_needs,
        )


class HelpList(Shape, frozen=True):
    """The calls of today, one to a kiosk at most."""

    items: list[HelpShape]

"""Bodies of the routes of tickets."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from protocol.sla import Priority
from server.http.queue_shapes import AnId, CustomerBody, Spoken, Version
from server.http.shapes import Body
from server.http.tickets.values import (
    Assignee,
    ChangeBody,
    Fields,
    Files,
    Staffs,
    Subject,
    Tags,
    Team,
    Text,
)


class _Opening(Body, frozen=True):
    """What is the matter, and who is to see to it."""

    subject: Subject
    text: Text
    priority: Priority = "normal"
    assignee: Assignee | None = None
    team: Team = ""
    tags: Tags = []
    fields: Fields = {}
    from_staff: Annotated[
        bool, Meta(description="The text is an internal comment, not the customer's word.")
    ] = False
    attachments: Files = []
    visit: Annotated[AnId | None, Meta(description="The stay that it is about.")] = None
    reservation: Annotated[AnId | None, Meta(description="The reservation.")] = None
    language: Spoken = ""


class CreateBody(_Opening, frozen=True, kw_only=True):
    """A ticket of a contact that is known."""

    contact: Annotated[AnId, Meta(description="Id of the contact.")]


class CreateTicketBody(_Opening, frozen=True, kw_only=True):
    """A ticket of a customer, who is found by mail address or phone, or made."""

    customer: CustomerBody


class OwnCreateBody(Body, frozen=True):
    """What a customer writes."""

    subject: Subject
    text: Text
    name: Annotated[str, Meta(max_length=120, examples=["Alice"])] = ""
    attachments: Files = []
    language: Spoken = ""


class ReplyBody(Body, frozen=True):
    """An answer to the customer."""

    text: Text
    thread: Annotated[
        Version | None,
        Meta(description="`thread` as you saw it: refused where a message came since."),
    ] = None
    attachments: Files = []
    canned: Annotated[AnId | None, Meta(description="The canned response it was made of.")] = None
    then: Annotated[ChangeBody | None, Meta(description="What changes with it.")] = None
    version: Version | None = None


class CommentBody(Body, frozen=True):
    """A note for colleagues alone."""

    text: Text
    attachments: Files = []
    mentions: Annotated[Staffs, Meta(description="Colleagues who are told.")] = []
    version: Version | None = None


class EscalateBody(Body, frozen=True):
    """Why it needs more."""

    reason: Annotated[str, Meta(min_length=1, max_length=200, examples=["Waits for two days"])]
    version: Version | None = None


class MacroBody(Body, frozen=True):
    """Which canned response's actions."""

    canned: AnId
    version: Version | None = None


class BulkBody(Body, frozen=True):
    """Many tickets, one change."""

    tickets: Annotated[list[AnId], Meta(min_length=1, max_length=200)]
    change: ChangeBody


class UndoBody(Body, frozen=True):
    """What is taken back."""

    batch: Annotated[AnId, Meta(description="`batch` of the answer to what was done.")]


class MergeBody(Body, frozen=True):
    """Tickets that are one."""

    ticket: Annotated[AnId, Meta(description="The ticket that goes on.")]
    tickets: Annotated[
        list[AnId], Meta(min_length=1, max_length=20, description="Those that end in it.")
    ]
    version: Version | None = None


class SplitBody(Body, frozen=True):
    """Messages that are another ticket's."""

    ticket: AnId
    messages: Annotated[
        list[Version], Meta(min_length=1, max_length=100, description="Each by its `nth`.")
    ]
    subject: Subject
    version: Version | None = None


class LinkBody(Body, frozen=True):
    """Two tickets that belong together, or no longer."""

    ticket: AnId
    other: AnId
    linked: bool = True
    version: Version | None = None


class AnswerBody(Body, frozen=True):
    """What a customer answers."""

    text: Text
    attachments: Files = []


class SolveBody(Body, frozen=True):
    """Whether it is solved."""

    solved: bool = True


class RateBody(Body, frozen=True):
    """How it was."""

    rating: Annotated[int, Meta(ge=1, le=5)]
    text: Annotated[str, Meta(max_length=10_000)] = ""

"""The values that requests about tickets are made of, as the API document describes them."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from protocol.sla import Priority
from protocol.ticket_commands import Body as MessageBody
from protocol.ticket_commands import Fields as OwnFields
from protocol.ticket_commands import Subject as SubjectLine
from protocol.ticket_commands import Tags as TagList
from protocol.ticket_commands import Team as TeamName
from protocol.tickets import PER_MESSAGE, TicketPause, TicketStatus
from server.http.queue_shapes import AnId, Version
from server.http.shapes import Body

Subject = Annotated[SubjectLine, Meta(examples=["Parcel never arrived"])]
Text = Annotated[
    MessageBody, Meta(description="Plain text.", examples=["It was to be here on Monday."])
]
Tags = Annotated[TagList, Meta(description="Words without commas.", examples=[["delivery"]])]
Team = Annotated[TeamName, Meta(examples=["Second line"])]
Fields = Annotated[OwnFields, Meta(description="Fields of the house, by name.")]
Files = Annotated[
    list[AnId],
    Meta(max_length=PER_MESSAGE, description="Ids of files that were sent to `attachments`."),
]
Staffs = Annotated[list[AnId], Meta(max_length=50, description="Ids of colleagues.")]
Assignee = Annotated[
    str, Meta(max_length=64, description="Id of a colleague; empty takes the ticket from them.")
]


class ChangeBody(Body, frozen=True):
    """What is to be otherwise; what is not given stays."""

    subject: Subject | None = None
    status: TicketStatus | None = None
    pause: Annotated[
        TicketPause | None,
        Meta(description="Why the resolution clock stands; empty lets it run."),
    ] = None
    priority: Priority | None = None
    assignee: Assignee | None = None
    team: Team | None = None
    tags: Tags | None = None
    add_tags: Tags = []
    remove_tags: Tags = []
    fields: Annotated[
        OwnFields | None, Meta(description="Those that are given; empty text takes one away.")
    ] = None
    watchers: Staffs | None = None
    contact: Annotated[AnId | None, Meta(description="Another contact that it is of.")] = None


class UpdateBody(ChangeBody, frozen=True, kw_only=True):
    """A ticket and what is to be otherwise."""

    id: Annotated[AnId, Meta(description="Id or number of the ticket.")]
    version: Version | None = None

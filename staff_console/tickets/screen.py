"""The ticket desk as a value. Pure: records, answers and what was done here make all of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from protocol.tickets import Ticket
from staff_console.answers import IDLE, AnswerLine
from staff_console.speech import tr
from staff_console.tickets.known import Known
from staff_console.tickets.posts import Post, status_words
from staff_console.tickets.ribbon import Ribbon
from staff_console.tickets.rows import PRIORITY_NAMES, ticket_number
from staff_console.tickets.side import Side
from staff_console.tickets.writing_face import WritingFace
from staff_console.words import isolated

Phase = Literal["none", "loading", "told"]


@dataclass(frozen=True)
class ListFace:
    """The head and foot of the list."""

    title: str
    count: str
    sort: str
    cap: str
    """The keys of the lists."""
    text: str
    """What is searched for."""
    note: str
    """What is said in place of rows."""
    foot: str
    faded: bool


@dataclass(frozen=True)
class BulkFace:
    """What can be done with all that are selected."""

    title: str
    verbs: tuple[tuple[str, str, str], ...]
    """Name, what it does, key."""


@dataclass(frozen=True)
class NoticeFace:
    """Something that I was told."""

    ident: str
    text: str
    when: str
    ticket: str
    tone: str = "ink"
    event: str = ""
    """What opens the event or the repair that it is about; mostly empty."""


@dataclass(frozen=True)
class Head:
    """Above the thread: what it is about and how it stands."""

    subject: str = ""
    number: str = ""
    status: str = ""
    priority: str = ""
    priority_tone: str = "ink"
    who: str = ""
    others: str = ""
    """Who else is at it."""
    pressing: bool = False
    """Others are writing."""


@dataclass(frozen=True)
class TicketsScreen:
    """All that the page draws but the rows of the list."""

    list: ListFace
    phase: Phase
    note: str
    """What is said where no ticket is open."""
    chosen: str
    head: Head
    ribbon: Ribbon
    posts: tuple[Post, ...]
    older: bool
    writing: WritingFace
    side: Side
    bulk: BulkFace | None
    notices: tuple[NoticeFace, ...]
    answer: AnswerLine = IDLE


def head_of(known: Known, ticket: Ticket) -> Head:
    """Above the thread."""
    others = known.others(ticket.id)
    typing = [known.first_name(a.staff) for a in others if a.doing == "typing"]
    looking = [known.first_name(a.staff) for a in others if a.doing != "typing"]
    said = ""
    if typing:
        said = tr("{name} is typing").format(name=isolated(typing[0]))
    elif len(looking) == 1:
        said = tr("{name} also looks at this").format(name=isolated(looking[0]))
    elif looking:
        said = tr("{names} also look at this").format(names=isolated(", ".join(looking)))
    loud = {"urgent": "danger", "low": "muted"}
    return Head(
        subject=ticket.subject,
        number=ticket_number(ticket.number),
        status=status_words(ticket.status, ticket.pause),
        priority=PRIORITY_NAMES[ticket.priority](),
        priority_tone=loud.get(ticket.priority, "ink"),
        who=known.name(ticket.assignee) if ticket.assignee else tr("nobody has it"),
        others=said,
        pressing=bool(typing),
    )

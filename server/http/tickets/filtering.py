"""Which tickets a list shows, from the query of its address."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Annotated, Any, Final

from litestar.params import QueryParameter

from protocol.ids import is_id
from protocol.sla import Priority
from protocol.tickets import TicketChannel, TicketFilter, TicketPause, TicketStatus
from server.http.problems import reject

LONGEST: Final = 200
ASKED: Final = frozenset({
    "status", "pause", "priority", "assignee", "team", "tag", "channel", "contact", "watching",
    "unanswered", "breached", "dueWithin", "policy", "text", "sort", "descending", "cursor",
})  # fmt: skip
"""What the address of a list may ask for."""


def _only(name: str, text: str) -> Any:
    return QueryParameter(name=name, description=text)


_Statuses = Annotated[list[TicketStatus] | None, _only("status", "Only in one of these.")]
_Pauses = Annotated[list[TicketPause] | None, _only("pause", "Only that wait for one of these.")]
_Priorities = Annotated[list[Priority] | None, _only("priority", "Only of one of these.")]
_Assignees = Annotated[
    list[str] | None,
    _only("assignee", "Only of these colleagues: ids, `me`, or empty text for nobody's."),
]
_Teams = Annotated[list[str] | None, _only("team", "Only of these teams.")]
_Tags = Annotated[list[str] | None, _only("tag", "Only with each of these.")]
_Channels = Annotated[list[TicketChannel] | None, _only("channel", "Only that came this way.")]
_Contact = Annotated[str | None, _only("contact", "Only of this contact, by id.")]
_Watching = Annotated[bool, _only("watching", "Only that I watch.")]
_Unanswered = Annotated[bool, _only("unanswered", "Only whose customer waits for an answer.")]
_Breached = Annotated[bool, _only("breached", "Only with a promise that was not kept.")]
_DueWithin = Annotated[int, _only("dueWithin", "Only due within so many minutes, or past.")]
_Policy = Annotated[str, _only("policy", "Only under this policy, by id.")]
_Text = Annotated[str, _only("text", "Only with these words, this name, address or number.")]


def wanted_tickets(
    statuses: _Statuses = None,
    pauses: _Pauses = None,
    priorities: _Priorities = None,
    assignees: _Assignees = None,
    teams: _Teams = None,
    tags: _Tags = None,
    channels: _Channels = None,
    contact: _Contact = None,
    watching: _Watching = False,
    unanswered: _Unanswered = False,
    breached: _Breached = False,
    due_within: _DueWithin = 0,
    policy: _Policy = "",
    text: _Text = "",
) -> TicketFilter:
    """The filter. Raises `Problematic`."""
    return TicketFilter(
        statuses=statuses or [],
        pauses=pauses or [],
        priorities=priorities or [],
        assignees=_some(assignees, 50, "assignee"),
        teams=_some(teams, 20, "team"),
        tags=_some(tags, 20, "tag"),
        channels=channels or [],
        contact=_ident(contact, "contact"),
        watching=watching,
        unanswered=unanswered,
        breached=breached,
        due_within_min=_minutes(due_within),
        policy=policy[:64],
        text=_words(text),
    )


def no_slip(names: Iterable[str], asked: Collection[str] = ASKED) -> None:
    """Whether all is known that an address asks for: a slip in a name would show every row.
    Raises `Problematic`."""
    for name in names:
        if name not in asked:
            known = ", ".join(sorted(asked))
            reject("invalid", f"A list is not asked for {name[:60]}, but for {known}.", name[:60])


def _some(told: list[str] | None, most: int, field: str) -> list[str]:
    found = told or []
    if len(found) > most or any(len(each) > LONGEST for each in found):
        reject("invalid", f"{field}: {most} at most, of {LONGEST} characters.", field)
    return found


def _words(text: str) -> str:
    if len(text) > LONGEST:
        reject("invalid", f"text: {LONGEST} characters at most.", "text")
    return text


def _minutes(told: int) -> int:
    if not 0 <= told <= 90 * 1_440:
        reject("invalid", "dueWithin: minutes, from 0 to 129600.", "dueWithin")
    return told


def _ident(ident: str | None, field: str) -> str:
    if ident is not None and not is_id(ident):
        reject("invalid", f"{field}: this is no id of ours. Look it up again.", field)
    return ident or ""

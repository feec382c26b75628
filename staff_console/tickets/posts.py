"""The thread as values: who wrote what, to whom, and what came with it. Pure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from protocol.records import Staff
from protocol.tickets import (
    PUBLIC_KINDS,
    Attachment,
    Ticket,
    TicketChannel,
    TicketMessage,
    TicketPause,
    TicketStatus,
)
from staff_console.speech import tr
from staff_console.tickets.known import Known
from staff_console.tickets.moments import moment, size
from staff_console.tickets.rows import PAUSES, PRIORITY_NAMES, STATUSES
from staff_console.words import isolated

PostKind = Literal["customer", "reply", "auto", "comment", "note"]
_BY: Final[dict[TicketChannel, Callable[[], str]]] = {
    "mail": lambda: tr("by mail"),
    "page": lambda: tr("on the page"),
    "staff": lambda: tr("told a colleague"),
    "http": lambda: tr("by another program"),
    "kiosk": lambda: tr("at the kiosk"),
}
_CHANGED: Final[dict[str, Callable[[], str]]] = {
    "status": lambda: tr("status"),
    "pause": lambda: tr("pause"),
    "priority": lambda: tr("priority"),
    "assignee": lambda: tr("who"),
    "team": lambda: tr("team"),
    "tags": lambda: tr("tags"),
    "subject": lambda: tr("subject"),
    "level": lambda: tr("level"),
    "contact": lambda: tr("contact"),
    "watchers": lambda: tr("watchers"),
    "reason": lambda: tr("reason"),
    "rating": lambda: tr("rating"),
    "fields": lambda: tr("fields"),
    "language": lambda: tr("language"),
}


@dataclass(frozen=True)
class FileFace:
    """A file of a message."""

    ident: str
    name: str
    size: str


@dataclass(frozen=True)
class Post:
    """One message as it is drawn."""

    key: str
    nth: int
    kind: PostKind
    who: str
    when: str
    """When, and by which way."""
    waits: str
    """That nobody has answered it; empty where that is not so."""
    text: str
    quoted: str = ""
    """What was only quoted, shown when it is asked for."""
    files: tuple[FileFace, ...] = ()
    fresh: bool = False
    """It came since I began to write."""

    @property
    def spoken(self) -> str:
        """The message for a screen reader."""
        return ", ".join(part for part in (self.who, self.when, self.waits, self.text) if part)


def posts_of(
    known: Known,
    ticket: Ticket,
    messages: Sequence[TicketMessage],
    files: Mapping[str, Attachment],
    customer: str,
    fresh: Collection[int],
    now: int,
) -> tuple[Post, ...]:
    """All messages that are known, the oldest first; `fresh` came while I wrote, by `nth`."""
    return tuple(
        _post(known, ticket, each, files, customer, each.nth in fresh, now)
        for each in sorted(messages, key=lambda each: each.nth)
    )


def came_since(messages: Sequence[TicketMessage], missed: int) -> Sequence[TicketMessage]:
    """The public messages that came last, as many as were missed."""
    public = [each for each in messages if each.message_kind in PUBLIC_KINDS]
    return public[-missed:] if missed > 0 else ()


def _post(
    known: Known,
    ticket: Ticket,
    message: TicketMessage,
    files: Mapping[str, Attachment],
    customer: str,
    fresh: bool,
    now: int,
) -> Post:
    kind, when = message.message_kind, moment(message.at, now, known.zone)
    since = ticket.unanswered_since
    waits = kind == "customer" and since is not None and message.at >= since
    by = _BY[message.via]() if kind == "customer" else ""
    kept = tuple(
        FileFace(each, files[each].name, size(files[each].size))
        for each in message.attachments
        if each in files
    )
    return Post(
        key=message.id,
        nth=message.nth,
        kind=kind,
        who=_who(known, message, customer),
        when=tr("{when}, {way}").format(when=when, way=by) if by else when,
        waits=tr("not answered yet") if waits else "",
        text=_noted(known, message) if kind == "note" else message.text,
        quoted=message.quoted,
        files=kept,
        fresh=fresh,
    )


def _who(known: Known, message: TicketMessage, customer: str) -> str:
    if message.message_kind == "customer":
        if message.sender:
            # Whoever answers must know: the answer goes to the customer all the same.
            return tr("{address}, not known as theirs").format(address=isolated(message.sender))
        return customer
    if message.author == known.me:
        return tr("You")
    if message.message_kind == "auto":
        return tr("Written by a rule")
    if message.cause and known.get(Staff, message.author) is None:
        # Rules and levels sign with their own id.
        return tr("By itself")
    return known.name(message.author) if message.author else tr("By itself")


def _noted(known: Known, message: TicketMessage) -> str:
    """What a note says happened, in a line."""
    told = message.data
    if "undelivered" in told:
        return tr("A mail to the customer came back: message {nth} did not arrive").format(
            nth=told["undelivered"] or "?"
        )
    if "auto_reply" in told:
        return tr("An automatic answer came by mail: {text}").format(text=isolated(message.text))
    parts = [_changed(known, name, told) for name in told if not name.endswith("_was")]
    return ", ".join(part for part in (message.text.removesuffix("."), *parts) if part)


def _changed(known: Known, name: str, told: Mapping[str, str]) -> str:
    """`priority: Normal → High`; of what is personal only that it has changed."""
    what = _CHANGED[name]() if name in _CHANGED else name.replace("_", " ")
    if name in ("subject", "contact"):
        return tr("{what} changed").format(what=what)
    value, was = _value(known, name, told[name]), told.get(f"{name}_was")
    if was is not None:
        value = f"{_value(known, name, was)} → {value}"
    return tr("{what}: {value}").format(what=what, value=isolated(value))


def _value(known: Known, name: str, value: str) -> str:
    # What was and what is may stand with an arrow between them.
    before, arrow, after = value.partition(" → ")
    if arrow:
        return f"{_value(known, name, before)} → {_value(known, name, after)}"
    if not value:
        return tr("none")
    if name == "assignee":
        return known.name(value)
    if name == "watchers":
        return ", ".join(known.name(each.strip()) for each in value.split(","))
    tables: Mapping[str, Mapping[str, Callable[[], str]]] = {
        "status": {str(key): said for key, said in STATUSES.items()},
        "pause": {str(key): said for key, said in PAUSES.items()},
        "priority": {str(key): said for key, said in PRIORITY_NAMES.items()},
    }
    said = tables.get(name, {}).get(value)
    return said() if said is not None else value


def status_words(status: TicketStatus, pause: TicketPause) -> str:
    """`In progress, waits on customer`."""
    if not pause:
        return STATUSES[status]()
    return tr("{status}, {pause}").format(status=STATUSES[status](), pause=PAUSES[pause]())

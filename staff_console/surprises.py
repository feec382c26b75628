"""What happened to my customer without me: a clerk must not find out by an empty chair. Pure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from protocol.commands import CallEntry, Recall, Reopen, Resume, Start
from protocol.records import Desk, Entry, Undoable
from protocol.replica import Replica
from staff_console.asked import Asked
from staff_console.facts import Facts, staff_name
from staff_console.speech import tr

_ENDS: Final[dict[str, Callable[[], str]]] = {
    "completed": lambda: tr("{number} was completed by {who}."),
    "no_show": lambda: tr("{number} was marked as a no-show by {who}."),
    "cancelled": lambda: tr("{number} was cancelled by {who}."),
}


def surprise(replica: Replica, before: Facts | None, after: Facts, asked: Asked | None) -> str:
    """A sentence if the customer at my desk is gone and I did not do it; empty otherwise."""
    was = before.customer if before is not None else None
    if before is None or was is None or before.desk.id != after.desk.id:
        return ""
    if after.customer is not None and after.customer.id == was.id:
        return ""
    if asked is not None and _mine(asked, was):
        return ""
    return _what(replica, was, after.me.id)


def closed_with(replica: Replica, before: Facts, asked: Asked | None) -> bool:
    """Whether my desk was to close after its customer, and my own step with them has closed it."""
    desk, was = replica.get(Desk, before.desk.id), before.customer
    if desk is None or desk.state != "closed" or before.desk.state != "closing":
        return False
    return asked is not None and was is not None and _mine(asked, was)


def _mine(asked: Asked, was: Entry) -> bool:
    """Whether my own step has taken the customer from the desk."""
    if getattr(asked.command, "entry", None) != was.id:
        return False
    brought = isinstance(asked.command, CallEntry | Recall | Start | Resume | Reopen)
    return asked.fate == "sent" or not brought


def _what(replica: Replica, was: Entry, me: str) -> str:
    now = replica.get(Entry, was.id)
    if now is not None and now.state == "waiting":
        return tr("{number} waits again: the call was taken back.").format(number=was.number)
    if now is not None and now.state == "missed":
        said = tr("{number} did not come in time and can be called again.")
        return said.format(number=was.number)
    if now is not None and now.state == "on_hold":
        if now.actor == me:
            return ""
        return tr("{number} was put on hold.").format(number=was.number)
    desk = replica.get(Desk, now.desk) if now is not None else None
    if desk is not None:
        return tr("{number} is at {desk} now.").format(number=was.number, desk=desk.name)
    undo = replica.get(Undoable, was.id)
    if undo is not None and undo.actor == me:
        # I did it at another screen.
        return ""
    if undo is not None and undo.now in _ENDS:
        who = staff_name(replica, undo.actor) or tr("a colleague")
        return _ENDS[undo.now]().format(number=was.number, who=who)
    return tr("{number} has left the queue.").format(number=was.number)

"""What the customer of a reservation was told by mail or SMS, and what did not reach them. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import tzinfo
from typing import Final

from client.instants import local
from protocol.booking_queries import MessageTold
from protocol.outbox import MessageWhat
from staff_console.bookings.today import Line
from staff_console.speech import tr
from staff_console.words import isolated

SHOWN: Final = 6
_UNTOLD: Final = frozenset({"void", "joined", "skipped"})
"""States that nobody needs to hear of: it was told otherwise, has become another, or was not due
any more."""
_WHAT: Final[dict[MessageWhat, Callable[[], str]]] = {
    "confirmation": lambda: tr("Confirmation"),
    "changed": lambda: tr("New time"),
    "cancelled": lambda: tr("Cancellation"),
    "reminder": lambda: tr("Reminder"),
    "late": lambda: tr("Delay"),
    "offer": lambda: tr("Offer of a time"),
    "list": lambda: tr("List of bookings"),
}


def letters_of(told: Sequence[MessageTold], now: int, zone: tzinfo) -> tuple[Line, ...]:
    """The messages, the last due first."""
    seen = [each for each in told if each.state not in _UNTOLD]
    return tuple(_line(each, now, zone) for each in seen[:SHOWN])


def _line(message: MessageTold, now: int, zone: tzinfo) -> Line:
    said, tone = _said(message, now, zone)
    return Line(_WHAT[message.what](), said, tone)


def _said(message: MessageTold, now: int, zone: tzinfo) -> tuple[str, str]:
    why = isolated(message.reason)
    if message.state == "sent":
        when = _when(message.sent_at or message.due_at, zone)
        sms = message.channel == "sms"
        return (tr("SMS, {when}") if sms else tr("mail, {when}")).format(when=when), "ink"
    if message.state == "due" and message.due_at > now and not message.reason:
        return tr("to be sent {when}").format(when=_when(message.due_at, zone)), "muted"
    if message.state in ("due", "sending"):
        said = tr("waits to be sent: {why}") if message.reason else tr("waits to be sent")
        return said.format(why=why), "warn"
    said = tr("did not reach them: {why}") if message.reason else tr("did not reach them")
    return said.format(why=why), "danger"


def _when(at: int, zone: tzinfo) -> str:
    return f"{local(at, zone):%d.%m.%y %H:%M}"

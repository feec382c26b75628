"""One row of the list: two lines, how much time is left, and who is at it. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import tzinfo
from typing import Final

from protocol.sla import Priority
from protocol.ticket_views import TicketHead
from protocol.tickets import WORKED_ON, TicketPause, TicketStatus
from staff_console.speech import tr
from staff_console.tickets.moments import ahead, hours, moment, over
from staff_console.words import isolated

STATUSES: Final[dict[TicketStatus, Callable[[], str]]] = {
    "open": lambda: tr("Open"),
    "in_progress": lambda: tr("In progress"),
    "resolved": lambda: tr("Resolved"),
    "closed": lambda: tr("Closed"),
}
PAUSES: Final[dict[TicketPause, Callable[[], str]]] = {
    "waiting_on_customer": lambda: tr("waits on customer"),
    "on_hold": lambda: tr("on hold"),
}
PRIORITY_NAMES: Final[dict[Priority, Callable[[], str]]] = {
    "low": lambda: tr("Low"),
    "normal": lambda: tr("Normal"),
    "high": lambda: tr("High"),
    "urgent": lambda: tr("Urgent"),
}


@dataclass(frozen=True)
class TimeLeft:
    """How a deadline stands; a bar is `share` full, 0…1, dashed while the clock stands."""

    text: str = ""
    tone: str = "ink"
    share: float | None = None
    dashed: bool = False


@dataclass(frozen=True)
class TicketRow:
    """What is drawn of a ticket in the list."""

    key: str
    name: str
    subject: str
    left: TimeLeft
    aside: str
    """At the end of the second line: who is at it, or why it stands."""
    aside_tone: str
    picked: bool
    quiet: bool
    """Nothing is to be done about it."""

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        parts = (
            tr("selected") if self.picked else "", self.name, self.subject, self.left.text,
            self.aside,
        )  # fmt: skip
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True)
class Beside:
    """What is known of a ticket beside its head: who is at it, whether I have written something."""

    typing: str = ""
    """The name of a colleague who types there."""
    looking: str = ""
    draft: bool = False
    picked: bool = False


def row_of(head: TicketHead, beside: Beside, now: int, zone: tzinfo) -> TicketRow:
    """The row at the server's time `now` (ms)."""
    aside, tone = _aside(head, beside)
    return TicketRow(
        key=head.id,
        name=head.name or ticket_number(head.number),
        subject=head.subject,
        left=time_left(head, now, zone),
        aside=aside,
        aside_tone=tone,
        picked=beside.picked,
        quiet=head.status not in WORKED_ON,
    )


def ticket_number(number: int) -> str:
    """As people write it."""
    return f"T-{number}"


def time_left(head: TicketHead, now: int, zone: tzinfo) -> TimeLeft:
    """Until the next deadline; while the clock stands, that it does."""
    if head.status not in WORKED_ON:
        return TimeLeft(STATUSES[head.status](), "muted")
    if head.due_at is None:
        if head.pause:
            return TimeLeft(tr("paused"), "muted", 0.0, dashed=True)
        if head.breaches:
            return TimeLeft(tr("broken"), "danger")
        return TimeLeft(moment(head.updated_at, now, zone), "muted")
    if now >= head.due_at:
        return TimeLeft(over(now - head.due_at), "danger", 1.0)
    began = head.due_from_at if head.due_from_at is not None else head.opened_at
    share = (head.due_at - now) / max(1, head.due_at - began)
    warns = head.warn_at is not None and now >= head.warn_at
    text = ahead(head.due_at, now, zone)
    return TimeLeft(text, "warn" if warns else "ink", max(0.0, min(1.0, share)))


def budget(left_s: int) -> str:
    """What is left while the clock stands."""
    return tr("{span} left when it goes on").format(span=hours(left_s * 1000))


def _aside(head: TicketHead, beside: Beside) -> tuple[str, str]:
    if beside.typing:
        return tr("{name} is typing").format(name=isolated(beside.typing)), "accent"
    if beside.draft:
        return tr("your draft"), "accent"
    if beside.looking:
        return tr("{name} looks").format(name=isolated(beside.looking)), "muted"
    if head.pause:
        return PAUSES[head.pause](), "muted"
    if head.unanswered_since is None and head.status == "in_progress":
        # A complaint that a colleague wrote down waits on nobody's answer, and has none either.
        return tr("answered"), "muted"
    return "", "muted"

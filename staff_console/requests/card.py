"""A card of the board: number, whose turn it is, what and whose, and how its time stands. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from protocol.request_states import RequestState
from protocol.request_views import RequestHead
from protocol.service_requests import shown
from protocol.sla import PRIORITIES
from staff_console.requests.known import Known
from staff_console.requests.standing import Standing, standing_of
from staff_console.requests.states import state_name
from staff_console.speech import tr

NEVER = 1 << 62


@dataclass(frozen=True)
class Card:
    """One request as it is drawn."""

    key: str
    state: RequestState
    number: str
    whose: str
    item: str
    name: str
    standing: Standing
    mine: bool
    order: tuple[int | bool | str, ...]
    """By which its column is sorted."""

    @property
    def spoken(self) -> str:
        """The card for a screen reader."""
        parts = (self.number, state_name(self.state), self.item, self.name, self.whose,
                 self.standing.words)  # fmt: skip
        return ", ".join(part for part in parts if part)


def card_of(known: Known, head: RequestHead, now: int, late_first: bool = False) -> Card:
    """The card at the server's time `now` (ms)."""
    standing = standing_of(head, now, known.zone)
    item = head.item
    if head.more:
        item = tr("{item} +{more}").format(item=head.item, more=head.more)
    due = head.promised_at if head.promised_at is not None else NEVER
    urgency = len(PRIORITIES) - PRIORITIES.index(head.priority)
    loud = (not standing.late, not standing.close) if late_first else ()
    return Card(
        key=head.id,
        state=head.state,
        number=shown(head.number),
        whose=_whose(known, head),
        item=item,
        name=head.name,
        standing=standing,
        mine=bool(known.me) and head.technician == known.me,
        # Whoever waits in the hall waits now.
        order=(*loud, not head.here, due, urgency, head.number),
    )


def _whose(known: Known, head: RequestHead) -> str:
    """Whose turn it is."""
    who = _turn(known, head)
    if head.priority == "urgent":
        return tr("urgent, {who}").format(who=who)
    return who


def _turn(known: Known, head: RequestHead) -> str:
    if head.state in ("queued", "estimate_sent", "ready", "return_ready"):
        return tr("customer")
    if head.state == "waiting_parts":
        return tr("supplier")
    if head.state in ("diagnosed", "declined", "expired") or head.stopped:
        return tr("desk")
    return known.first_name(head.technician) or tr("free")

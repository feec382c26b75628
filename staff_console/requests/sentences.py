"""What its customer reads of a request, as told at a desk: a sentence a state. Pure."""

from __future__ import annotations

from datetime import tzinfo

from client.money import told
from protocol.cost_estimates import CostEstimate
from protocol.request_views import RequestHead
from staff_console.speech import tr
from staff_console.tickets.moments import moment


def reads(head: RequestHead, estimate: CostEstimate | None, now: int, zone: tzinfo) -> str:
    """The sentence of the present state."""
    if head.state == "estimate_sent" and estimate is not None:
        return tr("We found the fault. Please say yes or no to {total} until {when}.").format(
            total=told(estimate.total, estimate.currency),
            when=moment(estimate.valid_until, now, zone),
        )
    said = _PLAIN[head.state]()
    if head.state == "return_ready" and float(head.return_fee or 0):
        said += " " + tr("To pay: {fee}.").format(fee=told(head.return_fee, head.currency))
    if head.state in ("checked_in", "approved") and head.promised_at is not None:
        said += " " + tr("Ready by {when}.").format(when=moment(head.promised_at, now, zone))
    return said


_PLAIN = {
    "queued": lambda: tr("We expect you to bring it."),
    "checked_in": lambda: tr("It is with us. It is waiting for its turn."),
    "diagnosing": lambda: tr("We are finding out what is wrong."),
    "diagnosed": lambda: tr("We know what is wrong. Your estimate comes next."),
    "estimate_sent": lambda: tr("We found the fault. Please say yes or no."),
    "approved": lambda: tr("You said yes. It is in line for repair."),
    "declined": lambda: tr("You said no. We get it ready for you to pick up."),
    "expired": lambda: tr("The estimate has expired. Ask us for a new one, or pick it up."),
    "waiting_parts": lambda: tr("We are waiting for parts."),
    "in_repair": lambda: tr("It is being repaired now."),
    "qc": lambda: tr("It is repaired. We are checking it once more."),
    "ready": lambda: tr("It is ready. Please pick it up."),
    "return_ready": lambda: tr("It is ready to be picked up, unrepaired."),
    "picked_up": lambda: tr("You have it back."),
    "abandoned": lambda: tr("It was not picked up in time. Please ask us."),
    "cancelled": lambda: tr("This repair was cancelled."),
}
"""Word for word as on their own page."""

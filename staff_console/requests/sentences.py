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
    if head.state == "return_ready":
        said = tr("It was not repaired. Please come and take it along.")
        if float(head.return_fee or 0):
            fee = told(head.return_fee, head.currency)
            said += " " + tr("This costs {fee}, as we agreed.").format(fee=fee)
        return said
    if head.state in ("checked_in", "approved") and head.promised_at is not None:
        when = moment(head.promised_at, now, zone)
        said = tr("It is here.") if head.state == "checked_in" else tr("Thank you for your yes.")
        return said + " " + tr("It will be ready by {when}.").format(when=when)
    return _PLAIN[head.state]()


_PLAIN = {
    "queued": lambda: tr("We expect you. Please bring it."),
    "checked_in": lambda: tr("It is here. We look at it soon."),
    "diagnosing": lambda: tr("We are looking for the fault."),
    "diagnosed": lambda: tr("We know the fault. You hear from us what it will cost."),
    "estimate_sent": lambda: tr("We found the fault. Please say yes or no to our estimate."),
    "approved": lambda: tr("Thank you for your yes. We begin soon."),
    "declined": lambda: tr("You have declined. We get it ready for you to take along."),
    "expired": lambda: tr("Our estimate has expired. Please talk to us."),
    "waiting_parts": lambda: tr("We wait for a part from our supplier."),
    "in_repair": lambda: tr("It is being repaired."),
    "qc": lambda: tr("It is repaired. We check it once more."),
    "ready": lambda: tr("It is ready. Please come and pick it up."),
    "picked_up": lambda: tr("You have picked it up. Thank you."),
    "abandoned": lambda: tr("Nobody picked it up in time."),
    "cancelled": lambda: tr("It is cancelled."),
}

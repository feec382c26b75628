"""What the lines of a repair come to now, and whether an estimate still says so. Pure."""

from __future__ import annotations

from decimal import Decimal

from client.money import told
from protocol.cost_estimates import CostEstimate
from protocol.request_queries import RequestTotals
from protocol.request_views import RequestHead
from staff_console.requests.keys import shown
from staff_console.requests.known import Known
from staff_console.speech import tr


def totals_text(known: Known, head: RequestHead, totals: RequestTotals | None = None) -> str:
    """What it comes to as the server says, and what follows from that."""
    request = known.request(head.id)
    parts = [_sum(head, totals)]
    stop = request.stop_above if request is not None else ""
    if head.stopped:
        said = tr("That is over {stop}: work stops. Send a new estimate ({cap}), or drop a line.")
        parts.append(said.format(stop=told(stop, head.currency), cap=shown("send_estimate")))
    elif stop:
        parts.append(tr("Over {stop} work stops.").format(stop=told(stop, head.currency)))
    if not head.stopped:
        parts.append(outdated_text(known, head.id))
    return " ".join(part for part in parts if part)


def _sum(head: RequestHead, totals: RequestTotals | None) -> str:
    """With its tax, once that is told of the lines as they are."""
    total = told(head.total, head.currency)
    if totals is None or totals.total != head.total:
        return tr("It comes to {total} now, with tax.").format(total=total)
    net, tax = told(totals.net, head.currency), told(totals.tax, head.currency)
    if totals.tax_mode == "inclusive":
        said = tr("It comes to {total} now; {tax} of it is tax.")
    else:
        said = tr("{net} and {tax} tax: it comes to {total} now.")
    return said.format(total=total, net=net, tax=tax)


def outdated_text(known: Known, ident: str) -> str:
    """That the newest estimate says something else than its lines do now; empty where it does
    not."""
    estimates = known.estimates(ident)
    newest = estimates[-1] if estimates else None
    if newest is None or newest.state not in ("sent", "approved") or _says(known, newest):
        return ""
    said = tr("Estimate {nth} no longer says this: send a new one ({cap}).")
    return said.format(nth=newest.nth, cap=shown("send_estimate"))


def _says(known: Known, estimate: CostEstimate) -> bool:
    """Whether its lines are those that count now."""
    now = {
        each.id: (each.name, Decimal(each.quantity), each.minutes,
                  Decimal(0) if each.warranty else Decimal(each.unit_price),
                  Decimal(each.tax_rate))
        for each in known.lines(estimate.request)
        if each.state != "dropped"
    }  # fmt: skip
    then = {
        each.line: (each.name, Decimal(each.quantity), each.minutes, Decimal(each.unit_price),
                    Decimal(each.tax_rate))
        for each in estimate.lines
    }  # fmt: skip
    return now == then

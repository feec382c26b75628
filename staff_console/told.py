"""What a new customer is told of the wait; once intake ends, how the day ends. Pure."""

from __future__ import annotations

from protocol.records import Estimate
from protocol.replica import Replica
from staff_console.facts import Facts
from staff_console.speech import tr
from staff_console.words import expected, minutes


def told(replica: Replica, facts: Facts) -> str:
    """`New customers are told 25–35 min`, or `No more numbers, last done about 17:35`."""
    estimate = replica.get(Estimate, facts.point.id)
    state = facts.point.state
    if state == "open":
        if estimate is None or not estimate.quotes:
            return ""
        shortest = min(quote.p50 for quote in estimate.quotes)
        longest = max(quote.p80 for quote in estimate.quotes)
        return tr("New customers are told {wait}").format(wait=expected(shortest, longest))
    said = {
        "last_numbers": tr("Last numbers"),
        "draining": tr("No more numbers"),
        "closed": tr("Closed"),
    }[state]
    if estimate is None or estimate.last_at is None or not (facts.waiting or facts.away):
        return said
    at = minutes(estimate.last_at, facts.zone)
    return tr("{said}, last done about {at}").format(said=said, at=at)

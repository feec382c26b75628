"""What a change of policies, hours or holidays does to the deadlines of open tickets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from protocol.records import Contact, Person, SlaCalendar, SlaPolicy, Ticket
from server.domain.floor import Floor
from server.domain.sla.reckoning import Reckoned, reckonings
from server.domain.tickets.pending import Pending

TOLD: Final = 3
"""So many tickets are named; the others are counted."""


def on_levels(before: Floor, after: Floor, now: int) -> list[str]:
    """Sentences on deadlines that move, tickets that would be late at once, and those that stay."""
    if not _differs(before, after):
        return []
    found = list(reckonings(Pending(before), Pending(after), now))
    if not found:
        return [*_on_policies(before, after), "No ticket is open: it holds for those that come."]
    moved = {"earlier": 0, "later": 0, "new": 0, "none": 0, "time": 0, "stays": 0}
    for each in found:
        moved[_sort(each)] += 1
    late = [each.ticket for each in found if _newly_late(each)]
    said = [
        text.format(_tickets(many), "gets" if many == 1 else "get", "has" if many == 1 else "have")
        for sort, text in _SAID.items()
        if (many := moved[sort])
    ]
    if late:
        said.insert(0, _late(before, late))
    if (stay := moved["stays"]) == len(found):
        one = "The open ticket keeps its deadlines."
        said.append(one if stay == 1 else f"All {stay:,} open tickets keep their deadlines.")
    elif stay:
        said.append("1 stays as it is." if stay == 1 else f"{stay:,} stay as they are.")
    return [*said, *_on_policies(before, after)]


_SAID: Final = {
    "earlier": "{0} {1} an earlier deadline.",
    "later": "{0} {1} a later deadline.",
    "new": "{0} {1} a deadline for the first time.",
    "none": "{0} {2} no deadline any more.",
    "time": "{0} that stood still {2} other time left.",
}


def _sort(each: Reckoned) -> str:
    """How the deadlines of a ticket move; the worst for whoever has it counts."""
    moved = each.moved
    both = [(m.was_at, m.is_at) for m in moved if m.was_at is not None and m.is_at is not None]
    if any(is_at < was_at for was_at, is_at in both):
        return "earlier"
    if any(m.was_at is None and m.is_at is not None for m in moved):
        return "new"
    if both:
        return "later"
    if any(m.is_at is None for m in moved):
        return "none"
    return "time" if each.told.left_s != each.ticket.left_s else "stays"


def _newly_late(each: Reckoned) -> bool:
    known = {(c.metric, c.cycle) for c in each.before.all if c.breached_at is not None}
    return any(
        c.breached_at is not None and (c.metric, c.cycle) not in known for c in each.after.all
    )


def _late(floor: Floor, late: Sequence[Ticket]) -> str:
    named = ", ".join(f"T-{each.number} {_name(floor, each)}".strip() for each in late[:TOLD])
    more = f" and {len(late) - TOLD:,} more" if len(late) > TOLD else ""
    would = "1 ticket would" if len(late) == 1 else f"{len(late):,} tickets would"
    return f"{would} be late at once: {named}{more}."


def _name(floor: Floor, ticket: Ticket) -> str:
    contact = floor.get(Contact, ticket.contact)
    person = floor.get(Person, contact.person) if contact is not None else None
    return (person.name or person.email) if person is not None else ""


def _tickets(many: int) -> str:
    return "1 open ticket" if many == 1 else f"{many:,} open tickets"


def _on_policies(before: Floor, after: Floor) -> list[str]:
    """What else of a policy holds for open tickets at once."""
    said = []
    for policy in after.of(SlaPolicy):
        was = before.get(SlaPolicy, policy.id)
        if was is None:
            continue
        if was.levels != policy.levels:
            said.append(
                f"The levels of {policy.name} hold at once, for breaches that are there too."
            )
        if was.warn_min != policy.warn_min:
            when = f"{policy.warn_min} minutes before a deadline" if policy.warn_min else "no more"
            said.append(f"{policy.name} warns {when}.")
    return said


def _differs(before: Floor, after: Floor) -> bool:
    """Whether anything changed that deadlines hang on."""
    places = [(floor.site.country, floor.site.region) for floor in (before, after)]
    kinds = (SlaCalendar.kind(), SlaPolicy.kind())
    return any(before.lists[kind] != after.lists[kind] for kind in kinds) or (
        places[0] != places[1] and any(each.holidays for each in after.of(SlaCalendar))
    )

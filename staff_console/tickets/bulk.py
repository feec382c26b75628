"""What becomes of many tickets at once, said for each that was not done. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from protocol.outcomes import REFUSALS, Bulked
from protocol.ticket_views import TicketHead
from staff_console.speech import tr
from staff_console.tickets.keys import shown
from staff_console.tickets.rows import ticket_number
from staff_console.tickets.screen import BulkFace

SAID = 4
"""So many that were not done are named; of more it is said how many."""


def bulk_face(picked: Sequence[TicketHead]) -> BulkFace | None:
    """What can be done with those that are selected; nothing where none is."""
    if not picked:
        return None
    return BulkFace(
        tr("{count} selected").format(count=len(picked)),
        (
            ("status", tr("Status"), shown("status")),
            ("priority", tr("Priority"), shown("priority")),
            ("assign", tr("Who"), shown("assign")),
            ("tags", tr("Add tags"), ""),
            ("merge", tr("Merge"), ""),
            ("unpick", tr("Select none"), "Esc"),
        ),
    )


def bulk_words(answer: Bulked, numbers: Mapping[str, int]) -> tuple[str, str]:
    """How many were done, and each that was not with why."""
    done = [each for each in answer.items if not each.code]
    failed = [each for each in answer.items if each.code]
    title = tr("{count} tickets are changed.").format(count=len(done))
    if len(done) == 1:
        title = tr("1 ticket is changed.")
    said = [
        tr("{ticket}: {why}").format(
            ticket=ticket_number(numbers.get(each.ticket, 0)),
            why=each.detail or (REFUSALS[each.code].title if each.code in REFUSALS else each.code),
        )
        for each in failed[:SAID]
    ]
    if len(failed) > SAID:
        said.append(tr("and {count} more").format(count=len(failed) - SAID))
    if not failed:
        return title, ""
    head = tr("{done} changed, {failed} not.").format(done=len(done), failed=len(failed))
    return head, " ".join(said)

"""The paper with the number: printed again when a colleague wants it, and what kiosks report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from msgspec.structs import replace

from protocol.changes import Change, Put
from protocol.commands import PrintSlip, ReportSlip
from protocol.outcomes import Saved
from protocol.records import SlipState, Visit
from protocol.slip_states import SLIP_TRANSITIONS, SLIP_WAITS_S
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.refused import Refused, refuse
from server.domain.text import visible

_SILENT: Final[dict[SlipState, str]] = {
    "wanted": "No kiosk has printed it. Look whether one is on, or write the number down.",
    "printing": "The kiosk has not said that it came out. Look there, or print it again.",
}
"""Why a slip has failed of which nothing is heard any more, by its state."""


def print_slip(floor: Floor, command: PrintSlip, context: Context) -> Decision:
    """A colleague wants the slip again, at the kiosk where it was printed unless another is named.

    Asked for twice before a kiosk has begun, it is printed once.
    """
    visit = floor.get(Visit, command.visit)
    if visit is None:
        raise refuse(
            "unknown_visit",
            "There is no such visit, or it is over. Give the customer a new number.",
            field="visit",
        )
    if visit.id not in floor.live:
        raise refuse(
            "wrong_state",
            f"The visit of {visit.number} is over. Take its end back first, or give a new number.",
        )
    device = command.device or visit.slip_device
    if (visit.slip, visit.slip_device) == ("wanted", device):
        return Decision(Saved(id=visit.id), [])
    return _now(visit, "wanted", context.now, slip_device=device, slip_reason="")


def report_slip(floor: Floor, command: ReportSlip, context: Context) -> Decision:
    """What a kiosk says of a slip: the first that prints it has it, until a colleague wants it
    from another. It may be said of a visit that has ended meanwhile."""
    visit = floor.get(Visit, command.visit)
    if visit is None:
        raise refuse("unknown_visit", "There is no such visit. Print nothing.", field="visit")
    if visit.slip_device not in ("", context.actor.id):
        raise _taken(visit)
    if not (visit.slip or visit.source == "kiosk"):
        # Whose slip it has may read it: nobody's but that of its own numbers, and what is wanted.
        raise refuse(
            "forbidden",
            f"No kiosk gave {visit.number}, and no slip is wanted. Ask at a desk for it.",
        )
    if visit.slip not in SLIP_TRANSITIONS[command.state]:
        raise refuse(
            "wrong_state",
            f"The slip of {visit.number} came out already. Ask at a desk for another.",
        )
    return _now(
        visit,
        command.state,
        context.now,
        slip_device=context.actor.id,
        slip_reason=visible(command.reason) if command.state == "failed" else "",
        slips=visit.slips + (command.state == "printed"),
    )


def _taken(visit: Visit) -> Refused:
    return refuse(
        "slip_taken", f"Another kiosk prints the slip of {visit.number}. Print nothing here."
    )


def _now(visit: Visit, state: SlipState, now: int, **fields: Any) -> Decision:
    after = replace(visit, slip=state, slip_at=now, **fields)
    return Decision(Saved(id=visit.id), [Put(after)])


def silent_slips(floor: Floor, now: int) -> Iterator[Change]:
    """Slips of which nothing was heard for too long: they have failed, so that staff see it."""
    for visit in floor.slips.values():
        if visit.slip_at + SLIP_WAITS_S * 1000 <= now:
            reason = _SILENT[visit.slip]
            yield Put(replace(visit, slip="failed", slip_at=now, slip_reason=reason))

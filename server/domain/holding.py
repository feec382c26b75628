"""Away for a while, on hold at a colleague's, and back into the line."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from protocol.changes import Put
from protocol.commands import Away, CheckIn, Hold, Requeue, Resume, SetPriority
from protocol.lifecycle import AWAY_MOST_MIN
from protocol.records import LIVE_STATES, Entry, ServicePoint
from server.domain.announcing import announced, ended_calls
from server.domain.context import Context, Decision
from server.domain.days import day_ends
from server.domain.floor import Floor
from server.domain.moves import answer, as_seen, guarded, known, move, only_own, state_words
from server.domain.refused import refuse
from server.domain.seating import desk_for
from server.domain.text import visible

UNCALLED: Final[dict[str, Any]] = {
    "desk": None,
    "called_at": None,
    "calls": 0,
    "grace_until": None,
    "started_at": None,
    "pick": "",
}
"""An entry that is back in the line: as if nobody had called it."""


def check_in(floor: Floor, command: CheckIn, context: Context) -> Decision:
    """The customer is here; saying it twice is as good as once.

    Whoever was away or missed a call waits again, by the time waited.
    """
    only_own(floor, command.entry, context)
    entry = guarded(floor, command.entry, command.expected, "check_in")
    here: dict[str, Any] = {"present": _vouched(floor, entry, context), "until": None}
    if entry.state == "missed":
        return answer(floor, move(floor, entry, "check_in", context, **UNCALLED, **here))
    if entry.present and entry.state != "away":
        return Decision(answer(floor, [Put(entry)]).outcome, [])
    return answer(floor, move(floor, entry, "check_in", context, **here))


def _vouched(floor: Floor, entry: Entry, context: Context) -> bool:
    """Whether the customer is here from now on. Where staff or a kiosk see to that, the customer's
    own word only ends being away. Raises `Refused` where it would do nothing else."""
    point = floor.get(ServicePoint, entry.service_point)
    own_word = context.actor.role == "visitor" and point is not None and point.join_by == "staff"
    if own_word and not entry.present and entry.state in ("waiting", "called"):
        raise refuse("on_site_only", "Show your number at the desk or hold it to the kiosk.")
    return entry.present or not own_word


def away(floor: Floor, command: Away, context: Context) -> Decision:
    """Not to be called for so many minutes, or so many more; the place stays."""
    only_own(floor, command.entry, context)
    entry = guarded(floor, command.entry, command.expected, "away")
    is_away = entry.state == "away"
    start = max(context.now, entry.until or 0) if is_away else context.now
    until = start + command.minutes * 60_000
    if until > (entry.since if is_away else context.now) + AWAY_MOST_MIN * 60_000:
        raise refuse(
            "invalid",
            f"{entry.number} is kept for {AWAY_MOST_MIN} minutes at most. Come back before.",
            field="minutes",
        )
    return answer(floor, move(floor, entry, "away", context, until=until))


def hold(floor: Floor, command: Hold, context: Context) -> Decision:
    """Put the customer on hold; the desk is free meanwhile."""
    entry = guarded(floor, command.entry, command.expected, "hold")
    site = floor.site
    if not context.now < command.until <= day_ends(context.now, site.zone, site.roll_hour):
        raise refuse(
            "invalid",
            f"Say until when {entry.number} is on hold: a time still to come, today.",
            field="until",
        )
    changes = move(
        floor,
        entry,
        "hold",
        context,
        until=command.until,
        owner=context.actor.id,
        reason=visible(command.note),
    )
    return answer(floor, changes + ended_calls(floor, entry))


def resume(floor: Floor, command: Resume, context: Context) -> Decision:
    """Service goes on, at the desk that held it or another: anybody may take a hold over."""
    entry = guarded(floor, command.entry, command.expected, "resume")
    desk = desk_for(floor, command.desk or entry.desk, entry)
    changes = move(floor, entry, "resume", context, desk=desk.id, present=True)
    at_desk = announced(floor, entry, desk, context, entry.calls + 1, "answered")
    return answer(floor, changes + at_desk)


def requeue(floor: Floor, command: Requeue, context: Context) -> Decision:
    """Back into the line, or to another place in it: first, by the time waited, or behind all who
    wait now.

    `last` is a time and no mark: whoever comes later stands behind.
    """
    entry = guarded(floor, command.entry, command.expected, "requeue")
    # The place of somebody who is not here is held no longer for being put elsewhere.
    held_until = entry.until if entry.state == "waiting" else None
    changes = move(
        floor,
        entry,
        "requeue",
        context,
        **UNCALLED,
        standing="next" if command.standing == "next" else "keep",
        eligible_at=context.now if command.standing == "last" else entry.eligible_at,
        until=held_until,
        reason=visible(command.reason),
    )
    return answer(floor, changes + ended_calls(floor, entry))


def set_priority(floor: Floor, command: SetPriority, context: Context) -> Decision:
    """Put somebody into another class of the service point."""
    entry = known(floor, command.entry)
    if entry.state not in LIVE_STATES:
        raise refuse(
            "wrong_state", f"{entry.number} {state_words(entry)}; this works while it is here."
        )
    as_seen(floor, entry, command.expected)
    known_class(floor.get(ServicePoint, entry.service_point), command.priority)
    reason = visible(command.reason) or entry.reason
    after = msgspec.structs.replace(
        entry, priority=command.priority, reason=reason, version=entry.version + 1
    )
    return answer(floor, [Put(after)])


def known_class(point: ServicePoint | None, name: str) -> None:
    """Refuse a class that the service point does not have."""
    titles = {each.name: each.title for each in point.classes} if point else {}
    if name not in titles:
        raise refuse(
            "invalid",
            f"There is no class {name} here. Choose one of: {', '.join(titles.values())}.",
            field="priority",
        )

"""What was done by voice while the server was away, recorded afterwards with its own times."""

from __future__ import annotations

from typing import Any, Final

from msgspec.structs import replace

from protocol.changes import Change, Put, merge
from protocol.commands import ReportByHand
from protocol.records import AT_DESK, Desk, Entry, Undoable
from server.domain.announcing import announced, ended_calls, settled
from server.domain.context import Context, Decision
from server.domain.ending import completed
from server.domain.floor import Floor
from server.domain.moves import answer, as_seen, holder, known, move, state_words
from server.domain.refused import Refused, refuse
from server.domain.seating import desk_for, known_desk

CLOCK_SLACK_MS: Final = 5_000
"""A console's clock may be off by so much; what is farther off is no slip of a clock."""
_IN_LINE: Final = frozenset({"waiting", "away", "missed", "called"})
_FROM: Final = {
    "served": _IN_LINE | {"on_hold", "serving"},
    "serving": _IN_LINE | {"on_hold"},
    "no_show": _IN_LINE,
}
"""From which states each can have been done."""
_BY_VOICE: Final = "called by voice while the server was away"


def report_by_hand(floor: Floor, command: ReportByHand, context: Context) -> Decision:
    """Carry out what was done, at the times at which it was done.

    Refused as `conflict` where the entry has moved on since, so that somebody can look at both.
    """
    entry = known(floor, command.entry)
    desk = known_desk(floor, command.desk)
    _of_its_point(entry, desk)
    _not_moved_on(floor, entry, desk, command, context)
    called_at = min(max(command.called_at, entry.since), context.now)
    if command.did == "serving":
        desk_for(floor, desk.id, entry)
        begun = _begun(floor, entry, desk, called_at, context)
        at_desk = settled(floor, entry, "answered")
        at_desk = at_desk or announced(floor, entry, desk, context, state="answered")
        return answer(floor, _undoable_from_now(begun + at_desk, context))
    ended = context._replace(now=min(max(_ended_at(command, context), called_at), context.now))
    if command.did == "served":
        begun = _begun(floor, entry, desk, called_at, context)
        changes = begun + completed(floor, _entry_of(begun) or entry, ended)
    else:
        called = _called(floor, entry, desk, called_at, context)
        now = _entry_of(called) or entry
        changes = called + move(floor, now, "no_show", ended, ended_at=ended.now)
        changes += ended_calls(floor, entry)
    return answer(floor, _undoable_from_now(changes, context))


def _of_its_point(entry: Entry, desk: Desk) -> None:
    if entry.service_point != desk.service_point:
        raise refuse(
            "invalid",
            f"{entry.number} waits at another service point than {desk.name}.",
            field="desk",
        )


def _not_moved_on(
    floor: Floor, entry: Entry, desk: Desk, command: ReportByHand, context: Context
) -> None:
    as_seen(floor, entry, command.expected)
    if command.called_at > context.now + CLOCK_SLACK_MS:
        raise refuse(
            "invalid", "The call is in the future. Check this machine's clock.", field="calledAt"
        )
    # The desk's own customer, even if the time of the call has run out since.
    own = entry.desk == desk.id and entry.state in ("called", "serving", "missed")
    later = command.called_at < entry.since - CLOCK_SLACK_MS
    taken = not own and (later or entry.state in AT_DESK)
    if taken or entry.state not in _FROM[command.did]:
        raise _moved_on(floor, entry)


def _moved_on(floor: Floor, entry: Entry) -> Refused:
    held = holder(floor, entry)
    who = f" ({held.desk_name}{', ' + held.staff if held.staff else ''})" if held else ""
    return refuse(
        "conflict",
        f"{entry.number} {state_words(entry)} meanwhile{who}. What you did by hand was not "
        "recorded: look at both and decide.",
        holder=held,
    )


def _ended_at(command: ReportByHand, context: Context) -> int:
    if command.ended_at is None:
        raise refuse("invalid", "Say when it ended.", field="endedAt")
    if command.ended_at < command.called_at:
        raise refuse("invalid", "It cannot end before it began.", field="endedAt")
    if command.ended_at > context.now + CLOCK_SLACK_MS:
        raise refuse(
            "invalid", "The end is in the future. Check this machine's clock.", field="endedAt"
        )
    return command.ended_at


def _begun(floor: Floor, entry: Entry, desk: Desk, at: int, context: Context) -> list[Change]:
    """Service from that moment on; nothing where it had begun before."""
    if entry.state == "serving":
        return []
    called = _back(floor, entry, at, context)
    fields = _call_fields(entry, desk, at) | {"present": True}
    then = context._replace(now=at)
    if entry.state == "on_hold":
        return move(floor, entry, "resume", then, **fields)
    return called + move(floor, _entry_of(called) or entry, "start", then, started_at=at, **fields)


def _called(floor: Floor, entry: Entry, desk: Desk, at: int, context: Context) -> list[Change]:
    """A call at that moment; nothing where it was called before, or missed that call by now."""
    if entry.state in ("called", "missed"):
        return []
    back = _back(floor, entry, at, context)
    then = context._replace(now=at)
    fields = _call_fields(entry, desk, at)
    return back + move(floor, _entry_of(back) or entry, "call", then, **fields)


def _back(floor: Floor, entry: Entry, at: int, context: Context) -> list[Change]:
    """Whoever was away and came when called by voice was back by then."""
    return move(floor, entry, "back", context._replace(now=at)) if entry.state == "away" else []


def _call_fields(entry: Entry, desk: Desk, at: int) -> dict[str, Any]:
    """How an entry is called; a call that was made before counts on."""
    if entry.called_at is not None:
        return {"desk": desk.id}
    pick = f"{entry.number}: {_BY_VOICE}"
    return {"desk": desk.id, "called_at": at, "calls": 1, "pick": pick}


def _entry_of(changes: list[Change]) -> Entry | None:
    """The entry as it is after the changes."""
    puts = [c.r for c in changes if isinstance(c, Put) and isinstance(c.r, Entry)]
    return puts[-1] if puts else None


def _undoable_from_now(changes: list[Change], context: Context) -> list[Change]:
    """One change a record; the time to take it back begins with the report."""
    return [
        Put(replace(c.r, at=context.now, until=context.now + c.r.until - c.r.at))
        if isinstance(c, Put) and isinstance(c.r, Undoable)
        else c
        for c in merge([changes])
    ]

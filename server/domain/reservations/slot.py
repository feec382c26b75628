"""Whether a time can be had, or the refusal that says when else."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from msgspec.structs import replace

from protocol.changes import Change, Gone, Put
from protocol.records import Reservation, SlotHold, WaitListed
from server.domain.floor import Floor
from server.domain.refused import Refused, refuse
from server.domain.slots import Explanation, ReasonKind, Wanted, explain, next_free

RULED_OUT: Final[frozenset[ReasonKind]] = frozenset({
    "past", "closed", "holiday", "off_grid", "notice", "horizon", "day_limit", "not_open",
})  # fmt: skip
"""Reasons that are of the time itself, whoever has what then."""
PROMISED: Final[frozenset[ReasonKind]] = frozenset({
    "notice", "horizon", "not_open", "day_limit", "taken", "held", "off_grid",
})  # fmt: skip
"""Reasons that came while a time was held for somebody, and do not stand in their way."""
_TO_GUESTS: Final[dict[ReasonKind, str]] = {
    "past": "This time is past. Choose a later one.",
    "closed": "We are closed then. Choose another time.",
    "holiday": "We are closed on that day. Choose another one.",
    "off_grid": "Nothing begins at that time. Choose one of the times that are offered.",
    "notice": "It is too short until then. Choose a later time.",
    "horizon": "That is too far ahead. Choose an earlier time.",
    "day_limit": "That day is full. Choose another one.",
    "not_open": "This cannot be booked by yourself. Please ask us.",
    "customer_limit": "You have as many of these to come as one may have. Move or cancel one.",
    "no_staff": "Nobody is here for it then. Choose another time.",
    "no_desk": "There is no place for it then. Choose another time.",
    "taken": "Somebody else has this time now. Choose another one.",
    "held": "Somebody else is booking this time. Choose another one, or try again in some minutes.",
    "seats": "There are not so many places left then. Choose another time.",
}


def slot(
    floor: Floor, wanted: Wanted, now: int, *, ignoring: Collection[ReasonKind] = ()
) -> Explanation:
    """What a time takes. Raises `Refused`: `slot_taken`, `slot_not_offered` or `limit_reached`,
    with the next starts that are free."""
    found = explain(floor, wanted, now)
    if all(reason.kind in ignoring for reason in found.reasons):
        return found
    raise refused(floor, wanted, found, now)


def refused(
    floor: Floor, wanted: Wanted, found: Explanation, now: int, code: str | None = None
) -> Refused:
    """Why not, and when else."""
    kinds = [reason.kind for reason in found.reasons]
    if code is None:
        code = _code(kinds)
    if wanted.by == "staff":
        detail = " ".join(dict.fromkeys(reason.said for reason in found.reasons))
    else:
        detail = _TO_GUESTS[kinds[0]]
    elsewhere = [] if code == "limit_reached" else next_free(floor, wanted, now)
    field = None if code == "limit_reached" else "startAt"
    return refuse(code, detail, field=field, starts=[each.start_at for each in elsewhere])


def _code(kinds: list[ReasonKind]) -> str:
    if "customer_limit" in kinds:
        return "limit_reached"
    taken = {"taken", "held", "seats"}.intersection(kinds)
    return "slot_taken" if taken and not RULED_OUT.intersection(kinds) else "slot_not_offered"


def expired(floor: Floor, now: int) -> list[Change]:
    """Holds whose time is over go before anybody takes what they had."""
    over = [hold for hold in floor.of(SlotHold) if hold.expires_at <= now]
    return [change for hold in over for change in let_go(floor, hold)]


def let_go(floor: Floor, hold: SlotHold) -> list[Change]:
    """A time that was held is free. Whoever was offered it and has not answered, or does not want
    it, is not asked again."""
    changes: list[Change] = [Gone("slot_hold", hold.id)]
    listed = floor.get(WaitListed, hold.offered_to)
    if listed is not None and listed.state == "offered":
        over = replace(listed, state="over", hold=None, version=listed.version + 1)
        changes.append(Put(over))
    booked = floor.get(Reservation, hold.offered_to)
    if booked is not None and booked.earlier:
        changes.append(Put(replace(booked, earlier=False, version=booked.version + 1)))
    return changes

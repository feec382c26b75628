"""A time that came free is offered onward: held for one at a time, until it is taken up or nobody
is left. What a person has freed is first kept for taking that back, and offered when that is over.

Who walks in is asked by nobody: what is too short ahead to be booked is theirs, because whoever is
next is simply called. Later times are offered to the wait list in its order, then to those who want
an earlier one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from msgspec.structs import replace

from protocol.booking import OFFER_S, Reservation, SlotHold, WaitListed
from protocol.changes import Change, Key, Put
from protocol.command import Command
from protocol.records import Definition, Person
from server.domain.context import Context
from server.domain.floor import Floor
from server.domain.outbox import offer_message
from server.domain.reservations.customers import keys
from server.domain.reservations.slot import expired
from server.domain.reservations.taking import in_the_way, is_free
from server.domain.reservations.taking_back import freed_by_hand, kept
from server.domain.slots import Free, Wanted, free
from server.domain.slots.agenda import agenda_of
from server.domain.slots.claims import Claim, claim_of

LEAST_MS: Final = 15 * 60_000
"""Whoever has less time to answer is not asked."""
ASKED_MOST: Final = 50
"""Of a long wait list so many are looked at for one time."""
_KINDS: Final = frozenset({"reservation", "slot_hold"})


class Wish(NamedTuple):
    """Who would like a time that begins within a span (ms), the last instant not in it."""

    whose: WaitListed | Reservation
    from_at: int
    to_at: int


def lapsed(floor: Floor, now: int) -> list[Change]:
    """Holds and offers whose time is over, and wishes for times that are past."""
    changes = expired(floor, now)
    for listed in floor.of(WaitListed):
        if listed.state == "waiting" and listed.to_at <= now:
            changes.append(Put(replace(listed, state="over", version=listed.version + 1)))
    return changes


def offered_onward(
    floor: Floor, command: Command, changes: Iterable[Change], context: Context
) -> list[Change]:
    """The offers that follow from changes that are decided and not applied yet; where the command
    can be taken back, its time is kept for that first."""
    changes = list(changes)
    if not any(_is_of_time(change) for change in changes):
        return []
    last = {change.key: change for change in changes}
    if next(_wishes(floor, last), None) is None:
        return []
    # What is over by now is in the way of no offer, so it goes first.
    found = [change for change in expired(floor, context.now) if change.key not in last]
    last |= {change.key: change for change in found}
    wishes = list(_wishes(floor, last))
    freed, taken = _turned(floor, last)
    gone = frozenset(key.id for key in last if key.kind in _KINDS)
    back = freed_by_hand(floor, command)
    # What is to be kept is, before anything else that came free could be offered over it.
    for claim in sorted(freed, key=lambda each: back is None or each.id != back.id):
        offer = None
        if not _passed_on(claim, taken):
            asked = _asked(floor, claim, wishes)
            offer = next(_offers(floor, claim, asked, taken, gone, context), None)
        if offer is None:
            continue
        wish, hold = offer
        if back is not None and claim.id == back.id and is_free(floor, back, context.now, gone):
            hold = kept(back, context)
            found.append(Put(hold))
        else:
            wishes.remove(wish)
            found += _made(floor, wish, hold, context)
        taken += [claimed for claimed in [claim_of(hold)] if claimed is not None]
    return found


def _asked(floor: Floor, claim: Claim, wishes: Sequence[Wish]) -> list[Wish]:
    """Who is asked about a time; not whoever has moved away from it."""
    hold = floor.get(SlotHold, claim.id)
    leaves = hold.reservation if hold is not None else None
    return [each for each in wishes if each.whose.id != leaves]


def _is_of_time(change: Change) -> bool:
    """Whether a time may come free by it; most commands are about none."""
    if isinstance(change, Put):
        return isinstance(change.r, Reservation | SlotHold)
    return change.kind in _KINDS


def _wishes(floor: Floor, last: dict[Key, Change]) -> Iterator[Wish]:
    """All who want a time, in the order in which they are asked; not who is being changed now."""
    listed = [each for each in floor.of(WaitListed) if each.state == "waiting"]
    for each in sorted(listed, key=lambda one: (one.at, one.id)):
        if Key("wait_listed", each.id) not in last:
            yield Wish(each, each.from_at, each.to_at + 1)
    asked = {hold.offered_to for hold in floor.of(SlotHold)}
    for booked in sorted(floor.booked.earlier.values(), key=lambda one: (one.made_at, one.id)):
        if booked.id not in asked and Key("reservation", booked.id) not in last:
            yield Wish(booked, 0, booked.start_at)


def _turned(floor: Floor, last: dict[Key, Change]) -> tuple[list[Claim], list[Claim]]:
    """What came free by changes, and what is taken by them."""
    freed: list[Claim] = []
    taken: list[Claim] = []
    for key, change in last.items():
        if key.kind in _KINDS:
            before = agenda_of(floor).claims.get(key.id)
            record = change.r if isinstance(change, Put) else None
            after = claim_of(record) if isinstance(record, Reservation | SlotHold) else None
            if before is not None and (after is None or _where(before) != _where(after)):
                freed.append(before)
            if after is not None:
                taken.append(after)
    return freed, taken


def _where(claim: Claim) -> tuple[int, int, tuple[str, ...], int]:
    return claim.start_at, claim.end_at, claim.resources, claim.seats


def _passed_on(claim: Claim, taken: Sequence[Claim]) -> bool:
    """Whether somebody else has it at once: a hold that became a reservation."""
    return any(
        other.resources == claim.resources
        and other.start_at <= claim.start_at
        and claim.end_at <= other.end_at
        and other.seats >= claim.seats
        for other in taken
    )


def _offers(
    floor: Floor,
    claim: Claim,
    wishes: Sequence[Wish],
    taken: Sequence[Claim],
    gone: frozenset[str],
    context: Context,
) -> Iterator[tuple[Wish, SlotHold]]:
    for wish in wishes[:ASKED_MOST]:
        definition = floor.get(Definition, wish.whose.definition)
        if definition is None:
            continue
        customer = keys(floor.get(Person, wish.whose.person))
        if not customer:
            continue  # Whom nobody can reach cannot answer: the time would be held for nothing.
        without = gone | {wish.whose.id}
        # Who asked for a colleague wants an earlier time with that one.
        asked = wish.whose.asked_staff if isinstance(wish.whose, Reservation) else None
        wanted = Wanted(
            definition, seats=wish.whose.seats, staff=asked, without=without, customer=customer
        )
        lasts = definition.duration_min * 60_000
        from_at = max(wish.from_at, claim.start_at - lasts, context.now + LEAST_MS)
        to_at = min(wish.to_at, claim.end_at)
        if from_at >= to_at:
            continue
        for time in free(floor, wanted, from_at, to_at, context.now, most=ASKED_MOST):
            hold = _hold(wish, definition, time, context)
            if _comes_of(claim, hold, taken):
                yield wish, hold


def _comes_of(claim: Claim, hold: SlotHold, taken: Sequence[Claim]) -> bool:
    """Whether a time is free by what came free, and by nothing that is taken at the same moment."""
    wanted = claim_of(hold)
    if wanted is None:
        return False
    seat = claim.together(wanted.definition, wanted.start_at, wanted.end_at)
    if not (seat or in_the_way(wanted, claim)):
        return False
    shared = any(each.together(wanted.definition, wanted.start_at, wanted.end_at) for each in taken)
    return not shared and not any(in_the_way(wanted, each) for each in taken)


def _hold(wish: Wish, definition: Definition, time: Free, context: Context) -> SlotHold:
    booked = wish.whose if isinstance(wish.whose, Reservation) else None
    return SlotHold(
        id=context.new_id(),
        definition=definition.id,
        start_at=time.start_at,
        end_at=time.end_at,
        at=context.now,
        expires_at=min(context.now + OFFER_S * 1000, time.start_at),
        resources=list(time.resources),
        before_min=definition.before_min,
        after_min=definition.after_min,
        seats=wish.whose.seats,
        reservation=booked.id if booked is not None else None,
        offered_to=wish.whose.id,
    )


def _made(floor: Floor, wish: Wish, hold: SlotHold, context: Context) -> list[Change]:
    whose = wish.whose
    changes: list[Change] = [Put(hold)]
    if isinstance(whose, WaitListed):
        whose = replace(whose, state="offered", hold=hold.id, version=whose.version + 1)
        changes.append(Put(whose))
    return [*changes, *offer_message(floor, whose, hold, context)]

"""Dealing the frozen line to the desks that were open: the same on every console, without a word.

Pure, and a function of the last state alone: no clock, no chance, nothing of this computer.
"""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterable, Mapping

from protocol.capability import Capability, absent
from protocol.records import Desk, Entry, ServicePoint, Site
from protocol.replica import Replica
from staff_console.facts import Facts, busy_desks, line_of
from staff_console.hand.book import Held, Share, Sheet, Standing

_STAYS: dict[str, Standing] = {
    "serving": "serving",
    "called": "called",
    "on_hold": "on_hold",
    "missed": "missed",
}
"""Whoever was with a desk in such a state stays with it, in this order."""


def deal(replica: Replica, facts: Facts) -> Sheet:
    """The sheet of my service point as this replica has it."""
    point = facts.point
    desks = dealt_desks(replica, point)
    dealt: dict[str, list[Held]] = {desk.id: [] for desk in desks}
    left: list[Held] = []
    able = {desk.id: Capability(replica, point, desk) for desk in desks if desk.state == "open"}
    # Whoever must check in first comes last: they must not cost a desk its turn.
    line = sorted(line_of(replica, point.id), key=lambda entry: absent(entry, point))
    for entry in line:
        can = _desks_for(entry, able)
        held = _held(entry, _waits(entry, point))
        if can:
            dealt[min(can, key=lambda ident: len(dealt[ident]))].append(held)
        else:
            left.append(held)
    left += [_held(entry, "absent") for entry in _away(replica, point.id)]
    left += _elsewhere(replica, point.id, dealt)
    stays = {desk.id: list(_staying(replica, desk.id)) for desk in desks}
    shares = [
        Share(desk.id, desk.name, theirs)
        for desk in desks
        if (theirs := stays[desk.id] + dealt[desk.id]) or desk.state == "open"
    ]
    shares.sort(key=lambda share: next(d.number for d in desks if d.id == share.desk))
    position, site = replica.position, next(replica.of(Site), None)
    return Sheet(
        epoch=position.epoch if position else "",
        seq=position.seq if position else 0,
        at=replica.at,
        code=code(shares, left),
        desk=facts.desk.id,
        desk_name=facts.desk.name,
        staff=facts.me.id,
        zone=site.zone if site is not None else "UTC",
        shares=shares,
        left=left,
    )


def _desks_for(entry: Entry, able: Mapping[str, Capability]) -> list[str]:
    """The desks that can have somebody. Whose colleague is on a break waits for nobody's end of it:
    by hand anybody may who is able."""
    lacks = {ident: desk.hindrance(entry) for ident, desk in able.items()}
    can = [ident for ident, lack in lacks.items() if lack is None]
    return can or [i for i, lack in lacks.items() if lack and lack.kind == "colleague"]


def dealt_desks(replica: Replica, point: ServicePoint) -> list[Desk]:
    """Desks that may have a share: a paused one keeps whom it has. Free ones first."""
    busy = busy_desks(replica)
    desks = [desk for desk in replica.of(Desk) if desk.service_point == point.id]
    desks = [desk for desk in desks if desk.state != "closed" or desk.id in busy]
    return sorted(desks, key=lambda desk: (desk.id in busy, desk.number, desk.id))


def code(shares: Iterable[Share], left: Iterable[Held]) -> str:
    """Four digits that clerks can call across a hall to compare their sheets."""
    lines = [f"{share.desk}:{_entries(share.held)}" for share in shares]
    text = "\n".join([*lines, _entries(left)])
    digest = hashlib.blake2b(text.encode(), digest_size=8, person=b"hand sheet").digest()
    return f"{int.from_bytes(digest, 'big') % 10_000:04}"


def _entries(held: Iterable[Held]) -> str:
    return ",".join(f"{each.entry}/{each.standing}" for each in held)


def _staying(replica: Replica, desk: str) -> Iterable[Held]:
    order = list(_STAYS)
    here = [e for e in replica.of(Entry) if e.desk == desk and e.state in _STAYS]
    for entry in sorted(here, key=lambda e: (order.index(e.state), e.since, e.id)):
        yield _held(entry, _STAYS[entry.state])


def _elsewhere(replica: Replica, point: str, dealt: Container[str]) -> Iterable[Held]:
    """Whom desks still have that have no share: somebody on hold, or who missed a call."""
    places = [desk for desk in replica.of(Desk) if desk.service_point == point]
    for desk in sorted(places, key=lambda desk: desk.number):
        if desk.id not in dealt:
            yield from _staying(replica, desk.id)


def _away(replica: Replica, point: str) -> Iterable[Entry]:
    away = [e for e in replica.of(Entry) if e.state == "away" and e.service_point == point]
    return sorted(away, key=lambda entry: (entry.eligible_at, entry.id))


def _waits(entry: Entry, point: ServicePoint) -> Standing:
    if absent(entry, point):
        return "absent"
    return "waiting" if entry.present else "remote"


def _held(entry: Entry, standing: Standing) -> Held:
    since = entry.joined_at
    if standing in _STAYS:
        since = entry.called_at or entry.started_at or entry.since
    return Held(entry.id, entry.number, standing, since)

"""Choosing a desk: every service point with its desks, and who works where. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from protocol.records import Desk, Entry, ServicePoint
from protocol.replica import Replica
from staff_console.facts import MANAGERS, Me, busy_desks, points_of, staff_name, zone
from staff_console.speech import tr
from staff_console.words import minutes


@dataclass(frozen=True)
class PlaceRow:
    """A service point as a heading, or one of its desks."""

    key: str
    kind: Literal["point", "desk"]
    name: str
    text: str
    holder: str = ""
    """Who works at the desk, if it is a colleague."""

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        return f"{self.name}, {self.text}"


def place_rows(replica: Replica, me: Me) -> tuple[PlaceRow, ...]:
    """Points in the order of the kiosk and the wall, with their desks by number."""
    rows: list[PlaceRow] = []
    busy = busy_desks(replica)
    waiting = Counter(e.service_point for e in replica.of(Entry) if e.state == "waiting")
    for point in points_of(replica):
        desks = [desk for desk in replica.of(Desk) if desk.service_point == point.id]
        desks.sort(key=lambda desk: desk.number)
        rows.append(_point(point, waiting[point.id], desks))
        rows += [_desk(replica, desk, me, busy) for desk in desks]
    return tuple(rows)


def none_yet(me: Me) -> str:
    """Where there is no desk to choose: who makes one, and how."""
    if me.role in MANAGERS:
        return tr("No service point is set up yet. Make one in Settings (Ctrl+PgUp twice).")
    return tr("No service point is set up yet. Ask a manager to make one.")


def lost_desk(replica: Replica, ident: str, name: str) -> str:
    """Why a desk is mine no longer, though I did not close it."""
    desk = replica.get(Desk, ident)
    if desk is None:
        return tr("{desk} is no longer there. Choose another.").format(desk=name)
    if desk.state == "closed":
        return tr("{desk} was closed. Open it again, or choose another.").format(desk=name)
    who = staff_name(replica, desk.staff) or tr("a colleague")
    return tr("{desk} was taken over by {who}.").format(desk=name, who=who)


def _point(point: ServicePoint, waiting: int, desks: list[Desk]) -> PlaceRow:
    text = tr("{waiting} waiting, {open} of {all} desks open").format(
        waiting=waiting,
        open=sum(desk.state in ("open", "closing") for desk in desks),
        all=len(desks),
    )
    if point.state == "closed":
        text = tr("closed, {text}").format(text=text)
    return PlaceRow(point.id, "point", point.name, text)


def _desk(replica: Replica, desk: Desk, me: Me, busy: Mapping[str, Entry]) -> PlaceRow:
    if desk.state == "closed":
        return PlaceRow(desk.id, "desk", desk.name, tr("free"))
    entry = busy.get(desk.id)
    since = minutes(desk.since, zone(replica))
    who = staff_name(replica, desk.staff) or tr("a colleague")
    if desk.staff == me.id:
        return PlaceRow(desk.id, "desk", desk.name, tr("yours since {at}").format(at=since))
    text = tr("{who} since {at}").format(who=who, at=since)
    if desk.state == "paused":
        text = tr("{who}, on a break since {at}").format(who=who, at=since)
    if entry is not None:
        text = tr("{who}, with {number}").format(who=who, number=entry.number)
    return PlaceRow(desk.id, "desk", desk.name, text, who)

"""The bench of one technician as a value: what is theirs in the order of the bench, what is free,
and what cannot go on and why. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from protocol.records import RepairTerms, ServicePoint
from protocol.request_states import ON_BENCH, RequestState
from protocol.request_views import RequestHead
from protocol.service_requests import BenchPlace, shown
from protocol.sla import PRIORITIES
from staff_console.facts import Me, my_desk
from staff_console.requests.guards import hindrance
from staff_console.requests.known import Known
from staff_console.requests.standing import Standing, standing_of
from staff_console.speech import tr
from staff_console.tickets.moments import moment
from staff_console.words import isolated

IN_HAND: Final[frozenset[RequestState]] = frozenset({"diagnosing", "in_repair", "qc"})
NO_STANDING: Final = Standing()
NOT_THERE: Final = BenchPlace("", None, 0)
_NEVER: Final = 1 << 62
HELD_UP: Final[frozenset[RequestState]] = frozenset(
    {"diagnosed", "estimate_sent", "declined", "expired", "waiting_parts"}
)


@dataclass(frozen=True)
class BenchRow:
    """One request on one line, or a heading over some."""

    key: str
    kind: Literal["heading", "work", "stuck"]
    number: str = ""
    item: str = ""
    does: str = ""
    """What is to be done; of what is stuck why it cannot; of a heading what it says."""
    labour: str = ""
    standing: Standing = NO_STANDING
    ready: str = ""
    too_late: bool = False
    """Whether that is after what was promised."""
    in_hand: bool = False
    mine: bool = False

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        if self.kind == "heading":
            return self.does
        held = tr("in hand") if self.in_hand else ""
        labour = tr("{labour} left").format(labour=self.labour) if self.labour else ""
        ready = tr("ready about {when}").format(when=self.ready) if self.ready else ""
        parts = (self.number, held, self.item, self.does, labour, self.standing.words, ready)
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True)
class Workbench:
    """All of one bench for whoever is signed in."""

    point: str = ""
    """The service point's id."""
    about: str = ""
    rows: tuple[BenchRow, ...] = ()
    following: str = ""
    """What taking the next would take; empty where nothing can be."""
    takes: str = ""
    """What the key says that does so."""
    chosen_is_mine: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """Of all requests, in their order."""
        return tuple(row.key for row in self.rows if row.kind != "heading")


NO_BENCH: Final = Workbench()


def bench_point(known: Known, wanted: str) -> str:
    """The service point whose bench is shown: the one that was asked for, that of my desk, where I
    have work, where any is, or the first by name; empty where none repairs."""
    ids = [point.id for point in benches(known)]
    desk = my_desk(known.staff, Me(known.me))
    work = [head for head in known.all if head.state in ON_BENCH]
    mine = [head.service_point for head in work if head.technician == known.me]
    likely = [wanted, desk.service_point if desk is not None else "", *mine]
    likely += sorted(head.service_point for head in work)
    return next((ident for ident in (*likely, *ids) if ident in ids), "")


def benches(known: Known) -> tuple[ServicePoint, ...]:
    """The service points that take repairs, by name."""
    ids = {terms.id for terms in known.staff.of(RepairTerms)}
    found = (point for point in known.staff.of(ServicePoint) if point.id in ids)
    return tuple(sorted(found, key=lambda point: (point.name.casefold(), point.id)))


def workbench(known: Known, wanted: str, chosen: str, now: int) -> Workbench:
    """The bench at the server's time `now` (ms)."""
    point = bench_point(known, wanted)
    here = [head for head in known.all if head.service_point == point]
    places = known.places(point)
    order = _order(places)
    on_bench = sorted((h for h in here if h.state in ON_BENCH), key=order)
    works = [head for head in on_bench if not head.stopped]
    mine = [head for head in works if head.technician == known.me]
    free = [head for head in works if not head.technician]
    stuck = [
        head for head in here
        if (head.technician == known.me and (head.state in HELD_UP or head.stopped))
        or (not head.technician and (head.state == "waiting_parts" or head.stopped))
    ]  # fmt: skip
    mine.sort(key=lambda head: head.state not in IN_HAND)
    following = next((h for h in (*mine, *free) if _can_begin(known, h, now)), None)
    rows = (
        *_group(tr("Mine"), [_work(known, head, places, now) for head in mine]),
        *_group(tr("Free"), [_work(known, head, places, now) for head in free]),
        *_group(tr("Cannot go on"), [_stuck(known, h, now) for h in sorted(stuck, key=order)]),
    )
    head = known.head(chosen)
    return Workbench(
        point=point,
        about=_about(known, point, len(on_bench) - len(mine) - len(free)),
        rows=rows,
        following=following.id if following is not None else "",
        takes=_takes(following),
        chosen_is_mine=head is not None and head.technician == known.me,
    )


def to_do(head: RequestHead) -> str:
    """What the bench does next with it."""
    return _TO_DO[head.state]() if head.state in _TO_DO else ""


def begins(head: RequestHead) -> Literal["diagnose", "repair"] | None:
    """The step by which its work begins; None where it has, or cannot."""
    if head.state == "checked_in":
        return "diagnose"
    return "repair" if head.state == "approved" else None


def why_stuck(known: Known, head: RequestHead, now: int) -> str:
    """Why the bench cannot go on with it."""
    if head.stopped:
        return tr("over the total: needs a new estimate")
    if head.state == "waiting_parts":
        parts = ", ".join(isolated(each) for each in head.awaits) or tr("a part")
        if head.expected_at is None:
            return tr("awaits {parts}, no date told").format(parts=parts)
        when = moment(head.expected_at, now, known.zone)
        if head.expected_at < now:
            return tr("awaits {parts}, should have come {when}").format(parts=parts, when=when)
        return tr("awaits {parts}, {when}").format(parts=parts, when=when)
    if head.state == "estimate_sent":
        return tr("its customer has not answered yet")
    if head.state == "diagnosed":
        return tr("no estimate is sent yet")
    return tr("the estimate is declined") if head.state == "declined" else tr(
        "the estimate has expired"
    )  # fmt: skip


def _can_begin(known: Known, head: RequestHead, now: int) -> bool:
    step = begins(head)
    return step is not None and not hindrance(known, head, step, now)


def _takes(head: RequestHead | None) -> str:
    if head is None:
        return tr("Nothing to take")
    verb = tr("Diagnose {number}") if head.state == "checked_in" else tr("Repair {number}")
    return verb.format(number=shown(head.number))


def _work(known: Known, head: RequestHead, places: Mapping[str, BenchPlace], now: int) -> BenchRow:
    place = places.get(head.id, NOT_THERE)
    ready = moment(place.ready_at, now, known.zone) if place.ready_at is not None else ""
    mine = head.technician == known.me
    return BenchRow(
        key=head.id,
        kind="work",
        number=shown(head.number),
        item=_item(head),
        does=to_do(head),
        labour=tr("{minutes} min").format(minutes=place.labour_min) if place.labour_min else "",
        standing=standing_of(head, now, known.zone),
        ready=ready,
        too_late=bool(head.promised_at and (place.ready_at or 0) > head.promised_at),
        in_hand=mine and head.state in IN_HAND,
        mine=mine,
    )


def _stuck(known: Known, head: RequestHead, now: int) -> BenchRow:
    return BenchRow(
        key=head.id, kind="stuck", number=shown(head.number), item=_item(head),
        does=why_stuck(known, head, now), mine=head.technician == known.me,
    )  # fmt: skip


def _group(title: str, rows: list[BenchRow]) -> Iterable[BenchRow]:
    if rows:
        said = tr("{title}, {count}").format(title=title, count=len(rows))
        yield BenchRow(f"heading:{title}", "heading", does=said)
        yield from rows


def _item(head: RequestHead) -> str:
    return tr("{item} +{more}").format(item=head.item, more=head.more) if head.more else head.item


def _order(
    places: Mapping[str, BenchPlace],
) -> Callable[[RequestHead], tuple[int, bool, int, int, int]]:
    """As the bench has it; what is not on it by the same rule."""
    nth = {ident: place for place, ident in enumerate(places)}

    def key(head: RequestHead) -> tuple[int, bool, int, int, int]:
        due = head.promised_at if head.promised_at is not None else _NEVER
        urgency = len(PRIORITIES) - PRIORITIES.index(head.priority)
        return nth.get(head.id, _NEVER), head.promised_at is None, due, urgency, head.number

    return key


def _about(known: Known, point: str, others: int) -> str:
    parts = []
    at = known.staff.get(ServicePoint, point)
    if at is not None and len(benches(known)) > 1:
        parts.append(at.name)
    if others:
        parts.append(tr("{count} with colleagues, or stopped").format(count=others))
    return ", ".join(parts)


_TO_DO: Final = {
    "checked_in": lambda: tr("Diagnose"),
    "diagnosing": lambda: tr("Find the fault"),
    "approved": lambda: tr("Repair"),
    "in_repair": lambda: tr("Repair"),
    "qc": lambda: tr("Final check"),
}

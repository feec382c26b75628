"""How the hall's day compares with the recorded one. Counts decide, times are told. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from statistics import fmean, median
from typing import NamedTuple

from protocol.records import EntryState
from server.replay.plan import Customer, Plan


class Seen(NamedTuple):
    """What a customer's own link says at the end of the day; times in ms of the hall's clock."""

    number: str
    state: EntryState
    joined_at: int
    called_at: int | None
    ended_at: int
    desk: str


class Row(NamedTuple):
    """One line of the table."""

    name: str
    trace: str
    house: str


class Comparison(NamedTuple):
    """The tables and, if there are any, the differences in sentences."""

    counts: list[Row]
    times: list[Row]
    differences: list[str]


def compare(
    plan: Plan, seen: Mapping[str, Seen], left_over: Sequence[str], in_hour: Callable[[int], str]
) -> Comparison:
    """Compare. `seen` is by call, `left_over` the numbers still in the queue, `in_hour` names the
    hour of an instant."""
    served = sum(customer.served is not None for customer in plan.customers)
    states = Counter(one.state for one in seen.values())
    counts = [
        _row("joined", len(plan.customers), len(seen)),
        _row("called", served, sum(one.called_at is not None for one in seen.values())),
        _row("served to the end", served, states["completed"]),
        _row("gave up", len(plan.customers) - served, states["left"]),
        _row("different numbers", len(plan.customers), len({one.number for one in seen.values()})),
        _row("still in the queue", 0, len(left_over)),
    ]
    at_desk = Counter(one.desk for one in seen.values() if one.state == "completed")
    for desk in plan.desks:
        name = f"served at {desk.name} by {desk.clerk}"
        counts.append(_row(name, len(desk.customers), at_desk.pop(desk.name, 0)))
    counts += [_row(f"served at {name}", 0, here) for name, here in sorted(at_desk.items())]
    differences = list(_differences(plan, seen))
    differences += [f"{number} is still in the queue" for number in left_over]
    differences += [f"{r.name}: {r.trace} recorded, {r.house} here" for r in counts if _apart(r)]
    return Comparison(counts, _times(plan, seen, in_hour), differences)


def _row(name: str, trace: int, house: int) -> Row:
    return Row(name, str(trace), str(house))


def _apart(row: Row) -> bool:
    return row.trace != row.house


def _differences(plan: Plan, seen: Mapping[str, Seen]) -> Iterable[str]:
    for customer in plan.customers:
        found = seen.get(customer.call)
        if found is None:
            yield f"{customer.call} was lost: the hall knows of no such customer"
        elif (why := _differs(customer, found)) is not None:
            yield f"{customer.call} ({found.number}) {why}"


def _differs(customer: Customer, found: Seen) -> str | None:
    if customer.served is None:
        return None if found.state == "left" else f"gave up, but is {found.state} here"
    if found.state != "completed":
        return f"was served, but is {found.state} here"
    if found.desk != customer.served.desk:
        return f"was served at {customer.served.desk}, but at {found.desk} here"
    return None


def _times(plan: Plan, seen: Mapping[str, Seen], in_hour: Callable[[int], str]) -> list[Row]:
    both = [(c, seen[c.call]) for c in plan.customers if c.call in seen]
    served = [(c.served, s) for c, s in both if c.served is not None and s.called_at is not None]
    rows = [
        Row("mean wait", _mean(map(_wait, plan.customers)), _mean(_waited(s) for _, s in both)),
        Row(
            "mean service",
            _mean(c.served.end_at - c.served.start_at for c in plan.customers if c.served),
            _mean(s.ended_at - (s.called_at or 0) for _, s in served),
        ),
    ]
    joins = Counter(in_hour(customer.joined_at) for customer in plan.customers)
    here = Counter(in_hour(one.joined_at) for one in seen.values())
    rows += [_row(f"joined from {hour}", joins[hour], here[hour]) for hour in sorted(joins | here)]
    late = {
        "joining": [s.joined_at - c.joined_at for c, s in both],
        "the call": [(s.called_at or 0) - p.start_at for p, s in served],
        "the end": [
            s.ended_at - (c.served.end_at if c.served else c.left_at or 0) for c, s in both
        ],
    }
    for what, by in late.items():
        rows.append(Row(f"deviation of {what}, median", "", _signed(median(by)) if by else "–"))
        rows.append(Row(f"deviation of {what}, largest", "", _signed(max(by, key=abs, default=0))))
    return rows


def _wait(customer: Customer) -> int:
    until = customer.served.start_at if customer.served else customer.left_at or 0
    return until - customer.joined_at


def _waited(seen: Seen) -> int:
    return (seen.called_at or seen.ended_at) - seen.joined_at


def _mean(values: Iterable[int]) -> str:
    found = list(values)
    return f"{fmean(found) / 1000:.1f} s" if found else "–"


def _signed(ms: float) -> str:
    return f"{ms / 1000:+.1f} s"

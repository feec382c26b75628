"""What will happen: who joins when, who is served at which desk, who gives up. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from server.replay.trace import Recorded


class Served(NamedTuple):
    """A service; times in ms of the hall's clock."""

    desk: str
    start_at: int
    end_at: int


class Customer(NamedTuple):
    """One customer of the day; times in ms of the hall's clock."""

    call: str
    """The recording's own name of the customer."""
    queue: str
    joined_at: int
    served: Served | None
    left_at: int | None
    """When the customer gives up; None when served."""


class Desk(NamedTuple):
    """A desk and whom it serves, one after the other."""

    name: str
    clerk: str
    """The agent, as the recording names them; one with two customers at once is two clerks."""
    customers: tuple[Customer, ...]


class Plan(NamedTuple):
    """The day. Customers in order of joining; desks by number."""

    customers: tuple[Customer, ...]
    desks: tuple[Desk, ...]

    @property
    def queues(self) -> list[str]:
        """The services that somebody comes for, the busiest first."""
        names = [customer.queue for customer in self.customers]
        return sorted(set(names), key=lambda name: (-names.count(name), name))

    @property
    def begins_at(self) -> int:
        """When the first customer joins."""
        return self.customers[0].joined_at


def planned(day: Sequence[Recorded], in_ms: Callable[[datetime], int]) -> Plan:
    """The plan of a day. An agent with two customers at once gets a second desk."""
    clerks = _clerks(day)
    desks = {name: f"Desk {n}" for n, name in enumerate(sorted(set(clerks.values())), 1)}
    customers = []
    for one in sorted(day, key=lambda each: each.joined_at):
        served = None
        if one.started_at is not None and one.ended_at is not None:
            desk = desks[clerks[one.call]]
            served = Served(desk, in_ms(one.started_at), in_ms(one.ended_at))
        left_at = None if one.left_at is None else in_ms(one.left_at)
        customers.append(Customer(one.call, one.queue, in_ms(one.joined_at), served, left_at))
    return Plan(tuple(customers), _by_desk(customers, desks))


def _clerks(day: Sequence[Recorded]) -> dict[str, str]:
    """The clerk of each served customer: the agent's first one who is free by then."""
    free_from: dict[str, list[datetime]] = {}
    found: dict[str, str] = {}
    for one in sorted(day, key=lambda each: (each.started_at or each.joined_at, each.joined_at)):
        if one.started_at is None or one.ended_at is None:
            continue
        ends = free_from.setdefault(one.agent, [])
        place = next((n for n, end in enumerate(ends) if end <= one.started_at), len(ends))
        ends[place : place + 1] = [one.ended_at]
        found[one.call] = one.agent if place == 0 else f"{one.agent} ({place + 1})"
    return found


def _by_desk(customers: Sequence[Customer], desks: Mapping[str, str]) -> tuple[Desk, ...]:
    served: dict[str, list[tuple[Served, Customer]]] = {name: [] for name in desks.values()}
    for customer in customers:
        if customer.served is not None:
            served[customer.served.desk].append((customer.served, customer))
    return tuple(
        Desk(name, clerk, tuple(customer for _, customer in sorted(served[name], key=_when)))
        for clerk, name in desks.items()
    )


def _when(pair: tuple[Served, Customer]) -> tuple[int, int]:
    return pair[0].start_at, pair[0].end_at

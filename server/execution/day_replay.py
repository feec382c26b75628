"""A replay of a stored day in a process of its own, so that the hall does not wait for it.

`python -m server.execution.day_replay` reads one `Order` from its standard input and writes news, a
line of JSON each; it changes nothing and ends by itself, also when nobody reads any more.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

import msgspec

from protocol.queries import DayChange, DayFigures
from protocol.records import ServicePoint
from server.domain.refused import Refused, refuse
from server.domain.what_if.recorded import RecordedDay
from server.domain.what_if.what_if import check, what_if
from server.store.days import day_before, points_of, recorded_day
from server.store.engine import StoreFault
from server.store.store import Store

KINDNESS: Final = 10
"""How far it stands back behind the server when both want the processor."""


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be replayed."""

    database: str
    service_point: str
    day: str
    change: DayChange
    runs: int
    seed: int
    now: int
    """By the clock of the hall, ms."""


class Done(msgspec.Struct, frozen=True, tag="done"):
    """So many runs are done; the first comes once the day was read and can be replayed."""

    runs: int


class Found(msgspec.Struct, frozen=True, tag="found"):
    """The end."""

    as_recorded: DayFigures
    before: DayFigures
    after: DayFigures
    notes: list[str]


class Not(msgspec.Struct, frozen=True, tag="not"):
    """It cannot be replayed: a code and a sentence, as a refusal has them."""

    code: str
    detail: str
    field: str | None = None


News = Done | Found | Not


def main() -> int:
    """Do what is ordered; 0 also for what cannot be replayed."""
    if hasattr(os, "nice"):
        os.nice(KINDNESS)
    order = msgspec.json.decode(sys.stdin.buffer.read(), type=Order)
    try:
        day = _read(order)
        check(day, order.change)
        found = what_if(day, order.change, order.runs, order.seed, lambda done, _: _say(Done(done)))
        _say(Found(*found))
    except Refused as refused:
        no = refused.refusal
        _say(Not(no.code, no.detail, no.field))
    except StoreFault as fault:
        _say(Not("unavailable", str(fault)))
    except BrokenPipeError:
        # Nobody wants to know any more. What is left in the buffer must not be tried again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _read(order: Order) -> RecordedDay:
    """Raises `Refused`, `StoreFault`."""
    store = Store.to_read(Path(order.database))
    try:
        point = _point(store, order.service_point)
        try:
            day = recorded_day(store, point, order.day, order.now)
        except ValueError:
            raise refuse(
                "invalid", "That is no day. Write it like 2026-11-24.", field="day"
            ) from None
        if not day.legs:
            last = day_before(store, order.day)
            hint = f" The last day before it on record is {last}." if last else ""
            raise refuse(
                "not_found", f"Nobody came to {point.name} on {order.day}.{hint}", field="day"
            )
        return day
    finally:
        store.close()


def _point(store: Store, ident: str) -> ServicePoint:
    for point in points_of(store):
        if point.id == ident:
            return point
    raise refuse("unknown_service_point", "There is no such service point. Choose another.")


def _say(news: News) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(news) + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    sys.exit(main())

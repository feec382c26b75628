"""What an estimate comes to, as the page of its service request says it. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from protocol.cost_estimates import EstimateLine
from protocol.request_views import OwnEstimate, OwnRequest
from server.domain.money.amounts import decimal
from server.domain.money.told import told, told_number
from server.pages.booking import dates
from server.pages.repairs.times import when
from server.pages.words import Words

Says = Callable[[str], str]
"""An amount as it is read."""


@dataclass(frozen=True)
class Row:
    """A line of an estimate: what, how much of it, and what it comes to."""

    name: str
    detail: str
    amount: str


@dataclass(frozen=True)
class Costs:
    """An estimate as it is read."""

    nth: int
    hash: str
    total: str
    rows: list[Row]
    taxes: list[Row]
    """What is added for tax; empty where the prices have it."""
    with_tax: str
    """That the total has tax in it; empty where it is added above, or there is none."""
    note: str
    about: str
    """When it would be ready and above what we ask again."""
    yes: str
    no_costs: str
    until: str
    answered: str
    """What was answered, and when; empty while it is open."""


def costs_of(own: OwnRequest, estimate: OwnEstimate, zone: str, now: int, words: Words) -> Costs:
    """An estimate as of an instant (ms)."""

    def money(amount: str) -> str:
        return told(amount, estimate.currency, words.lang)

    exclusive = estimate.tax_mode == "exclusive"
    taxed = [each for each in estimate.taxes if decimal(each.tax)]
    taxes = [Row(words.say("repair.tax", rate=told_number(e.rate, words.lang)), "", money(e.tax))
             for e in taxed]  # fmt: skip
    ready = estimate.ready_at
    stop = words.say("repair.stop", amount=money(estimate.stop_above))
    if ready is not None and ready > now:
        day = dates.long_day(dates.day_of(ready, zone), words)
        stop = f"{words.say('repair.ready_about', day=day)} {stop}"
    return Costs(
        nth=estimate.nth,
        hash=estimate.hash,
        total=money(estimate.total),
        rows=[_row(line, money, words) for line in estimate.lines],
        taxes=taxes if exclusive else [],
        with_tax="" if exclusive or not taxed
        else words.say("repair.with_tax", amount=money(estimate.tax)),
        note=estimate.note,
        about=stop,
        yes=words.say("repair.yes", amount=money(estimate.total)),
        no_costs=no_costs(own, words),
        until=words.say(
            "repair.until", n=estimate.nth, when=when(estimate.valid_until, zone, now, words)
        ),
        answered=_answered(estimate, zone, words),
    )  # fmt: skip


def _row(line: EstimateLine, money: Says, words: Words) -> Row:
    detail = ""
    if line.line_kind == "labour":
        detail = _duration(line.minutes, words)
    elif line.quantity != "1":
        detail = words.say(
            "repair.times", n=told_number(line.quantity, words.lang), price=money(line.unit_price)
        )
    return Row(line.name, detail, money(line.amount))


def _duration(minutes: int, words: Words) -> str:
    hours, rest = divmod(minutes, 60)
    if not hours:
        return words.say("repair.minutes", n=rest)
    return words.say("repair.hours", h=hours, m=f"{rest:02d}") if rest else words.say(
        "repair.whole_hours", n=hours
    )  # fmt: skip


def _answered(estimate: OwnEstimate, zone: str, words: Words) -> str:
    if estimate.answered_at is None or estimate.state not in ("approved", "declined"):
        return ""
    key = "repair.said_yes" if estimate.state == "approved" else "repair.said_no"
    return words.say(key, when=dates.day_and_time(estimate.answered_at, zone, words))


def no_costs(own: OwnRequest, words: Words) -> str:
    """What a no would cost."""
    if not decimal(own.return_fee):
        return words.say("repair.no_free")
    return words.say("repair.no_costs", fee=told(own.return_fee, own.currency, words.lang))


def back_costs(own: OwnRequest, words: Words) -> str:
    """What giving it back unrepaired costs, once that is what comes."""
    if not decimal(own.return_fee):
        return words.say("repair.back_free")
    return words.say("repair.back_costs", fee=told(own.return_fee, own.currency, words.lang))

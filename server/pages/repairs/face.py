"""What the page of a service request says: its state in one sentence, the time that it is told,
and what it costs. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from protocol.cost_estimates import EstimateLine
from protocol.request_states import ENDED, RequestState
from protocol.request_views import OwnEstimate, OwnNote, OwnRequest
from protocol.service_requests import shown
from server.domain.money.amounts import decimal
from server.domain.money.told import told, told_number
from server.pages import says
from server.pages.booking import dates
from server.pages.words import Words

Says = Callable[[str], str]
"""An amount as it is read."""


_DONE: Final = frozenset({*ENDED, "ready", "return_ready"})
"""States in which no time is waited for any more."""
WAITS: Final[frozenset[RequestState]] = frozenset({"checked_in", "approved"})
"""States in which the place on the bench says something: else it is being worked on."""
NAMED: Final = 2
"""So many things are named at the top; all stand at the foot."""


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


@dataclass(frozen=True)
class Told:
    """A note of the workshop."""

    who: str
    when: str
    text: str


@dataclass(frozen=True)
class RequestFace:
    """All that the page says of a request now."""

    title: str
    number: str
    what: str
    items: list[list[str]]
    """Each by what is told of it."""
    problem: str
    asks: bool
    """Whether an estimate waits for a yes or no: then it is all that matters."""
    heading: str
    label: str
    figure: str
    """The time that is told, with what it is; both may be empty."""
    to_pay: str
    where: str
    """Where to bring it or to pick it up, while it can be."""
    more: list[str]
    """Further sentences."""
    costs: Costs | None
    notes: list[Told]
    may_join: bool
    may_ask: bool
    must_ask: bool
    """Whether nothing else leads on: an estimate has run out."""
    invoice: bool
    receipt: bool
    """Whether it was taken in: what is still to be brought has none."""
    fee: str
    mark: str
    """Changes whenever the page says something else."""
    until: int
    """When it is to be asked for anew although nothing happened (ms)."""


def face(
    own: OwnRequest,
    estimate: OwnEstimate | None,
    notes: Sequence[OwnNote],
    zone: str,
    now: int,
    words: Words,
    where: str = "",
) -> RequestFace:
    """The page of a request, as of an instant (ms)."""
    asks = own.may_answer and estimate is not None and now < estimate.valid_until
    label, figure = _time(own, zone, now, words)
    what = words.say("repair.of", item=_named(own))
    return RequestFace(
        title=f"{what} · {shown(own.number)}",
        number=shown(own.number),
        what=what,
        items=[_item(each.name, each.serial, each.accessories, words) for each in own.items],
        problem=own.problem,
        asks=asks,
        heading=_heading(own, estimate, now, words),
        label=label,
        figure=figure,
        to_pay=told(own.to_pay, own.currency, words.lang) if own.to_pay else "",
        where=where if own.to_pay or own.state == "queued" else "",
        more=list(_more(own, zone, now, words)),
        costs=_costs(own, estimate, zone, now, words) if estimate is not None else None,
        notes=[_note(each, zone, now, words) for each in notes],
        may_join=own.may_join and not own.waiting,
        may_ask=own.state not in ENDED,
        must_ask=own.state == "expired" or (own.may_answer and not asks),
        invoice=own.invoice,
        receipt=own.state != "queued",
        fee=_fee(own, words),
        mark=mark_of(own, estimate, len(notes)),
        until=_until(own, estimate, zone, now),
    )


def mark_of(own: OwnRequest, estimate: OwnEstimate | None, notes: int) -> str:
    """The same as the page's script makes of the views (`static/repair.js`)."""
    of_estimate = (estimate.nth, estimate.state) if estimate is not None else (0, "")
    told_ = (own.version, own.state, *of_estimate, notes, own.place, own.ready_at or 0)
    return "/".join(map(str, (*told_, own.promised_at or 0, own.waiting, int(own.called))))


def _heading(own: OwnRequest, estimate: OwnEstimate | None, now: int, words: Words) -> str:
    late = estimate is not None and own.may_answer and now >= estimate.valid_until
    state: str = "expired" if late else own.state
    if own.called:
        state = "called"
    elif state == "declined" and own.agreed:
        state = "declined_more"
    elif state == "queued" and own.waiting:
        state = "queued_here"
    return words.say(f"repair_state.{state}")


def _named(own: OwnRequest) -> str:
    """All that was brought, as far as it stands in a line; how many more there are."""
    names, more = [each.name for each in own.items[:NAMED]], len(own.items) - NAMED
    return ", ".join(names) + (f" + {more}" if more > 0 else "")


def _time(own: OwnRequest, zone: str, now: int, words: Words) -> tuple[str, str]:
    if own.state in _DONE:
        return "", ""
    if own.promised_at is not None and own.promised_at > now:
        return words.say("repair.promised"), when(own.promised_at, zone, now, words)
    if own.ready_at is not None and own.ready_at > now:
        return words.say("repair.about"), when(own.ready_at, zone, now, words)
    return "", ""


def _more(own: OwnRequest, zone: str, now: int, words: Words) -> list[str]:
    told_: list[str] = []
    if own.breached and own.state not in _DONE:
        told_.append(words.say("repair.late"))
    if own.agreed and own.state not in _DONE:
        told_.append(words.say("repair.agreed", n=own.agreed))
    if own.place and own.state in WAITS:
        told_.append(words.say("repair.place", n=own.place, nth=words.ordinal(own.place)))
    if own.state == "waiting_parts" and own.expected_at is not None:
        told_.append(words.say("repair.parts", when=when(own.expected_at, zone, now, words)))
    if own.pause == "customer" and own.state == "estimate_sent":
        told_.append(words.say("repair.stands"))
    if own.state == "picked_up" and own.warranty_until is not None:
        day = dates.long_day(dates.day_of(own.warranty_until, zone), words)
        told_.append(words.say("repair.warranty", day=day))
    return told_


def _fee(own: OwnRequest, words: Words) -> str:
    if not decimal(own.return_fee):
        return words.say("repair.no_free")
    return words.say("repair.no_costs", fee=told(own.return_fee, own.currency, words.lang))


def _costs(own: OwnRequest, estimate: OwnEstimate, zone: str, now: int, words: Words) -> Costs:
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
        no_costs=_fee(own, words),
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


def _item(name: str, serial: str, accessories: Sequence[str], words: Words) -> list[str]:
    more = [words.say("repair.serial", serial=serial)] if serial else []
    if accessories:
        more.append(words.say("repair.with", things=", ".join(accessories)))
    return [name, *more]


def _note(note: OwnNote, zone: str, now: int, words: Words) -> Told:
    time, day = says.clock_time(note.at, zone), dates.day_of(note.at, zone)
    today = day == dates.day_of(now, zone)
    at = words.say("support.at_today", time=time) if today else dates.day_and_time(
        note.at, zone, words
    )  # fmt: skip
    return Told(note.author or words.say("repair.workshop"), at, note.text)


def when(at: int, zone: str, now: int, words: Words) -> str:
    """`16:00 today`, or the day with its time."""
    time, ahead = says.clock_time(at, zone), (dates.day_of(at, zone) - dates.day_of(now, zone)).days
    if ahead in (0, 1):
        return words.say("support.today" if ahead == 0 else "support.tomorrow", time=time)
    return dates.day_and_time(at, zone, words)


def _until(own: OwnRequest, estimate: OwnEstimate | None, zone: str, now: int) -> int:
    midnight = dates.begins(dates.day_of(now, zone) + timedelta(days=1), zone)
    turns = [own.promised_at, own.ready_at]
    if estimate is not None and own.may_answer:
        turns.append(estimate.valid_until)
    return min([midnight, *(at for at in turns if at is not None and at > now)])

"""What the page of a service request says: its state in one sentence, the time that it is told,
and what it costs. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from protocol.request_states import ENDED, RequestState
from protocol.request_views import OwnEstimate, OwnNote, OwnRequest
from protocol.service_requests import shown
from server.domain.money.amounts import decimal
from server.domain.money.told import told
from server.pages import says
from server.pages.booking import dates
from server.pages.repairs.costs import Costs, back_costs, costs_of, no_costs
from server.pages.repairs.times import when
from server.pages.words import Words

_DONE: Final = frozenset({*ENDED, "ready", "return_ready"})
"""States in which no time is waited for any more."""
WAITS: Final[frozenset[RequestState]] = frozenset({"checked_in", "approved"})
"""States in which the place on the bench says something: else it is being worked on."""
_GIVES_UP: Final[frozenset[RequestState]] = frozenset({"declined", "expired"})
"""States after which it may be given back unrepaired."""
NAMED: Final = 2
"""So many things are named at the top; all stand at the foot."""
BETWEEN: Final = " · "
"""Between names, which may have commas themselves."""


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
    *,
    writes: bool = False,
) -> RequestFace:
    """The page of a request, as of an instant (ms); `where` its service point is, and whether the
    house `writes` to its customer when it is ready."""
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
        to_pay=_to_pay(own, words),
        where=where if own.to_pay or own.state == "queued" else "",
        more=_more(own, zone, now, words, writes=writes),
        costs=costs_of(own, estimate, zone, now, words) if estimate is not None else None,
        notes=[_note(each, zone, now, words) for each in notes],
        may_join=own.may_join and not own.waiting,
        may_ask=own.state not in ENDED,
        must_ask=own.state == "expired" or (own.may_answer and not asks),
        invoice=own.invoice,
        receipt=own.state != "queued",
        fee=no_costs(own, words),
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
    return BETWEEN.join(names) + (f" + {more}" if more > 0 else "")


def _time(own: OwnRequest, zone: str, now: int, words: Words) -> tuple[str, str]:
    if own.state in _DONE:
        return "", ""
    if own.promised_at is not None and own.promised_at > now:
        return words.say("repair.promised"), when(own.promised_at, zone, now, words)
    if own.ready_at is not None and own.ready_at > now:
        return words.say("repair.about"), when(own.ready_at, zone, now, words)
    return "", ""


def _to_pay(own: OwnRequest, words: Words) -> str:
    if own.to_pay and not decimal(own.to_pay):
        return words.say("repair.nothing")
    return told(own.to_pay, own.currency, words.lang) if own.to_pay else ""


def _more(own: OwnRequest, zone: str, now: int, words: Words, *, writes: bool) -> list[str]:
    told_: list[str] = []
    if own.warranty and own.state not in ENDED:
        told_.append(words.say("repair.under_warranty"))
    if own.breached and own.state not in _DONE:
        told_.append(words.say("repair.late"))
    if own.agreed and own.state not in _DONE:
        told_.append(words.say("repair.agreed", n=own.agreed))
    elif own.state in _GIVES_UP:
        told_.append(back_costs(own, words))
    if own.place and own.state in WAITS:
        told_.append(words.say("repair.place", n=own.place, nth=words.ordinal(own.place)))
    if own.state == "waiting_parts":
        told_ += _awaited(own, zone, now, words, writes=writes)
    if own.pause == "customer" and own.state == "estimate_sent":
        told_.append(words.say("repair.stands"))
    if own.state == "picked_up" and own.warranty_until is not None:
        day = dates.long_day(dates.day_of(own.warranty_until, zone), words)
        told_.append(words.say("repair.warranty", day=day))
    return told_


def _awaited(own: OwnRequest, zone: str, now: int, words: Words, *, writes: bool) -> list[str]:
    """Which parts, until when, and what comes then."""
    told_ = [words.say("repair.awaits", parts=BETWEEN.join(own.awaits))] if own.awaits else []
    if own.expected_at is not None:
        told_.append(words.say("repair.parts", when=when(own.expected_at, zone, now, words)))
    else:
        told_.append(words.say("repair.parts_unknown"))
    then = words.say("repair.parts_then")
    return [*told_, f"{then} {words.say('repair.writes')}" if writes else then]


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


def _until(own: OwnRequest, estimate: OwnEstimate | None, zone: str, now: int) -> int:
    midnight = dates.begins(dates.day_of(now, zone) + timedelta(days=1), zone)
    turns = [own.promised_at, own.ready_at]
    if estimate is not None and own.may_answer:
        turns.append(estimate.valid_until)
    return min([midnight, *(at for at in turns if at is not None and at > now)])

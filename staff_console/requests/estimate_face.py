"""The newest estimate as it was sent: its lines, tax, total, and how it may be answered. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from client.money import plain, quantity, told
from protocol.cost_estimates import CostEstimate, EstimateLine, EstimateState
from staff_console.requests.keys import shown
from staff_console.requests.known import Known
from staff_console.requests.line_face import much
from staff_console.requests.states import VIA
from staff_console.speech import tr
from staff_console.tickets.moments import DAY, moment
from staff_console.tickets.side import FactRow
from staff_console.words import isolated

HASH: Final = 8
_ANSWERED: Final[dict[EstimateState, Callable[[], str]]] = {
    "sent": lambda: "",
    "approved": lambda: tr("approved"),
    "declined": lambda: tr("declined"),
    "expired": lambda: tr("expired"),
    "superseded": lambda: tr("superseded"),
}


@dataclass(frozen=True)
class AmountRow:
    """A name, how much of it, and what it comes to."""

    name: str
    much: str
    amount: str
    tone: str = "ink"


@dataclass(frozen=True)
class EstimateFace:
    """What was told; the bar says how long it can still be answered."""

    title: str
    about: str
    until: str
    share: float | None
    tone: str
    rows: tuple[AmountRow, ...]
    total: str
    over: str
    note: str = ""
    answer_title: str = ""
    answers: tuple[FactRow, ...] = ()


def estimate_face(known: Known, estimate: CostEstimate, now: int) -> EstimateFace:
    """The face of an estimate at the server's time `now` (ms)."""
    sent = estimate.state == "sent"
    left = estimate.valid_until - now
    whole = max(1, estimate.valid_until - estimate.made_at)
    until = tr("to {when}").format(when=moment(estimate.valid_until, now, known.zone))
    tone = "line"
    if sent and left <= DAY:
        tone = "danger" if left <= 0 else "warn"
    taxes = tuple(_tax(estimate, each.rate, each.tax) for each in estimate.taxes)
    over = ""
    if estimate.state in ("sent", "approved"):
        stop = told(estimate.stop_above, estimate.currency)
        over = tr("Over {total} work stops for a new estimate.").format(total=stop)
    return EstimateFace(
        title=tr("Estimate {nth}").format(nth=estimate.nth),
        about=_hash(estimate.hash),
        until=until if sent else _ANSWERED[estimate.state](),
        share=min(1.0, max(0.0, left / whole)) if sent else None,
        tone=tone,
        rows=(*(_row(estimate, each) for each in estimate.lines), *taxes),
        total=told(estimate.total, estimate.currency),
        over=over,
        note=estimate.note,
        answer_title=tr("Approved by") if sent else tr("Answered"),
        answers=_ways(known, estimate, now) if sent else _answer(known, estimate, now),
    )


def _hash(value: str) -> str:
    """Its first eight letters, in two halves, as they stand on paper."""
    return f"{value[:4]} {value[4:HASH]}"


def _row(estimate: CostEstimate, line: EstimateLine) -> AmountRow:
    each = much(line.line_kind, line.quantity, line.minutes)
    if line.line_kind != "labour" and each:
        each = f"{quantity(line.quantity)} × {plain(line.unit_price, estimate.currency)}"
    return AmountRow(line.name, each, plain(line.amount, estimate.currency))


def _tax(estimate: CostEstimate, rate: str, tax: str) -> AmountRow:
    by = tr("by line") if estimate.rounding == "line" else tr("by document")
    if estimate.tax_mode == "inclusive":
        said = tr("With {rate} % tax, {by}")
    else:
        said = tr("Tax {rate} %, {by}")
    return AmountRow(said.format(rate=quantity(rate), by=by), "", plain(tax, estimate.currency),
                     "muted")  # fmt: skip


def _ways(known: Known, estimate: CostEstimate, now: int) -> tuple[FactRow, ...]:
    """How it may be approved."""
    himself = tr("link not opened yet")
    if estimate.opened_at is not None:
        when = moment(estimate.opened_at, now, known.zone)
        himself = tr("link opened {when}, not answered").format(when=when)
    return (
        FactRow(tr("In person"), tr("signs here"), "approve", shown("approve")),
        FactRow(tr("On phone"), tr("total read aloud"), "phone", shown("phone")),
        FactRow(tr("By link"), himself),
    )


def _answer(known: Known, estimate: CostEstimate, now: int) -> tuple[FactRow, ...]:
    """How it was answered, as far as it was."""
    rows = []
    if estimate.answered_at is not None and estimate.answered_via:
        when = moment(estimate.answered_at, now, known.zone)
        rows.append(FactRow(when, VIA[estimate.answered_via]()))
    if estimate.answered_name:
        rows.append(FactRow(tr("Said so"), estimate.answered_name))
    if estimate.answered_number:
        rows.append(FactRow(tr("Number"), isolated(estimate.answered_number)))
    if estimate.answered_by:
        rows.append(FactRow(tr("Written by"), known.name(estimate.answered_by)))
    for label, text in (
        (tr("Agreed too"), estimate.extra_work),
        (tr("Reason"), estimate.reason),
    ):
        if text:
            rows.append(FactRow(label, text))
    return tuple(rows)

"""An estimate that waits for its customer's answer, as a value. Pure.

Lines are shown over as many pages as they need: the keys that answer stand on the last.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from client.money import quantity
from client.speech import tr
from client.texts import NAME, one_line
from kiosk.brought import Brought, may_answer
from kiosk.pages.amounts import is_paid
from kiosk.pages.brought import Sight
from kiosk.pages.split import lines_of
from protocol.cost_estimates import EstimateLine
from protocol.request_views import OwnEstimate

NAMED, SAID = 30, 38
"""Characters that surely fit on a line: of a name beside its amount, and of a sentence."""
LINE, BETWEEN, TOTAL = 51, 10, 30
"""Heights in units: of a line, of the space between rows, and what the total takes more."""
NOTE: Final = 300

Way = Literal["", "read", "yes", "no"]


@dataclass(frozen=True)
class EstimateRow:
    """A line: what it is, and what it comes to."""

    text: str
    amount: str = ""
    strong: bool = False
    """Whether it is the total."""
    plain: bool = False
    """Whether it is a sentence over the whole width."""


@dataclass(frozen=True)
class EstimatePage:
    """Everything on the page. `way` is `read`, or the answer that is to be confirmed."""

    way: Way = ""
    title: str = ""
    advice: str = ""
    rows: tuple[EstimateRow, ...] = ()
    more: bool = False
    """Whether more lines come on the next page."""
    leaf: int = 0
    yes: str = ""
    no: str = ""
    confirm: str = ""
    signature: str = ""
    busy: bool = False
    note: str = ""


def estimate_page(brought: Brought | None, sight: Sight | None, room: int) -> EstimatePage:
    """The page, in so many units of height; empty where nothing waits for an answer here."""
    estimate = sight.found.estimate if sight is not None else None
    if brought is None or sight is None or estimate is None or not may_answer(brought):
        return EstimatePage()
    if brought.phase in ("yes", "no"):
        return _question(brought, sight, estimate)
    parts = _parts(_rows(sight, estimate), room)
    leaf = min(brought.leaf, len(parts) - 1)
    total = sight.money(estimate.total)
    until = tr("{number}: please answer by {when}.")
    return EstimatePage(
        way="read",
        title=tr("It costs {amount}.").format(amount=total),
        advice=until.format(number=sight.number, when=sight.when(estimate.valid_until)),
        rows=parts[leaf],
        more=leaf < len(parts) - 1,
        leaf=leaf,
        yes=tr("Yes, repair it for {amount}").format(amount=total),
        no=_no(sight),
    )


def _question(brought: Brought, sight: Sight, estimate: OwnEstimate) -> EstimatePage:
    amount = sight.money(estimate.total)
    advice = tr("You may sign, and need not. Your answer holds at once.")
    if brought.slow:
        advice = tr("It takes longer than usual. Please stay here.")
    if brought.phase == "yes":
        title = tr("Repair it for {amount}?").format(amount=amount)
        confirm = tr("Yes, repair it")
    else:
        title = tr("Give it back unrepaired?")
        confirm = tr("Yes, give it back")
        if not brought.slow:
            advice = _fee(sight) or advice
    return EstimatePage(
        way="yes" if brought.phase == "yes" else "no",
        title=title,
        advice=advice,
        confirm=confirm,
        no=tr("Back to the estimate"),
        signature=brought.signature,
        busy=brought.busy,
    )


def _rows(sight: Sight, estimate: OwnEstimate) -> list[EstimateRow]:
    rows = [EstimateRow(_name(line, sight), sight.money(line.amount)) for line in estimate.lines]
    text = tr("Tax {rate} %") if estimate.tax_mode == "exclusive" else tr("Tax in it, {rate} %")
    rows += [
        EstimateRow(text.format(rate=quantity(tax.rate, sight.language)), sight.money(tax.tax))
        for tax in estimate.taxes
        if float(tax.tax)
    ]
    rows.append(EstimateRow(tr("In all"), sight.money(estimate.total), strong=True))
    said = [one_line(estimate.note, NOTE)] if estimate.note else []
    over = tr("If it would cost more than {amount}, we stop and ask you again.")
    said.append(over.format(amount=sight.money(estimate.stop_above)))
    if estimate.ready_at is not None and estimate.ready_at > sight.now:
        said.append(tr("Ready about {day}.").format(day=sight.day(estimate.ready_at)))
    return [*rows, *(EstimateRow(text, plain=True) for text in said)]


def _name(line: EstimateLine, sight: Sight) -> str:
    name = one_line(line.name, NAME)
    if line.line_kind == "labour":
        text = tr("{name}, {minutes} min").format(name=name, minutes=line.minutes)
        return text.replace(f"{line.minutes} ", f"{line.minutes}\N{NO-BREAK SPACE}")
    if line.quantity in ("1", ""):
        return name
    return tr("{count} × {name}").format(count=quantity(line.quantity, sight.language), name=name)


def _no(sight: Sight) -> str:
    fee = sight.own.return_fee
    if not is_paid(fee):
        return tr("No, give it back unrepaired")
    return tr("No, give it back unrepaired for {amount}").format(amount=sight.money(fee))


def _fee(sight: Sight) -> str:
    fee = sight.own.return_fee
    if not is_paid(fee):
        return ""
    return tr("Giving it back unrepaired costs {amount}, as agreed.").format(
        amount=sight.money(fee)
    )


def _parts(rows: list[EstimateRow], room: int) -> list[tuple[EstimateRow, ...]]:
    """The rows of each page."""
    parts: list[list[EstimateRow]] = [[]]
    left = room
    for row in rows:
        lines = lines_of(row.text, SAID if row.plain else NAMED)
        takes = lines * LINE + BETWEEN + (TOTAL if row.strong else 0)
        if takes > left and parts[-1]:
            parts.append([])
            left = room
        parts[-1].append(row)
        left -= takes
    return [tuple(part) for part in parts]

"""The lines of an estimate or invoice as a table that may go over several pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from protocol.cost_estimates import EstimateLine
from server.documents.facts import Priced
from server.documents.heading import BODY, LABEL
from server.documents.paper import INK, Align, Direction, Paper
from server.documents.sums import AMOUNT, height, sums
from server.domain.requests.invoicing import RETURN_FEE

_PAD: Final = 1.9
"""Above and under a line."""


class _Column(NamedTuple):
    """`share` of the width of the paper."""

    key: str
    x: float
    width: float
    align: Align


def table(paper: Paper, priced: Priced, beside: Sequence[str] = ()) -> None:
    """All lines with what they come to, and `beside` that what else is to be known. The head of the
    table stands on each page that has lines."""
    columns, before = _columns(paper.width), paper.continued

    def onward() -> None:
        if before is not None:
            before()
        _head(paper, columns)

    told = [paper.words.say(f"prices.{priced.tax_mode}"), *beside]
    high = height(paper, priced, told)
    paper.need(30)
    _head(paper, columns)
    paper.continued = onward
    for at, line in enumerate(priced.lines, 1):
        # The last one is never parted from what they come to.
        under = high if at == len(priced.lines) else 0
        _line(paper, columns, line, priced.currency, under)
    paper.continued = before
    paper.need(high)
    sums(paper, priced, told)


def _columns(width: float) -> list[_Column]:
    shares = (("name", 0.44, "start"), ("quantity", 0.13, "right"), ("price", 0.16, "right"))
    rest = (("tax", 0.09, "right"), ("amount", AMOUNT, "right"))
    columns, x = [], 0.0
    for key, share, align in (*shares, *rest):
        columns.append(_Column(key, x, width * share - (3 if key == "name" else 0), align))  # type: ignore[arg-type]
        x += width * share
    return columns


def _head(paper: Paper, columns: list[_Column]) -> None:
    for column in columns:
        below = paper.text(
            column.x, column.width, paper.words.say(f"line.{column.key}"), LABEL, column.align
        )
    paper.y = below + 1.2
    paper.rule(0.3, INK)


def _line(
    paper: Paper, columns: list[_Column], line: EstimateLine, currency: str, under: float
) -> None:
    words = paper.words
    name = words.say("receipt.fee") if line.line == RETURN_FEE else line.name
    cells = {
        "name": name,
        "quantity": words.amount_of(line),
        "price": words.price_of(line, currency),
        "tax": words.percent(line.tax_rate),
        "amount": words.money(line.amount, currency),
    }
    faces = {
        each.key: BODY
        if each.key == "name"
        else paper.fitting(each.width - 1.5, cells[each.key], BODY)
        for each in columns
    }
    high = paper.height(columns[0].width, name, BODY)
    paper.need(high + 2 * _PAD + under)
    paper.y += _PAD
    for column in columns:
        way: Direction = "auto" if column.key == "name" else "own"
        paper.text(column.x, column.width, cells[column.key], faces[column.key], column.align, way)
    paper.y += high + _PAD
    paper.rule()

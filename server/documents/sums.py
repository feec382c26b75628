"""What lines come to: net, tax for each rate, total; beside it what its reader must know."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from server.documents.facts import Priced
from server.documents.heading import BODY, GAP, SMALL, STRONG
from server.documents.paper import INK, MUTED, Paper, Type

AMOUNT: Final = 0.18
"""Of the width of the paper, for amounts."""
_WIDTH: Final = 88.0
_TOTAL: Final = Type(15, bold=True, leading=1.3)
_FACES: Final = (SMALL, STRONG)
_REST: Final = Type(9.5)


def height(paper: Paper, priced: Priced, beside: Sequence[str]) -> float:
    """How much all of it takes, mm."""
    left = sum(paper.height(_left(paper), text, _face(at)) + 1.6 for at, text in enumerate(beside))
    return max(left + 3, 24 + 6.2 * len(priced.taxes))


def sums(paper: Paper, priced: Priced, beside: Sequence[str]) -> None:
    """Write it where the paper goes on."""
    words, currency = paper.words, priced.currency
    told = [(words.say("sum.net"), words.money(priced.net, currency))]
    for tax in priced.taxes:
        net = words.money(tax.net, currency)
        label = words.say("sum.tax", rate=words.percent(tax.rate), net=net)
        told.append((label, words.money(tax.tax, currency)))
    y = paper.y + 2
    for at, text in enumerate(beside):
        y = paper.text(0, _left(paper), text, _face(at), y=y) + 1.6
    x = paper.width - _WIDTH
    paper.y += 1.5
    for label, amount in told:
        _sum(paper, x, label, amount, BODY)
        paper.y += 0.8
    paper.y += 1.2
    paper.rule(0.5, INK, x, _WIDTH)
    paper.y += 2
    _sum(paper, x, words.say("sum.total"), words.money(priced.total, currency), _TOTAL)
    paper.y = max(paper.y, y) + 5


def _left(paper: Paper) -> float:
    return paper.width - _WIDTH - 2 * GAP


def _face(at: int) -> Type:
    """Small for what prices are, strong for what comes next."""
    return _FACES[at] if at < len(_FACES) else _REST


def _sum(paper: Paper, x: float, label: str, amount: str, face: Type) -> None:
    # Under the column of the table; from left to right that ends where the paper does.
    room = paper.width * AMOUNT if paper.words.leftward else _WIDTH * 0.4
    wide = _WIDTH - room
    ink = INK if face.bold else MUTED
    fits = paper.fitting(room, amount, face)
    left = paper.text(x, wide, label, face._replace(ink=ink))
    right = paper.text(x + wide, room, amount, fits, "right")
    paper.y = max(left, right)

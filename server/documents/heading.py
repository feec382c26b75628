"""The upper part of a paper: who wrote it, what it is, for whom, and what was brought."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from server.documents.facts import Head, Item
from server.documents.paper import INK, MUTED, Direction, Paper, Type

HOUSE: Final = Type(13, bold=True)
SMALL: Final = Type(8.5, ink=MUTED, leading=1.45)
TITLE: Final = Type(25, bold=True, leading=1.15)
NUMBER: Final = Type(25, leading=1.15, number=True)
LABEL: Final = Type(8.5, ink=MUTED, leading=1.5)
BODY: Final = Type(10)
STRONG: Final = Type(10, bold=True)
GAP: Final = 5.0
"""Between columns."""
_SELLER: Final = 62.0
_CUSTOMER: Final = 51.0

Fact = tuple[str, list[str], float]
"""A label, the lines under it, and how wide it is."""


def heading(paper: Paper, head: Head, title: str, number: str, badge: str = "") -> None:
    """The house and its seller, then title and number with a strong rule under them."""
    top, seller_x = paper.y, paper.width - _SELLER
    left = paper.text(0, seller_x - GAP, head.house, HOUSE, y=top)
    left = paper.text(0, seller_x - GAP, "\n".join(head.place), SMALL, y=left)
    right = top
    for line in head.seller:
        right = paper.text(seller_x, _SELLER, line, SMALL, direction=_way(line), y=right)
    paper.y = max(left, right) + 9
    wide = paper.width * 0.64
    face = paper.fitting(wide, title, TITLE)
    narrow = paper.width - wide - GAP
    below = paper.text(0, wide, title, face)
    paper.text(wide + GAP, narrow, number, paper.fitting(narrow, number, NUMBER), "end", "ltr")
    paper.y = below + 0.5
    if badge:
        paper.y = paper.text(0, paper.width, badge, Type(11, bold=True))
    paper.y += 2.5
    paper.rule(0.5, INK)
    paper.y += 4.5


def parties(paper: Paper, head: Head, facts: Sequence[Fact]) -> None:
    """The customer, and beside them what is to be known, with what was brought under it."""
    top, x = paper.y, _CUSTOMER + GAP
    columns(paper, [(paper.words.say("label.customer"), head.customer, _CUSTOMER)])
    page, left, paper.y = paper.page, paper.y, top
    columns(paper, facts, x)
    paper.y -= 1.5
    items(paper, head.items, x)
    paper.y = (max(left, paper.y) if paper.page == page else paper.y) + 4


def columns(paper: Paper, facts: Sequence[Fact], x: float = 0) -> None:
    """Labels side by side, with what they name under them."""
    top, below = paper.y, paper.y
    for label, lines, width in facts:
        end = paper.text(x, width, label, LABEL, y=top)
        for at, line in enumerate(lines):
            face = STRONG if at == 0 else BODY
            if " " not in line:  # An address is never parted where it fits when it is smaller.
                face = paper.fitting(width, line, face, 7)
            end = paper.text(x, width, line, face, direction=_way(line), y=end)
        below, x = max(below, end), x + width + GAP
    paper.y = below + 5


def rows(paper: Paper, facts: Sequence[tuple[str, str]], x: float, width: float) -> None:
    """Labels one under the other, with what they name beside them."""
    wide = width * 0.36
    for label, told in facts:
        paper.need(paper.height(width - wide - GAP, told, BODY) + 1)
        left = paper.text(x, wide, label, BODY._replace(ink=MUTED))
        right = paper.text(x + wide + GAP, width - wide - GAP, told, BODY, direction=_way(told))
        paper.y = max(left, right) + 1


def items(paper: Paper, things: Sequence[Item], x: float = 0, *, whole: bool = False) -> None:
    """What was brought, by name and serial number; `whole` with accessories and condition."""
    words, wide = paper.words, paper.width - x
    paper.y = paper.text(x, wide, words.say("items"), LABEL)
    for item in things:
        lines = [words.say("item.serial", serial=item.serial)] if item.serial else []
        if whole and item.accessories:
            lines.append(words.say("item.with", things=", ".join(item.accessories)))
        if whole and item.condition:
            lines.append(words.say("item.condition", condition=item.condition))
        beneath = sum(paper.height(wide, line, SMALL) for line in lines)
        paper.need(paper.height(wide, item.name, STRONG) + beneath)
        paper.y = paper.text(x, wide, item.name, STRONG, direction="auto")
        for line in lines:
            paper.y = paper.text(x, wide, line, SMALL)
        paper.y += 1.2


def running(paper: Paper, text: str, pages: int) -> None:
    """The foot of this page and of each that follows, those with a line at their head too."""
    _foot(paper, text, pages)

    def onward() -> None:
        paper.y = paper.text(0, paper.width, text, SMALL) + 6
        _foot(paper, text, pages)

    paper.continued = onward


def _foot(paper: Paper, text: str, pages: int) -> None:
    words, y, half = paper.words, paper.form.height - 13, paper.width * 0.7
    paper.text(0, half, text, SMALL, y=y)
    page = words.say("page", page=paper.page, pages=pages)
    paper.text(half, paper.width - half, page, SMALL, "end", y=y)


def _way(text: str) -> Direction:
    """Numbers, addresses and telephones are read from left to right in every language."""
    return "own" if any(char.isalpha() for char in text) and "@" not in text else "ltr"

"""The receipt on a roll of a slip printer: all of it one below the other, at the width that is
there."""

from __future__ import annotations

from typing import Final

from server.documents.agreed import agreed
from server.documents.closing import conditions, paragraph
from server.documents.facts import Head, ReceiptFacts
from server.documents.heading import BODY, HOUSE, SMALL, STRONG, columns, items
from server.documents.paper import INK, Paper, Type

_TITLE: Final = Type(15, bold=True, leading=1.3)
_NUMBER: Final = Type(48, leading=1.1, number=True)
_LINK: Final = Type(7)
_CODE: Final = 34.0
_HAND: Final = 52.0
_PEN: Final = 12.0
"""Room above a line that waits for a pen."""


def draw_on_roll(paper: Paper, facts: ReceiptFacts) -> None:
    """Write it where the paper goes on."""
    words, head = paper.words, facts.head
    _house(paper, head)
    _rule(paper)
    paper.y = paper.text(0, paper.width, words.say("receipt.title"), _TITLE)
    number = paper.fitting(paper.width, head.number, _NUMBER)
    paper.y = paper.text(0, paper.width, head.number, number, direction="ltr")
    paper.y = paper.text(0, paper.width, words.say("receipt.called"), STRONG) + 2
    _rule(paper)
    if head.customer:
        _fact(paper, words.say("label.customer"), head.customer)
    _fact(paper, words.say("label.brought"), [words.when(head.opened_at)])
    items(paper, head.items, whole=True)
    paper.y += 2
    paragraph(paper, words.say("receipt.problem"), facts.problem)
    _rule(paper)
    for label, told in agreed(words, facts):
        _fact(paper, label, [told])
    _rule(paper)
    _follow(paper, head)
    conditions(paper, head)
    _signed(paper, facts.signature)


def _house(paper: Paper, head: Head) -> None:
    paper.y = paper.text(0, paper.width, head.house, HOUSE)
    for line in (*head.place, *head.seller):
        paper.y = paper.text(0, paper.width, line, SMALL, direction="auto")
    paper.y += 2


def _rule(paper: Paper) -> None:
    paper.rule(0.4, INK)
    paper.y += 2.5


def _fact(paper: Paper, label: str, lines: list[str]) -> None:
    columns(paper, [(label, lines, paper.width)])
    paper.y -= 2.5  # There is nothing beside it that it has to be told apart from.


def _follow(paper: Paper, head: Head) -> None:
    """The code of the customer's page with what it is for; without an address, where to ask."""
    words, wide = paper.words, paper.width
    if not head.link:
        place = ", ".join(head.place) or head.house
        text = words.say("follow.none", place=place, number=head.number)
        paper.y = paper.text(0, wide, text, STRONG) + 4
        return
    paper.y = paper.text(0, wide, words.say("follow.qr"), Type(12, bold=True)) + 2
    paper.qr((wide - _CODE) / 2, paper.y, _CODE, head.link, head.link)
    paper.y += _CODE + 2
    why = words.say("follow.qr_why", number=head.number)
    paper.y = paper.text(0, wide, why, BODY) + 1
    paper.y = paper.text(0, wide, head.link, _LINK, direction="ltr") + 4


def _signed(paper: Paper, strokes: str) -> None:
    """The signature over its line; without one, lines that wait for a pen."""
    words = paper.words
    if strokes:
        hand = min(_HAND, paper.width)
        paper.signature(0, paper.y, hand, strokes)
        paper.y += hand * 0.4
    else:
        paper.y += _PEN
        _line(paper, words.say("sign.place"))
        paper.y += _PEN
    _line(paper, words.say("sign.agree"))


def _line(paper: Paper, label: str) -> None:
    paper.rule(0.2, INK)
    paper.y = paper.text(0, paper.width, label, SMALL, y=paper.y + 1)

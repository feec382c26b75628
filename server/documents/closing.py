"""The lower part of a paper: the code of the customer's page, conditions, and who signed."""

from __future__ import annotations

from textwrap import wrap
from typing import Final

from server.documents.facts import Answered, Head
from server.documents.heading import BODY, GAP, LABEL, SMALL, STRONG, rows
from server.documents.paper import INK, MUTED, Paper, Type

_CODE: Final = 26.0
PIECE: Final = 1_500
"""Characters that fit on one page, however wide they are."""
_HAND: Final = 52.0
_PEN: Final = 13.0
"""Room above a line that waits for a pen."""
_FINE: Final = SMALL._replace(ink=INK)
_SHORT: Final = 90.0
"""What is higher is no reason to leave so much of a page empty, mm."""


def follow(paper: Paper, head: Head, key: str) -> None:
    """The code of the customer's page with what it is for; without an address, where to ask."""
    words = paper.words
    if not head.link:
        place = ", ".join(head.place) or head.house
        paper.need(12)
        text = words.say("follow.none", place=place, number=head.number)
        paper.y = paper.text(0, paper.width, text, STRONG) + 5
        return
    paper.need(_CODE + 4)
    top, x = paper.y, _CODE + GAP
    paper.qr(0, top, _CODE, head.link, head.link)
    y = paper.text(x, paper.width - x, words.say(f"{key}.qr"), Type(13, bold=True), y=top)
    why = words.say(f"{key}.qr_why", number=head.number)
    y = paper.text(x, min(paper.width - x, 105), why, BODY, y=y + 0.5)
    paper.text(x, paper.width - x, head.link, Type(7, ink=MUTED), "start", "ltr", y=y + 1.5)
    paper.y = top + _CODE + 5


def paragraph(paper: Paper, label: str, text: str, face: Type = BODY) -> None:
    """A text under its label, in pieces: it may go over several pages."""
    if not text.strip():
        return
    parts = [piece for part in text.strip().split("\n") for piece in wrap(part, PIECE) or [""]]
    paper.need(6 + paper.height(paper.width, parts[0], face))
    paper.y = paper.text(0, paper.width, label, LABEL)
    for part in parts:
        paper.need(paper.height(paper.width, part, face))
        paper.y = paper.text(0, paper.width, part, face, direction="auto")
    paper.y += 4


def conditions(paper: Paper, head: Head) -> None:
    """What whoever brings something agrees to."""
    paragraph(paper, paper.words.say("conditions"), head.conditions, _FINE)


def signed_conditions(paper: Paper, head: Head, label: str, strokes: str) -> None:
    """Conditions with the signature under them, on one page where they are short: nobody signs a
    page that says nothing."""
    high = paper.height(paper.width, head.conditions.strip(), _FINE) + 10
    if high < _SHORT:
        paper.need(high + _high(strokes) + 6)
    conditions(paper, head)
    signed(paper, label, strokes)


def answered(paper: Paper, answer: Answered) -> None:
    """How and when an estimate was answered, by whom, and the signature."""
    words = paper.words
    key = "via.phone_number" if answer.via == "phone" and answer.number else f"via.{answer.via}"
    told = [
        (words.say("answered.yes" if answer.yes else "answered.no"), words.when(answer.at)),
        (words.say("answered.how"), words.say(key, number=answer.number)),
        (words.say("answered.by"), answer.name),
        (words.say("answered.written"), answer.written_by),
        (words.say("answered.extra"), answer.extra_work),
        (words.say("answered.reason"), answer.reason),
    ]
    paper.need(30)
    paper.rule()
    paper.y += 4
    rows(paper, [(label, text) for label, text in told if text], 0, paper.width)
    paper.y += 3
    if answer.signature:
        signed(paper, words.say("signature"), answer.signature)


def signed(paper: Paper, label: str, strokes: str) -> None:
    """The signature over its line; without one the line waits for a pen, with place and date."""
    words = paper.words
    high = _high(strokes)
    paper.need(high + 6)
    top = paper.y
    paper.y = top + high
    x = 0.0
    if strokes:
        paper.signature(0, top, _HAND, strokes)
    else:
        paper.rule(0.2, MUTED, 0, _HAND)
        paper.text(0, _HAND, words.say("sign.place"), SMALL, y=paper.y + 1)
        x = _HAND + 2 * GAP
    wide = _HAND if strokes else paper.width - x
    paper.rule(0.2, MUTED, x, wide)
    paper.text(x, paper.width - x, label, SMALL, y=paper.y + 1)
    paper.y += 10


def _high(strokes: str) -> float:
    """Room above the line."""
    return _HAND * 0.4 if strokes else _PEN

"""The label that is stuck to an item, 62 by 29 mm: read at arm's length, scanned by any phone."""

from __future__ import annotations

from typing import Final

from server.documents.facts import LabelFacts
from server.documents.formats import Format
from server.documents.paper import Paper, Type, drawn
from server.documents.wording import wording

SIZE: Final = Format(62, 29, 2.5, 2, 2, thermal=True)
_CODE: Final = 24.0
_QUIET: Final = 2
"""Modules of quiet in the code's own square; the margins of the label are quiet too."""
_NUMBER: Final = Type(34, leading=1.05, number=True)
_NAME: Final = Type(9.5, bold=True, leading=1.2)
_SMALL: Final = Type(8, leading=1.25)
_ITEM_HIGH: Final = 2 * 8 * 1.25 * 25.4 / 72 + 0.1
"""Two lines."""


def label_pdf(facts: LabelFacts) -> bytes:
    """The label. Where there is no customer's page, its code is the number itself."""
    words = wording(facts.language, facts.zone)

    def paper() -> Paper:
        return Paper(words, SIZE, facts.number, "", facts.at)

    return drawn(paper, lambda made, pages: _draw(made, facts))


def _draw(paper: Paper, facts: LabelFacts) -> None:
    words, wide = paper.words, paper.width - _CODE - 1.5
    paper.qr(wide + 1.5, (SIZE.height - _CODE) / 2, _CODE, facts.link or facts.number, quiet=_QUIET)
    number = paper.fitting(wide, facts.number, _NUMBER)
    paper.y = paper.text(0, wide, facts.number, number, direction="ltr") + 0.6
    if facts.name:
        face = paper.fitting(wide, facts.name, _NAME, 7.5)
        name = _cut(paper, wide, facts.name, face, 5)
        paper.y = paper.text(0, wide, name, face, direction="auto")
    item = _cut(paper, wide, facts.item, _SMALL, _ITEM_HIGH)
    paper.text(0, wide, item, _SMALL, direction="auto")
    at, most = facts.of
    foot = words.day(facts.at)
    if most > 1:
        foot = f"{words.say('label.of', at=at, most=most)} · {foot}"
    small = paper.fitting(wide, foot, Type(7.5, leading=1.2))
    paper.text(0, wide, foot, small, y=SIZE.height - SIZE.bottom - 3.4)


def _cut(paper: Paper, width: float, text: str, face: Type, most: float) -> str:
    """The text, its end left out where it would be higher than `most` mm."""
    cut = text
    while len(cut) > 2 and paper.height(width, cut, face) > most:
        cut = f"{cut[:-2].rstrip()}…"
    return cut

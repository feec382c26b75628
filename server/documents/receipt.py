"""What whoever brings something takes home: its number, what was brought, and what was agreed."""

from __future__ import annotations

from typing import Final

from server.documents.agreed import agreed
from server.documents.closing import follow, paragraph, signed_conditions
from server.documents.facts import ReceiptFacts
from server.documents.formats import A4, Format
from server.documents.heading import GAP, columns, heading, items, running
from server.documents.paper import Paper, Type, drawn, unrolled
from server.documents.receipt_roll import draw_on_roll
from server.documents.wording import wording

_CALLED: Final = Type(60, leading=1.1, number=True)
_NUMBER: Final = 84.0
"""How wide the number may be, mm."""


def receipt_pdf(facts: ReceiptFacts, form: Format = A4) -> bytes:
    """The document, on sheets or a roll. It takes a fifth of a second: not on the loop that
    answers others."""
    head = facts.head
    words = wording(head.language, head.zone)
    title = words.say("receipt.running", number=head.number)

    def paper(form: Format = form) -> Paper:
        return Paper(words, form, title, head.house, head.opened_at)

    def draw(made: Paper, pages: int) -> None:
        running(made, f"{head.house} · {title}", pages)
        heading(made, head, words.say("receipt.title"), "")
        _called(made, head.number)
        _customer(made, facts)
        items(made, head.items, whole=True)
        made.y += 3
        paragraph(made, words.say("receipt.problem"), facts.problem)
        _agreed(made, facts)
        follow(made, head, "follow")
        signed_conditions(made, head, words.say("sign.agree"), facts.signature)

    if form.roll:
        return unrolled(paper, form, lambda made: draw_on_roll(made, facts))
    return drawn(paper, draw)


def _called(paper: Paper, number: str) -> None:
    """The number, and beside it what it is for."""
    face = paper.fitting(_NUMBER, number, _CALLED)
    top = paper.y
    below = paper.text(0, _NUMBER, number, face, direction="ltr")
    x = _NUMBER + GAP
    told, beside = paper.words.say("receipt.called"), Type(12, bold=True)
    middle = (top + below - paper.height(paper.width - x, told, beside)) / 2
    paper.text(x, paper.width - x, told, beside, y=middle)
    paper.y = below + 4


def _customer(paper: Paper, facts: ReceiptFacts) -> None:
    words, head = paper.words, facts.head
    columns(
        paper,
        [
            (words.say("label.customer"), head.customer, 82),
            (words.say("label.brought"), [words.when(head.opened_at)], 83),
        ],
    )


def _agreed(paper: Paper, facts: ReceiptFacts) -> None:
    paper.need(20)
    paper.rule()
    paper.y += 4
    columns(paper, [(label, [told], 53) for label, told in agreed(paper.words, facts)])

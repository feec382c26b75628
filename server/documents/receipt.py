"""What whoever brings something takes home: its number, what was brought, and what was agreed."""

from __future__ import annotations

from typing import Final

from server.documents.closing import conditions, follow, paragraph, signed
from server.documents.facts import ReceiptFacts
from server.documents.heading import GAP, columns, heading, items, running
from server.documents.paper import A4, Paper, Type, drawn
from server.documents.wording import wording
from server.domain.money.amounts import decimal

_CALLED: Final = Type(60, leading=1.1, number=True)
_NUMBER: Final = 84.0
"""How wide the number may be, mm."""


def receipt_pdf(facts: ReceiptFacts) -> bytes:
    """The document. It takes a fifth of a second: not on the loop that answers others."""
    head = facts.head
    words = wording(head.language, head.zone)
    title = words.say("receipt.running", number=head.number)

    def paper() -> Paper:
        return Paper(words, A4, title, head.house, head.opened_at)

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
        conditions(made, head)
        signed(made, words.say("sign.agree"), facts.signature)

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
    words, currency = paper.words, facts.currency
    promised = facts.promised_at
    ready = words.when(promised) if promised is not None else words.say("receipt.not_promised")
    limit = words.say("receipt.no_limit")
    if facts.spend_limit and decimal(facts.spend_limit):
        limit = words.say("receipt.limit_to", amount=words.money(facts.spend_limit, currency))
    fee = words.say("receipt.free")
    if decimal(facts.return_fee):
        fee = words.money(facts.return_fee, currency)
    paper.need(20)
    paper.rule()
    paper.y += 4
    columns(
        paper,
        [
            (words.say("receipt.promised"), [ready], 53),
            (words.say("receipt.limit"), [limit], 53),
            (words.say("receipt.fee"), [fee], 53),
        ],
    )

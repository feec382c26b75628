"""An invoice on paper, as it was made at pick-up."""

from __future__ import annotations

from server.documents.closing import paragraph
from server.documents.facts import InvoiceFacts
from server.documents.formats import A4, Format
from server.documents.heading import STRONG, heading, parties, running
from server.documents.paper import Paper, drawn
from server.documents.table import table
from server.documents.wording import wording


def invoice_pdf(facts: InvoiceFacts, form: Format = A4) -> bytes:
    """The document, on sheets. It takes a fifth of a second: not on the loop that answers
    others."""
    head = facts.head
    words = wording(head.language, head.zone)
    title = words.say("invoice.running", nth=facts.number, number=head.number)

    def paper() -> Paper:
        return Paper(words, form, title, head.house, facts.at)

    def draw(made: Paper, pages: int) -> None:
        running(made, f"{head.house} · {title}", pages)
        heading(made, head, words.say("invoice.title"), str(facts.number))
        _facts(made, facts)
        paragraph(made, words.say("invoice.findings"), "\n".join(facts.findings))
        made.y += 2
        table(made, facts.priced)
        made.y += 3
        if facts.warranty_until is not None:
            until = words.say("invoice.warranty", day=words.day(facts.warranty_until))
            made.need(12)
            made.y = made.text(0, made.width, until, STRONG) + 2
        made.y = made.text(0, made.width, words.say("invoice.thanks"), STRONG._replace(bold=False))

    return drawn(paper, draw)


def _facts(paper: Paper, facts: InvoiceFacts) -> None:
    words, head = paper.words, facts.head
    parties(
        paper,
        head,
        [
            (words.say("label.invoice"), [str(facts.number)], 28),
            (words.say("label.supplied"), [words.day(facts.at)], 48),
            (words.say("label.repair"), [head.number], 28),
        ],
    )

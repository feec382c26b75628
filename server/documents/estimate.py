"""An estimate on paper: what it will cost, until when it holds, and how to say yes or no."""

from __future__ import annotations

from server.documents.closing import answered, conditions, follow, paragraph, signed_conditions
from server.documents.facts import EstimateFacts
from server.documents.formats import A4, Format
from server.documents.heading import heading, parties, running
from server.documents.paper import Paper, drawn
from server.documents.table import table
from server.documents.wording import Wording, wording
from server.domain.money.amounts import decimal


def estimate_pdf(facts: EstimateFacts, form: Format = A4) -> bytes:
    """The document, on sheets. It takes a fifth of a second: not on the loop that answers
    others."""
    head = facts.head
    words = wording(head.language, head.zone)
    title = words.say("estimate.running", nth=facts.nth, number=head.number)

    def paper() -> Paper:
        return Paper(words, form, title, head.house, facts.made_at)

    def draw(made: Paper, pages: int) -> None:
        running(made, f"{head.house} · {title}", pages)
        badge = "" if facts.state == "sent" else words.say(f"state.{facts.state}")
        heading(made, head, words.say("estimate.title"), head.number, badge)
        _facts(made, facts)
        table(made, facts.priced, _terms(words, facts))
        paragraph(made, words.say("note"), facts.note)
        if facts.answered is not None:
            answered(made, facts.answered)
            conditions(made, head)
        elif facts.state == "sent":
            follow(made, head, "estimate")
            signed_conditions(made, head, words.say("sign.yes"), "")
        else:
            conditions(made, head)

    return drawn(paper, draw)


def _facts(paper: Paper, facts: EstimateFacts) -> None:
    words = paper.words
    version = words.say("version", nth=facts.nth, hash=facts.hash)
    parties(
        paper,
        facts.head,
        [
            (words.say("label.date"), [words.day(facts.made_at)], 36),
            (
                words.say("label.valid"),
                [words.day(facts.valid_until), words.clock(facts.valid_until)],
                36,
            ),
            (words.say("label.version"), [version], 32),
        ],
    )


def _terms(words: Wording, facts: EstimateFacts) -> list[str]:
    """Over what work stops; and while it can be said, what yes and no lead to."""
    currency = facts.priced.currency
    if facts.state not in ("sent", "approved"):
        return []
    stop = words.say("estimate.stop", amount=words.money(facts.stop_above, currency))
    if facts.state == "approved":
        return [stop]
    fee = words.money(facts.return_fee, currency)
    key = "estimate.fee" if decimal(facts.return_fee) else "estimate.free"
    told = [f"{words.say('estimate.start')} {stop}", words.say(key, amount=fee)]
    if facts.ready_at is not None:
        told.append(words.say("estimate.ready", day=words.day(facts.ready_at)))
    return told

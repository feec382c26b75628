"""What was agreed when something was brought, as labels with what they name. Pure."""

from __future__ import annotations

from server.documents.facts import ReceiptFacts
from server.documents.wording import Wording
from server.domain.money.amounts import decimal


def agreed(words: Wording, facts: ReceiptFacts) -> list[tuple[str, str]]:
    """When it is ready, what may be done without asking, what giving it back costs."""
    currency, promised = facts.currency, facts.promised_at
    ready = words.when(promised) if promised is not None else words.say("receipt.not_promised")
    limit = words.say("receipt.no_limit")
    if facts.spend_limit and decimal(facts.spend_limit):
        limit = words.say("receipt.limit_to", amount=words.money(facts.spend_limit, currency))
    fee = words.say("receipt.free")
    if decimal(facts.return_fee):
        fee = words.money(facts.return_fee, currency)
    return [
        (words.say("receipt.promised"), ready),
        (words.say("receipt.limit"), limit),
        (words.say("receipt.fee"), fee),
    ]

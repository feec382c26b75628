"""A planned break whose time has come: said quietly until it begins or another is planned. Pure."""

from __future__ import annotations

from staff_console.answers import AnswerLine
from staff_console.facts import Facts
from staff_console.keys import KEYS
from staff_console.speech import tr
from staff_console.words import minutes


def reminder(facts: Facts, now: int) -> AnswerLine | None:
    """What the answer line says of it at the server's time `now` (ms)."""
    desk, customer = facts.desk, facts.customer
    if desk.pause_at is None or desk.state != "open" or now < desk.pause_at:
        return None
    title = tr("Your break was planned for {at}.").format(at=minutes(desk.pause_at, facts.zone))
    text = tr("F10 begins it, or plans it for later.")
    if customer is not None:
        text = tr("After {number} F10 begins it.").format(number=customer.number)
    return AnswerLine("note", title, text, KEYS["break"].cap, tr("break"))

"""How a customer hears of something: by what the house sends, or by a colleague alone. Pure."""

from __future__ import annotations

from collections.abc import Collection

from protocol.outbox import Channel
from protocol.records import Person
from staff_console.speech import tr


def unsent(person: Person | None, sends: Collection[Channel]) -> str:
    """Why nothing is sent to somebody now; empty where it is, or nobody knows yet whose it is."""
    if person is None:
        return ""
    if person.email:
        return "" if "mail" in sends else tr("No mail server is set: a mail waits until one is.")
    if person.phone:
        return "" if "sms" in sends else tr("No SMS is sent from here.")
    return tr("No phone and no mail address is known.")


def estimate_goes(person: Person | None, sends: Collection[Channel]) -> str:
    """How an estimate gets to its customer."""
    if why := unsent(person, sends):
        told = tr("It stands on the customer\u2019s page. Ring, or tell it in person.")
        if person is not None and not person.phone:
            told = tr("It stands on the customer\u2019s page, and is told in person.")
        return f"{why} {told}"
    if person is None:
        return tr("It stands on the customer\u2019s page, to say yes or no.")
    way = tr("It goes to the customer by SMS, with a link to say yes or no.")
    if person.email:
        way = tr("It goes to the customer by mail, with a link to say yes or no.")
    return way


def taken_in(said: str, person: Person | None, sends: Collection[Channel]) -> str:
    """What is said once something is taken in, and where its customer looks if nothing is sent."""
    why = unsent(person, sends)
    return f"{said} {why} {tr('The receipt says how to follow it.')}" if why else said

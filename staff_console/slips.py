"""The paper with the number, as a clerk reads of it: whether the customer has it in hand. Pure."""

from __future__ import annotations

from protocol.commands import PrintSlip
from protocol.records import Entry, Visit
from protocol.replica import Replica
from staff_console.choice import Choice, no
from staff_console.facts import Facts
from staff_console.speech import tr


def slip_words(visit: Visit) -> str:
    """What became of a slip; empty where none was asked for."""
    if visit.slip == "failed":
        if not visit.slip_reason:
            return tr("no paper")
        return tr("no paper: {reason}").format(reason=visit.slip_reason)
    said = {
        "": "",
        "wanted": tr("to be printed"),
        "printing": tr("is being printed"),
        "printed": tr("printed"),
    }[visit.slip]
    if visit.slip == "printed" and visit.slips > 1:
        return tr("printed {count} times").format(count=visit.slips)
    return said


def with_slip(replica: Replica, entry: Entry, why: str) -> str:
    """Why somebody stands where they do, after the news that they have no number in hand."""
    if not without_paper(replica, entry):
        return why
    return tr("no paper, {why}").format(why=why) if why else tr("no paper")


def without_paper(replica: Replica, entry: Entry) -> bool:
    """Whether the last slip of this customer did not come out."""
    visit = replica.get(Visit, entry.visit)
    return visit is not None and visit.slip == "failed"


def print_slip(facts: Facts, chosen: Entry | None) -> Choice:
    """Print the slip of whoever is marked again, or else that of my customer."""
    subject = chosen or facts.customer
    if subject is None:
        return no("print_slip", tr("nobody"), tr("Choose somebody in the line first."))
    return Choice("print_slip", subject.number, PrintSlip(visit=subject.visit), subject.number)

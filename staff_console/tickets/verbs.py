"""What can be done with the ticket that is open, by which key, or why it cannot. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace

from protocol.tickets import WORKED_ON, Ticket
from staff_console.speech import tr
from staff_console.tickets.keys import VerbName, shown


@dataclass(frozen=True)
class Verb:
    """A verb: what it does, and why it cannot where it cannot."""

    name: VerbName
    does: str
    why: str = ""

    @property
    def cap(self) -> str:
        """The key; empty where it has none."""
        return shown(self.name)


def verbs_of(ticket: Ticket | None, me: str, connected: bool) -> tuple[Verb, ...]:
    """All of a ticket; nothing can be sent while the server is away."""
    none = tr("Choose a ticket first.") if ticket is None else ""
    merged = ticket is not None and ticket.merged_into is not None
    gone = none or (tr("It was merged into another.") if merged else "")
    status = ticket.status if ticket is not None else "open"
    ended = tr("It is closed: open it again first.") if status == "closed" else ""
    work = gone or ended
    mine = ticket is not None and ticket.assignee == me
    live = status in WORKED_ON
    verbs = (
        Verb("reply", tr("Write to the customer"), gone),
        Verb("comment", tr("Write an internal comment"), none),
        Verb("canned", tr("Insert a canned response"), work),
        Verb("attach", tr("Attach files"), gone),
        Verb("status", tr("Set status"), gone),
        Verb("priority", tr("Set priority"), work),
        Verb("assign", tr("Give it to somebody"), work),
        Verb("take", tr("Take it"), work or (tr("It is yours.") if mine else "")),
        Verb("escalate", tr("Escalate"), work or ("" if live else tr("It is resolved."))),
        Verb("resolve", tr("Resolve"), work or ("" if live else tr("It is resolved."))),
        Verb("close", tr("Close"), gone or ended),
        Verb("reopen", tr("Open again"), gone or (tr("It is open.") if live else "")),
        Verb("tags", tr("Change tags"), gone),
        Verb("fields", tr("Fill in fields"), gone),
        Verb("watch", tr("Choose who watches"), gone),
        Verb("subject", tr("Change the subject"), gone),
        Verb("merge", tr("Merge another ticket into this one"), work),
        Verb("split", tr("Split messages into a ticket of their own"), work),
        Verb("link", tr("Link with another ticket"), gone),
        Verb("unlink", tr("Take a link away"), gone or _no_links(ticket)),
        Verb("older", tr("Show older messages"), none),
    )
    if connected:
        return verbs
    here = ("reply", "comment", "older")
    return tuple(v if v.name in here else replace(v, why=v.why or tr("offline")) for v in verbs)


def _no_links(ticket: Ticket | None) -> str:
    return "" if ticket is not None and ticket.links else tr("It has no links.")

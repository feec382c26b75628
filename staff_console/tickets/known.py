"""What the records say that a ticket desk draws: who is who, which lists there are. Pure.

The desk follows the topic of the staff, that of the lists, and that of the ticket that is open; a
record may come by any of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from typing import TypeVar

from protocol.automation import Notice
from protocol.places import TicketField
from protocol.record import Record
from protocol.records import Site, Staff
from protocol.replica import Replica
from protocol.ticket_views import Attending, TicketHead, TicketTally
from protocol.tickets import CannedResponse, Draft, DraftKind, Ticket, TicketView
from staff_console.facts import zone
from staff_console.speech import tr

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Known:
    """Of whoever is signed in, whose id is `me`."""

    staff: Replica
    lists: Replica
    opened: Replica
    me: str

    def of(self, kind: type[R]) -> Iterator[R]:
        """All records of a kind, each once."""
        seen: set[str] = set()
        for replica in (self.opened, self.lists, self.staff):
            for record in replica.of(kind):
                if record.id not in seen:
                    seen.add(record.id)
                    yield record

    def get(self, kind: type[R], ident: str | None) -> R | None:
        """One record, or None."""
        found = (replica.get(kind, ident) for replica in (self.opened, self.lists, self.staff))
        return next((each for each in found if each is not None), None)

    @property
    def zone(self) -> tzinfo:
        """Of the house."""
        return zone(self.staff)

    def name(self, ident: str | None) -> str:
        """A colleague, `you`, or a sign that nobody knows who that was."""
        if ident is not None and ident == self.me:
            return tr("you")
        who = self.staff.get(Staff, ident)
        return who.name if who is not None else tr("a colleague")

    def first_name(self, ident: str) -> str:
        """As colleagues call each other."""
        who = self.staff.get(Staff, ident)
        return who.name.split(" ")[0] if who is not None else tr("a colleague")

    @property
    def colleagues(self) -> Sequence[Staff]:
        """Those who work here, by name, me first."""
        here = (each for each in self.staff.of(Staff) if not each.left)
        return sorted(here, key=lambda each: (each.id != self.me, each.name.casefold()))

    @property
    def teams(self) -> Sequence[str]:
        """All teams that somebody is in."""
        return sorted({team for each in self.colleagues for team in each.teams})

    @property
    def fields(self) -> Sequence[TicketField]:
        """What a ticket has beside its subject, as the house has set it up."""
        site = next(self.staff.of(Site), None)
        return site.ticket_fields if site is not None else ()

    @property
    def views(self) -> Sequence[TicketView]:
        """The lists that were saved, for all and for me."""
        found = (each for each in self.of(TicketView) if each.owner in (None, self.me))
        return sorted(found, key=lambda v: (v.owner is not None, v.position, v.name.casefold()))

    @property
    def canned(self) -> Sequence[CannedResponse]:
        """What is ready to send, for all and for me."""
        found = (each for each in self.of(CannedResponse) if each.owner in (None, self.me))
        return sorted(found, key=lambda c: (c.position, c.name.casefold()))

    @property
    def tally(self) -> TicketTally | None:
        """How my tickets stand."""
        return self.get(TicketTally, self.me) or self.get(TicketTally, "")

    @property
    def whole(self) -> TicketTally | None:
        """How all tickets stand."""
        return self.get(TicketTally, "")

    @property
    def notices(self) -> Sequence[Notice]:
        """What I was told and have not put away, the last first."""
        mine = (n for n in self.of(Notice) if n.to == self.me and n.channel == "console")
        unseen = (n for n in mine if n.state not in ("seen", "failed"))
        return sorted(unseen, key=lambda n: (-n.made_at, n.id))

    def head(self, ident: str) -> TicketHead | None:
        """The row of a ticket that has changed lately, or belongs with the one that is open."""
        return self.lists.get(TicketHead, ident) or self.opened.get(TicketHead, ident)

    def ticket(self, ident: str) -> Ticket | None:
        """The ticket that is open."""
        return self.opened.get(Ticket, ident)

    def draft(self, ticket: str, kind: DraftKind) -> Draft | None:
        """What I have written there and not sent, as the server has it."""
        return self.get(Draft, f"{ticket}.{self.me}.{kind}")

    @property
    def drafts(self) -> frozenset[str]:
        """Tickets in which I have written something."""
        return frozenset(d.ticket for d in self.of(Draft) if d.staff == self.me and d.text)

    def others(self, ticket: str) -> Sequence[Attending]:
        """Who else looks at a ticket, those who type first."""
        found = (a for a in self.of(Attending) if a.ticket == ticket and a.staff != self.me)
        return sorted(found, key=lambda a: (a.doing != "typing", a.at))

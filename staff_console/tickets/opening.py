"""The ticket that is open: its topic, older messages, clocks, contact, and who else is at it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, Protocol

import msgspec

from client.not_taken import NotTaken
from protocol.messages import Res
from protocol.records import Contact, Person, Visit
from protocol.ticket_queries import FoundContact, SlaStanding, Timed
from protocol.ticket_views import Doing
from protocol.tickets import Attachment, Ticket, TicketMessage
from staff_console.tickets.knowing import LISTS
from staff_console.tickets.listing import ListingModel
from staff_console.tickets.moments import MINUTE
from staff_console.tickets.side import ContactFacts
from staff_console.watching import TOPIC

MOVING_MS: Final = 120
"""A ticket that a held key passes by is not asked for."""
WRITES_FOR_MS: Final = 6_000
"""So long after the last letter I am still said to write."""


class Attend(Protocol):
    """Tells the others at which ticket I am; an empty one: at none."""

    def __call__(self, ticket: str, doing: Doing) -> None:
        """Tell it."""


def nobody_told(ticket: str, doing: Doing) -> None:
    """Where there is nobody to tell."""


class OpeningModel(ListingModel):
    """One ticket beside the list."""

    def __init__(self, *args: Any, attend: Attend = nobody_told, **more: Any) -> None:
        self._attend = attend
        self._chosen = ""
        self._standing: SlaStanding | None = None
        self._standing_of = ("", 0, 0)
        """Of which ticket and version the clocks were asked for, and in which minute."""
        self._older: list[TicketMessage] = []
        self._older_files: dict[str, Attachment] = {}
        self._older_first = 0
        self._timeline: Sequence[Timed] | None = None
        self._timeline_of = ("", 0)
        self._contact: FoundContact | None = None
        self._wrote_at = 0
        self._told_doing: tuple[str, Doing] = ("", "looking")
        super().__init__(*args, **more)
        self._open_soon = self._timer(MOVING_MS, self._open_now)

    @property
    def ticket(self) -> Ticket | None:
        """The ticket that is open, once it is there."""
        return self.known.ticket(self._chosen) if self._open_topic else None

    @property
    def chosen(self) -> str:
        """The id of the ticket that is looked at."""
        return self._chosen

    @property
    def opened_empty(self) -> bool:
        """Whether the server has told that there is no such ticket."""
        topic = self._open_topic
        return bool(topic) and self._live.replica(topic).position is not None

    @property
    def standing(self) -> SlaStanding | None:
        """How its clocks stand, once that is told."""
        return self._standing

    @property
    def timeline(self) -> Sequence[Timed] | None:
        """What happened to its contact, once that is told."""
        return self._timeline

    def choose(self, ident: str) -> None:
        """Look at a ticket."""
        if ident != self._chosen:
            self._leave_ticket()
            self._chosen = ident
            if ident:
                self._open_soon.start()
            self.refresh()

    def open_now(self, ident: str) -> None:
        """Look at a ticket at once."""
        self.choose(ident)
        if self._open_soon.isActive():
            self._open_now()

    def ask_older(self) -> None:
        """The messages before those that are shown."""
        first, ticket = self.first_nth, self._chosen
        if first <= 1:
            return

        def take(answer: Res | NotTaken) -> None:
            if isinstance(answer, NotTaken) or ticket != self._chosen:
                return
            for item in answer.items:
                if item.get("kind") == "ticket_message":
                    self._older.append(msgspec.convert(item, TicketMessage))
                elif item.get("kind") == "attachment":
                    file = msgspec.convert(item, Attachment)
                    self._older_files[file.id] = file
            self.refresh()

        self._query("thread", {"ticket": ticket, "before": first}, take)

    @property
    def messages(self) -> list[TicketMessage]:
        """All messages of the ticket that are known, the oldest first."""
        known = {each.id: each for each in self._older}
        own = (m for m in self.known.opened.of(TicketMessage) if m.ticket == self._chosen)
        known |= {each.id: each for each in own}
        return sorted(known.values(), key=lambda each: each.nth)

    @property
    def files(self) -> dict[str, Attachment]:
        """The files of those messages."""
        return self._older_files | {each.id: each for each in self.known.opened.of(Attachment)}

    @property
    def first_nth(self) -> int:
        """The `nth` of the oldest message that is known; 0 none."""
        return min((each.nth for each in self.messages), default=0)

    @property
    def contact(self) -> ContactFacts:
        """Who the ticket is of."""
        ticket, known = self.ticket, self.known
        found = self._contact
        if ticket is None:
            return ContactFacts()
        contact = known.get(Contact, ticket.contact)
        person = known.get(Person, contact.person) if contact is not None else None
        if person is None and found is not None:
            return ContactFacts(found.name, found.email, found.phone, found.open_tickets)
        if person is None:
            head = self.table.windows.at(self.table.windows.place_of(ticket.id))
            return ContactFacts(head.name if head is not None else "")
        many = found.open_tickets if found is not None else 0
        name = person.name or person.email or person.phone
        return ContactFacts(name, person.email, person.phone, many, person.staff_notes)

    def visit_of(self, ticket: Ticket) -> Visit | None:
        """The stay that a ticket is about, if it is of today."""
        return self.known.get(Visit, ticket.visit)

    def wrote(self) -> None:
        """I type in the ticket that is open: the others are told, for a while."""
        self._wrote_at = self._live.now()
        self._tell_others()

    def _leave_ticket(self) -> None:
        if self._open_topic:
            self._follow_topic.end(self._open_topic)
            self._open_topic = ""
        self._standing, self._standing_of = None, ("", 0, 0)
        self._older, self._older_files = [], {}
        self._timeline, self._timeline_of, self._contact = None, ("", 0), None
        self._wrote_at = 0

    def _open_now(self) -> None:
        self._open_soon.stop()
        if self._chosen and not self._open_topic:
            self._open_topic = f"ticket/{self._chosen}"
            self._live.replica(self._open_topic)
            self._follow_topic.begin(self._open_topic)
        self._tell_others()
        self._on_ticket()

    def _tell_others(self) -> None:
        """Who looks over my shoulder sees at which ticket I am, and whether I write."""
        writes = self._live.now() - self._wrote_at < WRITES_FOR_MS
        doing: Doing = "typing" if writes else "looking"
        now = (self._chosen if self._shown else "", doing)
        if now != self._told_doing:
            self._told_doing = now
            self._attend(*now)

    def _on_ticket(self) -> None:
        """The ticket is there, or otherwise: what is not replicated is asked for."""
        ticket = self.ticket
        if ticket is not None and self._shown:
            self._ask_standing(ticket)
            self._ask_timeline(ticket)
        self.refresh()

    def _ask_standing(self, ticket: Ticket) -> None:
        of = (ticket.id, ticket.version, self._live.now() // MINUTE)
        if self._standing_of == of or not self._live.status.connected:
            return
        self._standing_of = of

        def take(answer: Res | NotTaken) -> None:
            if not isinstance(answer, NotTaken) and answer.items and self._chosen == ticket.id:
                self._standing = msgspec.convert(answer.items[0], SlaStanding)
                self.refresh()

        self._query("sla", {"ticket": ticket.id}, take)

    def _ask_timeline(self, ticket: Ticket) -> None:
        of = (ticket.contact, ticket.version)
        if self._timeline_of == of or not self._live.status.connected:
            return
        self._timeline_of = of

        def take(answer: Res | NotTaken) -> None:
            if not isinstance(answer, NotTaken) and self._timeline_of[0] == ticket.contact:
                self._timeline = msgspec.convert(answer.items, list[Timed])
                self.refresh()

        def found(answer: Res | NotTaken) -> None:
            if isinstance(answer, NotTaken) or self._timeline_of[0] != ticket.contact:
                return
            if answer.items:
                self._contact = msgspec.convert(answer.items[0], FoundContact)
                self.refresh()

        self._query("timeline", {"contact": ticket.contact}, take)
        self._query("find_contact", {"contact": ticket.contact}, found)

    def _on_records(self, topic: str = TOPIC) -> None:
        if topic == LISTS:
            self._on_heads()
            if self._shown:
                self.table.redraw()
                self.refresh()
        elif topic == self._open_topic and topic:
            self._on_ticket()
        elif topic == TOPIC:
            if self._console.facts is not None:
                # As soon as there is a desk: how many are due is told wherever one is.
                self.follow_lists()
            self._on_tick()

    def _on_tick(self) -> None:
        if self._shown:
            self._tell_others()
            self.table.redraw()
            self._on_ticket()

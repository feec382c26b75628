"""The contact whose page is open: asked for, kept true by its topic, and asked for anew when
something of theirs has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, TypeVar

import msgspec

from client.not_taken import NotTaken
from protocol.booking_queries import FoundReservation
from protocol.messages import Res
from protocol.records import Entry, Person, Reservation, Staff, Visit
from protocol.replica import Replica
from protocol.ticket_queries import FoundContact, Occurrence, TicketPast, Timed
from protocol.ticket_views import TicketHead
from staff_console.contacts.followed import FollowedModel
from staff_console.contacts.standing import as_told, is_erased
from staff_console.speech import tr
from staff_console.story.pages import TimedPages
from staff_console.tickets.knowing import LISTS
from staff_console.tickets.moments import DAY, MINUTE
from staff_console.watching import TOPIC

NEWS_MS: Final = 400
"""News come in swarms: all is asked for again once for all of them."""
BEFORE: Final = 14 * DAY
AFTER: Final = 47 * DAY
"""Events are shown from so long before now to so long after it."""
T = TypeVar("T")


class OpenedModel(FollowedModel):
    """One contact beside the list."""

    def __init__(self, *args: Any, **more: Any) -> None:
        self._contact: FoundContact | None = None
        self._gone = ""
        """Why there is no page to show; mostly empty."""
        self._past = TimedPages("timeline", lambda *asked: self._query(*asked), self.refresh)
        self._tickets: Sequence[TicketPast] = ()
        self._events: Sequence[Occurrence] = ()
        self._booked: Sequence[FoundReservation] = ()
        self._seen: tuple[object, ...] = ()
        """What of theirs the records show, as far as it was asked for."""
        self._minute = 0
        super().__init__(*args, **more)
        self._stale = self._timer(NEWS_MS, self.ask_anew)

    @property
    def staff(self) -> Replica:
        """The records of the house."""
        return self._live.replica(TOPIC)

    @property
    def colleagues(self) -> Sequence[Staff]:
        """Those who work here, by name, me first."""
        me = self._me().id
        here = (
            e for e in self.staff.of(Staff) if not e.left and e.role not in ("kiosk", "display")
        )
        return sorted(here, key=lambda each: (each.id != me, each.name.casefold()))

    @property
    def contact(self) -> FoundContact | None:
        """Whose page it is, once that is told."""
        return self._contact

    @property
    def gone(self) -> str:
        """Why there is no page to show; mostly empty."""
        return self._gone

    @property
    def past(self) -> Sequence[Timed] | None:
        """What happened to them as far as it was read, newest first; None until told."""
        return self._past.items

    @property
    def past_goes_on(self) -> bool:
        """Whether there is more of it."""
        return self._past.goes_on

    @property
    def tickets(self) -> Sequence[TicketPast]:
        """Their tickets, newest first."""
        return self._tickets

    @property
    def events(self) -> Sequence[Occurrence]:
        """Events with them, by their start."""
        return self._events

    @property
    def booked(self) -> Sequence[FoundReservation]:
        """What they have booked and is to come."""
        return self._booked

    def ask_anew(self) -> None:
        """Ask for all of the page; what is shown stays until that is here."""
        ident = self._chosen
        if not ident or not self._shown or not self._live.status.connected:
            return
        self._minute = self._live.now() // MINUTE
        self._stale.stop()
        self._for(ident, "find_contact", {"contact": ident}, FoundContact, self._take_contact)
        self._for(ident, "tickets_of", {"contact": ident}, TicketPast, self._take_tickets)
        now = self._live.now()
        span = {"contact": ident, "from_at": now - BEFORE, "to_at": now + AFTER}
        self._for(ident, "events", span, Occurrence, self._take_events)
        self._past.of({"contact": ident})
        self._past.refresh()

    def more(self) -> None:
        """The end of the timeline is in sight: the next page of it."""
        self._past.more()

    def _for(
        self, ident: str, name: str, args: dict[str, Any], kind: type[T],
        take: Callable[[list[T]], None],
    ) -> None:  # fmt: skip
        def answered(answer: Res | NotTaken) -> None:
            if ident == self._chosen and not isinstance(answer, NotTaken):
                take(msgspec.convert(answer.items, list[kind]))  # type: ignore[valid-type]
                self.refresh()

        self._query(name, args, answered)

    def _take_contact(self, found: list[FoundContact]) -> None:
        if not found or is_erased(self.told, self._chosen):
            self._lose_contact()
            return
        contact = as_told(self.told, found[0])
        self._show_contact(contact)
        self._seen = tuple(self._theirs())
        text = contact.email or contact.phone
        if text:
            self._for(self._chosen, "find_reservation", {"text": text}, FoundReservation,
                      self._take_booked)  # fmt: skip
        else:
            self._booked = ()

    def _show_contact(self, contact: FoundContact) -> None:
        self._contact, self._gone = contact, ""
        if self._chosen != contact.contact:
            # They were merged: the page is that of the one whom they are the same as.
            self._chosen = contact.contact
            self._look_at_it()
            self._past.of({"contact": self._chosen})
            self._past.refresh()
        self._met(contact)

    def _lose_contact(self) -> None:
        self._contact, self._gone = None, tr("This contact is not known any more.")
        self._unmeet(self._chosen)

    def _take_tickets(self, found: list[TicketPast]) -> None:
        self._tickets = found

    def _take_events(self, found: list[Occurrence]) -> None:
        self._events = found

    def _take_booked(self, found: list[FoundReservation]) -> None:
        self._booked = sorted(found, key=lambda each: each.start_at)

    def _leave_contact(self) -> None:
        super()._leave_contact()
        self._contact, self._gone = None, ""
        self._past.of({})
        self._tickets, self._events, self._booked = (), (), ()

    def _open_now(self) -> None:
        super()._open_now()
        self._look_at_it()
        self.ask_anew()

    def _look_at_it(self) -> None:
        """Its topic is followed while the page is shown; not where a held key passes by."""
        waits = self._open_soon.isActive()
        self._follow_contact(self._chosen if self._shown and not waits else "")

    def _theirs(self) -> Iterator[object]:
        """What of them the records show: another value is a reason to ask."""
        contact = self._contact
        if contact is None:
            return
        ours, staff = {contact.contact, *contact.merged}, self.staff
        persons = {p.id: p.version for p in staff.of(Person) if p.contact in ours}
        yield tuple(sorted(persons.items()))
        visits = {v.id for v in staff.of(Visit) if v.person in persons}
        yield tuple((e.id, e.version) for e in staff.of(Entry) if e.visit in visits)
        booked = (r for r in staff.of(Reservation) if r.person in persons)
        yield tuple((r.id, r.version) for r in booked)
        heads = (h for h in self._live.replica(LISTS).of(TicketHead) if h.contact in ours)
        yield tuple(sorted((h.id, h.version, h.updated_at, h.name) for h in heads))

    def _look(self) -> None:
        """Records are others: is anything of theirs?"""
        if self._contact is not None and self._shown:
            seen = tuple(self._theirs())
            if seen != self._seen:
                self._seen = seen
                self._stale.start()

    def _on_told(self) -> None:
        """A colleague has changed, merged or erased them, or an event with them."""
        news, contact = self._tells_news(), self._contact
        if contact is None:
            return
        if is_erased(self.told, contact.contact):
            self._lose_contact()
        else:
            found = as_told(self.told, contact)
            if found != contact:
                self._show_contact(found)
        if news:
            self._stale.start()
        self.refresh()

    def _on_records(self, topic: str = TOPIC) -> None:
        if topic in (TOPIC, LISTS):
            self._look()
        elif topic and topic == self._topic:
            self._on_told()
        super()._on_records(topic)

    def _on_tick(self) -> None:
        if not self._shown:
            return
        if self._chosen and self._live.now() // MINUTE != self._minute:
            # What no topic tells, and what time brings, once a minute.
            self.ask_anew()
        self.refresh()

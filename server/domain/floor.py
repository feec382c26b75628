"""The live floor of a site in memory: what rules may see, with the indexes that they ask by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from copy import copy
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from protocol.changes import Change, Key, Put, State
from protocol.lanes import Lanes
from protocol.records import (
    AT_DESK,
    LIVE_STATES,
    Activity,
    Attachment,
    Desk,
    DeskSpan,
    DeskState,
    Entry,
    Interval,
    Message,
    Person,
    Promise,
    Record,
    Reservation,
    Service,
    ServicePoint,
    Site,
    Ticket,
    TicketMessage,
    Visit,
)
from server.domain.booked import Booked
from server.domain.cases import Cases
from server.domain.forgetting import done_with
from server.domain.request_cases import OF_REQUESTS, RequestCases
from server.domain.unsent import Unsent

if TYPE_CHECKING:
    from server.domain.slots.agenda import Agenda

R = TypeVar("R", bound=Record)


class Floor:
    """Records by key; exact as of `seq`, because the log has no gaps."""

    def __init__(self, records: Iterable[Record] = (), seq: int = 0) -> None:
        self.state: State = {}
        self.seq = seq
        self.waiting: defaultdict[str, dict[str, Entry]] = defaultdict(dict)
        self.out_of_line: dict[str, Entry] = {}
        """Live entries that do not wait; few, however long the line."""
        self.held: dict[str, Entry] = {}
        """Those waiting whose place is held for them, as they are not here; few as well."""
        self.lanes: defaultdict[str, Lanes] = defaultdict(Lanes)
        """Those waiting, by service point, so kept that whoever is next is at hand."""
        self.at_desk: defaultdict[str, dict[str, Entry]] = defaultdict(dict)
        self.joined: dict[str, str] = {}
        self.live: dict[str, Entry] = {}
        """The live leg of each visit; there is one at most."""
        self.people: dict[str, str] = {}
        """Live visits by person."""
        self.slips: dict[str, Visit] = {}
        """Visits whose slip a kiosk is to print, or prints; few at any time."""
        self.promised: dict[str, dict[str, Promise]] = {}
        """What was told of their waits to those who are here, by entry."""
        self.worked: dict[str, DeskSpan] = {}
        """The last span in which each desk was open, by desk; whoever worked there."""
        self.outbox = Unsent()
        """Messages that have not been sent yet, by what they are about."""
        self.booked = Booked()
        """Reservations and their persons, by what rules ask for them."""
        self.cases = Cases()
        """Tickets, and what was read of their threads."""
        self.requests = RequestCases()
        """Service requests that have not ended, with what belongs to them."""
        self.agenda: Agenda | None = None
        """Who is taken when; `slots.agenda.agenda_of` makes it when it is first asked for."""
        self.lists: defaultdict[str, dict[str, Record]] = defaultdict(dict)
        # Entries last: their indexes ask for the visit.
        for record in sorted(records, key=lambda r: isinstance(r, Entry)):
            self._put(record)

    @property
    def site(self) -> Site:
        """The one site."""
        found = next(iter(self.lists[Site.kind()].values()))
        assert isinstance(found, Site)
        return found

    @property
    def reservations_by_number(self) -> dict[str, Reservation]:
        """Reservations by their number, without groups."""
        return self.booked.by_number

    def get(self, kind: type[R], ident: str | None) -> R | None:
        """One record or None."""
        found = None if ident is None else self.lists[kind.kind()].get(ident)
        return found if isinstance(found, kind) else None

    def of(self, kind: type[R]) -> Iterator[R]:
        """All records of a kind, in the order in which they first came."""
        return (r for r in self.lists[kind.kind()].values() if isinstance(r, kind))

    def services(self, point: str) -> list[Service]:
        """The services of a point, in their order."""
        found = (s for s in self.of(Service) if s.service_point == point)
        return sorted(found, key=lambda s: (s.position, s.id))

    def desks(self, point: str) -> list[Desk]:
        """The desks of a point, by number."""
        found = (d for d in self.of(Desk) if d.service_point == point)
        return sorted(found, key=lambda d: d.number)

    def open_desks(self, point: str, state: DeskState = "open") -> int:
        """How many desks of a point are open, or in this state."""
        return sum(1 for d in self.of(Desk) if d.service_point == point and d.state == state)

    def points(self) -> list[ServicePoint]:
        """All service points."""
        return list(self.of(ServicePoint))

    def joined_as(self, marks: Iterable[str]) -> Entry | None:
        """The live entry of a visit that one of these joiner marks belongs to."""
        for mark in marks:
            visit = self.joined.get(mark)
            if visit is not None and visit in self.live:
                return self.live[visit]
        return None

    def apply(self, changes: Iterable[Change]) -> None:
        """Fold changes in."""
        for change in changes:
            if isinstance(change, Put):
                self._put(change.r)
            else:
                self._drop(change.key)

    def with_settings(self, changes: Iterable[Change]) -> Floor:
        """Another floor, on which these settings are other. The people are shared by both: no
        change may be about one, and neither floor may go on while both are used."""
        made, changes = copy(self), list(changes)
        made.state, made.lists = dict(self.state), defaultdict(dict, self.lists)
        made.agenda = None
        made.worked = dict(self.worked)
        for kind in {change.key.kind for change in changes}:
            made.lists[kind] = dict(self.lists[kind])
        made.apply(changes)
        return made

    def as_it_is(self) -> Floor:
        """A copy for another thread to read while this floor goes on. It has no lanes and takes no
        changes; the records, which never change, are shared."""
        made = copy(self)
        made.lists = defaultdict(dict, {kind: dict(of) for kind, of in self.lists.items()})
        made.waiting = defaultdict(dict, {at: dict(e) for at, e in self.waiting.items()})
        made.at_desk = defaultdict(dict, {at: dict(e) for at, e in self.at_desk.items()})
        made.promised = dict(self.promised)
        made.out_of_line, made.live = dict(self.out_of_line), dict(self.live)
        made.worked, made.booked = dict(self.worked), self.booked.copy()
        made.lanes = defaultdict(Lanes)
        made.agenda = None
        return made

    def remember(self, record: Record) -> None:
        """Take in a record that a command reads and memory lacked."""
        self._put(record)

    def _put(self, record: Record) -> None:
        # By exact type, the most frequent first: every change of every command comes by here.
        if type(record) is Entry:
            self._place(record)
        elif type(record) is Visit:
            self._welcome(record)
            self._print(record)
        elif type(record) is Promise:
            self._promise(record)
        elif type(record) is Message:
            self.outbox.put(record)
        elif type(record) is Interval or type(record) is Activity:
            return  # permanent, for reports and histories; no rule reads it
        elif type(record) is DeskSpan:
            self._work(record)
            return
        elif type(record) is TicketMessage or (type(record) is Attachment and record.message):
            self._drop(Key(record.kind(), record.id))
            self.cases.pass_by(record)
            return
        elif type(record) is Ticket:
            self.cases.put(self.lists["ticket"].get(record.id), record)
        elif isinstance(record, OF_REQUESTS):
            self.requests.put(self.lists[record.kind()].get(record.id), record)
        elif isinstance(record, Reservation | Person):
            self.booked.put(self.lists[record.kind()].get(record.id), record)
        key = Key(record.kind(), record.id)
        before = self.state.get(key)
        self.state[key] = record
        self.lists[key.kind][key.id] = record
        if self.agenda is not None:
            self.agenda.put(before, record)

    def _promise(self, promise: Promise) -> None:
        """Another dictionary each time, so that a copy of the floor need not copy each."""
        known = self.promised.get(promise.entry, {})
        self.promised[promise.entry] = {**known, promise.id: promise}

    def _work(self, span: DeskSpan) -> None:
        """Note when a desk was open; whoever took it over went on without a break."""
        if span.state == "open":
            before = self.worked.get(span.desk)
            goes_on = before is not None and before.to_at == span.from_at
            from_at = before.from_at if before is not None and goes_on else span.from_at
            self.worked[span.desk] = replace(span, from_at=from_at)

    def _welcome(self, visit: Visit) -> None:
        here = visit.id in self.live
        before = self.get(Visit, visit.id)
        for mark in before.joiners if before is not None and not visit.joiners else ():
            if self.joined.get(mark) == visit.id:
                del self.joined[mark]
        for mark in visit.joiners:
            # A mark may have been at another visit since: who is here has it.
            if here or self.joined.get(mark) not in self.live:
                self.joined[mark] = visit.id
        if here and visit.person is not None:
            self.people[visit.person] = visit.id

    def _print(self, visit: Visit) -> None:
        if visit.slip in ("wanted", "printing"):
            self.slips[visit.id] = visit
        else:
            self.slips.pop(visit.id, None)

    def _drop(self, key: Key) -> None:
        if key.kind in ("ticket_message", "attachment"):
            self.cases.gone_by(key)
        gone = self.state.pop(key, None)
        self.lists[key.kind].pop(key.id, None)
        if self.agenda is not None:
            self.agenda.drop(key)
        if isinstance(gone, Entry):
            self._displace(gone)
            for promise in self.promised.pop(gone.id, {}):
                self._drop(Key("promise", promise))
        elif isinstance(gone, Message):
            self.outbox.drop(gone)
        elif isinstance(gone, Visit):
            self.slips.pop(gone.id, None)
            for mark in gone.joiners:
                if self.joined.get(mark) == gone.id:
                    del self.joined[mark]
        elif isinstance(gone, Ticket):
            self.cases.drop(gone)
        else:
            self.booked.drop(gone)
            self.requests.drop(gone)

    def _place(self, entry: Entry) -> None:
        before = self.get(Entry, entry.id)
        if before is not None:
            self._displace(before)
        if entry.state in LIVE_STATES:
            self.live[entry.visit] = entry
            if entry.state != "waiting":
                self.out_of_line[entry.id] = entry
            visit = self.get(Visit, entry.visit)
            if visit is not None:
                self._welcome(visit)
        if entry.state == "waiting":
            self.waiting[entry.service_point][entry.id] = entry
            if entry.until is not None:
                self.held[entry.id] = entry
            self.lanes[entry.service_point].keep(entry)
        elif entry.state in AT_DESK and entry.desk is not None:
            self.at_desk[entry.desk][entry.id] = entry

    def _displace(self, entry: Entry) -> None:
        if self.live.get(entry.visit, entry).id == entry.id:
            self.live.pop(entry.visit, None)
            visit = self.get(Visit, entry.visit)
            if visit is not None and visit.person is not None:
                self.people.pop(visit.person, None)
        self.out_of_line.pop(entry.id, None)
        self.held.pop(entry.id, None)
        if self.waiting[entry.service_point].pop(entry.id, None) is not None:
            self.lanes[entry.service_point].forget(entry)
        if entry.desk is not None:
            self.at_desk[entry.desk].pop(entry.id, None)

    def forget_ended(self) -> None:
        """Drop what has ended and nothing names: memory stays bounded."""
        self.cases.forget_passing()
        for key in done_with(self):
            self._drop(key)

"""What strangers may send, counted by address, by service point and by link: one table.

Staff, kiosks and walls stand under none of it: a crowd at the door does not keep them from work.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from math import ceil
from typing import Final, NamedTuple

from protocol.commands import AnyCommand, Book, HoldSlot, JoinQueue, JoinWaitList, SendReservations
from protocol.ticket_commands import AddAttachment, OpenTicket, SendTickets
from server.domain.actor import Actor
from server.domain.addresses import email_key
from server.domain.refused import refuse
from server.networks import network_of

REMEMBERED: Final = 20_000
"""So many keys of each rule; whoever was quiet for longest is forgotten first."""


class Rule(NamedTuple):
    """A bucket that holds `burst` and is filled again by `rate` a second; a rate of 0 is none."""

    rate: float
    burst: int
    said: str


_OFTEN: Final = "Too many requests from this address."
RULES: Final[dict[str, Rule]] = {
    # What is sent without a sign-in, by address. `sign_in` is apart, so that nobody who takes
    # numbers keeps a colleague of the same house from signing in.
    "open": Rule(5, 60, _OFTEN),
    "sign_in": Rule(5, 60, _OFTEN),
    # Fresh tokens for who has signed in or was paired, by address: they cannot be guessed, so
    # whoever tries passwords in the same network keeps no desk and no kiosk from going on.
    "stay": Rule(20, 240, _OFTEN),
    # Pages and routes that are looked at, by address: a whole hall may share one.
    "look": Rule(50, 1_000, _OFTEN),
    # Numbers that strangers take, by service point; and by service point and address, so that one
    # address alone never uses up what all have.
    "joins": Rule(2, 120, "Too many people take a number here just now."),
    "joins_of_address": Rule(1, 60, "Too many numbers were taken from this address."),
    # Free times that strangers ask for, by address: to reckon a month takes some milliseconds, and
    # to explain a day ten times as long. Pages follow what becomes of them and need not ask.
    "slots": Rule(5, 200, "Free times were asked for too often from this address."),
    "explained": Rule(0.5, 20, "Free times were asked for too often from this address."),
    # Times that strangers hold, and what they book or wait for, by address; a mail address is
    # written to seldom, whoever names it.
    "holds": Rule(0.5, 40, "Too many times were held from this address."),
    "bookings": Rule(0.2, 30, "Too much was booked from this address."),
    "bookings_of_mail": Rule(1 / 120, 8, "Too much was booked with this mail address."),
    # Reservations that somebody looks for without a sign-in: by address, mail address and number.
    # They run out for a number that is none as for one that is, so that this tells nothing.
    "found": Rule(0.2, 30, "Too many reservations were looked for from this address."),
    "found_by_mail": Rule(0.1, 20, "Too often this mail address was looked for."),
    "found_by_number": Rule(0.1, 20, "Too often this number was looked for."),
    "mails": Rule(1 / 300, 3, "This address was written to just now. Look into its spam too."),
    # Tickets that strangers open, by address; those of a mail address, which is written to each
    # time; and files that they send before.
    "tickets": Rule(1 / 60, 10, "Too many tickets were opened from this address."),
    "tickets_of_mail": Rule(1 / 300, 5, "Too many tickets were opened with this mail address."),
    "files": Rule(0.2, 40, "Too many files were sent from this address."),
    # What is sent with a private link, by visit or reservation.
    "link": Rule(1, 30, "Too much was sent with this link."),
    # Documents that are drawn for whoever holds the link to a service request.
    "papers": Rule(0.1, 12, "Documents were asked for too often with this link."),
}


def rules(open_rate: float, open_burst: int, open_joins: int) -> dict[str, Rule]:
    """The table with what an operator has set; `open_joins` is a minute. A rate of 0 lifts all."""
    if not open_rate:
        return {name: rule._replace(rate=0) for name, rule in RULES.items()}
    half, most = ceil(open_joins / 2), open_joins
    set_here = {
        "open": (open_rate, open_burst),
        "sign_in": (open_rate, open_burst),
        "stay": (4 * open_rate, 4 * open_burst),
        "joins": (most / 60, most),
        "joins_of_address": (half / 60, half),
    }
    return {name: Rule(*set_here.get(name, rule[:2]), rule.said) for name, rule in RULES.items()}


class Limits:
    """Counts by rule and key. `monotonic` is a clock in seconds."""

    def __init__(self, table: Mapping[str, Rule], monotonic: Callable[[], float]) -> None:
        self._table = table
        self._monotonic = monotonic
        self._buckets: dict[str, OrderedDict[str, tuple[float, float]]] = {
            name: OrderedDict() for name in table
        }

    def take(self, name: str, key: str) -> None:
        """Take one out of the bucket of this rule and key. Raises `Refused`:
        `too_many_requests`."""
        rate, burst, said = self._table[name]
        if not rate:
            return
        now, buckets = self._monotonic(), self._buckets[name]
        left, at = buckets.get(key, (float(burst), now))
        left = min(burst, left + (now - at) * rate)
        if left < 1:
            wait = max(1, ceil((1 - left) / rate))
            raise refuse("too_many_requests", f"{said} Try again in {wait} s.", retry_after=wait)
        buckets[key] = (left - 1, now)
        buckets.move_to_end(key)
        if len(buckets) > REMEMBERED:
            buckets.popitem(last=False)

    def look(self, actor: Actor, address: str) -> None:
        """Somebody looks at what is open. Raises `Refused`."""
        if actor.is_guest:
            self.take("look", network_of(address))

    def send(self, actor: Actor, address: str, command: AnyCommand | None = None) -> None:
        """Somebody sends something, perhaps this command. Raises `Refused`."""
        if not actor.is_guest:
            return
        self.take("open", network_of(address))
        link = actor.visit or actor.reservation or actor.ticket or actor.request
        if link is not None:
            self.take("link", link)
        if isinstance(command, JoinQueue):
            self.join(actor, address, command.service_point)
        elif command is not None:
            self.booking(actor, address, command)
            self.tickets(actor, address, command)

    def slots(self, actor: Actor, address: str, explained: bool) -> None:
        """Somebody asks for free times, perhaps also why others are not. Raises `Refused`."""
        if actor.is_guest:
            self.take("explained" if explained else "slots", network_of(address))

    def booking(self, actor: Actor, address: str, command: AnyCommand) -> None:
        """Somebody holds or books a time, or asks for what they have booked. Raises `Refused`."""
        if not actor.is_guest:
            return
        if isinstance(command, HoldSlot):
            self.take("holds", network_of(address))
        elif isinstance(command, Book | JoinWaitList):
            self.take("bookings", network_of(address))
            if key := email_key(command.customer.email):
                self.take("bookings_of_mail", key)
        elif isinstance(command, SendReservations):
            self.find(actor, address, command.email)
            self.take("mails", _mail(command.email))

    def tickets(self, actor: Actor, address: str, command: AnyCommand) -> None:
        """Somebody opens a ticket, sends a file for one, or asks for the links of theirs. Raises
        `Refused`."""
        if not actor.is_guest:
            return
        if isinstance(command, OpenTicket):
            self.take("tickets", network_of(address))
            if command.customer is not None:
                self.take("tickets_of_mail", _mail(command.customer.email))
        elif isinstance(command, AddAttachment):
            self.file(actor, address)
        elif isinstance(command, SendTickets):
            self.find(actor, address, command.email)
            self.take("mails", _mail(command.email))

    def file(self, actor: Actor, address: str) -> None:
        """Somebody is about to send a file. Raises `Refused`."""
        if actor.is_guest:
            self.take("files", network_of(address))

    def paper(self, actor: Actor) -> None:
        """Somebody is about to have a document drawn. Raises `Refused`."""
        if actor.is_guest and actor.request is not None:
            self.take("papers", actor.request)

    def find(self, actor: Actor, address: str, email: str, number: str = "") -> None:
        """Somebody looks for reservations of a mail address, perhaps one. Raises `Refused`."""
        if actor.is_guest:
            self.take("found", network_of(address))
            self.take("found_by_mail", _mail(email))
            if number:
                self.take("found_by_number", number.upper()[:40])

    def join(self, actor: Actor, address: str, point: str) -> None:
        """Somebody wants a number of a service point. Raises `Refused`."""
        if actor.is_guest:
            self.take("joins_of_address", f"{point} {network_of(address)}")
            self.take("joins", point)


def _mail(email: str) -> str:
    """By what an address is counted, whether it is one or not."""
    return (email_key(email) or email.casefold())[:200]

"""A house with one reservation and an outbox whose other side does as the test says."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from protocol.booking import Definition, Requirement
from protocol.commands import Book, CreateServicePoint, Customer, PutDefinition
from protocol.outbox import Channel, Message
from protocol.outcomes import Reserved, Saved
from protocol.records import Hours
from server.clock import ManualClock
from server.jobs.outbox import Outbox
from server.letters.rendering import Letters
from server.mail.delivery import Delivery, Letter, Sender
from server.mail.transports import NO_PROVIDER, NO_SERVER, Chosen
from server.store.messages import messages_about
from tests.hall import ANN, NOON, House, house
from tests.server.letters.bookings import LINKS

HOUR_S = 3_600
START = NOON + 72 * HOUR_S * 1000
DAILY = [Hours(day, 0, 24 * 60) for day in range(7)]
SENT = Delivery("sent", "250 taken")
BY_MAIL = Customer(name="Jo", email="jo@mail.example")
BY_SMS = Customer(name="Jo", phone="+49 170 1234567")


class Post:
    """What the other side has got, and how it answers."""

    def __init__(self) -> None:
        self.got: list[Letter] = []
        self.answers: list[Delivery] = []
        self.meanwhile: Callable[[], Awaitable[object]] | None = None
        """What happens while a letter is on its way, once."""

    @property
    def told(self) -> list[str]:
        """What the letters were about, without the reservation's id."""
        return [letter.id.split(".", 1)[1] for letter in self.got]

    async def send(self, letter: Letter) -> Delivery:
        """As the test says, else taken."""
        self.got.append(letter)
        if (happens := self.meanwhile) is not None:
            self.meanwhile = None
            await happens()
        return self.answers.pop(0) if self.answers else SENT

    async def rest(self) -> None:
        """Nothing to let go of."""


class Posted:
    """A running house with one definition, which is set up by the first that opens it."""

    def __init__(self, at: House, post: Post) -> None:
        self.at, self.clock, self.post = at, at.clock, post
        self.senders: dict[Channel, Sender] = {"mail": post, "sms": post}
        self._set: Chosen | None = None
        self.outbox = Outbox(at.door, at.tailer, at.clock, Letters(LINKS).render, self._chosen)
        self.outbox.take_over()

    def _chosen(self) -> Chosen:
        """The same as long as nothing is set anew."""
        if self._set is None or self._set.senders is not self.senders:
            said: dict[Channel, str] = {"mail": NO_SERVER, "sms": NO_PROVIDER}
            self._set = Chosen(self.senders, said, "desk@riverside.example")
        return self._set

    async def open(self) -> str:
        """A service point with desks that can be booked; the definition's id."""
        for known in self.at.tailer.floor.of(Definition):
            return known.id
        point = await self.at.do(
            CreateServicePoint(name="Citizens", prefix="A", capacity=2, hours=DAILY)
        )
        assert isinstance(point, Saved)
        made = await self.at.do(
            PutDefinition(
                name="Passport",
                service_point=point.id,
                duration_min=30,
                requires=[Requirement("desk")],
            )
        )
        assert isinstance(made, Saved), made
        return made.id

    async def book(self, customer: Customer = BY_MAIL, start_at: int = START) -> Reserved:
        """Book it, in three days."""
        definition = await self.open()
        made = await self.at.do(
            Book(definition=definition, start_at=start_at, customer=customer), ANN
        )
        assert isinstance(made, Reserved), made
        return made

    async def send(self, channel: Channel = "mail") -> None:
        """Send all that is due."""
        await self.outbox.send_due(channel)

    def states(self, reservation: str) -> dict[str, str]:
        """The states of all its messages by `revision.what.step.channel`."""
        found = messages_about(self.at.store, reservation)
        return {each.id.split(".", 1)[1]: each.state for each in found}

    def message(self, reservation: str, ending: str) -> Message:
        """One of them."""
        found = self.at.store.get("message", f"{reservation}.{ending}")
        assert isinstance(found, Message), ending
        return found


@asynccontextmanager
async def posted(
    folder: Path, clock: ManualClock | None = None, post: Post | None = None
) -> AsyncIterator[Posted]:
    """A house on that folder, as a server that starts now has it; the outbox runs by hand."""
    async with house(folder, clock) as at:
        yield Posted(at, post or Post())

"""A console with no network, on a clock moved by hand: for pictures and tests."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import shiboken6
from PySide6.QtCore import QEventLoop, QObject
from PySide6.QtGui import QGuiApplication, QPixmap

from client.live import Live
from client.qt_live import QtLive
from client.theme import Scheme
from protocol.changes import Change, Put
from protocol.commands import AnyCommand
from protocol.messages import Ack, Limits, Snapshot, Welcome
from protocol.outbox import Channel
from protocol.outcomes import Answer, Moved
from staff_console.administration.calls import Request, Told
from staff_console.administration.model import Ways
from staff_console.administration.pages import pages_of
from staff_console.asked import Done
from staff_console.bookings.model import BookingsModel
from staff_console.bookings.report import BookingsReport
from staff_console.bookings.weeks import Follow, Weeks
from staff_console.contacts.model import ContactsModel
from staff_console.contacts.report import ContactsReport
from staff_console.drafts import Drafts
from staff_console.facts import Me
from staff_console.hall import MARA, NOON, Hall, desk_id
from staff_console.hand.model import HandModel
from staff_console.hand.shelf import Shelf
from staff_console.pages import Pages
from staff_console.past import Answered
from staff_console.reports.pages import reports_of
from staff_console.requests.model import RequestsModel
from staff_console.requests.report import RequestsReport
from staff_console.samples import BUSY
from staff_console.settings.model import SettingsModel
from staff_console.tickets.model import TicketsModel
from staff_console.tickets.report import TicketsReport
from staff_console.tickets.shelf import shelf_of
from staff_console.tickets.typed import TypedTexts
from staff_console.tickets.uploads import Progress, Sent
from staff_console.view_model import ConsoleModel
from staff_console.watching import TOPIC
from staff_console.window import ConsoleWindow

SIZE: Final = (1440, 900)
BEGIN: Final = 1000.0
SENDS: Final[tuple[Channel, ...]] = ("mail", "sms")
"""The sample house writes by both."""


class Bench:
    """A console on a clock moved by hand, fed without a network; it keeps what it is asked."""

    def __init__(
        self,
        app: QGuiApplication,
        hall: Hall | None = BUSY,
        *,
        size: tuple[int, int] = SIZE,
        scheme: Scheme = "light",
        zoom: float = 0.0,
        me: str = MARA,
        folder: Path | None = None,
        server: str = "http://127.0.0.1:8080",
    ) -> None:
        self.seconds = BEGIN
        self.live = Live(self._now, lambda: NOON)
        self.live.replica(TOPIC)
        self.qt_live = QtLive(self.live, ticks=False)
        self.asked: list[tuple[AnyCommand, Done]] = []
        self.idents: list[str] = []
        """The ids of reports, as they were sent."""
        self.given_up = self.seq = 0
        self.fed: Hall | None = None
        """The hall that was fed last."""
        self.me = Me("", "")
        self._name = me
        self.queried: list[tuple[str, dict[str, Any], Answered]] = []
        self.called: list[tuple[Request, Told]] = []
        """What was asked over HTTP, and who waits for the answer."""
        self.followed: list[str] = []
        """The topics of bookings that are followed."""
        self._folder = TemporaryDirectory(prefix="nowserving-bench-")
        self.folder = folder or Path(self._folder.name)
        self._make_models()
        self.window = ConsoleWindow(scheme, zoom)
        self.pages = Pages(self.window, server)
        self.window.resize(*size)
        self._show_models()
        if hall is not None:
            self.answer(hall)
        self._appear()

    def _appear(self) -> None:
        # Last, so that no page is made that gives way to the board at once.
        self.pages.show_model(self.model)
        # Nobody looks on: it is painted when a picture is taken, and only then.
        self.window.setUpdatesEnabled(False)
        self.window.show()
        self.settle()

    def _show_models(self) -> None:
        self.pages.hand.show_model(self.hand)
        self.pages.settings.show_model(self.settings)
        self.pages.bookings.show_reports(self.bookings, self.model, lambda: self.me)
        self.pages.repairs.show_reports(self.repairs, self.model, lambda: self.me)
        self.pages.tickets.show_reports(self.tickets, self.model, lambda: self.me)
        self.pages.contacts.show_reports(self.contacts, self.model, lambda: self.me)
        self.pages.reports.show_reports(self.reports, self.model, lambda: self.me)
        self.pages.administration.show_reports(self.administration, self.model, lambda: self.me)

    def _make_models(self) -> None:
        live, folder = self.qt_live, self.folder
        self.model = ConsoleModel(live, self._ask, lambda: self.me, self._query, Drafts(folder))
        self.settings = SettingsModel(
            live, self._ask, self._query, lambda: self.me, self.model,
            follow=Follow(self.followed.append, self.followed.remove),
        )  # fmt: skip
        self.reports = reports_of(
            live, self._ask, self._query, lambda: self.me, self.model, folder=lambda: folder
        )
        ways = Ways(live, self._ask, self._query, self._call, lambda: self.me, self.model)
        self.administration = pages_of(ways, folder=lambda: folder)
        weeks = Weeks(self.live, Follow(self.followed.append, self.followed.remove))
        self.booking = BookingsModel(
            live, self._query, lambda: self.me, self.model, weeks, ask=self._ask, calls=self._call
        )
        self.bookings = (BookingsReport(self.booking),)
        self._make_tickets()
        self.shelf = Shelf(folder)
        reports = count(1)
        self.hand = HandModel(
            live, self._ask, lambda: f"report-{next(reports)}", lambda: self.me, self.shelf
        )
        self.hand.began.connect(self.model.give_up)
        self.model.gaveUp.connect(self.hand.unanswered)
        self.hand.returned.connect(self.model.say)

    def _make_tickets(self) -> None:
        self.attended: list[tuple[str, str]] = []
        """At which tickets the others were told that I am."""
        self.uploaded: list[tuple[str, Path, Progress, Sent]] = []
        self.fetched: list[tuple[Any, ...]] = []
        self.topics: list[str] = []
        """Those of tickets and contacts that are followed."""
        follow = Follow(self.topics.append, self.topics.remove)
        self.ticket = TicketsModel(
            self.qt_live, self._query, lambda: self.me, self.model, follow, ask=self._ask,
            attend=lambda ticket, doing: self.attended.append((ticket, doing)),
            typed=TypedTexts(shelf_of(self.folder)), uploads=self._upload,
            fetches=lambda *asked: self.fetched.append(asked),
        )  # fmt: skip
        self.tickets = (TicketsReport(self.ticket),)
        self.repair = RequestsModel(
            self.qt_live, self._query, lambda: self.me, self.model, follow, ask=self._ask,
            calls=self._call, fetch=lambda *asked: self.fetched.append(asked),
            folder=lambda: self.folder, uploads=self._upload,
        )  # fmt: skip
        self.repairs = (RequestsReport(self.repair),)
        self.contact = ContactsModel(
            self.qt_live, self._query, lambda: self.me, self.model, ask=self._ask, follow=follow
        )
        self.contacts = (ContactsReport(self.contact),)

    def _upload(self, ticket: str, path: Path, progress: Progress, sent: Sent) -> None:
        self.uploaded.append((ticket, path, progress, sent))

    def answer(self, hall: Hall) -> None:
        """A connection stands, now, and brings a hall."""
        now = NOON + round((self.seconds - BEGIN) * 1000)
        self.me = Me(self._name, "staff")
        hello = Welcome(1, "c", now, self._name, "staff", Limits(), sends=list(SENDS))
        self.live.welcomed(hello, self.seconds)
        self.live.subscription(TOPIC)
        self.feed(hall)

    def feed(self, hall: Hall) -> None:
        """The server sends all of a hall."""
        self.seq += 1
        self.fed = hall
        changes: list[Change] = [Put(record) for record in hall.records()]  # type: ignore[arg-type]
        self.live.take(Snapshot(TOPIC, "e", self.seq, NOON, changes))
        self.live.heard()

    def as_role(self, role: str) -> None:
        """Whoever works here has this role from now on."""
        self.me = Me(self.me.id, role)
        assert self.fed is not None
        self.feed(self.fed)

    def reply(self, answer: Answer, seq: int | None = None) -> None:
        """The server answers the last command; the effect is visible at `seq`."""
        _, done = self.asked[-1]
        done(Ack(f"{len(self.asked)}", self.seq if seq is None else seq, answer))

    def moved(self, number: str, state: str) -> Moved:
        """The outcome of a transition."""
        return Moved(
            entry=number,
            visit=number,
            number=number,
            service_point="",
            state=state,  # type: ignore[arg-type]
            version=2,
            desk=desk_id(3),
            desk_name="Desk 3",
        )

    def lose(self, seconds: float) -> None:
        """The server is away for so long."""
        self.live.lost("The connection broke", 0.2)
        self.advance(seconds - 2)
        self.live.lost("The server at ws://127.0.0.1:8080/sync does not answer", 8.0)
        self.advance(2)

    def advance(self, seconds: float) -> None:
        """Let time go by."""
        self.seconds += seconds
        self.live.tick()
        self.qt_live.ticked.emit()

    def settle(self) -> None:
        """Let Qt lay out, from the innermost widgets outwards."""
        for _ in range(8):
            QGuiApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)

    def grab(self) -> QPixmap:
        """The picture of the window as it is."""
        self.model.refresh()
        self.settle()
        self.window.setUpdatesEnabled(True)
        picture = self.window.grab()
        self.window.setUpdatesEnabled(False)
        return picture

    def close(self) -> None:
        """Let go of the window."""
        # First, so that no view that is taken away lays the board bare.
        self.pages.show_model(None)
        self.pages.hand.show_model(None)
        self.pages.settings.show_model(None)
        self.pages.bookings.show_reports(())
        self.pages.repairs.show_reports(())
        self.pages.tickets.show_reports(())
        self.pages.contacts.show_reports(())
        self.pages.reports.show_reports(())
        self.pages.administration.show_reports(())
        pages: tuple[QObject, ...] = (
            *self.bookings, *self.repairs, *self.tickets, *self.contacts, *self.reports,
            *self.administration,
        )  # fmt: skip
        made_here = (
            self.window, self.hand, self.settings, *pages, self.booking, self.repair,
            self.ticket, self.contact,
            self.model, self.qt_live,
        )  # fmt: skip
        for made in made_here:
            shiboken6.delete(made)
        self._folder.cleanup()

    def _now(self) -> float:
        return self.seconds

    def _ask(self, command: AnyCommand, done: Done, ident: str | None = None) -> Callable[[], None]:
        self.asked.append((command, done))
        self.idents += [ident] if ident is not None else []
        return self._give_up

    def _query(self, name: str, args: dict[str, Any], done: Answered) -> None:
        self.queried.append((name, args, done))

    def _call(self, request: Request, done: Told) -> None:
        self.called.append((request, done))

    def _give_up(self) -> None:
        self.given_up += 1

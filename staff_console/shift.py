"""What lives while a clerk is signed in: the link, the live state, the screen's model."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import QObject

from client.admin_api import AdminApi
from client.app import Program
from client.files_api import FilesApi
from client.link import Link
from client.live import Live
from client.qt_live import QtLive
from protocol.ids import id_source
from staff_console.account_model import AccountModel
from staff_console.administration.calls import ApiCalls
from staff_console.administration.model import Ways
from staff_console.administration.pages import pages_of
from staff_console.asking import LinkAsk, LinkQuery, Sends
from staff_console.bookings.model import BookingsModel
from staff_console.bookings.report import BookingsReport
from staff_console.bookings.weeks import Follow, Weeks
from staff_console.contacts.model import ContactsModel
from staff_console.contacts.report import ContactsReport
from staff_console.drafts import Drafts
from staff_console.facts import Me
from staff_console.hand.model import HandModel
from staff_console.hand.shelf import Shelf
from staff_console.reports.pages import reports_of
from staff_console.requests.desk_printers import DeskPrinters
from staff_console.requests.model import RequestsModel
from staff_console.requests.report import RequestsReport
from staff_console.session import Session
from staff_console.settings.model import SettingsModel
from staff_console.tickets.carrying import Carrier
from staff_console.tickets.model import TicketsModel
from staff_console.tickets.report import TicketsReport
from staff_console.tickets.shelf import shelf_of
from staff_console.tickets.typed import TypedTexts
from staff_console.view_model import ConsoleModel
from staff_console.watching import TOPIC

Wrap = Callable[[Sends], Sends]
"""What stands between the console and its link; mostly nothing."""


class Shift:
    """Begins when made; `end` stops all of it here. Signing out at the server is the session's."""

    def __init__(
        self,
        program: Program,
        server: str,
        session: Session,
        shelf: Shelf,
        drafts: Drafts,
        wrap: Wrap,
        trust: ssl.SSLContext | None = None,
        printers: DeskPrinters | None = None,
    ) -> None:
        self.session = session
        self._printers = printers
        self.live = Live(program.timing.monotonic)
        self._program = program
        self._tasks: list[asyncio.Task[Any]] = []
        self._root = QObject(program.app)
        link = Link(server, session.token, [TOPIC], self.live, trust=trust, timing=program.timing)
        self._link = link
        live, ask = QtLive(self.live, self._root), wrap(LinkAsk(link, self._spawn))
        query = LinkQuery(link, self._spawn)
        self.model = ConsoleModel(live, ask, self.me, query, drafts, parent=self._root)
        follow = Follow(link.follow, link.unfollow)
        self.settings = SettingsModel(
            live, ask, query, self.me, self.model, parent=self._root, follow=follow
        )
        self.reports = reports_of(live, ask, query, self.me, self.model, parent=self._root)
        self.account = AccountModel(session, self._spawn, parent=self._root)
        self.account.done.connect(self.model.say)
        calls = ApiCalls(AdminApi(session.api, session.access), self._spawn)
        ways = Ways(live, ask, query, calls, self.me, self.model)
        self.administration = pages_of(ways, parent=self._root)
        self.bookings = self._make_bookings(live, ask, query, follow, calls)
        self.tickets = self._make_tickets(live, ask, query, follow, drafts)
        self.repairs = self._make_repairs(live, ask, query, follow, calls)
        self.contacts = self._make_contacts(live, ask, query, follow)
        self.hand = self._make_hand(live, ask, shelf)
        self._spawn(link.run())

    def _make_hand(self, live: QtLive, ask: Sends, shelf: Shelf) -> HandModel:
        new_id = id_source(self.live.now)
        made = HandModel(live, ask, new_id, self.me, shelf, parent=self._root)
        made.began.connect(self.model.give_up)
        self.model.gaveUp.connect(made.unanswered)
        made.returned.connect(self.model.say)
        return made

    def _make_bookings(
        self, live: QtLive, ask: Sends, query: LinkQuery, follow: Follow, calls: ApiCalls
    ) -> tuple[BookingsReport]:
        made = BookingsModel(
            live, query, self.me, self.model, Weeks(self.live, follow), ask=ask, calls=calls,
            parent=self._root,
        )  # fmt: skip
        return (BookingsReport(made, self._root),)

    def _make_tickets(
        self, live: QtLive, ask: Sends, query: LinkQuery, follow: Follow, drafts: Drafts
    ) -> tuple[TicketsReport]:
        self._files = Carrier(FilesApi(self.session.api, self.session.access), self._spawn)
        self._ticket = TicketsModel(
            live, query, self.me, self.model, follow, ask=ask, attend=self._link.attend,
            typed=TypedTexts(shelf_of(drafts.folder)), uploads=self._files.upload,
            fetches=self._files.fetch, parent=self._root,
        )  # fmt: skip
        return (TicketsReport(self._ticket, self._root),)

    def _make_repairs(
        self, live: QtLive, ask: Sends, query: LinkQuery, follow: Follow, calls: ApiCalls
    ) -> tuple[RequestsReport]:
        made = RequestsModel(
            live, query, self.me, self.model, follow, ask=ask, calls=calls,
            fetch=self._files.fetch_from, uploads=self._files.upload_to,
            printers=self._printers, parent=self._root,
        )  # fmt: skip
        return (RequestsReport(made, self._root),)

    def _make_contacts(
        self, live: QtLive, ask: Sends, query: LinkQuery, follow: Follow
    ) -> tuple[ContactsReport]:
        made = ContactsModel(
            live, query, self.me, self.model, ask=ask, follow=follow, parent=self._root
        )
        return (ContactsReport(made, self._root),)

    def end(self) -> None:
        """Stop. Whatever shows the model must have let go of it."""
        self.model.keep()
        self._ticket.keep()
        self._files.close()
        for task in self._tasks:
            task.cancel()
        self._root.deleteLater()

    def me(self) -> Me:
        """Who is signed in, as the server says it."""
        return Me(self.live.actor, self.live.role)

    def _spawn(self, work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        task = self._program.spawn(work)
        self._tasks.append(task)
        task.add_done_callback(self._tasks.remove)
        return task

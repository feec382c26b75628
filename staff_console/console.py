"""From signing in to a desk and back: the one place that knows whether a clerk is signed in."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from client.app import Program
from client.http import AuthApi, Tokens
from staff_console.drafts import Drafts
from staff_console.entering import Entering, Safe
from staff_console.hand.apart import apart, left_open
from staff_console.hand.model import HandModel
from staff_console.hand.shelf import Shelf
from staff_console.memory import Memory
from staff_console.pages import Pages
from staff_console.requests.desk_printers import DeskPrinters
from staff_console.session import Keep, Session
from staff_console.shift import Shift, Wrap
from staff_console.sign_in import SignIn, ended, signed_out
from staff_console.speech import tr
from staff_console.view_model import ConsoleModel
from staff_console.window import ConsoleWindow


class Console(QObject):
    """One window of one server. Its owner ends the tasks of `program`, then calls `close`."""

    def __init__(
        self,
        program: Program,
        window: ConsoleWindow,
        server: str,
        memory: Memory,
        api: AuthApi | None = None,
        wrap: Wrap = lambda ask: ask,
        safe: Safe | None = None,
    ) -> None:
        super().__init__(window)
        self.window = window
        self.pages = Pages(window, server)
        self._program = program
        self._server = server
        self._wrap = wrap
        self._memory = memory
        self._shelf, self._drafts = Shelf(memory.folder), Drafts(memory.folder)
        self._clock = program.timing.monotonic
        safe = safe or Safe()
        self._api = api or AuthApi(server, trust=safe.trust)
        self.entering = Entering(program, self.pages.entrance, self._api, memory, safe, self._begin)
        self._shift: Shift | None = None
        self._leaving = False
        self._warned = False
        """It was said that leaving costs what is not saved."""
        self._apart: HandModel | None = None
        self.pages.signOutAsked.connect(self.sign_out)
        self.pages.quitAsked.connect(self._quit)
        self.pages.hand.apartAsked.connect(self._toggle_apart)
        window.lookChanged.connect(lambda scheme, zoom: memory.change(scheme=scheme, zoom=zoom))
        self._show(SignIn())
        self.entering.begin()

    @property
    def model(self) -> ConsoleModel | None:
        """The screen of the clerk who is signed in."""
        return self._shift.model if self._shift is not None else None

    def sign_in(self, name: str, password: str) -> None:
        """Ask the server for tokens; the page says how that goes."""
        self.entering.sign_in(name, password)

    def sign_out(self) -> None:
        """Close my desk, then leave; with the server away leave at once, the desk stays open."""
        shift = self._shift
        if shift is None or self._warns():
            return
        board = shift.model.screen.board
        if board is None or not shift.model.reachable:
            self._leave(closed=False)
            return
        self._leaving = True
        shift.model.press("close_desk")
        self._go_on_leaving()

    def _quit(self) -> None:
        if not self._warns():
            self.window.close()

    def _warns(self) -> bool:
        """Settings that were typed live as long as the sign-in: say so once before it ends."""
        shift = self._shift
        if shift is None or self._warned or not shift.settings.unsaved:
            return False
        self._warned = True
        shift.model.say(tr("Settings that you typed are not saved. The same key leaves them."))
        return True

    def close(self) -> None:
        """Let go of everything; the server keeps the desk open."""
        self.entering.close()
        self._end_apart()
        self.pages.show_model(None)
        if self._shift is not None:
            # What draws the models must not outlive them.
            self.window.set_page(lambda _: QWidget())
            self._shift.end()
            self._shift = None

    def _begin(self, tokens: Tokens, keep: Keep) -> None:
        session = Session(self._api, tokens, self._ended, keep)
        self._leaving = self._warned = False
        self._end_apart()
        self.pages.wanted_desk = self._memory.now.desk
        self._shift = Shift(
            self._program,
            self._server,
            session,
            self._shelf,
            self._drafts,
            self._wrap,
            self.entering.trust,
            DeskPrinters(self._memory),
        )
        self._shift.model.changed.connect(self._changed)
        self.pages.show_model(self._shift.model)
        self.pages.show_account(self._shift.account)
        self._shift.account.signedOut.connect(self._ended)
        self.pages.hand.show_model(self._shift.hand)
        self.pages.settings.show_model(self._shift.settings)
        shift = self._shift
        self.pages.bookings.show_reports(shift.bookings, shift.model, shift.me)
        self.pages.repairs.show_reports(shift.repairs, shift.model, shift.me)
        self.pages.tickets.show_reports(shift.tickets, shift.model, shift.me)
        self.pages.contacts.show_reports(shift.contacts, shift.model, shift.me)
        self.pages.reports.show_reports(shift.reports, shift.model, shift.me)
        self.pages.administration.show_reports(shift.administration, shift.model, shift.me)

    def _changed(self) -> None:
        shift = self._shift
        if shift is not None and shift.model.facts is not None:
            self._memory.change(desk=shift.model.facts.desk.id)
        self._go_on_leaving()

    def _go_on_leaving(self) -> None:
        if not self._leaving or self._shift is None or self._shift.model.busy:
            return
        self._leaving = False
        if self._shift.model.facts is None:
            self._leave(closed=True)

    def _leave(self, closed: bool) -> None:
        shift = self._shift
        assert shift is not None
        had_one = closed or shift.model.facts is not None
        self._end_shift(signed_out(shift.model.last_desk if had_one else "", closed))
        self._program.spawn(shift.session.end())
        self._program.spawn(self.entering.forget())

    def _ended(self, why: str) -> None:
        # The link asks for its token inside its own task, which must not cancel itself.
        asyncio.get_running_loop().call_soon(self._after_ended, why)

    def _after_ended(self, why: str) -> None:
        if self._shift is not None:
            self._end_shift(ended(self._shift.model.unconfirmed, why))
            self._program.spawn(self.entering.forget())

    def _end_shift(self, state: SignIn) -> None:
        shift, self._shift = self._shift, None
        assert shift is not None
        self._leaving = False
        self.pages.hand.show_model(None)
        self.pages.settings.show_model(None)
        self.pages.bookings.show_reports(())
        self.pages.repairs.show_reports(())
        self.pages.tickets.show_reports(())
        self.pages.contacts.show_reports(())
        self.pages.reports.show_reports(())
        self.pages.administration.show_reports(())
        self.pages.show_model(None)
        self._show(state)
        shift.end()

    def _toggle_apart(self) -> None:
        """With nobody signed in: the list that was at work when the console ended, or back."""
        book = left_open(self._shelf)
        if self._shift is not None:
            return
        if self._apart is not None or book is None:
            self._end_apart()
            self._offer_hand()
            self.pages.entrance.show_again()
            return
        self._apart = apart(book, self._shelf, self._clock, self)
        self.pages.hand.show_model(self._apart)

    def _end_apart(self) -> None:
        self.pages.hand.show_model(None)
        self.pages.settings.show_model(None)
        self.pages.bookings.show_reports(())
        self.pages.repairs.show_reports(())
        self.pages.tickets.show_reports(())
        self.pages.contacts.show_reports(())
        self.pages.reports.show_reports(())
        self.pages.administration.show_reports(())
        if self._apart is not None:
            self._apart.deleteLater()
            self._apart = None

    def _show(self, state: SignIn) -> None:
        self._offer_hand()
        self.entering.show(state)

    def _offer_hand(self) -> None:
        book = left_open(self._shelf)
        self.pages.hand.offer(book.sheet if book is not None else None)

"""Which page the window shows, and which key of which page goes where."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from client.scheme import SYSTEM, Colours
from client.theme import THEMES
from staff_console.account_model import AccountModel
from staff_console.administration.question_model import QuestionModel
from staff_console.bookings.here_finds import HERE, here_words
from staff_console.cancelling import cancel_words
from staff_console.entrance import Entrance
from staff_console.finder import Find, finds, nobody
from staff_console.hand.pages import HandPages
from staff_console.in_the_clear import in_the_clear
from staff_console.keys import KEYS, KeyName
from staff_console.look import Look
from staff_console.screen import Screen
from staff_console.view_model import ConsoleModel
from staff_console.views import BOARD, Views
from staff_console.widgets.band import BandText
from staff_console.widgets.board_page import BoardPage
from staff_console.widgets.choose_page import ChoosePage
from staff_console.window import ConsoleWindow

_ZOOMS: Final = {"larger": 1, "smaller": -1, "usual_size": 0}


Asking = AccountModel | QuestionModel
PERSON: Final = "person"
"""The band of a kiosk that calls for a person: above whatever page is shown."""


def _band(screen: Screen) -> BandText | None:
    said = screen.strip
    if said is None:
        return None
    cap, act = (KEYS["person"].cap, "key:person") if said.does else ("", "")
    return BandText(said.title, said.text, said.does, cap, act=act)


class Pages(QObject):
    """Sign-in until there is a model, then whatever page its screen is of."""

    signOutAsked = Signal()
    quitAsked = Signal()

    def __init__(self, window: ConsoleWindow, server: str = "") -> None:
        super().__init__(window)
        self._window = window
        self.wanted_desk = ""
        """The desk that is marked first where one is chosen."""
        self._model: ConsoleModel | None = None
        self._account: AccountModel | None = None
        self._in_the_clear = in_the_clear(server)
        self._shown = ""
        self.hand = HandPages(window)
        self.hand.uncovered.connect(self._uncover)
        self.entrance = Entrance(window, server, lambda: self.hand.covers)
        self.views = Views(window)
        self.settings, self.reports = self.views.settings, self.views.reports
        self.bookings, self.administration = self.views.bookings, self.views.administration
        self.tickets, self.contacts = self.views.tickets, self.views.contacts
        self.repairs = self.views.repairs
        self.views.uncovered.connect(self._uncover)
        window.search_by(self.finds)
        window.pressed.connect(self._press)
        window.putAway.connect(self._put_away)
        window.offerTaken.connect(self._take_offer)
        window.answered.connect(self._answer_sheet)
        window.sheetSent.connect(self._send_sheet)
        window.sheetPutAway.connect(self._put_sheet_away)
        window.acted.connect(self._act)
        window.keyed.connect(self._key)

    def show_model(self, model: ConsoleModel | None) -> None:
        """Show a signed-in clerk's screen from now on; None when nobody is."""
        if self._model is not None:
            self._model.changed.disconnect(self._refresh)
            self._model.noteWanted.disconnect(self._write_note)
            self._model.complaintWanted.disconnect(self.tickets.complain)
        self._model = model
        self.show_account(None)
        self._shown = ""
        self._window.bands.set_band(PERSON, None)
        self._window.show_form(None)
        if model is not None:
            model.changed.connect(self._refresh)
            model.noteWanted.connect(self._write_note)
            model.complaintWanted.connect(self.tickets.complain)
            self._refresh()

    def show_account(self, account: AccountModel | None) -> None:
        """Whoever is signed in can change their account."""
        if self._account is not None:
            self._account.changed.disconnect(self._lay_account)
        self._account = account
        if account is not None:
            account.changed.connect(self._lay_account)
        self._lay_account()

    def finds(self, text: str, colours: Colours) -> Sequence[Find]:
        """What `Ctrl+K` finds."""
        model = self._model
        if model is None:
            found = finds(text, None, nobody, colours, signed_in=False)
            return (*found, *self.hand.finds(text))
        board = model.screen.board
        found = finds(text, board, model.people, colours, signed_in=True, cancels=model.cancellings)
        mine, hand = self.views.finds(text), self.hand.finds(text)
        # Where another view than the board is looked at, what it has is meant first.
        all_found = (*mine, *found, *hand) if self.views.covering else (*found, *hand, *mine)
        if not text.startswith(here_words()):
            return all_found
        # After Ctrl+J whoever is booked is meant, and nothing that is called alike.
        return sorted(all_found, key=lambda find: not find.key.startswith(f"window:{HERE}"))

    def _refresh(self) -> None:
        model = self._model
        if model is not None:
            self._window.bands.set_band(PERSON, _band(model.screen))
        if model is None or self.hand.covers or self.views.covering is not None:
            return
        kind = "board" if model.screen.page == "board" else "choose"
        page = self._window.page
        if kind != self._shown:
            self._shown = kind
            self._window.set_page(self._make_board if kind == "board" else self._make_choose)
            self._focus()
        elif isinstance(page, BoardPage | ChoosePage):
            page.show_screen(model.screen)
        self.views.mark(self._window.page)
        self._window.show_form(model.form)
        self._window.refresh_finder()

    def _uncover(self) -> None:
        self._shown = ""
        covering = self.views.covering
        if covering is not None and not self.hand.covers:
            covering.cover()
        elif self._model is not None:
            self._refresh()
        else:
            self.entrance.show_again()

    def _focus(self) -> None:
        page = self._window.page
        if isinstance(page, BoardPage | ChoosePage):
            page.focus()

    def _make_board(self, look: Look) -> QWidget:
        model = self._there()
        page = BoardPage(look, model.line)
        page.pressed.connect(self._press)
        page.chosen.connect(model.choose)
        page.offerTaken.connect(model.take_offer)
        page.noted.connect(model.write_note)
        page.noteLeft.connect(model.leave_note)
        page.resumed.connect(model.resume)
        page.findAsked.connect(self._window.toggle_finder)
        page.side.arrived.connect(self.bookings.arrive)
        page.storyFolded.connect(model.fold_story)
        model.storyWanted.connect(page.go_to_story)
        page.storyGoesOn.connect(model.more_story)
        page.wayAsked.connect(self.views.ways.lead)
        page.cancelAsked.connect(self._find_cancelling)
        page.side.warn(self._in_the_clear)
        page.resize(self._window.size())
        page.show_screen(model.screen)
        self.views.mark(page)
        return page

    def _make_choose(self, look: Look) -> QWidget:
        model = self._there()
        page = ChoosePage(look, self.wanted_desk)
        page.opened.connect(model.open_desk)
        page.findAsked.connect(self._window.toggle_finder)
        page.show_screen(model.screen)
        return page

    def _there(self) -> ConsoleModel:
        assert self._model is not None
        return self._model

    def _press(self, name: str) -> None:
        if name == "help":
            self._window.toggle_finder()
        elif name == "person" and self._called and self._model is not None:
            self._model.press("person")
        elif self.hand.press(name) or self.views.press(name):
            return
        elif self._model is not None:
            self._model.press(cast(KeyName, name))

    @property
    def _called(self) -> bool:
        """Whether the key that answers a kiosk means that: another view may have its own use."""
        model = self._model
        asked = model is not None and model.screen.strip is not None and model.screen.strip.does
        return not self.hand.covers and (bool(asked) or not self.views.uses("person"))

    def _key(self, name: str) -> None:
        """A key of the window; where tickets are shown a few of them are a ticket's."""
        if self.hand.covers or not self.views.keyed(name):
            self._act(f"window:{name}")

    def _write_note(self) -> None:
        page = self._window.page
        if isinstance(page, BoardPage):
            page.customer.notes.take_focus()

    def _take_offer(self, place: int) -> None:
        if not self.views.take_offer(place) and self._model is not None:
            self._model.take_offer(place)

    def _lay_account(self) -> None:
        account = self._account
        self._window.show_above(account.question if account is not None else None)

    @property
    def _asking(self) -> Asking | None:
        """Whose question lies over the page, if it is not the desk's."""
        account = self._account
        asked = account is not None and account.question is not None
        return account if asked else self.views.asking

    def _answer_sheet(self, field: str, value: str) -> None:
        asking = self._asking
        if asking is not None:
            asking.answer_question(field, value)
        elif self._model is not None:
            self._model.answer_sheet(field, value)

    def _send_sheet(self) -> None:
        asking = self._asking
        if asking is not None:
            asking.send_question()
        elif self._model is not None:
            self._model.send_sheet()

    def _put_sheet_away(self) -> None:
        asking = self._asking
        if asking is not None:
            asking.put_question_away()
        elif self._model is not None:
            self._model.put_sheet_away()

    def _find_cancelling(self) -> None:
        board = self._there().screen.board
        self._window.open_finder(cancel_words(board.chosen.number if board is not None else ""))

    def _put_away(self) -> None:
        page = self._window.page
        if self.hand.put_away() or self.views.put_away():
            return
        if isinstance(page, BoardPage) and page.aside:
            page.focus()
        elif isinstance(page, BoardPage) and page.panes.over:
            page.panes.toggle()
        elif self._model is not None:
            self._model.put_away()

    def _act(self, found: str) -> None:
        kind, _, name = found.partition(":")
        page = self._window.page
        if kind == "key":
            self.views.make_way(name)
            self._press(name)
        elif kind == "cancel" and self._model is not None:
            self._model.cancel(name)
        elif kind == "entry" and self._model is not None:
            self._model.find(name)
        elif name in THEMES or name == SYSTEM:
            self._window.use_scheme(cast(Colours, name))
        elif name in _ZOOMS:
            self._window.zoom_by(_ZOOMS[name])
        elif kind == "window" and (
            self.hand.act(name) or (not self.hand.covers and self.views.act(name))
        ):
            return
        elif name == "desks" and isinstance(page, BoardPage):
            page.panes.toggle()
        elif name == "story" and self._model is not None and not self.hand.covers:
            self.views.go(BOARD)
            self._model.ask_story()
        elif name == "account" and self._account is not None:
            self._account.open()
        elif name == "sign_out" and self._model is not None:
            self.signOutAsked.emit()
        elif name == "quit":
            self.quitAsked.emit()

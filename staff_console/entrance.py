"""The pages before anybody is signed in: signing in, and whether the server is to be trusted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from staff_console.look import Look
from staff_console.sign_in import SignInPage as SignInValue
from staff_console.sign_in import Stay, Typed
from staff_console.stranger import Stranger
from staff_console.widgets.sign_in_page import SignInPage
from staff_console.widgets.stranger_page import StrangerPage
from staff_console.window import ConsoleWindow


class Entrance(QObject):
    """Shows them in the window, unless that is `covered` by what works without a server."""

    signInAsked = Signal(Typed)
    wayAsked = Signal(str)
    """Another way to sign in."""
    trustAsked = Signal()
    lookAgainAsked = Signal()
    """The server's certificate is trusted from now on, or is to be looked at again."""

    def __init__(self, window: ConsoleWindow, server: str, covered: Callable[[], bool]) -> None:
        super().__init__(window)
        self._window = window
        self._server = server
        self._covered = covered
        self._value: SignInValue | None = None
        self._stay: Stay | None = None
        self._stranger: Stranger | None = None
        self._typed = Typed()

    def show_sign_in(self, value: SignInValue, name: str, stay: Stay | None = None) -> None:
        """Show where signing in stands, and whether one can stay signed in."""
        self._value, self._stay = value, stay
        page = self._window.page
        if self._covered() or self._stranger is not None:
            self._typed = replace(self._typed, name=name)
        elif isinstance(page, SignInPage):
            page.show_stay(stay)
            page.show_page(value)
        else:
            self._typed = Typed(name=name)
            self._show(self._make_sign_in)

    def show_stranger(self, stranger: Stranger | None) -> None:
        """Show that the server is not known, instead of signing in; None: it is trusted."""
        before, self._stranger = self._stranger, stranger
        if stranger != before:
            self.show_again()

    def show_again(self) -> None:
        """What covered it is gone."""
        if self._covered():
            return
        if self._stranger is not None:
            self._show(self._make_stranger)
        elif self._value is not None:
            self.show_sign_in(self._value, self._typed.name, self._stay)

    @property
    def given(self) -> Typed | None:
        """What stands on the page of signing in; None where there is nothing to type."""
        page = self._window.page
        return page.given if isinstance(page, SignInPage) else None

    def type_in(self, name: str, password: str) -> None:
        """Name and password stand on the page as if they had been typed there."""
        page = self._window.page
        if isinstance(page, SignInPage) and page.typed != (name, password):
            page.name.setText(name)
            page.password.setText(password)

    def _show(self, make: Callable[[Look], SignInPage | StrangerPage]) -> None:
        self._window.set_page(make)
        page = self._window.page
        if isinstance(page, SignInPage | StrangerPage):
            page.focus()

    def _make_sign_in(self, look: Look) -> SignInPage:
        old = self._window.page
        again = isinstance(old, SignInPage)
        if isinstance(old, SignInPage):
            # Another look must not cost what was typed.
            self._typed = old.given
        page = SignInPage(look, self._server, self._typed)
        page.asked.connect(self.signInAsked)
        page.modeAsked.connect(self.wayAsked)
        page.show_stay(self._stay)
        if again:
            page.check_stay(self._typed.stay)
        if self._value is not None:
            page.show_page(self._value)
        return page

    def _make_stranger(self, look: Look) -> StrangerPage:
        assert self._stranger is not None
        page = StrangerPage(look, self._stranger)
        page.trusted.connect(self.trustAsked)
        page.againAsked.connect(self.lookAgainAsked)
        return page

"""Settings for widgets: what is typed is foretold by the server, saved, and put back if asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from client.live import Live
from client.qt_live import QtLive
from protocol.commands import AnyCommand
from protocol.outcomes import Refusal
from staff_console.answers import AnswerLine
from staff_console.asked import Ask
from staff_console.bookings.weeks import Follow
from staff_console.facts import Me, zone
from staff_console.past import Query
from staff_console.settings.address import AddressChecks
from staff_console.settings.draft import Reading
from staff_console.settings.field import Value, Values
from staff_console.settings.foretelling import Foretelling
from staff_console.settings.languages import site_of
from staff_console.settings.looking import Panels
from staff_console.settings.places import FIRST, Place, PlaceRow, page_of_made, section_of
from staff_console.settings.records import Records
from staff_console.settings.rights import Rights
from staff_console.settings.saving import Saved, Saving
from staff_console.settings.screen import Local, SettingsScreen, settings_screen
from staff_console.settings.typed_pages import TypedPages
from staff_console.speech import tr
from staff_console.top import UNAVAILABLE, freshness
from staff_console.view_model import ConsoleModel
from staff_console.watching import TOPIC
from staff_console.words import seconds

REST_MS: Final = 250
"""So long nothing is typed before the server is asked what it would do."""
_IDLE: Final = AnswerLine("idle")


class SettingsModel(QObject):
    """The settings view of whoever is signed in. Drafts live as long as the sign-in."""

    changed = Signal()

    def __init__(
        self,
        live: QtLive,
        ask: Ask,
        query: Query,
        me: Callable[[], Me],
        console: ConsoleModel,
        parent: QObject | None = None,
        follow: Follow | None = None,
    ) -> None:
        super().__init__(parent)
        self._live: Live = live.live
        self._records = Records(live.live, follow)
        self.rights = Rights(me)
        self._console = console
        self._console_said = console.screen.answer
        self._place = FIRST
        self._typed = TypedPages(self._records)
        self._foretelling = Foretelling(query, self._foretold)
        self._checks = AddressChecks(query, self.refresh)
        self._panels = Panels(ask, query, self._on_records, self._say)
        self._records.stock = self._panels.stock
        self._saving = Saving(
            ask, self._live.now, lambda: self._records.seq, self._saved, self._refused
        )
        self._restore: Values = {}
        """What the last saving on this page has changed, as it was before."""
        self._answer = _IDLE
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._foretell)
        self._shown = False
        self.screen = self._compute()
        live.changed.connect(self._on_records)
        live.statusChanged.connect(self._on_records)
        live.ticked.connect(self._on_tick)
        console.changed.connect(self._on_console)

    @property
    def allowed(self) -> bool:
        """Whether I am somebody who may change settings."""
        return self.rights.manages

    @property
    def may_see(self) -> bool:
        """Whether the page that is shown is one for me."""
        return self.rights.sees(self._place)

    @property
    def unsaved(self) -> bool:
        """Whether anything was typed that is not saved."""
        return self._typed.unsaved

    @property
    def places(self) -> tuple[PlaceRow, ...]:
        """All pages that there are now, also while none is shown."""
        self._records.take_in()
        return self.rights.pages(self._records)

    @property
    def saving(self) -> bool:
        """Whether an answer is awaited."""
        return self._saving.page is not None

    def show(self, shown: bool) -> None:
        """The view is looked at, or left; then nothing is worked out, and what was typed stays.

        What the last saving has changed can no longer be put back.
        """
        self._shown = shown
        if shown:
            self._place = self.rights.nearest(self._place)
            self._records.follow_desk()
            self._take_in()
        else:
            self._restore, self._answer, self._foretelling.awaited = {}, _IDLE, False
            self._panels.look_away()
        self.refresh()

    def show_place(self, place: Place) -> None:
        """Show another page; what was typed on this one stays, what could be put back does not."""
        if place != self._place:
            self._place, self._restore = place, {}
            self._answer = self._answer if self.saving else _IDLE
            self._foretell_anew()

    def write(self, name: str, value: Value) -> None:
        """This stands in a field now."""
        page = self._saving.page
        open_here = page is None or page.place != self._place
        if open_here and self._typed.write(self._place, name, value):
            self._answer = _IDLE if self._answer.kind == "note" else self._answer
            self._foretell_later()

    def take_theirs(self, name: str) -> None:
        """What a colleague has made of a field stands."""
        self._typed.take_theirs(self._place, name)
        self._foretell_anew()

    def act(self, key: str, line: str = "") -> str | None:
        """Do what a button in a panel says; a text that is to be copied, if there is one."""
        return self._panels.act(key, line, self._records, self._reading())

    def discard(self) -> None:
        """Nothing of what was typed on this page is wanted."""
        if not self.saving and self._typed.forget(self._place):
            self._foretell_anew()

    def restore(self) -> None:
        """Put back what the last saving has changed."""
        if not self.screen.can_restore:
            return
        reading = self._typed.put_back(self._place, self._restore)
        if reading is not None and reading.commands:
            was = {name: reading.current[name] for name in reading.changed}
            self._begin(reading.commands, was, tr("Put back {at}."))

    def save(self) -> None:
        """Ask for it, one command after the other, and say what becomes of it, or why not yet."""
        reading = self._reading()
        if self.screen.can_save and reading is not None:
            was = {name: reading.current[name] for name in reading.changed}
            self._begin(reading.commands, was, tr("Saved {at}."))
        elif not self.saving and self.screen.effect.kind == "asking":
            self._save_once_told()
        elif not self.saving:
            why = self.screen.effect
            self._answer = AnswerLine("note", tr("Not saved."), " ".join(why.lines))
            self.refresh()

    def refresh(self) -> None:
        """Compute the screen anew."""
        if not self._shown:
            return
        connected = self._live.status.connected
        if self._place == FIRST and connected:
            self._checks.want(site_of(self._records), self._live.now())
        asks = connected and self.allowed
        self._panels.look_at(self._place, self._live.now(), asks, self.saving)
        before, self.screen = self.screen, self._compute()
        if self.screen != before:
            self.changed.emit()

    def _save_once_told(self) -> None:
        """Nothing is saved before it is said what that does: then it is, without another key."""
        self._answer = AnswerLine("sent", tr("Save"), tr("Working out what it would do …"))
        self._foretelling.awaited = True
        self.refresh()
        if self._rest.isActive():
            self._rest.stop()
            self._foretell()

    def _foretold(self) -> None:
        self.refresh()
        if self._foretelling.awaited:
            self._foretelling.awaited = False
            self.save()

    def _take_in(self) -> None:
        self._records.take_in()
        self._place = self._records.as_it_stands(self._place)
        reading = self._reading()
        if reading is not None and not self.saving and self._is_other(reading):
            self._foretell_later()

    def _begin(self, commands: tuple[AnyCommand, ...], was: Values, done: str) -> None:
        at = seconds(self._live.now(), zone(self._records))
        text = tr("Sent {at}, not confirmed yet.").format(at=at)
        self._answer = AnswerLine("sent", tr("Save"), text)
        self._saving.begin(Saved(self._place, self.screen.title, was, done), commands)
        self.refresh()

    def _saved(self, page: Saved) -> None:
        self._typed.forget(page.place)
        made = page_of_made(page.place, page.made)
        here = page.place == self._place and made is None and section_of(page.place).restores
        self._restore = page.was if here and self._typed.current(self._place) else {}
        at = seconds(self._live.now(), zone(self._records))
        self._say(page.said(at, bool(self._restore)))
        if made is not None and page.place == self._place:
            self._place = made
        self._foretell_anew()

    def _refused(self, page: Saved, refusal: Refusal) -> None:
        if page.place == self._place:
            self._foretelling.refuse(refusal)
        self._say(AnswerLine("refused", tr("Not saved."), refusal.detail))

    def _say(self, line: AnswerLine) -> None:
        self._answer = line
        self.refresh()

    def _on_console(self) -> None:
        said = self._console.screen.answer
        if said.kind != "idle" and said.kind != self._console_said.kind:
            # A key of the desk was pressed: its answer is what is looked for now.
            self._answer = _IDLE
        self._console_said = said
        self.refresh()

    def _on_tick(self) -> None:
        self._saving.see()
        if self._shown and not self.saving and self._foretelling.is_old(self._live.now()):
            self._foretell()
        self.refresh()

    def _on_records(self, topic: str = TOPIC) -> None:
        if not self._records.has(topic):
            return
        if self._shown:
            self._take_in()
        self._saving.see()
        self.refresh()

    def _foretell_anew(self) -> None:
        self._forget()
        self._foretell_later()

    def _foretell_later(self) -> None:
        reading = self._reading()
        if reading is None or self._is_other(reading):
            self._forget()
            self._rest.start()
        self.refresh()

    def _is_other(self, reading: Reading) -> bool:
        return reading.commands != self._foretelling.commands

    def _forget(self) -> None:
        self._answer = _IDLE if self._foretelling.awaited else self._answer
        self._foretelling.forget()

    def _foretell(self) -> None:
        reading = self._reading()
        if reading is not None and reading.commands and self._live.status.connected:
            self._foretelling.ask(reading.commands, self._live.now())

    def _reading(self) -> Reading | None:
        return self._typed.reading(self._place)

    def _compute(self) -> SettingsScreen:
        here = Local(
            self._place,
            dict(self._typed.drafts),
            self._foretelling.found,
            self.saving,
            bool(self._restore),
            self._answer,
            freshness(self._live.status) in UNAVAILABLE,
            self._checks.found,
            self._panels.faces(self._records, self._reading(), self._live.now()),
            self.allowed,
            self._panels.undelivered,
        )
        return settings_screen(self._records, here, self._console.screen)

"""The page of the repairs: the head with its keys, the board, and the request that is chosen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QStackedLayout, QWidget

from staff_console.look import Look
from staff_console.requests.bench_pane import BenchPane
from staff_console.requests.board_view import BoardView
from staff_console.requests.head import RequestsHead
from staff_console.requests.keys import CAPS, ELSEWHERE, ON_THE_BOARD
from staff_console.requests.model import RequestsModel
from staff_console.requests.modes import Mode
from staff_console.requests.photo_view import PhotoView, Shown
from staff_console.requests.side_pane import RequestSide
from staff_console.requests.waiting_pane import WaitingPane
from staff_console.speech import tr
from staff_console.widgets.instead import Instead
from staff_console.widgets.plane import Plane, column, row

WIDTHS: Final = ((1400, 360), (1200, 320), (0, 336))
"""Of the right pane, by the width of the page; in lengths of the design."""
FOLDED: Final = 1180
"""Below this width the right pane lies beside the board only while it is asked for."""
_MARKS: Final = {"none": "note", "asking": "sent"}


class RequestsPane(Plane):
    """Follows a model as long as it lives."""

    def __init__(self, look: Look, model: RequestsModel) -> None:
        super().__init__(look, "pane")
        self.setObjectName("repairs-page")
        self._model, self._unfolded = model, False
        left = Plane(look, "pane")
        down = column(left, look, (0, 0, 0, 0), 0)
        self.head, self.board, self.side = RequestsHead(look), BoardView(look), RequestSide(look)
        self.board.setAccessibleName(tr("Repairs"))
        down.addWidget(self.head)
        self._stack = QStackedLayout()
        down.addLayout(self._stack, 1)
        self.bench, self.waiting = BenchPane(look), WaitingPane(look)
        self._views: dict[Mode, QWidget] = {
            "board": self.board, "bench": self.bench, "waiting": self.waiting,
        }  # fmt: skip
        self._instead = Instead(look)
        self._mark, self._note = self._instead.mark, self._instead.note
        for view in (*self._views.values(), self._instead):
            self._stack.addWidget(view)
        across = row(self, look, (0, 0, 0, 0), 0)
        across.addWidget(left, 1)
        across.addWidget(self.side)
        self.photo = PhotoView(look, self)
        self.setFocusProxy(self.board)
        self._connect(model)
        self._follow()

    def step_back(self) -> bool:
        """Esc: from the pane to the board, or the pane folds away; whether there was such a
        step."""
        inside = self.focusWidget()
        if self._unfolded and (self._narrow or self._model.screen.mode == "bench"):
            self._unfolded = False
            self._fit()
        elif inside is None or inside is self._keys_go_to or not self.isAncestorOf(inside):
            return False
        self._keys_go_to.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    @property
    def _keys_go_to(self) -> QWidget:
        """The board, or the list that is shown in its place."""
        lists: dict[Mode, QWidget] = {"bench": self.bench.list, "waiting": self.waiting.list}
        return lists.get(self._model.screen.mode, self.board)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The right pane has its width by that of the page."""
        super().resizeEvent(event)
        self.photo.setGeometry(self.rect())
        px = self.look.px
        self.side.setFixedWidth(next(px(w) for least, w in WIDTHS if self.width() >= px(least)))
        self._fit()

    @property
    def _narrow(self) -> bool:
        return self.width() < self.look.px(FOLDED)

    def _fit(self) -> None:
        # At the bench the one in hand is large already.
        at_bench = self._model.screen.mode == "bench"
        self.side.setVisible((not self._narrow and not at_bench) or self._unfolded)

    def _connect(self, model: RequestsModel) -> None:
        board = self.board
        pairs: tuple[tuple[object, Callable[..., object]], ...] = (
            (board.chosen, model.choose), (board.entered, model.enter),
            (board.deleted, partial(model.act, "end")), (board.takenUp, model.take_up),
            (board.dropped, model.drop_on), (self.head.acted, model.act),
            (self.side.acted, model.act), (model.sideAsked, self._toggle),
            (model.printWanted, self._print), (model.photoAsked, self._show_photo),
            (self.photo.closed, lambda: self._keys_go_to.setFocus()),
            (self.bench.chosen, model.choose), (self.bench.entered, model.enter),
            (self.bench.acted, model.act), (self.bench.digit, model.work_line),
            (self.waiting.chosen, model.choose), (self.waiting.entered, model.enter),
            (self.waiting.list.deleted, partial(model.act, "end")),
            (model.storyAsked, self._go_to_story), (model.changed, self._follow),
        )  # fmt: skip
        for signal, does in pairs:
            signal.connect(does)  # type: ignore[attr-defined]
        for name, cap in CAPS.items():
            if name not in ELSEWHERE and name not in ON_THE_BOARD:
                made = QShortcut(QKeySequence(cap), self)
                made.setAutoRepeat(False)
                made.activated.connect(partial(model.act, name))

    def _follow(self) -> None:
        screen = self._model.screen
        self.head.show_screen(screen)
        told = screen.phase == "told"
        shown = self._views[screen.mode] if told else self._instead
        if self._stack.currentWidget() is not shown:
            self._show_view(shown)
        self._mark.say(_MARKS.get(screen.phase, ""))
        self._note.say(screen.note)
        for view in (self.board, self.bench, self.waiting):
            if view is shown:
                view.show_screen(screen)
        self.side.show_screen(screen)

    def _show_view(self, view: QWidget) -> None:
        """Another view has the place of the one before, and its keys."""
        had = self._stack.currentWidget()
        typed = had is not None and had.isAncestorOf(self.focusWidget() or self)
        self._stack.setCurrentWidget(view)
        to = self._keys_go_to
        self.setFocusProxy(to)
        self._fit()
        if typed or (had is not None and had.hasFocus()):
            to.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _toggle(self) -> None:
        """The pane comes, or keys go there; from there they go back."""
        if self._narrow or self._model.screen.mode == "bench":
            self._unfolded = not self._unfolded
            self._fit()
        inside = self.focusWidget()
        there = inside is not None and self.side.isAncestorOf(inside)
        if self.side.isVisible() and not there:
            self.side.take_focus()
        else:
            self._keys_go_to.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _go_to_story(self) -> None:
        """Keys go to the stay that was opened, wherever the pane was; from one that is folded they
        go back."""
        opened = self._model.screen.story.open
        if opened and not self.side.isVisible():
            self._unfolded = True
            self._fit()
        to = self.side.story.head if opened else self._keys_go_to
        to.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_photo(self, ident: str) -> None:
        """One of all that belong to what is chosen."""
        screen = self._model.screen
        places = dict(screen.pictures)
        side = screen.side
        photos = [*side.photos, *(each for note in side.notes for each in note.photos)]
        here = [Shown(p.id, p.name or tr("Photo"), places[p.id]) for p in photos if p.id in places]
        self.photo.open(here, ident)

    def _print(self, path: Path) -> None:
        # Not `exec`: that would hold up the link while the dialog is open.
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        dialog.accepted.connect(lambda: self._model.print_on(path, printer))
        dialog.rejected.connect(lambda: self._model.printed(path, "", cancelled=True))
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)

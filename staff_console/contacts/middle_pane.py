"""The middle pane: who it is, all that is known of them, and all that happened."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QStackedLayout, QWidget

from staff_console.contacts.field_edit import LINES, FieldEdit
from staff_console.contacts.screen import ContactsScreen, FieldFace, PastRow, Verb
from staff_console.look import DEMI, Look
from staff_console.speech import tr
from staff_console.widgets.instead import Instead
from staff_console.widgets.marks import Cap
from staff_console.widgets.plane import Across, Plane, column, row
from staff_console.widgets.row_list import Cell, RowList
from staff_console.widgets.text import Prose, Text

ACROSS: Final = 3
"""So many fields stand side by side."""
IN_THE_HEAD: Final = ("contact_ticket", "contact_event", "same_as", "erase_contact")
"""Taking apart stands where one sees who is the same."""
RARE: Final = "erase_contact"
"""Its key is not shown: nobody is to press it by the way."""


class ContactMiddle(Plane):
    """Draws the contact of a `ContactsScreen`."""

    acted = Signal(str)
    typed = Signal(str, str)
    left = Signal(str)
    entered = Signal(str)
    chosen = Signal(str, str)
    ended = Signal()
    """The end of the timeline is in sight."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "pane")
        self.fields: dict[str, FieldEdit] = {}
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        whole = Plane(look, "pane")
        lay = column(whole, look, (0, 0, 0, 0), 0)
        lay.addWidget(self._make_head(look))
        around = Plane(look, "pane", "b")
        self._grid = QGridLayout(around)
        self._grid.setContentsMargins(*(look.px(each) for each in (16, 8, 16, 12)))
        self._grid.setHorizontalSpacing(look.px(12))
        self._grid.setVerticalSpacing(look.px(6))
        lay.addWidget(around)
        lay.addWidget(self._make_past_head(look))
        self.past = PastList(look)
        self.past.opened.connect(self.acted)
        self.past.ended.connect(self.ended)
        self._note = Prose(look, tone="muted")
        self._note.setContentsMargins(look.px(16), look.px(8), look.px(16), 0)
        self._past_stack = QStackedLayout()
        lay.addLayout(self._past_stack, 1)
        self._past_stack.addWidget(self.past)
        self._past_stack.addWidget(self._note)
        self._stack.addWidget(whole)
        instead = Instead(look)
        self._mark, self._instead = instead.mark, instead.note
        self._stack.addWidget(instead)

    def show_screen(self, screen: ContactsScreen) -> None:
        """Show it."""
        told = screen.phase == "told"
        self._stack.setCurrentIndex(0 if told else 1)
        self._mark.say("sent" if screen.phase == "loading" else "note")
        self._instead.say(screen.instead)
        if not told:
            return
        self._name.say(screen.name)
        self._about.say(screen.about)
        shown = [verb for verb in screen.verbs if verb.name in IN_THE_HEAD]
        for button, verb in zip(self._buttons, shown, strict=True):
            button.show_verb(verb)
        for place, face in enumerate(screen.fields):
            self._show_field(place, face)
        self._count.say(screen.past_count)
        self._note.setText(screen.past_note)
        self._past_stack.setCurrentIndex(1 if screen.past_note else 0)
        self.past.faded = screen.faded
        self.past.show_rows(screen.past)

    def take_focus(self) -> None:
        """Keys go to the timeline."""
        self.past.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not self.past.currentIndex().isValid() and self.past.rows.rowCount():
            self.past.mark(0)

    def _show_field(self, place: int, face: FieldFace) -> None:
        edit = self.fields.get(face.name)
        if edit is None:
            edit = self.fields[face.name] = FieldEdit(self.look, face)
            for ours, theirs in (
                (edit.typed, self.typed), (edit.left, self.left),
                (edit.entered, self.entered), (edit.chosen, self.chosen),
            ):  # fmt: skip
                ours.connect(theirs)
            self._place(place, edit)
        edit.show_face(face)

    def _place(self, place: int, edit: FieldEdit) -> None:
        if edit.name == LINES:
            self._grid.addWidget(edit, place // ACROSS + 1, 0, 1, ACROSS)
        elif edit.name == "tags":
            self._grid.addWidget(edit, place // ACROSS, place % ACROSS, 1, ACROSS - 1)
        else:
            self._grid.addWidget(edit, place // ACROSS, place % ACROSS)
            # Mail addresses are the longest.
            self._grid.setColumnStretch(place % ACROSS, 5 if edit.name == "email" else 4)

    def _make_head(self, look: Look) -> QWidget:
        head = Plane(look, "pane", "b")
        lay = column(head, look, (16, 10, 16, 8), 4)
        first, second = Across(look, gap=12), Across(look, gap=8)
        self._name = Text(look, 18, DEMI).stretch()
        self._about = Text(look, tone="muted")
        first.lay.addWidget(self._name, 1)
        first.lay.addWidget(self._about)
        self._buttons = [VerbButton(look) for _ in IN_THE_HEAD]
        for button in self._buttons:
            button.asked.connect(self.acted)
            second.lay.addWidget(button)
        second.lay.addStretch(1)
        lay.addWidget(first)
        lay.addWidget(second)
        return head

    def _make_past_head(self, look: Look) -> QWidget:
        head = Across(look, (16, 8, 16, 4), 8)
        title, self._count = Text(look, 14, DEMI), Text(look, 12, tone="muted")
        hint, cap = Text(look, 12, tone="muted"), Cap(look, "muted")
        head.hold(title, self._count)
        head.lay.addStretch(1)
        head.hold(hint, cap)
        title.say(tr("One timeline"))
        hint.say(tr("opens the line"))
        cap.say("Enter")
        return head


class VerbButton(QPushButton):
    """A verb with its key; where it cannot be used its tool tip says why."""

    asked = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._verb = look, Verb("side", "")
        self.setFlat(True)
        self.setFixedHeight(look.px(28))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._lay = row(self, look, (2, 2, 2, 2), 6)
        self._text, self._cap = Text(look, 12, DEMI).whole(), Cap(look)
        for inside in (self._text, self._cap):
            inside.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._lay.addWidget(inside)
        self.clicked.connect(lambda: self.asked.emit(self._verb.name))

    def show_verb(self, verb: Verb) -> None:
        """Show it; where it cannot be used now it stands there without its word."""
        if verb != self._verb:
            self._verb = verb
            self._text.say(verb.does)
            self._text.tone("disabled" if verb.why else "ink")
            self._cap.say(verb.cap if verb.name != RARE else "")
            self.setToolTip(verb.why)
            self.setAccessibleName(f"{verb.does}, {verb.cap}")
            self.setAccessibleDescription(verb.why)
        self.setFixedWidth(self._lay.sizeHint().width())
        self.setVisible(not verb.why)


class PastList(RowList[PastRow]):
    """The timeline. Enter opens what a line is about."""

    opened = Signal(str)
    ended = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, PastRow, self._row, height=lambda _: 28)
        self.setObjectName("contact-past")
        self.setAccessibleName(tr("One timeline"))
        self.faded = False
        self.doubleClicked.connect(lambda _: self._open())
        self.verticalScrollBar().valueChanged.connect(lambda _: self._look_at_end())
        self.verticalScrollBar().rangeChanged.connect(lambda *_: self._look_at_end())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, once for each press."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self._open()

    def _open(self) -> None:
        chosen = self.current()
        if chosen is not None and chosen.opens:
            self.opened.emit(chosen.opens)

    def _look_at_end(self) -> None:
        bar = self.verticalScrollBar()
        if self.rows.rowCount() and bar.value() >= bar.maximum() - bar.pageStep() // 2:
            self.ended.emit()

    def _row(self, shown: PastRow) -> tuple[Cell, ...]:
        tone = "muted" if self.faded else shown.tone
        return (
            Cell(shown.when, 104, "muted"),
            Cell(shown.text, 0, tone),
            Cell(shown.who, 128, "muted", right=True, size=12),
        )

"""Draws a form: its questions one below the other, and the one button that sends it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QWidget

from staff_console.look import DEMI, Look
from staff_console.sheets.form import Field, FormFace, Kind
from staff_console.speech import tr
from staff_console.widgets.marks import Cap
from staff_console.widgets.plane import Across, Down, Plane, column
from staff_console.widgets.primary import primary_button
from staff_console.widgets.sheets.fields import (
    ButtonsField,
    CountField,
    LinesField,
    SaidField,
    ScanField,
    TextField,
)
from staff_console.widgets.sheets.files_field import ActField, FilesField
from staff_console.widgets.sheets.find_field import FindField
from staff_console.widgets.sheets.pick_field import PickField
from staff_console.widgets.sheets.secret_fields import CodesField, QrField, SecretField
from staff_console.widgets.sheets.sheet import Line, Sheet
from staff_console.widgets.sheets.sheet_head import SheetHead
from staff_console.widgets.sheets.sign_field import SignField
from staff_console.widgets.text import Prose, Text

_MAKERS: Final[dict[Kind, Callable[[Look, Field], Any]]] = {
    "one": ButtonsField,
    "some": ButtonsField,
    "pick": PickField,
    "find": FindField,
    "text": TextField,
    "scan": ScanField,
    "lines": LinesField,
    "count": CountField,
    "secret": SecretField,
    "sign": SignField,
    "files": FilesField,
    "act": ActField,
    "said": SaidField,
    "qr": QrField,
    "codes": CodesField,
}
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
WIDE: Final = 640
WIDER: Final = 1000
_FOUND: Final[frozenset[Kind]] = frozenset({"find", "files"})
"""Those whose options come and go while they are answered."""
TOP: Final = 56


class FormSheet(Sheet):
    """Emits what is answered; the form that comes of it is shown anew."""

    answered = Signal(str, str)
    sent = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent, WIDE, TOP)
        self.setObjectName("sheet")
        self._shape: tuple[object, ...] = ()
        self._fields: dict[str, Any] = {}
        layout = column(self.panel, look, (1, 1, 1, 1), 0)
        self._head = head = SheetHead(look)
        self._title, self._text = Text(look, 20, DEMI).stretch(), Prose(look, tone="muted")
        head.lay.addWidget(self._title)
        head.lay.addWidget(self._text)
        layout.addWidget(head)
        self._body = QScrollArea()
        self._body.setFrameShape(QFrame.Shape.NoFrame)
        self._body.setWidgetResizable(True)
        self._body.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._body.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout.addWidget(self._body)
        layout.addWidget(Line(look))
        layout.addWidget(self._make_foot(look))

    def show_form(self, form: FormFace) -> None:
        """Show it; questions that stay keep the keys."""
        self._head.lie_on(getattr(form, "paper", ""))
        self._title.say(form.title)
        self._text.say(form.text)
        self.setAccessibleName(form.title)
        shape = (form.name, *(_shape(field) for field in form.fields))
        wide = min(self.look.px(WIDER if form.wide else WIDE), self.width() - self.look.px(32))
        self.panel.setFixedWidth(max(wide, self.look.px(WIDE)))
        fresh = shape != self._shape
        first = self.isVisible() and not self._fields and bool(form.fields)
        if fresh:
            self._rebuild(form, shape)
        for field in form.fields:
            self._fields[field.name].show_field(field)
        self._button.setText(form.does.replace("&", "&&"))
        self._button.setEnabled(form.ready)
        self._why.say(form.why)
        if fresh:
            self._fit()
        if first:
            # There was nothing to answer before the server had told what.
            self.take_focus()

    def open(self, form: FormFace) -> None:
        """Show it over the page; keys go to its first question."""
        self.lay_over()
        self.show_form(form)
        self._fit()
        self.take_focus()

    def take_focus(self) -> None:
        """Keys go to the first question that can be answered, without any to the button."""
        able = [made for made in self._fields.values() if not getattr(made, "silent", False)]
        for made in able[:1]:
            made.take_focus()
        if not able:
            self._button.setFocus(Qt.FocusReason.TabFocusReason)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """What has the keys is in sight, also after the last one the first."""
        moved = super().focusNextPrevChild(forward)
        had, inside = self.focusWidget(), self._body.widget()
        if had is not None and inside is not None and inside.isAncestorOf(had):
            # Of a line Qt takes care of its cursor alone.
            for edge in (had.rect().bottomLeft(), had.rect().topLeft()):
                spot = had.mapTo(inside, edge)
                self._body.ensureVisible(spot.x(), spot.y(), 0, self.look.px(24))
        return moved

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter sends from every question."""
        if event.type() == QEvent.Type.LayoutRequest and watched is self._body.widget():
            self._fit()
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() not in _ENTER or self._is_other_button(watched):
            return super().eventFilter(watched, event)
        if getattr(watched, "goes_on", False):
            self.focusNextPrevChild(True)
            return True
        fits = getattr(watched, "fits", True)
        if fits and not event.isAutoRepeat() and self._button.isEnabled():
            self.sent.emit()
        return True

    def _is_other_button(self, watched: QObject) -> bool:
        """One inside a question does what it says; boxes and circles send, as lines do."""
        return isinstance(watched, QPushButton) and watched is not self._button

    def _rebuild(self, form: FormFace, shape: tuple[object, ...]) -> None:
        """Make the questions anew; whichever has the keys has them again."""
        had = next((n for n, made in self._fields.items() if _has_focus(made)), None)
        look, inside = self.look, Plane(self.look, "pane")
        lay = column(inside, look, (24, 4, 24, 16), 0)
        self._shape, self._fields = shape, {}
        line = Across(look, gap=16)
        for place, field in enumerate(form.fields):
            if not place or not (form.wide and field.beside):
                line = Across(look, gap=16)
                if place:
                    lay.addSpacing(look.px(14))
                lay.addWidget(line)
            line.lay.addWidget(self._make_field(field), field.share)
        inside.installEventFilter(self)
        lay.addStretch(1)
        old = self._body.takeWidget()
        if old is not None:
            # A question is answered inside one of its own events: it must outlive that.
            old.hide()
            old.deleteLater()
        self._body.setWidget(inside)
        if had in self._fields:
            # The options are checked first: only then it is known which of them has the keys.
            for field in form.fields:
                self._fields[field.name].show_field(field)
            self._fields[had].take_focus()

    def _make_field(self, field: Field) -> QWidget:
        """A question below its label."""
        look, made = self.look, _MAKERS[field.kind](self.look, field)
        made.answered.connect(lambda value, name=field.name: self.answered.emit(name, value))
        cell, label = Down(look, gap=4), Text(look, 12, DEMI, tone="muted")
        cell.lay.addWidget(label)
        cell.lay.addWidget(made)
        cell.lay.addStretch(1)
        label.say(field.label)
        self._fields[field.name] = made
        for part in (made, *made.findChildren(QWidget)):
            part.installEventFilter(self)
        return cell

    def _fit(self) -> None:
        """As high as the questions are, and as the window has room."""
        inside = self._body.widget()
        if inside is None:
            return
        around = self.look.px(TOP + 24 + 72 + 80)
        room = max(self.look.px(160), self.height() - around)
        self._body.setFixedHeight(min(inside.sizeHint().height(), room))

    def _make_foot(self, look: Look) -> Across:
        foot = Across(look, (24, 12, 24, 12), 12)
        cap, put_away = Cap(look), Text(look, tone="muted")
        self._why = Prose(look, tone="warn").stretch()
        self._button = primary_button(look, "send", 40)
        self._button.setAutoDefault(False)
        self._button.clicked.connect(self.sent)
        self._button.installEventFilter(self)
        foot.hold(cap, put_away)
        foot.lay.addWidget(self._why, 1)
        foot.lay.addStretch(0)
        foot.lay.addWidget(self._button)
        cap.say("Esc")
        put_away.say(tr("put away"))
        return foot


def _shape(field: Field) -> tuple[object, ...]:
    keys = () if field.kind in _FOUND else tuple(option.key for option in field.options)
    return (field.name, field.kind, field.beside, *keys)


def _has_focus(widget: QWidget) -> bool:
    return widget.hasFocus() or any(part.hasFocus() for part in widget.findChildren(QWidget))

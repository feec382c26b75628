"""The questions of a sheet as widgets; each tells what is answered and shows what it is told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QSpinBox,
    QWidget,
)

from staff_console.look import Look
from staff_console.sheets.form import Field, Option, as_value, several
from staff_console.widgets.text import Prose

_CLOCK: Final = 5
"""So many letters has a time: its field is no longer than that."""


class TextField(QLineEdit):
    """One line."""

    answered = Signal(str)

    def __init__(self, look: Look, field: Field) -> None:
        super().__init__()
        self.setObjectName(f"field-{field.name}")
        self.setFont(look.font(15))
        self.setFixedHeight(look.px(36))
        self.setMaxLength(field.most)
        self.setAccessibleName(field.label)
        self.setPlaceholderText(field.hint)
        if field.most == _CLOCK:
            self.setFixedWidth(look.px(120))
        self.textEdited.connect(self.answered)

    def show_field(self, field: Field) -> None:
        """Show the text, unless it is what stands there."""
        if self.text() != field.value:
            self.setText(field.value)
            if not self.hasFocus():
                # Of a long text its beginning is shown.
                self.setCursorPosition(0)

    def take_focus(self) -> None:
        """Keys go here, and what is typed replaces what stands there."""
        self.setFocus(Qt.FocusReason.TabFocusReason)
        self.selectAll()


class ScanField(TextField):
    """A line that a reader may type: its Enter goes on to the next question, and sends nothing."""

    goes_on = True


class SaidField(Prose):
    """A text that is read, by whoever stands at the desk too."""

    answered = Signal(str)
    silent = True

    def __init__(self, look: Look, field: Field) -> None:
        super().__init__(look)
        self.setObjectName(f"field-{field.name}")

    def show_field(self, field: Field) -> None:
        """Show it."""
        self.say(field.value)

    def take_focus(self) -> None:
        """It has no use for keys."""


class LinesField(QPlainTextEdit):
    """Several lines; Enter sends, since what is told is one sentence."""

    answered = Signal(str)

    def __init__(self, look: Look, field: Field) -> None:
        super().__init__()
        self._most = field.most
        self.setObjectName(f"field-{field.name}")
        self.setFont(look.font(15))
        self.setFixedHeight(look.px(84))
        self.setTabChangesFocus(True)
        self.setAccessibleName(field.label)
        self.setPlaceholderText(field.hint)
        self.textChanged.connect(self._tell)

    def show_field(self, field: Field) -> None:
        """Show the text, unless it is what stands there."""
        if self.toPlainText() != field.value:
            self.setPlainText(field.value)

    def take_focus(self) -> None:
        """Keys go here."""
        self.setFocus(Qt.FocusReason.TabFocusReason)
        self.selectAll()

    def _tell(self) -> None:
        text = self.toPlainText()
        if len(text) > self._most:
            cursor = self.textCursor()
            self.setPlainText(text[: self._most])
            cursor.setPosition(self._most)
            self.setTextCursor(cursor)
            return
        self.answered.emit(text)


class CountField(QSpinBox):
    """A small number."""

    answered = Signal(str)

    def __init__(self, look: Look, field: Field) -> None:
        super().__init__()
        self.setObjectName(f"field-{field.name}")
        self.setFont(look.font(15))
        self.setFixedSize(look.px(96), look.px(36))
        self.setRange(1, field.most)
        # A margin in the style sheet would move its field of text and not the text.
        self.lineEdit().setTextMargins(look.px(11), 0, 0, 0)
        self.setAccessibleName(field.label)
        self.valueChanged.connect(lambda value: self.answered.emit(str(value)))

    def show_field(self, field: Field) -> None:
        """Show the number."""
        if field.value.isdigit() and int(field.value) != self.value():
            self.setValue(int(field.value))

    def take_focus(self) -> None:
        """Keys go here."""
        self.setFocus(Qt.FocusReason.TabFocusReason)
        self.selectAll()


class ButtonsField(QWidget):
    """One of a few, or several of a few: arrows move, Space chooses."""

    answered = Signal(str)

    def __init__(self, look: Look, field: Field) -> None:
        super().__init__()
        self._several = field.kind == "some"
        self.setObjectName(f"field-{field.name}")
        self.setAccessibleName(field.label)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(look.px(16))
        self._grid.setVerticalSpacing(look.px(2))
        self._buttons: dict[str, QAbstractButton] = {}
        columns = _columns(look, field.options)
        for place, option in enumerate(field.options):
            button = self._make(look, option)
            self._grid.addWidget(button, place // columns, place % columns)
            self._buttons[option.key] = button
        self._grid.setColumnStretch(columns, 1)

    def show_field(self, field: Field) -> None:
        """Show what is chosen, and what can be."""
        chosen = several(field.value) if self._several else [field.value]
        for option in field.options:
            button = self._buttons[option.key]
            button.setText(_said(option))
            button.setAccessibleName(option.spoken)
            button.setEnabled(option.usable)
            if button.isChecked() != (option.key in chosen):
                before = button.blockSignals(True)
                button.setChecked(option.key in chosen)
                button.blockSignals(before)

    def take_focus(self) -> None:
        """Keys go to what is chosen, else to the first."""
        able = [button for button in self._buttons.values() if button.isEnabled()]
        chosen = [button for button in able if button.isChecked()]
        for button in (chosen or able)[:1]:
            button.setFocus(Qt.FocusReason.TabFocusReason)

    def _make(self, look: Look, option: Option) -> QAbstractButton:
        made = QCheckBox() if self._several else QRadioButton()
        made.setFont(look.font(15))
        made.setMinimumHeight(look.px(30))
        made.setObjectName(f"option-{option.key}")
        made.toggled.connect(self._tell)
        return made

    def _tell(self) -> None:
        chosen = [key for key, button in self._buttons.items() if button.isChecked()]
        if self._several or chosen:
            self.answered.emit(as_value(chosen))


def _said(option: Option) -> str:
    # A lone & would make a shortcut of the letter after it.
    text = f"{option.title}  ·  {option.about}" if option.about else option.title
    return text.replace("&", "&&")


def _columns(look: Look, options: Sequence[Option]) -> int:
    """So many beside each other as the sheet has room for."""
    longest = max((len(_said(option)) for option in options), default=1)
    for columns, characters in ((4, 13), (3, 20), (2, 34)):
        if longest <= characters:
            return columns
    return 1

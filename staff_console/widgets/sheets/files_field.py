"""Pictures of this computer that go along: chosen by a dialog, listed with how far they are."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QPushButton

from staff_console.look import Look
from staff_console.sheets.form import Field, Option
from staff_console.speech import tr
from staff_console.widgets.plane import Across, Down
from staff_console.widgets.text import Prose

PATTERNS: Final = "*.jpg *.jpeg *.png *.webp *.gif"
ADD, DROP = "+", "-"
"""How an answer begins that brings the paths of more files, one a line, or drops the file of a
key."""


class FilesField(Down):
    """Its answers say what is to become of the files; how they stand is told by the options."""

    answered = Signal(str)

    def __init__(self, look: Look, field: Field) -> None:
        super().__init__(look, gap=4)
        self._look, self._field = look, field
        self._shown: tuple[Option, ...] = ()
        self._rows: list[Across] = []
        self.setObjectName(f"field-{field.name}")
        self.setAccessibleName(field.label)
        self.choose = quiet_button(look, field.hint, f"choose-{field.name}")
        self.choose.setAccessibleDescription(field.label)
        self.choose.clicked.connect(self._ask)
        self.lay.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)

    def show_field(self, field: Field) -> None:
        """Show the files that were chosen."""
        if field.options == self._shown:
            return
        self._shown = field.options
        for old in self._rows:
            old.hide()
            old.deleteLater()
        self._rows = [self._row(option) for option in field.options]

    def take_focus(self) -> None:
        """Keys go to what chooses more."""
        self.choose.setFocus(Qt.FocusReason.TabFocusReason)

    def _row(self, option: Option) -> Across:
        line = Across(self._look, gap=8)
        said = Prose(self._look, 12, tone="muted" if option.usable else "danger").stretch()
        named = option.about.startswith(option.title)
        parts = [] if named else [option.title]
        said.say(", ".join([*parts, *([option.about] if option.about else [])]))
        drop = quiet_button(self._look, tr("Remove"), f"drop-{option.key}", 26, 12)
        drop.setAccessibleName(tr("Remove {name}").format(name=option.title))
        drop.clicked.connect(partial(self.answered.emit, f"{DROP}{option.key}"))
        line.lay.addWidget(said, 1)
        line.hold(drop)
        self.lay.addWidget(line)
        return line

    def _ask(self) -> None:
        # Not `exec`: that would hold up the link while the dialog is open.
        dialog = QFileDialog(self, self._field.label)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        pictures = tr("Pictures ({patterns})").format(patterns=PATTERNS)
        dialog.setNameFilters([pictures, tr("All files ({patterns})").format(patterns="*")])
        dialog.filesSelected.connect(lambda paths: self.answered.emit(ADD + "\n".join(paths)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


class ActField(Down):
    """A button inside a sheet: pressed it answers with the value of its field."""

    answered = Signal(str)
    silent = True

    def __init__(self, look: Look, field: Field) -> None:
        super().__init__(look)
        self.setObjectName(f"field-{field.name}")
        self._value = field.value
        self.button = quiet_button(look, field.hint, f"act-{field.name}")
        self.button.clicked.connect(lambda: self.answered.emit(self._value))
        self.lay.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_field(self, field: Field) -> None:
        """Show what it does now."""
        self._value = field.value
        self.button.setText(field.hint)

    def take_focus(self) -> None:
        """Keys go to the button."""
        self.button.setFocus(Qt.FocusReason.TabFocusReason)


def quiet_button(look: Look, text: str, name: str, high: int = 36, size: int = 14) -> QPushButton:
    """A button that is not the sheet's own; Enter presses it while it has the keys."""
    made = QPushButton(text.replace("&", "&&"))
    made.setObjectName(name)
    made.setProperty("quiet", True)
    made.setFont(look.font(size))
    made.setFixedHeight(look.px(high))
    made.setAutoDefault(True)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made

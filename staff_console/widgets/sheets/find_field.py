"""One of those whom the server finds by what is typed: a line, and what was found below it."""

from __future__ import annotations

from typing import Final

from staff_console.look import Look
from staff_console.sheets.form import Field, sought
from staff_console.widgets.sheets.pick_field import PickField

FOUND: Final = 5


class FindField(PickField):
    """Answers with what is typed and, in the next line, the key of what is chosen."""

    def __init__(self, look: Look, field: Field) -> None:
        super().__init__(look, field)
        self.search.setPlaceholderText(field.hint)
        self.list.hide()

    def show_field(self, field: Field) -> None:
        """Show what is typed, what was found, and what is chosen of it."""
        typed, self._value = sought(field.value)
        if self.search.text() != typed:
            self.search.setText(typed)
        if field.options != self._options:
            self._options = field.options
            # To fill the list marks nothing by itself: who is meant is chosen.
            before = self.list.selectionModel().blockSignals(True)
            self.list.show_rows(self._options)
            self.list.selectionModel().blockSignals(before)
            self.list.setFixedHeight(self._look.px(32) * max(1, min(FOUND, len(self._options))))
            self.list.setVisible(bool(self._options))
        place = next((at for at, o in enumerate(self._options) if o.key == self._value), None)
        marked = self.list.current()
        if place is not None and (marked is None or marked.key != self._value):
            self.list.mark(place)
        elif place is None:
            self.list.clearSelection()

    def take_focus(self) -> None:
        """Keys go to the line, behind what stands there."""
        super().take_focus()
        self.search.end(False)

    def _find(self) -> None:
        """Other words mean somebody else."""
        self.answered.emit(f"{self.search.text()}\n")

    def _tell(self) -> None:
        option = self.list.current()
        if option is not None and option.key != self._value:
            self.answered.emit(f"{self.search.text()}\n{option.key}")

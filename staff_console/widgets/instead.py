"""What a page says where there is nothing to be shown."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt

from staff_console.look import Look
from staff_console.widgets.marks import Mark
from staff_console.widgets.plane import Across, Down
from staff_console.widgets.text import Prose

MARGINS: Final = (48, 0, 48, 0)


class Instead(Down):
    """A sentence with its mark, in the middle of the room."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, MARGINS, 12)
        line = Across(look, gap=12)
        self.mark, self.note = Mark(look, 20), Prose(look, 16).stretch()
        line.lay.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        line.lay.addWidget(self.note, 1)
        self.centre(line)

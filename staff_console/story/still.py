"""What somebody reads stays where it is: lines come above it, and it does not move."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QScrollArea

from staff_console.story.face import StoryFace
from staff_console.story.view import StoryView


class StillScroll(QObject):
    """Keeps the place of an area whose last part is a story."""

    def __init__(self, area: QScrollArea, story: StoryView) -> None:
        super().__init__(area)
        self._area, self._story = area, story
        self._from_end: int | None = None
        """How far the place is from the end, while that is what is to stay."""
        self._to_head = False
        """The heading is to be gone to, as far as what is below it is there."""
        self._own = False
        bar = area.verticalScrollBar()
        bar.rangeChanged.connect(self._on_range)
        bar.valueChanged.connect(self._on_moved)

    def before(self, face: StoryFace) -> None:
        """Something else is about to be shown, with this story."""
        bar, last = self._area.verticalScrollBar(), self._story.last
        same = bool(last) and bool(face.lines) and face.lines[-1].key == last
        if same and bar.value() and self._head_at() < self._area.viewport().height() // 2:
            self._from_end = bar.maximum() - bar.value()
        else:
            self._from_end = None

    def leave(self) -> None:
        """It is of another stay: its place is not kept."""
        self._from_end, self._to_head = None, False

    def to_head(self) -> None:
        """The story is opened: go there."""
        self._from_end, self._to_head = None, True
        self._on_range()

    def _head_at(self) -> int:
        """Where the heading is below the top of what can be seen."""
        return self._story.mapTo(self._area.viewport(), QPoint(0, 0)).y()

    def _on_range(self) -> None:
        bar = self._area.verticalScrollBar()
        self._own = True
        if self._from_end is not None:
            bar.setValue(bar.maximum() - self._from_end)
        elif self._to_head:
            bar.setValue(bar.value() + self._head_at())
        self._own = False

    def _on_moved(self) -> None:
        if not self._own:
            self._from_end, self._to_head = None, False

"""The story of one stay at a time: asked for while it is open, and again when that changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from staff_console.past import Query
from staff_console.speech import tr
from staff_console.story.face import Reader, StoryFace, count_of, story_lines
from staff_console.story.pages import TimedPages


class Story:
    """`told` is called when something else is to be shown."""

    def __init__(self, query: Query, told: Callable[[], None]) -> None:
        self._pages = TimedPages("story", query, told)
        self._told = told
        self._seen: object = None
        self.open = False

    def toggle(self) -> None:
        """Open it, or fold it."""
        self.open = not self.open
        self._told()

    def more(self) -> None:
        """Read earlier ones."""
        self._pages.more()
        self._told()

    def want(self, stay: Mapping[str, str], seen: object) -> None:
        """The stay of this visit or request is looked at, of which this is seen; no stay where
        nothing is to be asked for."""
        if not self.open or not stay:
            self._pages.of({})
            self._seen = None
            return
        self._pages.of(stay)
        if self._seen is None or self._seen != (stay, seen):
            self._seen = stay, seen
            self._pages.refresh()

    def face(self, reader: Reader, connected: bool) -> StoryFace:
        """As it is shown."""
        if not self.open:
            return StoryFace(there=True)
        pages = self._pages
        if pages.items is None:
            note = tr("Loading …") if connected else tr("This comes when the server is back.")
            if pages.fault and not pages.asked:
                note = pages.fault
            return StoryFace(there=True, open=True, note=note)
        lines = story_lines(reader, pages.items)
        note = "" if lines else tr("Nothing is known of this stay.")
        if pages.goes_on and pages.asked:
            note = tr("Loading …")
        elif pages.goes_on and pages.fault:
            note = pages.fault
        return StoryFace(
            True, True, lines, count_of(lines, pages.goes_on), note,
            more=pages.goes_on and not pages.asked and connected,
        )  # fmt: skip

"""The keys of the settings, and what `Ctrl+K` and F1 find of them: keys, and every page. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from staff_console.finder import Find
from staff_console.settings.places import PlaceRow
from staff_console.settings.screen import SettingsScreen
from staff_console.speech import tr

SAVE, DISCARD, RESTORE = "Ctrl+S", "Ctrl+Shift+Backspace", "Ctrl+Shift+R"
ACTS: Final = ("save", "discard", "restore")
_TABLES: Final = frozenset({"rows", "clauses"})
PLACE: Final = "place "
"""Before the key of a page in what is found."""


def shown(cap: str) -> str:
    """The key as it is written on screens."""
    return cap.replace("Backspace", "⌫")


def key_finds(screen: SettingsScreen) -> Iterator[Find]:
    """What keys do on the page that is shown; those of tables are told, not done from afar."""
    yield Find("window:save", tr("Save"), "", SAVE, screen.can_save)
    yield Find("window:discard", tr("Discard what I typed"), "", shown(DISCARD), screen.can_discard)
    yield Find("window:restore", tr("Restore what was"), "", RESTORE, screen.can_restore)
    rows = [face.field for face in screen.fields if face.field.kind in _TABLES]
    about = tr("in its cells")
    if any(field.ordered for field in rows):
        yield Find("", tr("Move a row of a table"), about, "Alt+↑ Alt+↓", usable=False)
    if any(field.adds for field in rows):
        yield Find("", tr("Take away a row of a table"), about, "Ctrl+Del", usable=False)


def page_finds(places: Sequence[PlaceRow]) -> Iterator[Find]:
    """Every page of the settings, with the service point that it is of."""
    heading = ""
    for row in places:
        if row.kind == "heading":
            heading = row.name
        else:
            yield Find(f"window:{PLACE}{row.key}", row.name, heading, words=heading)

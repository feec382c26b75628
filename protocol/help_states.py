"""A kiosk's call for a person as a table: what can be said of it, from which states."""

from __future__ import annotations

from typing import Final, Literal

from protocol.records import HelpState

HELP_TRANSITIONS: Final[dict[HelpState, dict[HelpState | Literal[""], HelpState]]] = {
    "asked": {"": "asked", "asked": "asked", "coming": "coming", "done": "asked"},
    "coming": {"asked": "coming", "coming": "coming"},
    "done": {"asked": "done", "coming": "done", "done": "done"},
}
"""By what is said: where it leads from each state that it is allowed from; none is `""`. Asked
again while somebody comes, it says that somebody comes."""

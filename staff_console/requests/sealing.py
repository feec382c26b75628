"""What opens an item goes to the server over HTTP alone: in no command, and in no record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from staff_console.administration.calls import NotDone, Request
from staff_console.answers import AnswerLine
from staff_console.requests.papers import PATH
from staff_console.requests.unlocking import UnlockingModel
from staff_console.speech import tr


class SealingModel(UnlockingModel):
    """Has codes kept."""

    def keep_code(
        self, request: str, item: str, code: str, done: Callable[[NotDone | None], None]
    ) -> None:
        """Have a code kept; `done` hears why not, None where it is."""
        asked = Request("PUT", f"{PATH}/{request}/unlock/{item}", {"code": code})
        self._calls(asked, lambda answer: done(answer if isinstance(answer, NotDone) else None))

    def keep_codes(self, request: str, number: str, codes: Mapping[int, str]) -> None:
        """Have the codes kept of what was just taken in, by the places of its items."""
        if not codes:
            return

        def told(answer: Any) -> None:
            if isinstance(answer, NotDone):
                kept(answer)
                return
            for place, code in codes.items():
                self.keep_code(request, answer["items"][place]["id"], code, kept)

        def kept(fault: NotDone | None) -> None:
            if fault is not None:
                self.say_not_kept(number, fault)

        # The command that takes something in answers without the ids of its items.
        self._calls(Request("GET", f"{PATH}/{request}"), told)

    def say_not_kept(self, number: str, fault: NotDone) -> None:
        """A code is not there: it is to be typed again, as long as its customer is."""
        title = tr("The unlock code of {number} is not kept.").format(number=number)
        text = tr("{why} Type it again: Ctrl+Shift+T, then the item.").format(why=fault.detail)
        self._say(AnswerLine("refused", title, text, "Esc", tr("put away")))

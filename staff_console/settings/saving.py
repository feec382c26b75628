"""Saving a page: one command after the other, until what was saved is to be seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from client.not_taken import NotTaken
from protocol import outcomes
from protocol.commands import AnyCommand
from protocol.messages import Ack
from protocol.outcomes import Refusal
from staff_console.answers import AnswerLine
from staff_console.asked import Ask
from staff_console.settings.field import Values
from staff_console.settings.places import Place
from staff_console.speech import tr

SEEN_MS: Final = 2_000
"""So long the news of what was saved is waited for."""


@dataclass(frozen=True)
class Saved:
    """The page that is being saved: another may be looked at meanwhile."""

    place: Place
    title: str
    was: Values
    """What its fields had before."""
    done: str
    """What is said once it is saved."""
    made: str = ""
    """The id of what was saved last."""

    def said(self, at: str, undo: bool) -> AnswerLine:
        """That it is saved, and whether it can be put back."""
        cap, does = ("Ctrl+Shift+R", tr("Restore what was")) if undo else ("", "")
        return AnswerLine("confirmed", self.done.format(at=at), self.title, cap=cap, does=does)


class Saving:
    """At most one page at a time. `seq` is that of the records that are here; `saved` and `refused`
    are called with what came of it."""

    def __init__(
        self,
        ask: Ask,
        now: Callable[[], int],
        seq: Callable[[], int | None],
        saved: Callable[[Saved], None],
        refused: Callable[[Saved, Refusal], None],
    ) -> None:
        self._ask, self._now, self._seq = ask, now, seq
        self._on_saved, self._on_refused = saved, refused
        self._commands: list[AnyCommand] = []
        self._seen_at: tuple[int, int] | None = None
        """The seq at which what was saved can be seen, and until when that is waited for (ms)."""
        self.page: Saved | None = None
        """None while nothing is being saved."""

    def begin(self, page: Saved, commands: tuple[AnyCommand, ...]) -> None:
        """Ask for all of them; nothing else may be on its way."""
        assert self.page is None
        self.page, self._commands = page, list(commands)
        self._next()

    def see(self) -> None:
        """What was saved is saved for me once I see it, or after a while without news."""
        if self._seen_at is None or self.page is None:
            return
        (visible, latest), seq = self._seen_at, self._seq()
        if self._now() >= latest or (seq is not None and seq >= visible):
            page, self.page, self._seen_at = self.page, None, None
            self._on_saved(page)

    def _next(self) -> None:
        self._ask(self._commands[0], self._answered)

    def _answered(self, answer: Ack | NotTaken) -> None:
        if isinstance(answer, NotTaken):
            self._refuse(Refusal(code=answer.code, detail=answer.detail))
        elif isinstance(answer.answer, Refusal):
            self._refuse(answer.answer)
        elif len(self._commands) > 1:
            del self._commands[0]
            self._next()
        else:
            if self.page is not None and isinstance(answer.answer, outcomes.Saved):
                self.page = replace(self.page, made=answer.answer.id)
            self._seen_at = answer.seq, self._now() + SEEN_MS
            self.see()

    def _refuse(self, refusal: Refusal) -> None:
        assert self.page is not None
        page, self.page = self.page, None
        self._on_refused(page, refusal)

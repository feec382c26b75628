"""What the server says that saving would do: asked for all commands of a page, one by one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import msgspec

from client.not_taken import NotTaken
from protocol.commands import AnyCommand
from protocol.messages import Res
from protocol.outcomes import Refusal
from protocol.queries import Effect, EffectAnswer
from staff_console.past import Query
from staff_console.settings.screen import Foretold

AGAIN_MS: Final = 5_000
"""People come and go: after so long the server is asked once more."""


class Foretelling:
    """The newest word on the commands that were asked for last; `told` is called when it comes."""

    def __init__(self, query: Query, told: Callable[[], None]) -> None:
        self._query, self._told = query, told
        self._at = 0
        self.found: Foretold | None = None
        self.commands: tuple[AnyCommand, ...] = ()
        """Whose effect is known, or awaited."""
        self.awaited = False
        """Saving was asked for already: it goes on once the effect is told."""

    def forget(self) -> None:
        """Something else is typed now: an answer that is still to come is not believed."""
        self.found, self.commands, self.awaited = None, (), False

    def refuse(self, refusal: Refusal) -> None:
        """Saving was refused: no other word is needed."""
        self.found = Foretold(refusal=refusal)

    def is_old(self, now: int) -> bool:
        """Whether the hall may have changed since the answer."""
        return self.found is not None and bool(self.commands) and now - self._at >= AGAIN_MS

    def ask(self, commands: tuple[AnyCommand, ...], now: int) -> None:
        """Ask what these would do; what is known stays until the answer."""
        self.commands, self._at = commands, now
        self._ask_from(commands, 0, ())

    def _ask_from(
        self, commands: tuple[AnyCommand, ...], place: int, said: tuple[str, ...]
    ) -> None:
        def heard(answer: Res | NotTaken) -> None:
            if commands != self.commands:
                return
            found = _effect_of(answer)
            if isinstance(found, Refusal):
                self.found = Foretold(refusal=found)
            elif place + 1 < len(commands):
                self._ask_from(commands, place + 1, (*said, *found.sentences))
                return
            else:
                self.found = Foretold(tuple(dict.fromkeys((*said, *found.sentences))))
            self._told()

        args: dict[str, Any] = msgspec.to_builtins(commands[place])
        self._query("effect", args, heard)


def _effect_of(answer: Res | NotTaken) -> EffectAnswer:
    if isinstance(answer, NotTaken):
        return Refusal(code=answer.code, detail=answer.detail)
    return msgspec.convert(answer.items[0], Effect | Refusal)

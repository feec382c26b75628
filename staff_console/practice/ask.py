"""What is asked in a practice: watched, so that steps are ticked off, and once outrun."""

from __future__ import annotations

from collections.abc import Callable

from client.not_taken import NotTaken
from protocol.commands import AnyCommand, CallEntry
from protocol.messages import Ack
from protocol.outcomes import Answer
from staff_console.asked import Done
from staff_console.asking import Sends

Watch = Callable[[AnyCommand, Answer], None]
Outrun = Callable[[str, Callable[[], None]], None]
"""Lets a colleague call that entry first, then goes on."""


class PracticeAsk:
    """Sends by another `Ask`. `watch` hears of every answer; `outrun` is None while nobody is to be
    quicker than the learner."""

    def __init__(self, ask: Sends, watch: Watch, outrun: Callable[[], Outrun | None]) -> None:
        self._ask = ask
        self._watch = watch
        self._outrun = outrun

    def __call__(
        self, command: AnyCommand, done: Done, ident: str | None = None
    ) -> Callable[[], None]:
        """Send it, perhaps a moment late."""
        giving_up: list[Callable[[], None]] = []
        given_up: list[bool] = []

        def answered(answer: Ack | NotTaken) -> None:
            done(answer)
            if isinstance(answer, Ack):
                self._watch(command, answer.answer)

        def send() -> None:
            if not given_up:
                giving_up.append(self._ask(command, answered, ident))

        def give_up() -> None:
            given_up.append(True)
            for each in giving_up:
                each()

        outrun = self._outrun()
        if outrun is not None and isinstance(command, CallEntry) and not command.take_over:
            outrun(command.entry, send)
        else:
            send()
        return give_up

"""One replay at the server: begun, asked after until it is done, and cancelled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

import msgspec

from client.not_taken import NotTaken
from protocol.messages import Res
from protocol.queries import DayChange, WhatIf
from staff_console.past import Query

AGAIN_MS: Final = 300
"""So often the server is asked how far it is."""
Phase = Literal["none", "running", "done", "cancelled", "failed"]


@dataclass(frozen=True)
class Asked:
    """What is replayed, and how that goes. Instants are ms of the server's clock."""

    point: str
    day: str
    change: DayChange
    begun_at: int
    phase: Phase = "running"
    answer: WhatIf | None = None
    """What the server has said last."""
    why: str = ""
    """Why it could not be done, in the server's words."""
    ended_at: int | None = None


class Job:
    """At most one. `later` calls back once after `AGAIN_MS`; `told` is called after each answer."""

    def __init__(
        self,
        query: Query,
        now: Callable[[], int],
        later: Callable[[], None],
        told: Callable[[], None],
    ) -> None:
        self._query, self._now, self._later, self._told = query, now, later, told
        self._serial = 0
        self.asked: Asked | None = None

    @property
    def running(self) -> bool:
        """Whether an end is awaited."""
        return self.asked is not None and self.asked.phase == "running"

    def begin(self, point: str, day: str, change: DayChange) -> None:
        """Ask for it; one that runs is cancelled."""
        self.cancel()
        self.asked = Asked(point, day, change, self._now())
        given = msgspec.to_builtins(change)
        self._ask({"service_point": point, "day": day, "change": given})

    def go_on(self) -> None:
        """Ask how far it is."""
        if self.running and self.asked is not None and self.asked.answer is not None:
            self._ask({"job": self.asked.answer.job})

    def cancel(self) -> None:
        """It is not wanted any more, whatever the server says of that."""
        if not self.running or self.asked is None:
            return
        job = self.asked.answer.job if self.asked.answer is not None else ""
        self._serial += 1
        self._end("cancelled")
        if job:
            self._query("what_if", {"job": job, "cancel": True}, lambda _: None)

    def _ask(self, args: dict[str, Any]) -> None:
        self._serial += 1
        serial = self._serial
        self._query("what_if", args, lambda answer: self._take(serial, answer))

    def _take(self, serial: int, answer: Res | NotTaken) -> None:
        if serial != self._serial or self.asked is None:
            self._stop(answer)
            return
        if isinstance(answer, NotTaken):
            self.asked = replace(self.asked, why=answer.detail)
            self._end("failed")
        else:
            self._hear(msgspec.convert(answer.items[0], WhatIf))
        self._told()

    def _hear(self, said: WhatIf) -> None:
        assert self.asked is not None
        self.asked = replace(self.asked, answer=said, why=said.failed)
        if said.failed:
            self._end("failed")
        elif said.cancelled:
            self._end("cancelled")
        elif said.after is not None:
            self._end("done")
        else:
            self._later()

    def _end(self, phase: Phase) -> None:
        assert self.asked is not None
        self.asked = replace(self.asked, phase=phase, ended_at=self._now())

    def _stop(self, answer: Res | NotTaken) -> None:
        """What was cancelled before it had an answer runs at the server all the same."""
        if isinstance(answer, Res):
            said = msgspec.convert(answer.items[0], WhatIf)
            if said.after is None and not said.failed and not said.cancelled:
                self._query("what_if", {"job": said.job, "cancel": True}, lambda _: None)

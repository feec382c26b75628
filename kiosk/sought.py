"""A reservation that is looked for: scanned or typed, found, and confirmed by its customer. Pure.

Times are seconds of the steady clock. Nobody's name is known here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final, Literal, Protocol

from kiosk.flow import GUARD_S, SLOW_S
from protocol.booking_queries import FoundReservation

GIVE_UP_S: Final = 12.0
"""So long nobody may answer before the kiosk says that it cannot look."""
MOST: Final = 3
"""So many fit on the page; whoever has more is found by the number."""

Phase = Literal[
    "waiting", "typo", "looking", "away", "often", "none", "several", "found", "refused"
]
"""`waiting` to be told which; `typo`: no number is so; `away`: nobody answered; `often`: too many
were looked for in vain; `several` fit; `refused`: it was found and cannot be checked in."""
Answer = Sequence[FoundReservation] | Literal["away", "often"]


@dataclass(frozen=True)
class Sought:
    """What is known of it."""

    phase: Phase
    since: float
    found: tuple[FoundReservation, ...] = ()
    """One, or several of which one is to be chosen."""
    code: str = ""
    """Why it was refused."""
    slow: bool = False
    args: tuple[dict[str, Any], ...] = field(default=(), repr=False)
    """How it is asked for: one way after the other."""

    @property
    def only(self) -> FoundReservation | None:
        """The one that is meant."""
        return self.found[0] if len(self.found) == 1 else None


class Finds(Protocol):
    """Whoever asks the server; a test answers by hand."""

    def find(self, args: dict[str, Any], then: Callable[[Answer], None]) -> None:
        """Look for reservations, and call `then` once with what came of it."""


class Seeker:
    """One reservation after the other; `moved` is called after each change of `sought`."""

    def __init__(self, finds: Finds, clock: Callable[[], float], moved: Callable[[], None]) -> None:
        self._finds = finds
        self._clock = clock
        self._moved = moved
        self._serial = 0
        """What comes late for another one is dropped."""
        self.sought: Sought | None = None

    def wait(self) -> None:
        """Say how a reservation is found, and wait for one."""
        self._begin("waiting")

    def typed(self, *args: dict[str, Any]) -> None:
        """Look for what was typed; without any way to it is no number."""
        if args:
            self.look(*args)
        else:
            self._begin("typo")

    def look(self, *args: dict[str, Any]) -> None:
        """Look for it in one way after the other, until something is found."""
        self._begin("looking", args)
        self._ask()

    @property
    def only(self) -> FoundReservation | None:
        """The one that is meant."""
        return self.sought.only if self.sought is not None else None

    @property
    def has_number(self) -> bool:
        """Whether its customer had a number before."""
        return self.only is not None and self.only.queue_number != ""

    def act(self, action: str) -> FoundReservation | None:
        """A key of its page was touched; the one that is to be checked in, if that was its key."""
        sought = self.sought
        if sought is None or self._clock() - sought.since < GUARD_S:
            return None
        if action == "another":
            self.wait()
        elif action.startswith("pick") and sought.phase == "several":
            chosen = sought.found[int(action[4:]) :][:1]
            self._turn(Sought("found" if chosen else "none", self._clock(), chosen))
        return sought.only if action == "confirm" else None

    def refused(self, code: str) -> None:
        """The one that is meant cannot be checked in."""
        if self.sought is not None:
            self._turn(replace(self.sought, phase="refused", code=code, since=self._clock()))

    def wipe(self) -> None:
        """Its customer has gone: nothing of it stays."""
        self._serial += 1
        self.sought = None

    def pass_time(self) -> None:
        """Let time act: nobody waits for ever."""
        sought = self.sought
        if sought is None or sought.phase != "looking":
            return
        passed = self._clock() - sought.since
        if passed >= GIVE_UP_S:
            self._begin("away")
        elif passed >= SLOW_S:
            self._turn(replace(sought, slow=True))

    def _begin(self, phase: Phase, args: tuple[dict[str, Any], ...] = ()) -> None:
        self._serial += 1
        self._turn(Sought(phase, self._clock(), args=args))

    def _ask(self) -> None:
        sought, serial = self.sought, self._serial
        if sought is not None and sought.args:
            self._finds.find(sought.args[0], lambda answer: self._seen(serial, answer))

    def _seen(self, serial: int, answer: Answer) -> None:
        sought = self.sought
        if serial != self._serial or sought is None or sought.phase != "looking":
            return
        if isinstance(answer, str):
            self._begin(answer)
        elif answer:
            phase: Phase = "found" if len(answer) == 1 else "several"
            self._turn(Sought(phase, self._clock(), tuple(answer[:MOST])))
        elif len(sought.args) > 1:
            self._turn(replace(sought, args=sought.args[1:]))
            self._ask()
        else:
            self._begin("none")

    def _turn(self, sought: Sought) -> None:
        if sought != self.sought:
            self.sought = sought
            self._moved()

"""Something that was brought, before the reader or looked for: read, shown while its customer
stands there, and answered. Pure.

The kiosk acts as whoever holds the link. Times are seconds of the steady clock.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Final, Literal, Protocol

from kiosk.flow import GIVE_UP_S, GUARD_S, SLOW_S
from kiosk.intake import signed
from protocol.request_commands import AnswerEstimate
from protocol.request_queries import FoundOwnRequest

POLL_S: Final = 3.0
LOOK_S: Final = 12.0
"""So long nobody may answer before the kiosk says that it cannot look."""
STALE_S: Final = 10.0
KEYS: Final = frozenset({"yes", "no", "keep", "say", "leaf", "sign", "clear", "another"})
"""What `RequestReader.act` does."""

Phase = Literal["waiting", "looking", "away", "often", "none", "shown", "yes", "no"]
"""`waiting` to be told which; `often`: too many were looked for in vain; `yes` and `no` are the
questions before an estimate is answered."""
Answer = FoundOwnRequest | Literal["", "away", "often"]
"""Empty: there is none such."""


@dataclass(frozen=True)
class Brought:
    """What is known of it."""

    phase: Phase
    since: float
    found: FoundOwnRequest | None = None
    held: bool = False
    """Whether its link was shown; else what it costs is neither shown nor answered here."""
    code: str = ""
    """Why the last answer was not taken; `done` once it was."""
    busy: bool = False
    slow: bool = False
    stale: bool = False
    leaf: int = 0
    signature: str = ""
    as_of: int = 0
    """When `found` was so, server ms."""
    args: tuple[dict[str, Any], ...] = field(default=(), repr=False)
    """How it is asked for: one way after the other."""


class Asks(Protocol):
    """Whoever asks the server; a test answers by hand."""

    def new_id(self) -> str:
        """An id for one touch."""

    def find_request(self, args: dict[str, Any], then: Callable[[Answer], None]) -> None:
        """Look for what was brought, and call `then` once."""

    def answer_estimate(
        self, command: AnswerEstimate, command_id: str, link: str, then: Callable[[str], None]
    ) -> None:
        """Answer, as whoever holds the link, and call `then` once with the code of the refusal;
        `done` where it was taken."""


class RequestReader:
    """One after the other. `now` is the server's clock in ms; `moved` is called after each change
    of `brought`."""

    def __init__(
        self,
        asks: Asks,
        clock: Callable[[], float],
        now: Callable[[], int],
        moved: Callable[[], None],
    ) -> None:
        self._asks = asks
        self._clock = clock
        self._now = now
        self._moved = moved
        self._serial = 0
        """What comes late for another one is dropped."""
        self._asking = False
        self._looked = self._heard = 0.0
        self.brought: Brought | None = None

    def wait(self) -> None:
        """Say how it is found, and wait for it."""
        self._begin("waiting")

    def look(self, *args: dict[str, Any], held: bool = False) -> None:
        """Look for it in one way after the other; `held` by what its customer shows."""
        self._begin("looking", args, held)
        self._ask()

    def wipe(self) -> None:
        """Its customer has gone: nothing of it stays."""
        self._serial += 1
        self.brought = None

    def act(self, action: str, value: str) -> None:
        """A key of its page was touched, and none so soon that it was not meant."""
        brought, at = self.brought, self._clock()
        if brought is None or brought.busy or at - brought.since < GUARD_S:
            return
        match action:
            case "another":
                self.wait()
            case "yes" | "no" if may_answer(brought):
                turned: Phase = "yes" if action == "yes" else "no"
                self._turn(replace(brought, phase=turned, since=at, code="", signature=""))
            case "keep":
                self._turn(replace(brought, phase="shown", since=at))
            case "leaf":
                self._turn(replace(brought, leaf=int(value), since=at))
            case "sign":
                self._turn(replace(brought, signature=signed(brought.signature, value)))
            case "clear":
                self._turn(replace(brought, signature=""))
            case "say":
                self._say(brought)

    def refused(self, code: str) -> None:
        """No place in the line was given, and why."""
        if self.brought is not None:
            self._settle(code)

    def back(self) -> bool:
        """Whether `Back` led from a question to the estimate, or to its page before."""
        brought, at = self.brought, self._clock()
        if brought is None or brought.busy:
            return brought is not None
        if brought.phase in ("yes", "no"):
            self._turn(replace(brought, phase="shown", since=at))
        elif brought.leaf > 0:
            self._turn(replace(brought, leaf=brought.leaf - 1, since=at))
        else:
            return False
        return True

    def pass_time(self) -> None:
        """Let time act: look again, say that it takes long, wait for nobody for ever."""
        brought, at = self.brought, self._clock()
        if brought is None:
            return
        if brought.phase == "looking" and at - brought.since >= LOOK_S:
            return self._begin("away")
        if brought.busy and at - brought.since >= GIVE_UP_S:
            self._settle("no_answer")
        elif brought.found is not None and not self._asking and at - self._looked >= POLL_S:
            self._ask()
        if (now := self.brought) is not None:
            slow = (now.busy or now.phase == "looking") and at - now.since >= SLOW_S
            stale = now.found is not None and at - self._heard >= STALE_S
            self._turn(replace(now, slow=slow, stale=stale))

    def _begin(
        self, phase: Phase, args: tuple[dict[str, Any], ...] = (), held: bool = False
    ) -> None:
        self._serial += 1
        self._asking = False
        self._turn(Brought(phase, self._clock(), held=held, args=args))

    def _ask(self) -> None:
        brought, serial = self.brought, self._serial
        if brought is not None and brought.args:
            self._asking, self._looked = True, self._clock()
            self._asks.find_request(brought.args[0], lambda answer: self._seen(serial, answer))

    def _seen(self, serial: int, answer: Answer) -> None:
        brought = self.brought
        if serial != self._serial or brought is None:
            return
        self._asking = False
        if isinstance(answer, FoundOwnRequest):
            self._show(brought, answer)
        elif answer == "" and len(brought.args) > 1:
            self._turn(replace(brought, args=brought.args[1:]))
            self._ask()
        elif answer == "":
            self._begin("none")
        elif brought.phase == "looking":
            self._begin(answer)

    def _show(self, brought: Brought, found: FoundOwnRequest) -> None:
        at = self._heard = self._clock()
        before = brought.found
        same = before is not None and _asked_of(before) == _asked_of(found)
        phase: Phase = brought.phase if same else "shown"
        newer = before is not None and before.request.estimate != found.request.estimate
        now = replace(
            brought,
            phase=phase,
            found=found,
            args=brought.args[:1],
            as_of=self._now(),
            code="" if newer else brought.code,
        )
        # Other keys stand there now: a touch on its way was meant for those before.
        self._turn(now if same else replace(now, since=at, leaf=0, signature=""))

    def _say(self, brought: Brought) -> None:
        estimate = brought.found.estimate if brought.found is not None else None
        if brought.found is None or estimate is None or not may_answer(brought):
            return
        command = AnswerEstimate(
            request=brought.found.request.id,
            nth=estimate.nth,
            hash=estimate.hash,
            yes=brought.phase == "yes",
            via="kiosk",
            signature=brought.signature,
        )
        self._turn(replace(brought, busy=True, since=self._clock()))
        serial = self._serial
        self._asks.answer_estimate(
            command,
            self._asks.new_id(),
            brought.found.token,
            lambda code: self._answered(serial, code),
        )

    def _answered(self, serial: int, code: str) -> None:
        if serial == self._serial and self.brought is not None and self.brought.busy:
            self._settle(code)
            self._ask()

    def _settle(self, code: str) -> None:
        assert self.brought is not None
        at = self._clock()
        self._turn(replace(self.brought, phase="shown", busy=False, code=code, since=at))

    def _turn(self, brought: Brought) -> None:
        if brought != self.brought:
            self.brought = brought
            self._moved()


def may_answer(brought: Brought) -> bool:
    """Whether its customer may say yes or no to an estimate here."""
    found = brought.found
    return found is not None and brought.held and _open(found) and brought.code != "done"


def _open(found: FoundOwnRequest) -> bool:
    return found.request.may_answer and found.estimate is not None


def _asked_of(found: FoundOwnRequest) -> tuple[str, bool, int]:
    """What the keys of its page are about."""
    return found.request.state, found.request.may_answer, found.request.estimate

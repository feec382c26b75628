"""A slip before the reader: read, shown while it lies there, changed as its holder wants. Pure.

The kiosk asks as the holder, by the slip's token. Times are seconds of the steady clock.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, Literal, Protocol

from client.own_place import OwnCommand, OwnPlace
from kiosk.flow import GIVE_UP_S, GUARD_S, SLOW_S
from kiosk.scan import Scan
from protocol.commands import Away, CheckIn, Leave

POLL_S: Final = 3.0
STALE_S: Final = 10.0
"""What was last heard so long ago is shown with its time."""
AWAY_MIN: Final = 10

ACTIONS: Final = frozenset({"here", "more", "leave", "stay", "gone", "print"})
"""What `SlipReader.act` does."""

Phase = Literal["waiting", "reading", "shown", "leaving", "unread", "unknown"]
"""`waiting` for a slip; `leaving` is the question before; `unread` is the code of something else,
`unknown` of a slip that opens nothing here."""
Note = Literal["", "here", "back", "more", "printed", "no_paper", "refused", "no_answer"]
Outcome = Literal["done", "refused", "away"]
"""`away`: nobody answered, and it may have happened all the same."""


@dataclass(frozen=True)
class Scanned:
    """What is known of the slip before the reader."""

    phase: Phase
    since: float
    place: OwnPlace | None = None
    note: Note = ""
    """What became of the last key."""
    busy: str = ""
    """The key whose answer is awaited."""
    slow: bool = False
    stale: bool = False
    as_of: int = 0
    """When `place` was so, server ms."""


class Holder(Protocol):
    """Whoever asks the server for the slip's holder; a test answers by hand."""

    def new_id(self) -> str:
        """An id for one touch."""

    def look(self, token: str, then: Callable[[OwnPlace | Outcome], None]) -> None:
        """Call `then` once: with the place, `refused` for a token that opens nothing, or `away`."""

    def change(
        self, token: str, command: OwnCommand, command_id: str, then: Callable[[Outcome], None]
    ) -> None:
        """Change the place; under one id it happens once, however often it is asked."""


Print = Callable[[OwnPlace, str, Callable[[bool], None]], None]
"""Prints the slip of a place with its token again; says whether it came out."""


@dataclass
class _Change:
    """A change that waits for its answer."""

    action: str
    command: OwnCommand
    command_id: str
    since: float
    asked: float
    open: bool = True
    """Whether an answer is on its way; else it is asked again."""


class SlipReader:
    """One slip after the other. `now` is the server's clock in ms; `moved` is called after each
    change of `slip`."""

    def __init__(
        self,
        holder: Holder,
        clock: Callable[[], float],
        now: Callable[[], int],
        print_again: Print,
        moved: Callable[[], None],
    ) -> None:
        self._holder = holder
        self._clock = clock
        self._now = now
        self._print = print_again
        self._moved = moved
        self._tokens: tuple[str, ...] = ()
        """What the code may hold; the one that opened the place, once it is known."""
        self._serial = 0
        """Of the slip: what comes late for another one is dropped."""
        self._looking = False
        self._looked = self._heard = 0.0
        self._change: _Change | None = None
        self.slip: Scanned | None = None

    def wait(self) -> None:
        """Say how a slip is read, and wait for one."""
        self._begin((), "waiting")

    def read(self, scan: Scan) -> None:
        """A code was scanned: whatever was shown before is gone."""
        self._begin(scan.tokens, "reading" if scan.tokens else "unread")
        self._look()

    def wipe(self) -> None:
        """The slip's holder has gone: nothing of it stays."""
        self._serial += 1
        self._tokens = ()
        self._change = None
        self.slip = None

    def act(self, action: str) -> None:
        """A key of the page was touched; one at a time, and none so soon that it was not meant."""
        slip, at = self.slip, self._clock()
        if slip is None or slip.place is None or slip.busy or at - slip.since < GUARD_S:
            return
        entry = slip.place.own.entry
        match action:
            case "leave":
                self._turn(replace(slip, phase="leaving", since=at, note=""))
            case "stay":
                self._turn(replace(slip, phase="shown", since=at))
            case "here":
                self._ask("here", CheckIn(entry=entry))
            case "more":
                self._ask("more", Away(entry=entry, minutes=AWAY_MIN))
            case "gone":
                self._ask("gone", Leave(entry=entry))
            case "print":
                self._print_again(slip.place)

    def pass_time(self) -> None:
        """Let time act: look again, ask again, say that it takes long."""
        slip, at = self.slip, self._clock()
        if slip is None or not self._tokens:
            return
        if self._change is not None:
            self._press_on(self._change)
        if not self._looking and at - self._looked >= POLL_S and self._is_live(slip):
            self._look()
        if self.slip is not None:
            self._turn(self._in_time(self.slip))

    def _in_time(self, slip: Scanned) -> Scanned:
        at = self._clock()
        slow = self._change is not None and at - self._change.since >= SLOW_S
        heard = self._heard if slip.place is not None else slip.since
        silent = STALE_S if slip.place is not None else SLOW_S
        asked = slip.phase in ("reading", "shown", "leaving") and self._is_live(slip)
        return replace(slip, slow=slow, stale=asked and at - heard >= silent)

    def _is_live(self, slip: Scanned) -> bool:
        """Whether news can still change it."""
        return slip.phase in ("reading", "shown", "leaving")

    def _begin(self, tokens: tuple[str, ...], phase: Phase) -> None:
        self._serial += 1
        self._tokens = tokens
        self._change = None
        self._looking = False
        self._turn(Scanned(phase, self._clock()))

    def _look(self) -> None:
        if not self._tokens:
            return
        serial, token = self._serial, self._tokens[0]
        self._looking, self._looked = True, self._clock()
        self._holder.look(token, lambda found: self._seen(serial, found))

    def _seen(self, serial: int, found: OwnPlace | Outcome) -> None:
        slip = self.slip
        if serial != self._serial or slip is None:
            return
        self._looking, self._looked = False, self._clock()
        if isinstance(found, OwnPlace):
            self._tokens = self._tokens[:1]
            self._show(slip, found)
        elif found == "refused" and len(self._tokens) > 1:
            self._tokens = self._tokens[1:]
            self._look()
        elif found == "refused":
            self._tokens = ()
            self._turn(Scanned("unknown", self._clock()))

    def _show(self, slip: Scanned, place: OwnPlace) -> None:
        at = self._heard = self._clock()
        same = slip.place is not None and slip.place.own.state == place.own.state
        phase: Phase = slip.phase if same and slip.phase == "leaving" else "shown"
        # Other keys stand there now: a touch on its way was meant for those before.
        since = slip.since if same else at
        self._turn(
            replace(slip, phase=phase, place=place, since=since, as_of=self._now(), stale=False)
        )

    def _ask(self, action: str, command: OwnCommand) -> None:
        at = self._clock()
        assert self.slip is not None
        self._change = _Change(action, command, self._holder.new_id(), at, at)
        self._turn(replace(self.slip, busy=action, note="", since=at))
        self._send(self._change)

    def _send(self, change: _Change) -> None:
        serial = self._serial
        change.open, change.asked = True, self._clock()
        self._holder.change(
            self._tokens[0],
            change.command,
            change.command_id,
            lambda outcome: self._answered(serial, change, outcome),
        )

    def _press_on(self, change: _Change) -> None:
        at = self._clock()
        if at - change.since >= GIVE_UP_S:
            self._settle("no_answer")
        elif not change.open and at - change.asked >= POLL_S:
            self._send(change)

    def _answered(self, serial: int, change: _Change, outcome: Outcome) -> None:
        if serial != self._serial or change is not self._change:
            return
        if outcome == "away":
            change.open = False
            return
        place = self.slip.place if self.slip else None
        back = place is not None and place.own.state in ("missed", "away")
        done: dict[str, Note] = {"here": "back" if back else "here", "more": "more"}
        self._settle(done.get(change.action, "") if outcome == "done" else "refused")
        self._look()

    def _settle(self, note: Note) -> None:
        self._change = None
        if self.slip is not None:
            at = self._clock()
            self._turn(replace(self.slip, phase="shown", busy="", note=note, since=at, slow=False))

    def _print_again(self, place: OwnPlace) -> None:
        assert self.slip is not None
        serial = self._serial
        self._turn(replace(self.slip, busy="print", note="", since=self._clock()))
        self._print(place, self._tokens[0], lambda there: self._printed(serial, there))

    def _printed(self, serial: int, there: bool) -> None:
        if serial == self._serial:
            self._settle("printed" if there else "no_paper")

    def _turn(self, slip: Scanned) -> None:
        if slip != self.slip:
            self.slip = slip
            self._moved()

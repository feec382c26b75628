"""What a client knows: its replicas, the server's clock, and how fresh both are. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final, Literal

from client.server_clock import ServerClock
from client.shelved import Shelved
from client.steady import steady, wall_ms
from protocol.messages import Delta, Heartbeat, Snapshot, Sub, Welcome
from protocol.outbox import Channel
from protocol.replica import Replica, Verdict

Phase = Literal["connecting", "live", "stale", "away"]
Listener = Callable[[str], None]

STALE_S: Final = 10.0
AWAY_S: Final = 30.0
ASK_AGAIN_S: Final = 5.0


@dataclass(frozen=True)
class LinkStatus:
    """How fresh the screen is. Instants are ms of the server's clock."""

    phase: Phase
    as_of: int | None
    """When the server was last known to be in step with us; None if it never was."""
    since: int
    """When this phase began."""
    retry_at: int | None
    """When the next attempt is due, while there is no connection."""
    connected: bool
    reason: str
    """Why there is no connection, in a sentence; empty while there is one."""
    held: str = ""
    """Why the server cannot carry out what was asked, which is sent again; mostly empty."""


@dataclass
class _Ask:
    """A subscription that has not been answered: it must bring the topic to `seq`."""

    seq: int
    at: float


class Live:
    """State of one link. `monotonic` is in seconds, `wall` in ms; both can be injected."""

    def __init__(
        self, monotonic: Callable[[], float] = steady, wall: Callable[[], int] = wall_ms
    ) -> None:
        self._monotonic = monotonic
        self.clock = ServerClock(monotonic, wall)
        self.actor = ""
        """Id of who the server takes us for, and the role; empty until it has said so."""
        self.role = ""
        self.sends: frozenset[Channel] = frozenset()
        """By which ways the house writes to its customers, as the server said it last."""
        self._replicas: dict[str, Shelved] = {}
        self._asked: dict[str, _Ask] = {}
        self._listeners: list[Listener] = []
        self._fresh_at = self._began_at = monotonic()
        self._as_of: int | None = None
        self._connected = False
        self._retry_at: float | None = None
        self._reason = self._held = ""
        self._told: tuple[Phase, bool, str, str] | None = None

    def replica(self, topic: str) -> Shelved:
        """The copy of a topic; empty until the server has sent it."""
        return self._replicas.setdefault(topic, Shelved(topic))

    def listen(self, fn: Listener) -> None:
        """Call `fn(topic)` after a topic has changed, and `fn("")` after the status has."""
        self._listeners.append(fn)

    def now(self) -> int:
        """The server's clock, ms."""
        return self.clock.now()

    @property
    def status(self) -> LinkStatus:
        """How fresh all this is, at this moment."""
        phase, began = self._phase()
        retry = None if self._retry_at is None else self.clock.at(self._retry_at)
        since = self.clock.at(began)
        return LinkStatus(
            phase, self._as_of, since, retry, self._connected, self._reason, self._held
        )

    @property
    def silent_s(self) -> float:
        """For how long nothing has been heard, by our own steady clock, s."""
        return self._monotonic() - self._fresh_at

    def tick(self) -> None:
        """Tell the listeners if time alone has changed the status; call it about once a second."""
        phase, _ = self._phase()
        now = (phase, self._connected, self._reason, self._held)
        if now != self._told:
            self._told = now
            self._tell("")

    # What the link reports.

    def subscription(self, topic: str) -> Sub:
        """The message that asks for a topic from our position; until its answer we are behind."""
        self._asked.setdefault(topic, _Ask(0, 0.0)).at = self._monotonic()
        return Sub(topic, self.replica(topic).position)

    def forget(self, topic: str) -> None:
        """A topic is no longer followed: its copy goes."""
        self._replicas.pop(topic, None)
        self._asked.pop(topic, None)

    def welcomed(self, welcome: Welcome, sent: float) -> None:
        """A connection stands; `sent` is when the hello went out (s of the steady clock)."""
        self.actor, self.role = welcome.actor, welcome.role
        self.sends = frozenset(welcome.sends)
        self.clock.begin(welcome.rate)
        self.clock.sample(sent, self._monotonic(), welcome.now)
        self._connected, self._retry_at, self._reason = True, None, ""
        self._asked.clear()
        self.tick()

    def pong(self, sent_ms: int, server: int, sends: Iterable[Channel]) -> None:
        """A ping that left at `sent_ms` (steady clock) was answered; `sends` as in `welcome`."""
        self.clock.sample(sent_ms / 1000, self._monotonic(), server)
        before, self.sends = self.sends, frozenset(sends)
        if self.sends != before:
            self._tell("")

    def heard(self) -> None:
        """A frame came: if no subscription is open, all that is shown is fresh."""
        if not self._connected or self._asked:
            return
        moment = self._monotonic()
        if self._phase()[0] != "live":
            self._began_at = moment
        self._fresh_at, self._as_of = moment, self.now()
        self.tick()

    def lost(self, reason: str, retry_in: float) -> None:
        """The connection or an attempt failed; the next is due in `retry_in` seconds."""
        self._connected, self._reason = False, reason
        self._retry_at = self._monotonic() + retry_in
        self.tick()

    def troubled(self, reason: str) -> None:
        """The server turned something of ours away: worth saying while the screen is not live."""
        self._reason = reason
        self.tick()

    def held_up(self, why: str) -> None:
        """The server cannot carry out a command now, and why; "" once it has none such."""
        self._held = why
        self.tick()

    def take(self, message: Snapshot | Delta | Heartbeat) -> bool:
        """Fold a frame into its replica. True when the topic must be subscribed again."""
        replica = self._replicas.get(message.topic)
        if replica is None:
            return False
        verdict = _fold(replica, message)
        if verdict == "resubscribe":
            return self._missed(message)
        self._caught_up(replica, isinstance(message, Snapshot))
        if verdict == "applied":
            self._tell(message.topic)
        return False

    def _missed(self, message: Snapshot | Delta | Heartbeat) -> bool:
        open_ask = self._asked.get(message.topic)
        if open_ask is not None:
            open_ask.seq = max(open_ask.seq, message.q)
            return self._monotonic() - open_ask.at >= ASK_AGAIN_S
        self._asked[message.topic] = _Ask(message.q, self._monotonic())
        return True

    def _caught_up(self, replica: Replica, whole: bool) -> None:
        open_ask = self._asked.get(replica.topic)
        if open_ask is None or replica.position is None:
            return
        if whole or replica.position.seq >= open_ask.seq:
            del self._asked[replica.topic]

    def _phase(self) -> tuple[Phase, float]:
        silent = self.silent_s
        if silent > AWAY_S:
            return "away", self._fresh_at + AWAY_S
        if self._as_of is None:
            return "connecting", self._began_at
        if silent > STALE_S:
            return "stale", self._fresh_at + STALE_S
        return "live", self._began_at

    def _tell(self, topic: str) -> None:
        for listener in tuple(self._listeners):
            listener(topic)


def _fold(replica: Replica, message: Snapshot | Delta | Heartbeat) -> Verdict:
    if isinstance(message, Snapshot):
        return replica.snapshot(message)
    if isinstance(message, Delta):
        return replica.delta(message)
    return replica.heartbeat(message)

"""A wall's stage and its sound without a screen, on time moved by hand."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from client.tones import Tone
from client.voice import Voice
from display.announcements import Announcements, Stage
from display.hall import HALL, NOON
from display.speaking import Speaking
from protocol.views import PublicCall, PublicSite
from tests.client.voices import Hours, TakingTone, TakingVoice

QUIET_HALL = msgspec.structs.replace(HALL.site, quiet_from=14 * 60, quiet_to=15 * 60)
"""Quiet at `NOON`, which is 14:02 there."""


class Ears:
    """Calls go in; what was shown and heard, and when, comes out."""

    def __init__(
        self, site: PublicSite = HALL.site, takes: Callable[[str], float] = lambda _: 3.0
    ) -> None:
        self.site = site
        self.hours = Hours()
        self.tone = TakingTone(self.hours)
        self.voice = TakingVoice(self.hours, takes)
        self.queue = Announcements()
        self.calls: dict[str, PublicCall] = {}
        self.shown: list[tuple[float, Stage]] = []
        self.made = 0
        self.speaking = Speaking(self.tone, self._make, after=self.hours.after)
        self.speaking.changed.connect(self.look)

    @property
    def now(self) -> int:
        """The server's time, ms."""
        return NOON + round(self.hours.now * 1000)

    def call(self, number: str, desk: int = 1, **changes: object) -> PublicCall:
        """A desk calls a number."""
        call = PublicCall(
            # Ids sort as the server's do: by time, the tenth too.
            id=f"{number}-{len(self.calls):03}",
            number=number,
            service_point="p",
            desk=f"desk-{desk}",
            desk_name=f"Desk {desk}",
            at=self.now,
            nth=1,
            state="calling",
        )
        return self.put(msgspec.structs.replace(call, **changes))

    def recall(self, call: PublicCall) -> PublicCall:
        """The call is announced once more, under an id of its own."""
        self.put(msgspec.structs.replace(call, state="over"), look=False)
        return self.call(call.number, int(call.desk[-1]), nth=call.nth + 1)

    def move(self, call: PublicCall, desk: int) -> PublicCall:
        """Another desk takes over."""
        self.put(msgspec.structs.replace(call, state="withdrawn"), look=False)
        return self.call(call.number, desk, moved_from=call.desk_name)

    def withdraw(self, call: PublicCall) -> PublicCall:
        """The call is taken back."""
        return self.put(msgspec.structs.replace(call, state="withdrawn"))

    def answer(self, call: PublicCall) -> PublicCall:
        """The customer is at the desk."""
        return self.put(msgspec.structs.replace(call, state="answered"))

    def put(self, call: PublicCall, look: bool = True) -> PublicCall:
        """The server tells a call."""
        self.calls[call.id] = call
        if look:
            self.look()
        return call

    def look(self) -> None:
        """The wall looks at its queue, as it does after any news and each second."""
        self.queue.see(self.calls.values(), self.now)
        stage = self.queue.step(self.hours.now, self.speaking.busy)
        if not self.shown or self.shown[-1][1] != stage:
            self.shown.append((self.hours.now, stage))
        self.speaking.follow(stage, self.site, self.now)

    def go_by(self, seconds: float) -> None:
        """Let seconds go by."""
        for _ in range(round(seconds * 10)):
            self.hours.go_by(0.1)
            if round(self.hours.now * 10) % 10 == 0:
                self.look()

    def _make(self) -> Voice:
        self.made += 1
        return self.voice


def silent() -> Speaking:
    """A wall that lets hear nothing, as it was told."""
    return Speaking(Tone(), wanted=False)

"""A call to many sockets: CPU of a delivery, and how often a call is encoded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bench.children import Child
from bench.figures import Figure, Target, paired
from bench.joins import hall
from bench.scale import Scale, data_folder

NO_DEARER: Final = Target("at most", 1.0)
ONCE: Final = Target("at most", 1.0)
MICROSECONDS: Final = 1e6
MORE: Final = 3
"""So many times the usual pairs: what is compared differs by less than one pair wavers."""


def measure(scale: Scale) -> Iterator[Figure]:
    """Our calls first, then the broadcast of the very bytes that they made, and so on in turn."""
    cpu, encodings = [], []
    with (
        data_folder() as data,
        hall(data) as server,
        Child("bench.broadcaster") as library,
        Child("bench.followers") as ours,
        Child("bench.followers") as theirs,
    ):
        walls = server.ask("walls", count=scale.sockets)
        ours.ask("connect", port=server.ready["port"], clients=walls)
        theirs.ask("connect", port=library.ready["port"], clients=[{}] * scale.sockets)
        for _ in range(MORE * scale.pairs):
            called = Called(scale, server, ours)
            cpu.append((called.cpu, broadcast(called.sent, library, theirs)))
            encodings.append((called.encodings, called.deltas / scale.sockets))
            server.ask("turn")
    yield paired(
        f"a call to {scale.sockets:,} sockets: server CPU of a delivery",
        "`websockets.broadcast` of the same bytes",
        " µs",
        cpu,
        NO_DEARER,
    )
    yield paired("encodings of these calls", "deltas that each socket heard", "", encodings, ONCE)


class Called:
    """One sample: customers are called, each once all sockets know of the one before."""

    def __init__(self, scale: Scale, server: Child, followers: Child) -> None:
        server.ask("phones", count=scale.calls + 1)
        # One call first: once it is known everywhere, nothing else is under way.
        followers.ask("want", q=server.ask("call"))
        followers.ask("taken")
        deltas, encoded = followers.ask("deltas"), server.ask("encodings")
        heard, before = followers.ask("heard"), server.ask("cpu")
        for _ in range(scale.calls):
            followers.ask("want", q=server.ask("call"))
        used = server.ask("cpu") - before
        self.sent: list[str] = followers.ask("taken")
        self.encodings = float(server.ask("encodings") - encoded)
        self.deltas = float(followers.ask("deltas") - deltas)
        self.cpu = MICROSECONDS * used / (followers.ask("heard") - heard)


def broadcast(sent: list[str], library: Child, followers: Child) -> float:
    """CPU of a delivery when the library sends, µs."""
    heard, before = followers.ask("heard"), library.ask("cpu")
    for text in sent:
        library.ask("send", text=text)
        followers.ask("want", q=followers.ask("q", text=text))
    used = library.ask("cpu") - before
    return float(MICROSECONDS * used / (followers.ask("heard") - heard))

"""All sockets are cut at once: how long until everybody is in step again, and what it costs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from bench.children import Child
from bench.figures import Figure, Target, paired
from bench.joins import hall
from bench.scale import Scale, data_folder

TARGET: Final = Target("at most", 1.5)
AGAINST: Final = "bare handshakes on the same uvicorn"


def measure(scale: Scale) -> Iterator[Figure]:
    """Walls that lost one call resume; phones, each with two topics of its own, for comparison."""
    with data_folder() as data, hall(data) as server, Child("bench.handshakes") as bare:
        yield from _of("walls", scale, server, bare, TARGET)
        yield from _of("phones", scale, server, bare, None)


def _of(
    what: str, scale: Scale, server: Child, bare: Child, target: Target | None
) -> Iterator[Figure]:
    with Child("bench.followers") as ours, Child("bench.followers") as theirs:
        # Somebody waits, so that there is somebody to call and a delta to lose.
        clients = server.ask("phones", count=scale.sockets)
        if what == "walls":
            clients = server.ask("walls", count=scale.sockets)
        ours.ask("connect", port=server.ready["port"], clients=clients)
        theirs.ask("connect", port=bare.ready["port"], clients=[{}] * scale.sockets)
        ours.ask("want", q=server.ask("call"))
        storms = [(_storm(server, ours), _storm(bare, theirs)) for _ in range(scale.pairs)]
    work = f"{scale.sockets:,} {what} cut at once and resumed"
    yield paired(work, AGAINST, " s", [(a.took, b.took) for a, b in storms], target)
    yield paired(f"{work}: server CPU", AGAINST, " s", [(a.cpu, b.cpu) for a, b in storms], target)


class Storm(NamedTuple):
    """One reconnect of all, in seconds."""

    took: float
    cpu: float


def _storm(server: Child, followers: Child) -> Storm:
    before = server.ask("cpu")
    took = followers.ask("resume", port=server.ready["port"])
    return Storm(took, server.ask("cpu") - before)

"""Durable joins: over HTTP against a route that only answers, and at the door."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import msgspec

from bench.children import Child
from bench.figures import Figure, Target, in_turn, paired
from bench.scale import Scale, data_folder

JOIN: Final = "/crm/reservations/queue/join"
CLIENTS: Final = (1, 8, 32)
WAITING: Final = 32
OVER_HTTP: Final = {32: Target("at least", 0.35)}
AT_THE_DOOR: Final = Target("at least", 6)


def measure(scale: Scale) -> Iterator[Figure]:
    """Joins a second."""
    with data_folder() as data, hall(data) as server, Child("bench.poster") as load:
        for clients in CLIENTS:
            yield _over_http(scale, server, load, clients)
        yield _at_the_door(scale, server)


def hall(data: Path, past: int = 0) -> Child:
    """The product's server."""
    return Child("bench.hall", "--data", str(data), "--past", str(past))


def rate(scale: Scale, server: Child, load: Child, path: str, clients: int) -> float:
    """Answers a second; the hall is empty again afterwards."""
    body = msgspec.json.encode({"servicePoint": server.ready["point"]}).decode()
    answers: float = load.ask(
        "post",
        port=server.ready["port"],
        path=path,
        body=body,
        clients=clients,
        seconds=scale.seconds,
    )
    server.ask("turn")
    return answers


def _over_http(scale: Scale, server: Child, load: Child, clients: int) -> Figure:
    def of(path: str) -> Callable[[], float]:
        return lambda: rate(scale, server, load, path, clients)

    return paired(
        f"durable joins over HTTP, {clients} client{'s' if clients > 1 else ''}",
        "echo route of the same app",
        "/s",
        in_turn(scale.pairs, of(JOIN), of(server.ready["echo"])),
        OVER_HTTP.get(clients),
    )


def _at_the_door(scale: Scale, server: Child) -> Figure:
    def joins(grouped: bool) -> float:
        answers: float = server.ask(
            "joins", waiting=WAITING, commands=scale.commands, grouped=grouped
        )
        server.ask("turn")
        return answers

    return paired(
        f"joins at the door, {WAITING} waiting",
        "one commit each",
        "/s",
        in_turn(scale.pairs, lambda: joins(True), lambda: joins(False)),
        AT_THE_DOOR,
    )

"""How a measured process is told what to do: an order a line on stdin, an answer a line on stdout.

Server and load run in processes of their own, so that the server's CPU is measured alone.
"""

from __future__ import annotations

import asyncio
import sys
import time
import traceback
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import msgspec

from server.cli.collector import calm_collector

Order = Callable[[dict[str, Any]], Awaitable[Any]]


async def cpu(_details: dict[str, Any]) -> float:
    """Seconds of CPU that this process has used, all threads together."""
    return time.process_time()


async def obey(orders: Mapping[str, Order], ready: Any = None) -> None:
    """Tell what is `ready`, then carry out orders until stdin ends.

    Every process collects garbage as the product does, so that this makes no difference.
    """
    calm_collector()
    reader = asyncio.StreamReader(limit=1 << 24)
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    _tell({"done": ready})
    known = {"cpu": cpu, **orders}
    while line := await reader.readline():
        asked = msgspec.json.decode(line, type=dict[str, Any])
        try:
            _tell({"done": await known[asked.pop("order")](asked)})
        except Exception as fault:  # noqa: BLE001 - whoever gave the order must hear of it
            traceback.print_exc()
            _tell({"fault": f"{type(fault).__name__}: {fault}"})


def _tell(answer: Any) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(answer) + b"\n")
    sys.stdout.buffer.flush()


def run(main: Awaitable[None]) -> None:
    """Run a process's coroutine on the loop that the server uses, with room for many sockets."""
    _raise_descriptors()

    async def body() -> None:
        await main

    with asyncio.Runner(loop_factory=_loop_factory()) as runner:
        runner.run(body())


def _loop_factory() -> Callable[[], asyncio.AbstractEventLoop] | None:
    if sys.platform == "win32":
        return None
    import uvloop

    return uvloop.new_event_loop


def _raise_descriptors() -> None:
    if sys.platform != "win32":
        import resource

        _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))

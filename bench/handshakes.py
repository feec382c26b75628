"""The least that a websocket server under uvicorn can do: shake hands. Run as a process."""

from __future__ import annotations

from typing import Any

from bench.control import obey, run
from bench.web import served


async def accepts(_scope: Any, receive: Any, send: Any) -> None:
    """Accept, then wait for the end."""
    await receive()
    await send({"type": "websocket.accept"})
    while (await receive())["type"] != "websocket.disconnect":
        pass


async def _main() -> None:
    async with served(accepts) as port:
        await obey({}, {"port": port})


if __name__ == "__main__":
    run(_main())

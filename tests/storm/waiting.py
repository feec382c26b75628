"""Waiting for what can be observed, on a machine that may be busy."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Final

PATIENCE_S: Final = 60


async def until(holds: Callable[[], object], what: str) -> None:
    """Let everybody go on until something can be observed."""
    try:
        async with asyncio.timeout(PATIENCE_S):
            while not holds():
                await asyncio.sleep(0.005)
    except TimeoutError:
        raise AssertionError(f"never came: {what}") from None

"""Acting on programs that live in the test's own loop, and waiting for what they show."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Final, TypeVar

from client.steady import steady
from client.timing import Timing
from tests.loop_time import LoopTime

PATIENCE_S: Final = 90
MOST_S: Final = 0.25
T = TypeVar("T")


class Time(LoopTime):
    """One program's time: it runs as ever while the loop does, and a test can let some more go by
    at once. It stands while a server starts, which a busy machine takes longer for than a console
    waits before it goes on by hand.
    """

    def __init__(self) -> None:
        super().__init__(MOST_S)
        self.timing = Timing(self.now, self.sleep)

    @property
    def ahead(self) -> float:
        """How far it is before that of the machine, s."""
        return self.now() - steady()


async def until(holds: Callable[[], object], what: str) -> None:
    """Let the programs run until something can be observed."""
    try:
        async with asyncio.timeout(PATIENCE_S):
            while not holds():
                await asyncio.sleep(0.05)
    except TimeoutError:
        raise AssertionError(f"never came: {what}") from None


async def by_hand(act: Callable[[], T]) -> T:
    """Do something as a person does, and return what it gives.

    Fingers and pictures let Qt run its events. Inside the test's own task that would be
    another task's turn, which asyncio forbids; between tasks it is how programs live.
    """
    done: asyncio.Future[T] = asyncio.get_running_loop().create_future()

    def do() -> None:
        try:
            done.set_result(act())
        except (AssertionError, ValueError) as fault:
            done.set_exception(fault)
        finally:
            # Whatever else went wrong stands in the log, which fails the test.
            done.cancel()

    asyncio.get_running_loop().call_soon(do)
    return await done

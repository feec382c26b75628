"""When cycles of what nobody needs are looked for: not while a server starts, and then seldom."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

COLLECTED: Final = (20_000, 20, 20)


@contextmanager
def uncollected() -> Iterator[None]:
    """While modules are loaded and parts made all is kept: to look for what can go is a tenth of
    that time."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def calm_collector() -> None:
    """Collect cycles seldom, and never look again at what has been loaded by now.

    Requests leave few cycles, but with the usual thresholds a storm of reconnects spends a quarter
    of its time looking for them.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECTED)

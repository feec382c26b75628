"""Where files are kept: aside, one at a time. A picture that is to be stood upright takes seconds
of a processor and some hundred megabytes: whoever sends a file meanwhile waits, and nobody else.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from server.store.attachments import Stored

_LINE: Final = ThreadPoolExecutor(1, thread_name_prefix="files")


async def in_turn(keep: Callable[[], Stored]) -> Stored:
    """What `keep` has kept, when it is its turn. Raises what it raises."""
    return await asyncio.get_running_loop().run_in_executor(_LINE, keep)

"""Asking the books of accounts without holding up everybody else."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from sqlalchemy.exc import SQLAlchemyError

from server.domain.refused import refuse
from server.store.writing import CommitFault

P = ParamSpec("P")
T = TypeVar("T")
_log = logging.getLogger(__name__)


async def asked(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What a book answers, asked in a thread. Raises `Refused` (`unavailable`) while it cannot."""
    try:
        return await asyncio.to_thread(work, *args, **kwargs)
    except (SQLAlchemyError, CommitFault) as fault:
        # The statement and its values stay out of the log: they hold hashes of secrets.
        _log.error("accounts cannot be read or written: %s", getattr(fault, "orig", fault))
        raise refuse(
            "unavailable", "Signing in is not possible just now. Try again.", retry_after=2
        ) from None

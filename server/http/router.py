"""Routers that are made for one application and belong to it."""

from __future__ import annotations

from typing import Any

from litestar import Router


class OwnRouter(Router):
    """A router that nobody else registers: the application takes it as it is.

    Litestar copies each router whole, with all that its handlers hold, lest two applications share
    one; that is most of the time in which a server starts.
    """

    def __deepcopy__(self, memo: dict[int, Any]) -> OwnRouter:
        return self

"""A request whose body is read as JSON, or refused in a way that helps."""

from __future__ import annotations

from typing import Any, NoReturn

import msgspec
from litestar import Request
from litestar.exceptions import InternalServerException

from protocol.codec import DEEPEST, too_deep
from server.http.problems import reject


class ApiRequest(Request[Any, Any, Any]):
    """Bodies that are not JSON, not UTF-8 or nested without end are `malformed`."""

    async def body(self) -> bytes:
        """The body. Raises `Problematic` where the connection ends before it does: a phone that
        loses its network is no fault of the server."""
        try:
            return await super().body()
        except InternalServerException:
            _malformed("the connection ended before it did")

    async def json(self) -> Any:
        """The body as JSON; `null` without one. Raises `Problematic`."""
        body = await self.body()
        if too_deep(body):
            _malformed(f"it is nested more than {DEEPEST} deep")
        try:
            return msgspec.json.decode(body or b"null")
        except msgspec.DecodeError as fault:
            _malformed(str(fault))
        except UnicodeDecodeError:
            _malformed("it is not UTF-8")


def _malformed(why: str) -> NoReturn:
    reject("malformed", f"The body is not JSON that can be read: {why}. Correct it.")

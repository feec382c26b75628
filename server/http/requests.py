"""A request whose body is read as JSON, or refused in a way that helps."""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import Request

from server.http.problems import reject


class ApiRequest(Request[Any, Any, Any]):
    """Bodies that are not JSON, not UTF-8 or nested without end are `malformed`."""

    async def json(self) -> Any:
        """The body as JSON; `null` without one. Raises `Problematic`."""
        body = await self.body()
        try:
            return msgspec.json.decode(body or b"null")
        except msgspec.DecodeError as fault:
            why = str(fault)
        except UnicodeDecodeError:
            why = "it is not UTF-8"
        except RecursionError:
            why = "it is nested too deeply"
        reject("malformed", f"The body is not JSON that can be read: {why}. Correct it.")

"""Lists in pages: a cursor is the id after which the next page begins."""

from __future__ import annotations

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable
from typing import Annotated, Final, Protocol, TypeVar

from litestar.params import QueryParameter

from protocol.ids import is_id
from server.http.problems import reject

PAGE: Final = 100


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


R = TypeVar("R", bound=_HasId)
Cursor = Annotated[
    str | None, QueryParameter(name="cursor", description="`next` of the page before this one.")
]


def page_of(records: Iterable[R], cursor: str | None) -> tuple[list[R], str | None]:
    """A page, in the order in which the records were made, and the cursor of the next.

    Raises `Problematic`.
    """
    after = _place(cursor) if cursor is not None else ""
    rest = sorted((record for record in records if record.id > after), key=lambda r: r.id)
    page = rest[:PAGE]
    return page, _cursor(page[-1].id) if len(rest) > PAGE else None


def _cursor(ident: str) -> str:
    return urlsafe_b64encode(ident.encode()).rstrip(b"=").decode()


def _place(cursor: str) -> str:
    try:
        ident = urlsafe_b64decode(cursor.encode() + b"==").decode()
    except (binascii.Error, ValueError):
        ident = ""
    if not is_id(ident):
        reject("invalid", "This cursor is not one of ours. Begin without it.", "cursor")
    return ident

"""Forms with files, as they come over the network: read piece by piece, never whole in memory.

Each file is written beside the database while it comes, looked into, and kept or refused; what is
too much is refused as soon as it is known. The fields of the form are small and bounded.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final, NamedTuple

from litestar import Request
from litestar.exceptions import InternalServerException
from multipart import (
    MultipartError,
    MultipartSegment,
    ParserLimitReached,
    PushMultipartParser,
    parse_options_header,
)

from protocol.outcomes import Refusal
from protocol.tickets import ATTACHMENTS_MOST, BODY_MOST, PER_MESSAGE
from server.domain.refused import Refused, refuse
from server.mail.incoming.file_names import file_name
from server.store import keeping
from server.store.attachments import Attachments, Coming, Stored

FIELD_MOST: Final = 4 * BODY_MOST + 1_024
"""Bytes of one field: a message in letters of four bytes."""
FIELDS_MOST: Final = 40
BODY_BYTES: Final = ATTACHMENTS_MOST + 512 * 1024
"""Bytes of a whole form: its files and fields, and what stands between them."""


class Sent(NamedTuple):
    """A file that is kept."""

    name: str
    stored: Stored


@dataclass
class UploadForm:
    """What a form held. `refused` are the files that were not taken, each with why."""

    fields: dict[str, list[str]] = field(default_factory=dict)
    files: list[Sent] = field(default_factory=list)
    refused: list[tuple[str, Refusal]] = field(default_factory=list)


class FormRefused(Refused):
    """A form that is not taken: `malformed`, `too_large` for all of it at once, or `unavailable`.
    `fields` came before, so that what somebody has typed need not be lost."""

    def __init__(self, refusal: Refusal, fields: dict[str, list[str]]) -> None:
        super().__init__(refusal)
        self.fields = fields


async def read_form(request: Request[Any, Any, Any], files: Attachments) -> UploadForm:
    """The form of a request. Raises `FormRefused`. A file that is not taken is told in the form.

    The handler sets `request_max_body_size=None`: what is too large is told from here, before any
    of its files is read where the client says its size.
    """
    announced = request.headers.get("content-length", "")
    reading = _Reading(files, announced.isdecimal() and int(announced) > BODY_BYTES)
    try:
        await _read(request, reading)
    except Refused as refused:
        raise FormRefused(refused.refusal, reading.form.fields) from None
    return reading.form


async def _read(request: Request[Any, Any, Any], reading: _Reading) -> None:
    parser = _parser(request.headers.get("content-type", ""))
    try:
        async for piece in _pieces(request):
            for event in parser.parse(piece):
                await reading.take(event)
            if parser.closed:
                break
        parser.close()
    except ParserLimitReached:
        raise _too_large() from None
    except (MultipartError, LookupError, ValueError) as fault:
        raise _malformed(str(fault)) from None
    finally:
        await reading.close()


class _Reading:
    """A form in the making: the part that comes now, and what came before."""

    def __init__(self, files: Attachments, too_large: bool) -> None:
        self.form = UploadForm()
        self._files = files
        self._too_large = too_large
        """Whether it is known to be too large before any file of it came."""
        self._part: MultipartSegment | None = None
        self._text = bytearray()
        self._file: Coming | None = None
        self._opening = threading.Lock()
        self._over = False
        self._refused: Refusal | None = None

    async def take(self, event: MultipartSegment | bytes | bytearray | None) -> None:
        """The beginning of a part, a piece of it, or its end."""
        if isinstance(event, MultipartSegment):
            await self._begin(event)
        elif event is None:
            await self._end()
        elif self._file is not None:
            await self._write(bytes(event))
        elif self._part is not None and self._part.filename is None:
            self._text += event
            if len(self._text) > FIELD_MOST:
                raise _too_large()

    async def close(self) -> None:
        """Nothing more comes: let go of a file that did not come whole."""
        with self._opening:
            self._over = True
        await self._drop()

    async def _drop(self) -> None:
        if self._file is not None:
            await asyncio.to_thread(self._file.drop)
            self._file = None

    def _open(self) -> None:
        """In a thread, which goes on when whoever sends has left."""
        file = self._files.coming()
        with self._opening:
            if not self._over:
                self._file = file
                return
        file.drop()

    async def _begin(self, part: MultipartSegment) -> None:
        self._part, self._text, self._refused = part, bytearray(), None
        if part.filename:
            if self._too_large:
                raise _too_large()
            many = len(self.form.files) + len(self.form.refused)
            if many >= PER_MESSAGE:
                said = f"A message takes {PER_MESSAGE} files. Send the others with the next."
                raise refuse("too_large", said, field="file")
            await asyncio.to_thread(self._open)

    async def _write(self, piece: bytes) -> None:
        assert self._file is not None
        try:
            await asyncio.to_thread(self._file.write, piece)
        except Refused as refused:
            self._refused = refused.refusal
            await self._drop()

    async def _end(self) -> None:
        part = self._part
        self._part = None
        if part is None or part.filename == "":  # a field for files that was left empty
            return
        if part.filename is None:
            text = self._text.decode("utf-8", "replace")
            self.form.fields.setdefault(part.name or "", []).append(text)
            return
        many = len(self.form.files) + len(self.form.refused)
        name = file_name(part.filename, part.content_type or "", many + 1)
        try:
            if self._file is not None:
                stored = await keeping.in_turn(partial(self._file.keep, name))
                self.form.files.append(Sent(name, stored))
        except Refused as refused:
            if refused.refusal.code == "unavailable":
                raise
            self._refused = refused.refusal
        finally:
            await self._drop()
        if self._refused is not None:
            self.form.refused.append((name, self._refused))


def _parser(content_type: str) -> PushMultipartParser:
    kind, options = parse_options_header(content_type)
    boundary = options.get("boundary", "")
    if kind != "multipart/form-data" or not 0 < len(boundary) <= 200:
        raise _malformed("it is no multipart/form-data with a boundary")
    return PushMultipartParser(boundary, max_segment_count=FIELDS_MOST + PER_MESSAGE)


async def _pieces(request: Request[Any, Any, Any]) -> AsyncIterator[bytes]:
    """The body as it comes. Raises `Refused` once it is too much."""
    came = 0
    try:
        async for piece in request.stream():
            came += len(piece)
            if came > BODY_BYTES:
                raise _too_large()
            if piece:
                yield piece
    except InternalServerException:
        raise _malformed("the connection ended before it did") from None


def _too_large() -> Refused:
    most = ATTACHMENTS_MOST // (1024 * 1024)
    said = f"All files of a message have at most {most} MB together. Send fewer, or smaller ones."
    return refuse("too_large", said, field="file")


def _malformed(why: str) -> Refused:
    return refuse("malformed", f"The form cannot be read: {why.rstrip('.')}. Send it again.")

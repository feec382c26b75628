"""Which files are taken, told by what is in them: a name or a sender's word proves nothing.

What could do harm by being opened is refused: pages and pictures with scripts, programs, scripts,
documents with macros, archives in which any of these lie. Everything else that people send to a
support desk is taken. Pure but for reading.
"""

from __future__ import annotations

import codecs
import re
import zipfile
from pathlib import PurePosixPath
from typing import IO, Final, NamedTuple

import filetype

from protocol.tickets import ATTACHMENT_MOST, SHOWN_PIXELS
from server.domain.refused import Refused, refuse
from server.store.pictures import pixels

_HEAD: Final = 8_192
_PIECE: Final = 1 << 16
MOST_PIXELS: Final = 250_000_000
"""One of more is a bomb: a few kB that fill the memory of whoever opens it."""
PICTURES: Final = frozenset({"image/jpeg", "image/png", "image/apng", "image/gif", "image/webp"})
"""What is looked into, so that browsers may show it."""
TAKEN: Final = PICTURES | {
    "application/epub+zip",
    "application/msword",
    "application/pdf",
    "application/rtf",
    "application/vnd.ms-excel",
    "application/vnd.ms-powerpoint",
    "application/vnd.oasis.opendocument.presentation",
    "application/vnd.oasis.opendocument.spreadsheet",
    "application/vnd.oasis.opendocument.text",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/zip",
    "audio/aac",
    "audio/amr",
    "audio/mp4",
    "audio/mpeg",
    "audio/ogg",
    "audio/x-aiff",
    "audio/x-flac",
    "audio/x-wav",
    "image/avif",
    "image/bmp",
    "image/heic",
    "image/tiff",
    "video/3gpp",
    "video/mp4",
    "video/mpeg",
    "video/quicktime",
    "video/webm",
    "video/x-m4v",
    "video/x-matroska",
    "video/x-ms-wmv",
    "video/x-msvideo",
}
"""What is taken as it is; text is told apart by being nothing else."""
_ENDINGS: Final = frozenset(
    re.split(
        r"\s+",
        "acm ade adp app apk appx asp aspx bas bat cab chm cmd com cpl crx dll dmg docm dotm exe "
        "gadget hlp hta htm html inf ins iso jar js jse jsp lnk mhtml mht msc msh msi msix msp mst "
        "pif php pkg pl potm ppam ppsm pptm ps1 psm1 py rb reg rpm scf scr sct shtml sh svg svgz "
        "swf sys url vb vbe vbs vhd vhdx vxd wasm website wsc wsf wsh xhtml xht xlam xlsm xltm xml "
        "xsl xslt",
    )
)
"""Endings by which a computer decides to run or to render what lies behind."""
_TEXTS: Final = {".csv": "text/csv", ".ics": "text/calendar", ".vcf": "text/vcard"}
_MARKUP: Final = re.compile(
    rb"\s*(?:#!|<(?:!doctype|!--|\?|/|(?:html|head|body|script|iframe|svg|math|meta|style|title|base|"
    rb"link|object|embed|form|table|div|span|font|img|h[1-6]|[abpi]|br|template)(?:[\s/>]|$)))",
    re.IGNORECASE,
)
"""How browsers tell a page, and Unix a script."""
_UNSAID: Final = bytes({*range(32), 127} - {*b"\t\n\r\f\x1b"})
"""Bytes that are in no text."""
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_KINDS: Final = {
    ".doc": "application/msword",
    ".xls": "application/vnd.ms-excel",
    ".ppt": "application/vnd.ms-powerpoint",
}
"""Old office files begin alike; the ending says which of them it is."""
_IN_OLD: Final = "_VBA_PROJECT".encode("utf-16-le")
"""Where old office files have macros …"""
_IN_RTF: Final = b"\\objdata"
"""… and what a text in RTF brings that is opened by another program."""
_DIRECTORY: Final = b"PK\x05\x06"
_MOST_DIRECTORY: Final = 1 << 19
_MACROS: Final = "Documents with macros are not taken: save it without them."
_WHAT_IS: Final = "Pictures, PDF, text, office documents, sound and video are."


class NotTaken(Refused):
    """Such a file is not taken: `not_taken`, or `too_large`; its text says what to do."""


class FileKind(NamedTuple):
    """What a file is."""

    content_type: str
    inline: bool
    """Whether a browser may show it."""


def kind_of(file: IO[bytes], size: int, name: str) -> FileKind:
    """What a file is by its content. Raises `NotTaken`, `OSError`. Blocks."""
    if size > ATTACHMENT_MOST:
        raise too_large()
    ending = PurePosixPath(name).suffix.lower()
    if ending[1:] in _ENDINGS:
        raise _not_taken(f"Files that end in {ending[:12]} are not taken: they can do harm.")
    file.seek(0)
    head = file.read(_HEAD)
    if not head:
        raise _not_taken("The file is empty. Choose it again.")
    found = filetype.guess_mime(head)
    if head.startswith(_OLE):
        found = _OLE_KINDS.get(ending)
    if found is None:
        return FileKind(_text(file, ending), False)
    if found not in TAKEN and found not in _OLE_KINDS.values():
        raise _not_taken("Files of this kind are not taken.")
    if head.startswith(b"PK"):
        _look_inside(file, size)
    if (head.startswith(_OLE) and _holds(file, _IN_OLD)) or (
        found == "application/rtf" and _holds(file, _IN_RTF)
    ):
        raise _not_taken(_MACROS)
    return FileKind(found, found in PICTURES and _is_shown(file, found))


def too_large() -> NotTaken:
    """The refusal of a file that is too large."""
    most = ATTACHMENT_MOST // (1024 * 1024)
    said = f"A file has at most {most} MB. Send a smaller one, or a link to it."
    return NotTaken(refuse("too_large", said, field="file").refusal)


def _not_taken(why: str) -> NotTaken:
    return NotTaken(refuse("not_taken", f"{why} {_WHAT_IS}", field="file").refusal)


def _is_shown(file: IO[bytes], kind: str) -> bool:
    many = pixels(file, kind)
    if many is not None and many > MOST_PIXELS:
        most = MOST_PIXELS // 1_000_000
        raise _not_taken(f"Pictures of more than {most} megapixels are not taken.")
    return many is not None and 0 < many <= SHOWN_PIXELS


def _text(file: IO[bytes], ending: str) -> str:
    """The type of a text in whatever letters. What begins like a page or a script is none, however
    it is called."""
    file.seek(0)
    first = file.read(_PIECE)
    wide = first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    begun = first.decode("utf-16", "replace").encode() if wide else first
    if _MARKUP.match(begun.removeprefix(codecs.BOM_UTF8)):
        raise _not_taken("Files of this kind are not taken.")
    piece = begun
    while piece:
        if piece.translate(None, _UNSAID) != piece:
            raise _not_taken("It is not known what this file is, so it is not taken.")
        piece = b"" if wide else file.read(_PIECE)
    return _TEXTS.get(ending, "text/plain")


def _holds(file: IO[bytes], words: bytes) -> bool:
    """Whether these bytes are in it, wherever."""
    file.seek(0)
    before = b""
    while piece := file.read(_PIECE):
        if words in before + piece:
            return True
        before = piece[-len(words) :]
    return False


def _look_inside(file: IO[bytes], size: int) -> None:
    """An archive, or a document that is one: nothing in it may be a program, or a macro."""
    file.seek(max(0, size - _PIECE - 22))
    tail = file.read()
    at = tail.rfind(_DIRECTORY)
    if at < 0 or int.from_bytes(tail[at + 12 : at + 16], "little") > _MOST_DIRECTORY:
        raise _not_taken("The archive is damaged, or has too many files in it.")
    try:
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError):
        raise _not_taken("The archive is damaged.") from None
    for name in names:
        inside = PurePosixPath(name)
        if inside.name.lower() == "vbaproject.bin":
            raise _not_taken(_MACROS)
        if inside.suffix[1:].lower() in _ENDINGS - _OF_DOCUMENTS:
            raise _not_taken(f"There is a file in it that can do harm: {inside.name[:60]}.")


_OF_DOCUMENTS: Final = frozenset({"xml", "html", "htm", "xhtml", "svg"})
"""What documents are made of; nobody opens them by themselves."""

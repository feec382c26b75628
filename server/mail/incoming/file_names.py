"""Names of files that came with mails: what is left can be shown, and saved on any system. Pure."""

from __future__ import annotations

import mimetypes
import re
import unicodedata
from pathlib import PurePosixPath
from typing import Final

from server.mail.incoming.bounds import FILE_NAME_LONGEST

_NEVER: Final = re.compile(r'[<>:"|?*]')
_DEVICES: Final = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Kinds of characters that cannot be seen, or turn around what stands behind them: in
`invoice<202E>fdp.exe` a reader sees `invoiceexe.pdf`."""
_TYPE: Final = re.compile(r"[a-z0-9][a-z0-9!#$&^_.+-]{0,60}/[a-z0-9][a-z0-9!#$&^_.+-]{0,80}")
ANY: Final = "application/octet-stream"


def file_name(said: str, kind: str, place: int) -> str:
    """A name without folders and without what cannot be seen; `attachment-2.pdf` for none."""
    last = re.split(r"[/\\]", said)[-1]
    seen = "".join(
        c for c in unicodedata.normalize("NFC", last) if unicodedata.category(c) not in _UNSEEN
    )
    clean = " ".join(_NEVER.sub("_", seen).split()).strip(". ")
    if not clean:
        return f"attachment-{place}{mimetypes.guess_extension(kind) or ''}"
    if _DEVICES.fullmatch(clean):
        clean = f"_{clean}"
    return _shortened(clean)


def content_type(said: str) -> str:
    """A type as it is written, or that of any bytes."""
    return said if _TYPE.fullmatch(said) else ANY


def _shortened(name: str) -> str:
    """Its ending stays: it says what the file is opened with."""
    ending = PurePosixPath(name).suffix
    if len(ending) > 12:
        ending = ""
    stem = name.removesuffix(ending) if ending else name
    return f"{stem[: FILE_NAME_LONGEST - len(ending)].rstrip('. ')}{ending}"

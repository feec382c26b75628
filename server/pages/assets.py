"""The static files of the pages, under one hash of all: cached for good, renewed at once.

They go out without comments, spaces and ends of lines that no phone reads. A fault that a phone
tells of is found by the words of its statement.
"""

from __future__ import annotations

import gzip
import re
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, NamedTuple

from litestar import Request, Response, get
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath

_FOLDER: Final = Path(__file__).parent / "static"
_TYPES: Final = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_COMMENT: Final = re.compile(r"^[ \t]*(?://[^\n]*|/\*(?:(?!\*/).)*\*/)[ \t]*$", re.M | re.S)
"""A comment that has its lines to itself."""
_SIGNS: Final = re.compile(
    r"""("(?:\\.|[^"\\\n])*"|'[^'\n]*'|`[^`]*`"""
    r"""|/(?![ /*])(?:\\.|\[(?:\\.|[^]\\\n])*]|[^/\\[\n])+/)"""
    r"""|[ ]*//[^\n]*|[ ]?(=>|[=!]==|[=<>&|?:,;{}()\[\]]+)[ ]?"""
)
"""Texts and patterns of a script, which stay as they are; a comment after a statement; signs.

Where a sum is divided there is a space after the sign, so that it begins no pattern.
"""
_FOR_GOOD: Final = "public, max-age=31536000, immutable"


class Asset(NamedTuple):
    """One file, ready to send."""

    media_type: str
    plain: bytes
    packed: bytes


class Assets:
    """All static files in memory; they are few and small."""

    def __init__(self, folder: Path = _FOLDER) -> None:
        files = sorted(path for path in folder.iterdir() if path.suffix in _TYPES)
        self.files = {path.name: _load(path) for path in files}
        whole = sha256()
        for name, asset in self.files.items():
            whole.update(f"{name}\0{len(asset.plain)}\0".encode() + asset.plain)
        self.version = whole.hexdigest()[:12]

    def url(self, name: str) -> str:
        """The address of a file, which changes whenever any of them does."""
        if name not in self.files:
            raise KeyError(name)
        return f"/static/{self.version}/{name}"

    def route(self) -> HTTPRouteHandler:
        """The handler that serves them."""

        @get(
            "/static/{version:str}/{name:str}",
            opt={"asks": "read documents"},
            include_in_schema=False,
        )
        async def static_file(
            request: Request[Any, Any, Any], version: FromPath[str], name: FromPath[str]
        ) -> Response[bytes]:
            return self._answer(request, version, name)

        return static_file

    def _answer(self, request: Request[Any, Any, Any], version: str, name: str) -> Response[bytes]:
        asset = self.files.get(name)
        if asset is None:
            return Response(b"", status_code=404, media_type="text/plain")
        packs = takes_gzip(request)
        headers = {
            "Cache-Control": _FOR_GOOD if version == self.version else "no-cache",
            "X-Content-Type-Options": "nosniff",
            "Vary": "Accept-Encoding",
            **({"Content-Encoding": "gzip"} if packs else {}),
        }
        body = asset.packed if packs else asset.plain
        return Response(body, headers=headers, media_type=asset.media_type)


def takes_gzip(request: Request[Any, Any, Any]) -> bool:
    """Whether whoever asks can unpack the answer."""
    return "gzip" in request.headers.get("accept-encoding", "")


def _load(path: Path) -> Asset:
    text = _bare(path.read_text("utf-8"))
    plain = _TIGHT.get(path.suffix, str)(text).encode()
    return Asset(_TYPES[path.suffix], plain, gzip.compress(plain, 9, mtime=0))


def _bare(text: str) -> str:
    """A file without what stands in it for its readers."""
    return re.sub(r"\s*\n\s*", "\n", _COMMENT.sub("", text)).strip()


def _tight_script(script: str) -> str:
    """Statements without the spaces beside their signs; those of sums stay, as `a + +b` needs. A
    line ends only where no sign ends it; no text of a script goes over several lines."""
    tight = _SIGNS.sub(lambda found: found[1] or found[2] or "", script)
    return re.sub(r",?\n(?=[}\])])|(?<=[;,{(\[])\n|\n(?=[.?:])", "", tight)


def _tight_rules(rules: str) -> str:
    """Rules of a sheet without the spaces beside their signs, and words without their quotes; a
    selector has no space after a colon."""
    rules = re.sub(r'="([A-Za-z][\w-]*)"\]', r"=\1]", rules)
    return re.sub(r"\s*([{};,])\s*", r"\1", rules).replace(": ", ":").replace(";}", "}")


_TIGHT: Final = {".css": _tight_rules, ".js": _tight_script}

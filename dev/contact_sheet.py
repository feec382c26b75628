"""A page that shows all pictures of a folder, small, each leading to itself."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Final
from urllib.parse import quote

PAGE: Final = "index.html"
_STYLE: Final = """body{font:16px system-ui,sans-serif;margin:24px;background:#dfe3e8;color:#14181f}
section{display:flex;flex-wrap:wrap;gap:16px;align-items:flex-end}
figure{margin:0}img{height:300px;display:block;background:#fff}
figcaption{font-size:13px;max-width:300px;overflow-wrap:anywhere}"""


def write(folder: Path) -> Path:
    """Write `index.html` over the pictures of each folder in it; its path. Raises `OSError`."""
    page = folder / PAGE
    page.write_text("\n".join(_lines(folder)), encoding="utf-8")
    return page


def _lines(folder: Path) -> Iterator[str]:
    yield f"<!doctype html><meta charset=utf-8><title>Pictures</title><style>{_STYLE}</style>"
    for place in sorted(each for each in folder.iterdir() if each.is_dir()):
        pictures = sorted(place.rglob("*.png"))
        yield f"<h1>{escape(place.name)}: {len(pictures)}</h1><section>"
        for picture in pictures:
            link = quote(picture.relative_to(folder).as_posix())
            name = escape(picture.relative_to(place).with_suffix("").as_posix())
            yield (
                f'<figure><a href="{link}"><img loading=lazy src="{link}" alt="{name}"></a>'
                f"<figcaption>{name}</figcaption></figure>"
            )
        yield "</section>"

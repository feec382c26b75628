"""HTML as text: what a reader sees of it, and never a script, a style or what is hidden. Pure."""

from __future__ import annotations

import re
from typing import Final

from inscriptis import Inscriptis
from inscriptis.css_profiles import CSS_PROFILES
from inscriptis.model.config import ParserConfig
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from server.mail.incoming.bounds import ELEMENTS_MOST, HTML_MOST

_GONE: Final = (
    "script", "style", "head", "title", "meta", "link", "base", "template", "iframe", "object",
    "embed", "applet", "svg", "math", "audio", "video", "canvas", "select", "textarea", "button",
)  # fmt: skip
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NO_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ROWS: Final = ("table", "thead", "tbody", "tfoot", "tr", "caption")
_CELLS: Final = ("td", "th")
_LINK_LONGEST: Final = 500
_CONFIG: Final = ParserConfig(css=CSS_PROFILES["strict"])


def text_of_html(html: str) -> str:
    """The text; empty where there is none. Nothing is fetched, and nothing raises."""
    tree = _tree(_NO_XML.sub("", html[:HTML_MOST]))
    if tree is None:
        return ""
    if sum(1 for _ in tree.iter()) > ELEMENTS_MOST:
        return _words(tree)
    try:
        return str(Inscriptis(tree, _CONFIG).get_text())
    except (RecursionError, ValueError, LookupError, AttributeError, TypeError):
        return _words(tree)


def _words(tree: HtmlElement) -> str:
    """What it says, without any layout."""
    return " ".join(" ".join(tree.itertext()).split())


def _tree(html: str) -> HtmlElement | None:
    """The document without what is not read, nor any attribute that lays it out: one of those
    alone (`margin-top: 9999em`) may make megabytes of nothing."""
    if not html.strip():
        return None
    # No network, and libxml2's own bounds stay.
    parser = HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        tree = document_fromstring(html.encode(), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None
    for each in [each for each in tree.iter() if _unread(each)]:
        if each.getparent() is not None:
            each.drop_tree()
    for each in tree.iter():
        link = each.get("href", "") if each.tag == "a" else ""
        each.attrib.clear()
        _untable(each)
        if link.startswith(("https://", "http://")) and len(link) <= _LINK_LONGEST:
            _tell(each, link)
    return tree


def _unread(each: HtmlElement) -> bool:
    return bool(
        each.tag in _GONE or each.get("hidden") is not None or _HIDDEN.search(each.get("style", ""))
    )


def _untable(each: HtmlElement) -> None:
    """A row is a line. Cells are not filled up with spaces: most tables of mails are for looks
    alone, and one wide cell in each column makes hundreds of megabytes of them."""
    if each.tag in _ROWS:
        each.tag = "div"
    elif each.tag in _CELLS:
        each.tag = "span"
        each.tail = f"\xa0 {each.tail or ''}"


def _tell(anchor: HtmlElement, link: str) -> None:
    """Where a link leads, if its words do not say it."""
    if link.rstrip("/") not in "".join(anchor.itertext()):
        anchor.tail = f" ({link}){anchor.tail or ''}"

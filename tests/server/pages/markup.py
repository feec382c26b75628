"""What a page shows, read from its HTML."""

from __future__ import annotations

import re
from html import unescape

import httpx


def text_of(page: httpx.Response) -> str:
    """All text of the body but the choice of a language, in one line."""
    body = page.text.partition("<body>")[2]
    body = re.sub(r"<(script|noscript|nav)\b.*?</\1>", " ", body, flags=re.S)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", body))).strip()


def value_of(page: httpx.Response, name: str) -> str:
    """What stands in the input of that name."""
    for tag in re.findall(r"<input[^>]*>", page.text):
        if f'name="{name}"' in tag and ('type="radio"' not in tag or " checked" in tag):
            found = re.search(r'value="([^"]*)"', tag)
            return unescape(found[1]) if found else ""
    return ""


def link_to(page: httpx.Response, begins: str) -> str:
    """The first link that begins like that."""
    found = re.search(rf'href="({re.escape(begins)}[^"]*)"', page.text)
    assert found is not None, text_of(page)
    return unescape(found[1])


def place_of(answer: httpx.Response) -> str:
    """Where a join led: the path of the private link."""
    assert answer.status_code == 303, text_of(answer)
    address = answer.headers["location"].partition("?")[0]
    assert re.fullmatch(r"/t/[A-Za-z0-9_-]{44}", address)
    return str(address)

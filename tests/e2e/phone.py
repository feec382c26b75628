"""A phone without script: what the page of a private link says when it is opened."""

from __future__ import annotations

import re
from typing import NamedTuple

import httpx


class Page(NamedTuple):
    """The state that the page is drawn for, and its texts."""

    state: str
    text: str


def page_of(link: str) -> Page:
    """Open a link. Raises when the server has no such page."""
    answer = httpx.get(link, timeout=30).raise_for_status()
    return read(answer)


def read(answer: httpx.Response) -> Page:
    """The page that came as an answer."""
    state = re.search(r'<html[^>]* data-state="(\w+)"', answer.text)
    assert state is not None, answer.text
    body = re.sub(r"<script.*?</script>", "", answer.text, flags=re.DOTALL)
    return Page(state[1], re.sub(r"<[^>]+>", " ", body))

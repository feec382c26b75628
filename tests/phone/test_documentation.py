"""The page of the API under its own policy, in a browser: in colours, nothing is turned away."""

from __future__ import annotations

import gzip

import pytest
from playwright.sync_api import Browser, Route, expect

from server.http import docs

ORIGIN = "http://hall.test"
DOCUMENT = '{"openapi":"3.1.0","info":{"title":"Hall","version":"1"},"paths":{}}'
COLOURS = {"light": "rgb(11, 87, 208)", "dark": "rgb(138, 180, 255)"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_of_the_api_has_its_colours_and_its_policy_turns_nothing_of_it_away(
    chromium: Browser, scheme: str
) -> None:
    def answer(route: Route) -> None:
        name = route.request.url.rpartition("/")[2]
        if name == "docs":
            policy = {"Content-Security-Policy": docs.POLICY}
            body = (docs.STATIC / "docs.html").read_bytes()
            route.fulfill(body=body, content_type="text/html", headers=policy)
        elif name in docs.FILES:
            data = docs.FILES[name].read_bytes()
            kind = "text/css" if name.endswith(".css") else "text/javascript"
            plain = gzip.decompress(data) if docs.FILES[name].suffix == ".gz" else data
            route.fulfill(body=plain, content_type=kind)
        else:
            route.fulfill(body=DOCUMENT, content_type="application/json")

    page = chromium.new_page(color_scheme=scheme)  # type: ignore[arg-type]
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.route(f"{ORIGIN}/**", answer)
    page.goto(f"{ORIGIN}/docs")
    button = page.get_by_role("button", name="Search")
    expect(button).to_be_visible()
    expect(button).to_have_css("background-color", COLOURS[scheme])
    assert said == []
    page.close()

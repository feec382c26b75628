"""The page's script is a third applier: it ends with the same records and says the same words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, Route

from protocol.replica import Replica
from server.pages import says
from server.pages.assets import Assets
from server.pages.face import desk_type, face
from server.pages.html import script_words
from server.pages.words import SPOKEN, category, words
from tests.agreement.days import BOUNDED, Plan, long_plans
from tests.agreement.phone_line import story, troubles
from tests.phone.views import desk_names, instants, place_views

COUNTED: Final = ["place.ahead", "place.desks", "place.errands"]
ORIGIN: Final = "http://phone.test"
LOAD: Final = """async () => {
  const names = ["replica.js", "face.js", "says.js"];
  const modules = await Promise.all(names.map((name) => import(`/${name}`)));
  window.script = Object.assign({}, ...modules);
  const tables = JSON.parse(document.getElementById("words").textContent);
  script.sayIn = (zone, lang = "en") => new script.Says(tables[lang], zone);
}"""
FOLLOW: Final = """([visit, names, arrivals]) => {
  const replicas = names.map((name) => new script.Replica(name));
  const [visitor, queue] = replicas;
  const told = arrivals.map(([name, text, now]) => {
    const verdict = replicas[names.indexOf(name)].take(JSON.parse(text));
    const seen = script.viewsOf(visitor, queue, visit);
    return [verdict, seen && script.face(seen, now, script.sayIn(seen.site.zone))];
  });
  const copies = replicas.map((r) => [r.position, r.at, Object.fromEntries(r.records)]);
  return [told, copies];
}"""


@pytest.fixture(scope="module")
def script(chromium: Browser) -> Iterator[Page]:
    """The modules of the script, loaded once."""
    assets = Assets()
    tables = ",".join(f'"{lang}":{script_words(words(lang))}' for lang in SPOKEN)
    blank = f'<!doctype html><script type="application/json" id="words">{{{tables}}}</script>'

    def answer(route: Route) -> None:
        name = route.request.url.rpartition("/")[2]
        if name in assets.files:
            route.fulfill(body=assets.files[name].plain, content_type=assets.files[name].media_type)
        else:
            route.fulfill(body=blank, content_type="text/html; charset=utf-8")

    page = chromium.new_page()
    page.route(f"{ORIGIN}/**", answer)
    page.goto(f"{ORIGIN}/")
    page.evaluate(LOAD)
    yield page
    page.close()


def copy_of(replica: Replica) -> list[Any]:
    """A replica as the script has it."""
    records = {f"{key.kind}/{key.id}": record for key, record in replica.state.items()}
    told: list[Any] = msgspec.to_builtins([replica.position, replica.at, records])
    return told


@BOUNDED
@given(long_plans, st.integers(0, 5), st.integers(0, 40), st.integers(0, 60), troubles)
def test_after_any_day_on_any_line_the_script_has_what_the_other_clients_have(
    script: Page, plan: Plan, ahead: int, joins_at: int, restored_at: int, bad: list[str]
) -> None:
    line = story(plan, ahead, joins_at, restored_at, bad)
    sent = [(one.topic, one.text, one.now) for one in line.arrivals]
    told, copies = script.evaluate(FOLLOW, [line.visit, list(line.replicas), sent])
    assert copies == [copy_of(replica) for replica in line.replicas.values()]
    for one, (verdict, shown) in zip(line.arrivals, told, strict=True):
        assert verdict == one.verdict
        assert shown == msgspec.to_builtins(one.views and face(one.views, one.now, words()))


@BOUNDED
@given(st.lists(st.tuples(place_views, instants, st.sampled_from(SPOKEN)), min_size=4, max_size=8))
def test_whatever_a_visit_may_look_like_script_and_server_say_the_same(
    script: Page, cases: list[Any]
) -> None:
    said = script.evaluate(
        "all => all.map(([views, now, lang]) =>"
        " script.face(views, now, script.sayIn(views.site.zone, lang)))",
        msgspec.to_builtins([(views._asdict(), now, lang) for views, now, lang in cases]),
    )
    for (views, now, lang), shown in zip(cases, said, strict=True):
        assert shown == msgspec.to_builtins(face(views, now, words(lang)))


@BOUNDED
@given(st.lists(desk_names, min_size=10, max_size=20))
def test_desks_are_set_in_the_same_sizes(script: Page, names: list[str]) -> None:
    found = script.evaluate("names => names.map((name) => script.deskType(name))", names)
    keys = ("desk_word", "desk_big", "desk_size")
    assert [tuple(one[key] for key in keys) for one in found] == [desk_type(n) for n in names]


def test_waits_counts_and_ordinals_are_said_alike_in_every_language(script: Page) -> None:
    pairs = [(low, high) for high in range(5, 400, 5) for low in range(0, high, 5)]
    tell = """([lang, pairs]) => {
      const says = script.sayIn("UTC", lang);
      const counts = [...Array(121).keys()];
      const counted = (n) => COUNTED.map((key) => says.say(key, { n }));
      return [
        pairs.map(([low, high]) => says.wait(low, high)),
        counts.map((n) => [says.ordinal(n), ...counted(n)]),
      ];
    }""".replace("COUNTED", str(COUNTED))
    for lang in SPOKEN:
        told = words(lang)
        waits, counts = script.evaluate(tell, [lang, pairs])
        assert [tuple(one) for one in waits] == [says.wait(low, high, told) for low, high in pairs]
        assert counts == [
            [told.ordinal(n), *(told.say(key, n=n) for key in COUNTED)] for n in range(121)
        ]


def test_the_rules_for_counts_and_ordinals_are_those_of_unicode(script: Page) -> None:
    theirs = """([lang, type]) => {
      const rules = new Intl.PluralRules(lang, { type });
      return [...Array(1001).keys()].map((n) => rules.select(n));
    }"""
    for lang in SPOKEN:
        told = words(lang)
        assert script.evaluate(theirs, [lang, "cardinal"]) == [
            category(told.plurals, n) for n in range(1001)
        ]
    assert script.evaluate(theirs, ["en", "ordinal"]) == [
        category(words().ordinals, n) for n in range(1001)
    ]

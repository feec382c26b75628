"""All of a stay in one thread: read while it is open, told by the day, leading to what it tells of,
and still while somebody reads."""

from __future__ import annotations

from dataclasses import replace as at

from msgspec.structs import replace

from client.not_taken import NotTaken
from protocol.messages import Res
from staff_console.bench import Bench
from staff_console.full_hall import FULL, at_work
from staff_console.hall import MINUTE, NOON
from staff_console.past import Answered
from staff_console.requests import scenes
from staff_console.requests.page import RequestsPane
from staff_console.requests.samples import CHOSEN, REQUEST, SHOP, request_id
from staff_console.requests.scenes import OPEN_TOPIC, opened
from staff_console.story.pages import TimedPages
from staff_console.story.samples import MONEY, TICKET, story, tell_story
from staff_console.tickets.scenes import changed
from tests.staff_console.conftest import Open
from tests.staff_console.hands import CTRL, SHIFT, Key, board, press

SERVING = at_work()
ALL = story()


def asked(bench: Bench) -> list[dict[str, str]]:
    """What stories are being waited for."""
    return [args for name, args, _ in bench.queried if name == "story"]


def pane(bench: Bench) -> RequestsPane:
    """The page of the repairs."""
    return next(iter(bench.window.page.findChildren(RequestsPane)))


def test_what_is_new_goes_before_what_was_read_and_is_asked_for_once_at_a_time() -> None:
    sent: list[tuple[dict[str, str], Answered]] = []
    pages = TimedPages("story", lambda _, args, done: sent.append((args, done)), lambda: None)
    rows = [replace(ALL[0], activity=f"{9 - at}") for at in range(6)]

    def tell(items: object, more: str | None) -> None:
        sent.pop(0)[1](Res("q", 1, items, more))  # type: ignore[arg-type]

    told = [{"activity": r.activity, "at": 1, "what": "w", "subject_kind": "visit",
             "subject": "v", "actor": ""} for r in rows]  # fmt: skip
    pages.of({"visit": "v"})
    pages.refresh()
    pages.refresh()
    assert [args for args, _ in sent] == [{"visit": "v"}]
    tell(told[1:3], "7")
    tell(told[1:3], "7")
    pages.more()
    assert sent[0][0] == {"visit": "v", "cursor": "7"}
    tell(told[3:], None)
    pages.refresh()
    tell(told[:2], "8")
    assert pages.items is not None and not pages.goes_on
    assert [each.activity for each in pages.items] == [r.activity for r in rows]
    pages.refresh()
    sent.pop(0)[1](NotTaken("unavailable", "Not just now."))
    assert pages.fault and len(pages.items) == 6


def test_a_repair_tells_all_of_its_stay_by_the_day_and_leads_to_its_ticket(console: Open) -> None:
    bench = console(SHOP)
    opened(bench)
    assert asked(bench) == []
    press(bench, Key.Key_H, CTRL | SHIFT)
    assert asked(bench) == [{"request": request_id(CHOSEN)}]
    tell_story(bench)
    lines = bench.repair.screen.story.lines
    assert [line.day for line in lines if line.day] == [
        "Today", "Yesterday", "Tuesday 2 June", "Friday 29 May",
    ]  # fmt: skip
    said = [line.text for line in lines]
    assert said[2] == "T-12, was answered, by \u2068Elif Demir\u2069"
    assert said[4] == "R-1187, estimate 2 made, €174.61, by \u2068Elif Demir\u2069"
    assert said[10] == "R-1187, given to \u2068Elif Demir\u2069, by \u2068you\u2069"
    opens = {line.opens.partition(":")[0] for line in lines}
    assert opens == {"", "ticket", "reservation"}
    assert pane(bench).side.story.head.hasFocus()
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Down, Key.Key_Return):
        press(bench, key)
    assert bench.pages.tickets.covers and bench.ticket.chosen == TICKET


def test_a_stay_is_read_again_when_the_request_changes_and_earlier_ones_when_asked(
    console: Open,
) -> None:
    bench = console(SHOP)
    scenes.stayed(bench)
    bench.advance(5)
    assert asked(bench) == []
    changed(bench, OPEN_TOPIC, replace(REQUEST, version=4))
    assert len(asked(bench)) == 1
    tell_story(bench, ALL[:8], more="07")
    bench.repair.choose(request_id(1190))
    bench.advance(1)
    bench.repair.open_now(request_id(CHOSEN))
    tell_story(bench, ALL[:8], more="09992")
    view = pane(bench).side.story
    assert bench.repair.screen.story.more
    bench.repair.act("story_more")
    assert asked(bench)[-1]["cursor"] == "09992" and not bench.repair.screen.story.more
    tell_story(bench, ALL[8:])
    assert [row.key for row in view.rows.made if row.isVisible()] == [e.activity for e in ALL]


def test_what_somebody_reads_stays_where_it_is(console: Open) -> None:
    bench = console(SHOP, size=(1280, 800))
    scenes.stayed(bench)
    view = pane(bench).side.story
    row = view.rows.made[9]

    def where() -> dict[str, int]:
        tops = {r.key: r.mapTo(bench.window, r.rect().topLeft()).y() for r in view.rows.made}
        return {each.activity: tops[each.activity] for each in ALL[4:]}

    before = where()
    view.rows.made[2].setFocus()
    changed(bench, OPEN_TOPIC, replace(REQUEST, version=4))
    new = replace(ALL[0], activity="99999", at=NOON - MINUTE, what="estimate_approved",
                  data=MONEY | {"via": "in_person"})  # fmt: skip
    tell_story(bench, [new, *ALL])
    assert where() == before and row.key == ALL[8].activity
    assert view.rows.made[3].hasFocus() and view.rows.made[3].key == ALL[2].activity


def test_the_stay_of_whoever_is_served_is_told_at_the_board_until_the_next_one(
    console: Open,
) -> None:
    bench = console(SERVING)
    assert not board(bench).story.there
    press(bench, Key.Key_H, CTRL | SHIFT)
    assert asked(bench) == [{"visit": SERVING.entry("A014").visit}]
    tell_story(bench)
    assert [line.text for line in board(bench).story.lines][3] == "T-12, ticket opened"
    bench.window.page.customer.story.rows.made[3].click()  # type: ignore[attr-defined]
    assert bench.pages.tickets.covers and bench.ticket.chosen == TICKET
    bench.window.acted.emit("window:board")
    bench.feed(FULL.without("A014").serving("A015", 1))
    assert not board(bench).story.open and asked(bench) == []
    bench.feed(FULL)
    bench.window.acted.emit("window:story")
    assert "Nobody is at your desk" in bench.model.screen.answer.title


def test_whoever_is_served_by_the_number_of_a_repair_is_offered_their_stay(
    console: Open, cut: set[str]
) -> None:
    entries = (
        replace(each, number="R-1187") if each.number == "A014" else each
        for each in SERVING.entries
    )
    bench = console(at(SERVING, entries=tuple(entries)))
    bench.grab()
    story = board(bench).story
    assert story.there and not story.open and asked(bench) == []
    assert "serving" not in cut, "beside the keys"
    bench.window.page.customer.story.head.click()  # type: ignore[attr-defined]
    assert asked(bench) == [{"visit": SERVING.entry("A014").visit}]

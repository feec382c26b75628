"""What goes with a repair: slips, papers, photos, notes, what opens it, and the ways to it."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace
from PySide6.QtGui import QImage

from protocol.messages import Res
from protocol.outcomes import Refusal, Saved
from protocol.request_commands import (
    NoteRequest,
)
from protocol.service_requests import Photo
from staff_console.bench import Bench
from staff_console.requests.board_view import BoardView
from staff_console.requests.papers import PATH
from staff_console.requests.samples import (
    CHOSEN,
    HEADS,
    ITEM,
    OPEN,
    REQUEST,
    request_id,
)
from staff_console.requests.scenes import OPEN_TOPIC, TOPIC, looked_at, opened
from staff_console.tickets.scenes import changed, feed
from tests.staff_console.hands import CTRL, Key, last, part, press, types
from tests.staff_console.requests.conftest import Open


def view(bench: Bench) -> BoardView:
    found = part(bench, "repairs-board")
    assert isinstance(found, BoardView)
    return found


def test_a_note_for_colleagues_and_one_for_the_customer_are_two_keys(repairs: Open) -> None:
    bench = repairs()
    for key, public in ((Key.Key_M, False), (Key.Key_R, True)):
        press(bench, key, CTRL)
        question = bench.repair.question
        assert question is not None and ("leaves the house" in question.text) is not public
        types(bench, "Needs a new port.")
        press(bench, Key.Key_Return)
        sent = NoteRequest(request=request_id(CHOSEN), text="Needs a new port.", public=public)
        assert last(bench) == sent
        bench.reply(Saved(id="n"))


def test_a_slip_at_the_reader_shows_its_repair_and_what_is_not_on_the_board_is_asked_for(
    repairs: Open,
) -> None:
    bench = repairs(looked_at)
    press(bench, Key.Key_I, CTRL)
    types(bench, "R-1190")
    press(bench, Key.Key_Return)
    assert bench.repair.screen.chosen == request_id(1190)
    assert f"request/{request_id(1190)}" in bench.topics
    press(bench, Key.Key_I, CTRL)
    types(bench, "R58T30")
    press(bench, Key.Key_Return)
    name, args, done = bench.queried[-1]
    assert (name, args) == ("find_request", {"text": "R58T30"})
    done(Res("q", 1, []))
    assert "Nothing is found" in bench.repair.screen.answer.title


def test_photos_come_once_and_papers_are_fetched_saved_and_said(repairs: Open) -> None:
    photo = Photo(id="p1", name="scratch.jpg", content_type="image/jpeg")

    def act(bench: Bench) -> None:
        looked_at(bench)
        bench.repair.open_now(request_id(CHOSEN))
        feed(bench, OPEN_TOPIC, [replace(e, photos=[photo]) if e is ITEM else e for e in OPEN])

    bench = repairs(act)
    bench.advance(2)
    assert [asked[0] for asked in bench.fetched] == [f"{PATH}/{request_id(CHOSEN)}/photos/p1"]
    bench.repair.act("documents")
    bench.repair.answer_question("way", "save")
    bench.repair.send_question()
    address, _, name, done = bench.fetched[-1]
    assert address == f"{PATH}/{request_id(CHOSEN)}/estimate.pdf"
    paper = Path(bench.folder) / "fetched.pdf"
    paper.write_bytes(b"%PDF-1.7")
    done(paper)
    assert (Path(bench.folder) / name).read_bytes() == b"%PDF-1.7"
    assert bench.repair.screen.answer.title == "R-1187 estimate.pdf is saved."


def test_a_repair_that_a_contact_or_a_notice_tells_of_is_gone_to(repairs: Open) -> None:
    bench = repairs(looked_at)
    bench.window.acted.emit("window:contacts")
    bench.contact.act(f"request:{request_id(1190)}")
    assert bench.pages.repairs.covers and bench.repair.screen.chosen == request_id(1190)
    bench.window.acted.emit("window:tickets")
    bench.ticket.act(f"request:{request_id(1188)}")
    assert bench.pages.repairs.covers and bench.repair.screen.chosen == request_id(1188)


def test_what_has_ended_is_locked_and_keeps_its_papers(repairs: Open) -> None:
    bench = repairs()
    feed(bench, TOPIC, [each for each in HEADS if each.number != CHOSEN], seq=2)
    changed(bench, OPEN_TOPIC, replace(REQUEST, state="picked_up", version=9))
    bench.repair.put_away()
    assert [verb.name for verb in bench.repair.verbs] == ["documents", "contact_page"]
    assert not any(line.acts for line in bench.repair.screen.side.lines)
    bench.repair.act("note")
    assert bench.repair.screen.answer.text == "Nothing of it can be changed any more."


def test_what_opens_an_item_is_asked_for_shown_for_a_while_and_left_behind(repairs: Open) -> None:
    locked = [replace(each, locked=True) if each is ITEM else each for each in OPEN]
    bench = repairs(lambda b: opened(b, locked))
    bench.repair.act("unlock")
    bench.repair.send_question()
    request, told = bench.called[-1]
    assert (request.method, request.path) == (
        "POST", f"{PATH}/{request_id(CHOSEN)}/unlock/{ITEM.id}/read",
    )  # fmt: skip
    told({"code": "2580"})
    assert bench.repair.screen.answer.title == "2580"
    bench.repair.choose(request_id(1190))
    assert bench.repair.screen.answer.title == ""


def test_a_photo_is_shown_large_and_esc_leads_back_to_the_board(repairs: Open) -> None:
    photos = [Photo(id=ident, name=f"{ident}.png") for ident in ("p1", "p2")]

    def act(bench: Bench) -> None:
        opened(bench, [replace(e, photos=photos) if e is ITEM else e for e in OPEN])

    bench = repairs(act)
    bench.advance(1)
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(0x88AA66)
    for _, key, _, done in bench.fetched:
        path = Path(bench.folder) / f"{key}.png"
        picture.save(str(path))
        done(path)
    bench.repair.act("photo:p1")
    bench.settle()
    shown = part(bench, "photo")
    assert shown.isVisible() and shown.hasFocus() and "1 of 2" in shown.accessibleName()
    press(bench, Key.Key_Right)
    assert "p2.png, 2 of 2" in shown.accessibleName()
    press(bench, Key.Key_Escape)
    assert not shown.isVisible() and view(bench).hasFocus() and bench.pages.repairs.covers


def test_a_note_that_is_put_away_or_refused_is_there_again(repairs: Open) -> None:
    bench = repairs()
    press(bench, Key.Key_M, CTRL)
    types(bench, "Port is corroded.")
    press(bench, Key.Key_Escape)
    assert bench.repair.question is None
    press(bench, Key.Key_M, CTRL)
    press(bench, Key.Key_Return)
    bench.reply(Refusal(code="unavailable", detail="The disk is full."))
    press(bench, Key.Key_Escape)
    press(bench, Key.Key_M, CTRL)
    question = bench.repair.question
    assert question is not None and question.fields[0].value == "Port is corroded."
    press(bench, Key.Key_Return)
    bench.reply(Saved(id="n"))
    press(bench, Key.Key_M, CTRL)
    assert bench.repair.question is not None and not bench.repair.question.ready


def test_work_that_is_done_again_leads_to_where_it_was_done_and_from_there_back(
    repairs: Open,
) -> None:
    def of(request: str, number: int, warranty_of: str | None) -> dict[str, object]:
        return {
            "kind": "found_request", "request": request, "number": number, "service_point": "p",
            "state": "picked_up", "item": "Galaxy S22", "name": "Aron Levi", "contact": "c",
            "opened_at": 1, "ended_at": 2, "total": "0.00", "currency": "EUR", "version": 1,
            "warranty_of": warranty_of,
        }  # fmt: skip

    mine, first, third = (request_id(number) for number in (CHOSEN, 1100, 1300))
    bench = repairs()
    changed(bench, OPEN_TOPIC, replace(REQUEST, warranty_of=first))
    args, done = next(asked[1:] for asked in bench.queried if asked[0] == "find_request")
    assert args == {"contact": REQUEST.contact}
    done(Res("q", 1, [of(third, 1300, mine), of(mine, CHOSEN, first), of(first, 1100, None)]))
    facts = [(each.text, each.verb) for each in bench.repair.screen.side.facts]
    assert ("work of R-1100", f"request:{first}") in facts
    assert ("R-1300 under warranty, picked up", f"request:{third}") in facts
    bench.repair.act(f"request:{first}")
    assert bench.repair.screen.chosen == first

"""Letters and comments: kept as typed, never confused, never sent over what was not read."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from protocol.outcomes import Refusal, Saved, Ticketed
from protocol.ticket_commands import Comment, KeepDraft, Reply
from staff_console.administration.calls import NotDone
from staff_console.bench import Bench
from staff_console.hall import MARA, NOON
from staff_console.tickets import scenes
from staff_console.tickets.samples import AYLIN, HALL, OPEN, TICKET, TOMASZ, message, ticket_id
from staff_console.tickets.scenes import OPEN_TOPIC, attaching, away, changed, meanwhile, opened
from staff_console.tickets.shelf import FILE
from tests.staff_console.hands import CTRL, last, part, press, types
from tests.staff_console.tickets.conftest import Open

LETTER = "Come today at five."
SENT = Ticketed(ticket=TICKET.id, number=20_437, status="in_progress", version=10, thread=6)


def begun(bench: Bench) -> Bench:
    """The draft of the sample is gone, another letter is typed."""
    bench.ticket.write("reply", LETTER)
    return bench


def said(bench: Bench) -> str:
    bench.ticket.refresh()
    return bench.ticket.screen.answer.title.translate({0x2068: None, 0x2069: None})


def letters(bench: Bench) -> list[Reply]:
    """What was sent to the customer: a draft may have been kept meanwhile."""
    return [command for command, _ in bench.asked if isinstance(command, Reply)]


def test_keys_lead_to_the_two_sheets_and_each_has_its_own_way_out(desk: Open) -> None:
    bench = desk()
    press(bench, Qt.Key.Key_R, CTRL)
    assert bench.window.focusWidget().objectName() == "write-reply"
    press(bench, Qt.Key.Key_M, CTRL)
    assert bench.window.focusWidget().objectName() == "write-comment"
    types(bench, "Only for us")
    press(bench, Qt.Key.Key_Return, CTRL)
    assert letters(bench) == [], "a reply that cannot be seen is not sent"
    assert "Ctrl+S saves it" in bench.ticket.screen.answer.text
    press(bench, Qt.Key.Key_S, CTRL)
    assert isinstance(last(bench), Comment) and last(bench).text == "Only for us"  # type: ignore[attr-defined]
    reply, comment = part(bench, "write-reply"), part(bench, "write-comment")
    assert isinstance(reply, QPlainTextEdit) and isinstance(comment, QPlainTextEdit)
    assert "aylin.sahin@posteo.example" in reply.accessibleName()
    assert "posteo" not in comment.accessibleName()


def test_a_letter_goes_with_the_thread_that_was_read_and_its_draft_is_gone(desk: Open) -> None:
    bench = begun(desk())
    bench.ticket.act("send")
    sent = last(bench)
    assert isinstance(sent, Reply) and (sent.text, sent.thread) == (LETTER, 5)
    bench.reply(SENT)
    assert said(bench) == "Sent to Aylin Şahin."
    assert bench.ticket.screen.writing.reply == ""


def test_what_came_meanwhile_is_shown_before_anything_is_sent(desk: Open) -> None:
    bench = desk(meanwhile)
    assert letters(bench) == []
    assert said(bench).startswith("Aylin Şahin wrote meanwhile")
    assert [post.nth for post in bench.ticket.screen.posts if post.fresh] == [8]
    bench.ticket.act("send")
    sent = last(bench)
    assert isinstance(sent, Reply) and sent.thread == 6


def test_a_server_that_knows_of_more_keeps_the_letter_here(desk: Open) -> None:
    bench = begun(desk())
    bench.ticket.act("send")
    bench.reply(Refusal(code="thread_moved", detail="Tomasz wrote meanwhile."))
    assert said(bench).startswith("Not sent") and bench.ticket.text_of("reply") == LETTER
    more = message(8, "reply", "I take it.", NOON, author=TOMASZ)
    changed(bench, OPEN_TOPIC, more, replace(TICKET, thread=6, messages=8))
    assert "Tomasz" in bench.ticket.screen.writing.news


def test_what_is_typed_is_kept_by_the_server_and_on_disk_until_it_has_it(desk: Open) -> None:
    bench = begun(desk())
    bench.ticket.keep_drafts()
    kept = last(bench)
    assert isinstance(kept, KeepDraft) and (kept.text, kept.draft) == (LETTER, "reply")
    assert LETTER in (bench.folder / FILE).read_text()
    bench.reply(Saved(id="d"))
    assert bench.ticket.screen.writing.kept.startswith("Draft kept")
    assert not (bench.folder / FILE).exists()


def test_a_letter_outlives_the_program_while_the_server_is_away(desk: Open, tmp_path: Path) -> None:
    first = desk(away, folder=tmp_path)
    assert first.ticket.screen.writing.kept == "Kept on this computer."
    assert "away" in first.ticket.hindrance("reply")
    again = desk(lambda bench: opened(bench, (TICKET, *OPEN[1:])), folder=tmp_path)
    assert again.ticket.text_of("reply").startswith("Dear Ms Şahin, 81 % is our fault.")
    other = desk(opened, folder=tmp_path, me=TOMASZ)
    assert other.ticket.text_of("reply") == "", "it is not another colleague's"


def test_what_was_typed_while_the_server_was_away_is_told_once_it_is_back(desk: Open) -> None:
    bench = desk(away)
    assert not bench.asked
    bench.answer(HALL)
    assert bench.ticket._again.isActive()
    bench.ticket._again.timeout.emit()
    kept = last(bench)
    assert isinstance(kept, KeepDraft) and kept.text.startswith("Dear Ms Şahin, 81 % is")


def test_whoever_writes_goes_on_in_another_size_and_after_work_by_hand(desk: Open) -> None:
    bench = desk()
    press(bench, Qt.Key.Key_M, CTRL)
    bench.window.zoom_by(1)
    assert bench.window.focusWidget().objectName() == "write-comment"
    bench.lose(20)
    assert bench.window.focused == "hand-list"
    bench.answer(HALL)
    bench.settle()
    assert bench.window.focusWidget().objectName() == "write-comment"


def test_variables_that_stand_for_nothing_stop_the_letter_until_they_are_gone(desk: Open) -> None:
    bench = desk(scenes.unknown)
    assert "{contact.company}" in bench.ticket.screen.writing.unknown
    bench.ticket.act("send")
    assert letters(bench) == [] and "contact.company" in bench.ticket.hindrance("reply")
    bench.ticket.write("reply", "Yours, Riverside Repairs")
    assert bench.ticket.hindrance("reply") == "" and bench.ticket.screen.writing.unknown == ""


def test_a_file_that_is_too_large_is_never_sent_and_one_on_its_way_holds_the_letter(
    desk: Open,
) -> None:
    bench = desk(attaching)
    small, large = bench.ticket.screen.writing.uploads
    assert len(bench.uploaded) == 1 and small.share == pytest.approx(380 / 600)
    assert large.failed and "10 MB" in large.about
    assert "on its way" in bench.ticket.hindrance("reply")
    bench.uploaded[0][3]("file-1")
    bench.ticket.detach(large.key)
    bench.ticket.act("send")
    sent = last(bench)
    assert isinstance(sent, Reply) and sent.attachments == ["file-1"]


def test_a_file_that_the_server_does_not_take_says_why(desk: Open) -> None:
    bench = desk(attaching)
    bench.uploaded[0][3](NotDone("not_taken", "Such files are not taken."))
    assert bench.ticket.screen.writing.uploads[0].about == "Such files are not taken."


def test_a_file_of_the_thread_is_fetched_and_opened(desk: Open, tmp_path: Path) -> None:
    bench = desk()
    opens: list[Path] = []
    bench.ticket.fileOpened.disconnect()
    bench.ticket.fileOpened.connect(opens.append)
    (post,) = [each for each in bench.ticket.screen.posts if each.files]
    bench.ticket.open_file(post.files[0].ident)
    ticket, _, name, done = bench.fetched[0]
    assert (ticket, name) == (ticket_id(AYLIN), "battery-page.png")
    done(tmp_path / name)
    assert opens == [tmp_path / name]


def test_a_comment_tells_colleagues_who_are_named_and_my_own_draft_is_nobodys_else(
    desk: Open,
) -> None:
    bench = desk(scenes.commenting)
    bench.ticket.act("save_comment")
    comment = last(bench)
    assert isinstance(comment, Comment) and comment.mentions == [TOMASZ]
    assert MARA not in comment.mentions


def test_others_are_told_that_i_look_and_then_that_i_write(desk: Open) -> None:
    bench = begun(desk())
    assert bench.attended[-1] == (TICKET.id, "typing")
    bench.advance(10)
    assert bench.attended[-1] == (TICKET.id, "looking")
    bench.window.acted.emit("window:board")
    assert bench.attended[-1] == ("", "looking")

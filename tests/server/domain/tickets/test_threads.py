"""Threads: who writes what, who is told, and what nobody may lose by it."""

from __future__ import annotations

from protocol.commands import Customer
from protocol.records import Attachment
from protocol.ticket_commands import Comment, DropAttachment, KeepDraft, Reply, TicketChange
from server.domain.actor import PUBLIC
from tests.hall import ANN, BEN
from tests.server.domain.tickets.desk import Desk, link

MB = 1024 * 1024


def test_an_answer_goes_to_the_customer_once_and_somebody_works_on_the_ticket() -> None:
    at = Desk()
    ticket = at.opened()
    at.passes(60)
    nth = at.replied(ticket)
    after, message = at.ticket(ticket), at.thread(ticket)[-1]
    assert (after.status, after.unanswered_since, after.thread) == ("in_progress", None, 2)
    assert (message.nth, message.message_kind, message.author) == (nth, "reply", ANN.id)
    assert message.mail_id == f"<ticket.{ticket}.{nth}@hall.example>"
    (mail,) = at.mails("ticket_reply")
    assert (mail.subject, mail.revision, mail.channel) == (ticket, nth, "mail")


def test_a_comment_never_leaves_the_house() -> None:
    at = Desk()
    ticket = at.opened()
    before = at.mails()
    at.hall.do(Comment(ticket=ticket, text="He is rude", mentions=[BEN.id]), ANN)
    assert at.mails() == before
    after = at.ticket(ticket)
    assert (after.thread, after.watchers, after.unanswered_since) == (1, [BEN.id], after.opened_at)
    at.changed(ticket, status="closed")
    at.hall.do(Comment(ticket=ticket, text="Still rude"), ANN)
    assert at.mails() == before


def test_of_two_who_answer_at_once_the_second_is_told_who_was_first() -> None:
    at = Desk()
    ticket = at.opened()
    seen = at.ticket(ticket).thread
    at.replied(ticket, by=ANN, thread=seen)
    refusal = at.hall.refused(Reply(ticket=ticket, text="So do I", thread=seen), BEN)
    assert (refusal.code, refusal.detail.split(" wrote")[0]) == ("thread_moved", ANN.name)
    assert len(at.mails("ticket_reply")) == 1
    at.answered(ticket)
    refusal = at.hall.refused(Reply(ticket=ticket, text="So do I", thread=seen), BEN)
    assert refusal.detail.startswith(f"{ANN.name} and The customer wrote meanwhile")
    at.replied(ticket, by=BEN, thread=seen + 2)


def test_a_comment_of_a_colleague_stands_in_nobody_s_way() -> None:
    at = Desk()
    ticket = at.opened()
    at.hall.do(Comment(ticket=ticket, text="Known fault"), BEN)
    at.replied(ticket, thread=1)


def test_to_a_closed_ticket_nobody_answers_before_it_is_reopened() -> None:
    at = Desk()
    ticket = at.opened()
    at.changed(ticket, status="closed")
    refusal = at.hall.refused(Reply(ticket=ticket, text="One more thing"), ANN)
    assert refusal.code == "ticket_closed" and "Reopen it first" in refusal.detail
    at.changed(ticket, status="open")
    at.replied(ticket)


def test_an_answer_changes_what_is_to_change_with_it_in_one_step() -> None:
    at = Desk()
    ticket = at.opened()
    at.replied(ticket, then=TicketChange(pause="waiting_on_customer", assignee=ANN.id))
    after = at.ticket(ticket)
    assert (after.status, after.pause, after.assignee) == (
        "in_progress", "waiting_on_customer", ANN.id,
    )  # fmt: skip
    at.answered(ticket)
    assert at.ticket(ticket).pause == "", "the customer has answered"


def test_an_answer_that_resolves_the_ticket_is_one_mail() -> None:
    at = Desk()
    ticket = at.opened()
    at.replied(ticket, then=TicketChange(status="resolved"))
    assert at.ticket(ticket).status == "resolved"
    assert [each.what for each in at.mails()] == ["ticket_opened", "ticket_reply"]


def test_what_changes_with_an_answer_is_refused_with_it() -> None:
    at = Desk()
    ticket = at.opened()
    then = TicketChange(assignee="f" * 36)
    assert at.hall.refused(Reply(ticket=ticket, text="Hm", then=then), ANN).code == "unknown_staff"
    assert len(at.thread(ticket)) == 1


def test_a_draft_outlives_a_change_of_who_has_the_ticket_and_what_others_send() -> None:
    at = Desk()
    ticket = at.opened()
    at.hall.do(KeepDraft(ticket=ticket, draft="reply", text="Dear Zo", thread=1), ANN)
    at.hall.do(KeepDraft(ticket=ticket, draft="reply", text="Hello", thread=1), BEN)
    at.changed(ticket, by=BEN, assignee=BEN.id)
    at.replied(ticket, by=BEN)
    assert [(each.staff, each.text) for each in at.drafts()] == [(ANN.id, "Dear Zo")]
    at.replied(ticket, by=ANN)
    assert not at.drafts()
    at.hall.do(KeepDraft(ticket=ticket, draft="comment", text="Hm"), ANN)
    at.hall.do(KeepDraft(ticket=ticket, draft="comment", text="  "), ANN)
    assert not at.drafts()


def test_a_file_comes_with_one_message_of_its_ticket() -> None:
    at = Desk()
    ticket, other = at.opened(), at.opened()
    file = at.file(ticket)
    wrong = at.hall.refused(Reply(ticket=other, text="Look", attachments=[file]), ANN)
    assert wrong.code == "unknown_attachment"
    at.replied(ticket, attachments=[file, file])
    assert at.thread(ticket)[-1].attachments == [file] and not at.unused()
    again = at.hall.refused(Reply(ticket=ticket, text="Look", attachments=[file]), ANN)
    assert again.code == "unknown_attachment"


def test_who_brought_a_file_takes_it_away_until_a_message_has_brought_it() -> None:
    at = Desk()
    ticket = at.opened()
    file = at.file(ticket)
    for stranger in (BEN, PUBLIC, link(ticket)):
        assert at.hall.refused(DropAttachment(attachment=file), stranger).code == (
            "unknown_attachment"
        )
    at.hall.do(DropAttachment(attachment=file), ANN)
    own = at.file(ticket, by=link(ticket))
    at.answered(ticket, attachments=[own])
    assert at.hall.refused(DropAttachment(attachment=own), link(ticket)).code == "wrong_state"


def test_one_message_takes_so_much_and_no_more() -> None:
    at = Desk()
    ticket = at.opened()
    files = [at.file(ticket, 9 * MB) for _ in range(3)]
    refusal = at.hall.refused(Reply(ticket=ticket, text="All", attachments=files), ANN)
    assert refusal.code == "too_large" and "25 MB" in refusal.detail
    at.replied(ticket, attachments=files[:2])
    assert [each.id for each in at.floor.of(Attachment)] == files[2:]


def test_nobody_without_an_address_is_written_to() -> None:
    at = Desk()
    ticket = at.opened(ANN, customer=Customer(name="Old Mr Ash", phone="+49 30 901820"))
    at.replied(ticket)
    at.changed(ticket, status="resolved")
    assert not at.mails()

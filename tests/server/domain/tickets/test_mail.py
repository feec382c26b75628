"""Mails that come in: each once, in its thread, and nothing by programs that answer."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from protocol.commands import Customer, UpdateSite
from protocol.outcomes import Saved, Ticketed
from protocol.records import Message, Person, Ticket
from protocol.ticket_commands import ReceiveMail
from server.domain.actor import TIMER
from server.domain.tickets.mail_threads import bare
from tests.hall import ADMIN, ANN
from tests.server.domain.tickets.desk import DAY, Desk


def own_mail_id(at: Desk, ticket: str) -> str:
    """The Message-ID of the last answer of the house."""
    return [each for each in at.thread(ticket) if each.message_kind == "reply"][-1].mail_id


def opened_by_mail(at: Desk, **fields: str) -> str:
    answer = at.mailed(**fields)
    assert isinstance(answer, Ticketed) and answer.opened
    return answer.ticket


def test_a_mail_opens_a_ticket_of_whoever_wrote_it_and_says_so_once() -> None:
    at = Desk()
    ticket = opened_by_mail(at, subject="AW: Re: The lock", sender_name="Zoe Ash")
    found, message = at.ticket(ticket), at.thread(ticket)[0]
    assert (found.subject, found.channel, found.unanswered_since) == (
        "The lock", "mail", at.hall.clock.now(),
    )  # fmt: skip
    assert (message.message_kind, message.via, message.sender) == ("customer", "mail", "")
    assert [each.what for each in at.mails()] == ["ticket_opened"]
    person = at.floor.get(Person, at.contact(ticket).person)
    assert (person.name, person.email) == ("Zoe Ash", "zoe@ash.example")


@pytest.mark.parametrize(
    ("told", "answered"), [("de", "de"), ("de-AT", "de"), ("fr", "en"), ("", "en")]
)
def test_whoever_writes_in_a_language_of_the_house_is_answered_in_it(
    told: str, answered: str
) -> None:
    at = Desk()
    at.hall.do(UpdateSite(languages=["en", "de"]), ADMIN)
    assert at.ticket(opened_by_mail(at, language=told)).language == answered


def test_one_mail_opens_one_ticket_however_often_it_comes() -> None:
    at = Desk()
    first = at.mailed(mail_id="<one@ash.example>")
    seen = dict(at.floor.state)
    assert at.mailed(mail_id="<one@ash.example>") == first
    assert at.floor.state == seen
    second = at.mailed(mail_id="<two@ash.example>", in_reply_to="<one@ash.example>")
    assert isinstance(second, Ticketed) and not second.opened
    seen = dict(at.floor.state)
    assert at.mailed(mail_id="<two@ash.example>") == second
    assert at.floor.state == seen


def test_an_answer_by_mail_goes_into_its_thread_by_any_of_its_headers() -> None:
    at = Desk()
    ticket = at.opened()
    at.replied(ticket)
    ours = own_mail_id(at, ticket)
    letter = f"<{at.mails('ticket_opened')[0].id}@hall.example>"
    for headers in (
        {"in_reply_to": ours},
        {"references": ["<strange@x.example>", ours]},
        {"in_reply_to": letter},
        {"subject": f"Re: [T-{at.ticket(ticket).number}] The lock"},
    ):
        answer = at.mailed("Thank you", **headers)
        assert isinstance(answer, Ticketed)
        assert (answer.ticket, answer.opened) == (ticket, False)
    assert at.ticket(ticket).unanswered_since is not None


def test_a_number_in_a_subject_opens_no_thread_to_a_stranger() -> None:
    at = Desk()
    ticket = at.opened()
    number = at.ticket(ticket).number
    answer = at.mailed("Tell me", subject=f"[T-{number}] Hi", sender="eve@else.example")
    assert isinstance(answer, Ticketed)
    assert (answer.ticket != ticket, answer.opened) == (True, True)
    assert len(at.thread(ticket)) == 1


def test_who_answers_from_another_address_is_named_and_gets_nothing() -> None:
    at = Desk()
    ticket = at.opened()
    at.replied(ticket)
    answer = at.mailed("I am his son", in_reply_to=own_mail_id(at, ticket), sender="son@x.example")
    assert isinstance(answer, Ticketed) and answer.ticket == ticket
    assert at.thread(ticket)[-1].sender == "son@x.example"
    at.replied(ticket, "We need your signature")
    (person,) = {each.person for each in at.mails("ticket_reply")}
    assert at.floor.get(Person, person).email == "zoe@ash.example"


def test_a_mail_to_a_resolved_ticket_opens_it_again() -> None:
    at = Desk()
    ticket = at.opened()
    at.replied(ticket)
    at.changed(ticket, status="resolved")
    at.passes(DAY)
    at.mailed("Not at all", in_reply_to=own_mail_id(at, ticket))
    after = at.ticket(ticket)
    assert (after.status, after.reopened, after.unanswered_since) == (
        "open", 1, at.hall.clock.now(),
    )  # fmt: skip


def test_a_mail_to_a_closed_ticket_opens_one_that_is_linked() -> None:
    at = Desk()
    ticket = at.opened()
    at.replied(ticket)
    at.changed(ticket, status="closed")
    answer = at.mailed("Again", in_reply_to=own_mail_id(at, ticket))
    assert isinstance(answer, Ticketed) and answer.opened
    new = at.ticket(answer.ticket)
    assert (new.subject, new.contact) == ("The lock", at.ticket(ticket).contact)
    assert (new.links, at.ticket(ticket).links) == ([ticket], [new.id])
    assert at.ticket(ticket).status == "closed"


def test_a_closed_ticket_tells_a_stranger_nothing_who_names_a_mail_of_it() -> None:
    at = Desk()
    closed = at.mailed("My bill", mail_id="<hers@ash.example>").ticket  # type: ignore[union-attr]
    at.changed(closed, subject="She owes 3,000", status="closed")
    answer = at.mailed("Hi", in_reply_to="<hers@ash.example>", sender="eve@else.example")
    assert isinstance(answer, Ticketed)
    made = at.ticket(answer.ticket)
    assert (made.subject, made.links) == ("Hi", [closed])
    assert made.contact != at.ticket(closed).contact


def test_a_bomb_of_answers_to_a_closed_ticket_fills_one() -> None:
    at = Desk()
    closed = at.opened()
    at.changed(closed, status="closed")
    for _ in range(25):
        at.mailed("Again", subject=f"[T-{at.ticket(closed).number}]")
    assert len(list(at.floor.of(Ticket))) == 1 + 20
    assert len(at.mails("ticket_opened")) == 5


def test_a_program_that_answers_opens_nothing_and_reopens_nothing() -> None:
    at = Desk()
    ticket = at.opened()
    at.replied(ticket)
    at.changed(ticket, status="resolved")
    mails = at.mails()
    answer = at.mailed("I am away", in_reply_to=own_mail_id(at, ticket), sort="auto_reply")
    assert isinstance(answer, Ticketed)
    after = at.ticket(ticket)
    assert (after.status, after.unanswered_since, after.thread) == ("resolved", None, 2)
    note = at.thread(ticket)[-1]
    assert (note.message_kind, note.text) == ("note", "I am away")
    lone = at.mailed("I am away", mail_id="<away@ash.example>", sort="auto_reply")
    assert lone == Saved(id="<away@ash.example>")
    assert at.mails() == mails


@pytest.mark.parametrize("sort", ["loop", "list"])
def test_what_goes_round_or_to_everybody_does_nothing(sort: str) -> None:
    at = Desk()
    at.opened()
    before = dict(at.floor.state)
    answer = at.mailed("Buy", subject="[T-1]", sort=sort, mail_id="<b@x.example>")
    assert answer == Saved(id="<b@x.example>") and at.floor.state == before


@pytest.mark.parametrize("by_letter", [True, False])
def test_a_mail_that_came_back_is_noted_and_marked(by_letter: bool) -> None:
    at = Desk()
    ticket = at.opened()
    nth = at.replied(ticket)
    (mail,) = at.mails("ticket_reply")
    at.put(replace(mail, state="sent"))
    about = f"<{mail.id}@hall.example>" if by_letter else own_mail_id(at, ticket)
    at.mailed("550", sort="bounce", about=about, sender="", mail_id="<back@mx.example>")
    note = at.thread(ticket)[-1]
    assert (note.message_kind, note.data) == ("note", {"undelivered": str(nth)})
    assert at.ticket(ticket).status == "in_progress"
    failed = at.floor.get(Message, mail.id)
    assert (failed.state, failed.reason) == ("failed", "the mail came back")
    at.mailed("550", sort="bounce", about=about, sender="", mail_id="<back@mx.example>")
    assert at.thread(ticket)[-1] == note


def test_a_house_that_takes_no_tickets_refuses_new_mails_and_takes_answers() -> None:
    at = Desk()
    ticket = at.opened()
    at.replied(ticket)
    at.hall.do(UpdateSite(support=False))
    command = ReceiveMail(mail_id="<n@x.example>", sender="new@x.example", text="Hello")
    assert at.hall.refused(command, TIMER).code == "support_closed"
    answer = at.mailed("Thanks", in_reply_to=own_mail_id(at, ticket))
    assert isinstance(answer, Ticketed) and answer.ticket == ticket


def test_a_bomb_of_mails_fills_one_ticket_and_is_not_answered_for_ever() -> None:
    at = Desk()
    tickets = {opened.ticket for _ in range(30) if isinstance(opened := at.mailed(), Ticketed)}
    assert len(tickets) == 20
    assert len(at.mails("ticket_opened")) == 5
    assert max(at.ticket(each).messages for each in tickets) == 11, "nothing is lost"


def test_a_mail_whose_files_are_gone_or_too_many_is_taken_all_the_same() -> None:
    at = Desk()
    files = [at.file(size=9_000_000, by=TIMER) for _ in range(3)]
    ticket = opened_by_mail(at, attachments=[*files, "0" * 36])  # type: ignore[arg-type]
    assert at.thread(ticket)[0].attachments == files[:2]


def test_a_mail_of_whom_nobody_can_answer_is_taken_by_name() -> None:
    at = Desk()
    ticket = opened_by_mail(at, sender="", sender_name="Fax 12", subject="")
    assert at.ticket(ticket).subject == "It does not turn."
    assert not at.mails()


def test_staff_who_know_the_address_meet_the_same_contact() -> None:
    at = Desk()
    ticket = opened_by_mail(at)
    other = at.opened(ANN, customer=Customer(name="Z. Ash", email="ZOE@ash.example"))
    assert at.ticket(other).contact == at.ticket(ticket).contact


@pytest.mark.parametrize(
    ("subject", "left"),
    [
        ("Re: AW: The lock", "The lock"),
        ("[T-12] Re[2]: The lock", "The lock"),
        ("AW: The lock [T-12]", "The lock"),
        ("رد: القفل", "القفل"),
        ("Reading room", "Reading room"),
        ("Re:", ""),
    ],
)
def test_a_subject_is_shown_without_what_programs_put_before_it(subject: str, left: str) -> None:
    assert bare(subject) == left

"""What is asked in a practice: every answer is watched, and a colleague can be quicker."""

from __future__ import annotations

from collections.abc import Callable

from client.not_taken import NotTaken
from protocol.commands import AnyCommand, CallEntry, CallNext, Start
from protocol.messages import Ack
from protocol.outcomes import Answer, Saved
from staff_console.asked import Done
from staff_console.hall import desk_id, ident
from staff_console.practice.ask import Outrun, PracticeAsk

CALL = CallEntry(entry=ident(0xE, 1), desk=desk_id(3))
START = Start(entry=ident(0xE, 1))
NEXT = CallNext(desk=desk_id(3))


class Server:
    """Takes commands, and a colleague who is quicker where the learner is to be outrun."""

    def __init__(self, rival: bool = False) -> None:
        self.sent: list[AnyCommand] = []
        self.dones: list[Done] = []
        self.given_up = 0
        self.watched: list[tuple[AnyCommand, Answer]] = []
        self.snatched: list[tuple[str, Callable[[], None]]] = []
        self._rival = rival
        self.ask = PracticeAsk(self._take, self._watch, self._outrun)
        self.heard: list[Ack | NotTaken] = []

    def answers(self, answer: Ack | NotTaken) -> None:
        self.dones[-1](answer)

    def _take(
        self, command: AnyCommand, done: Done, ident: str | None = None
    ) -> Callable[[], None]:
        self.sent.append(command)
        self.dones.append(done)
        return self._give_up

    def _give_up(self) -> None:
        self.given_up += 1

    def _watch(self, command: AnyCommand, answer: Answer) -> None:
        self.watched.append((command, answer))

    def _outrun(self) -> Outrun | None:
        return (lambda entry, then: self.snatched.append((entry, then))) if self._rival else None


def test_what_was_answered_goes_to_the_console_and_to_the_guide() -> None:
    server = Server()
    server.ask(NEXT, server.heard.append)
    answer = Ack("1", 7, Saved(id="x"))
    server.answers(answer)
    assert server.heard == [answer]
    assert server.watched == [(NEXT, Saved(id="x"))]


def test_what_the_server_did_not_take_was_not_tried() -> None:
    server = Server()
    server.ask(NEXT, server.heard.append)
    server.answers(NotTaken("forbidden", "No."))
    assert len(server.heard) == 1
    assert server.watched == []


def test_a_chosen_one_is_called_by_a_colleague_before_the_learner_s_call_goes_out() -> None:
    server = Server(rival=True)
    server.ask(CALL, server.heard.append)
    assert server.sent == []
    entry, then = server.snatched[0]
    assert entry == CALL.entry
    then()
    assert server.sent == [CALL]


def test_nobody_is_outrun_at_other_keys() -> None:
    server = Server(rival=True)
    server.ask(START, server.heard.append)
    assert server.sent == [START]
    assert server.snatched == []


def test_what_was_given_up_while_the_colleague_ran_does_not_go_out() -> None:
    server = Server(rival=True)
    give_up = server.ask(CALL, server.heard.append)
    give_up()
    server.snatched[0][1]()
    assert server.sent == []


def test_what_has_gone_out_is_given_up_where_it_went() -> None:
    server = Server()
    server.ask(NEXT, server.heard.append)()
    assert server.given_up == 1

"""Estimates: sent, and answered in person, on the phone, or by what was allowed at intake."""

from __future__ import annotations

from protocol.cost_estimates import ApprovalVia
from protocol.request_commands import AnswerEstimate, SendEstimate
from protocol.request_views import RequestHead
from staff_console.administration.question import Question
from staff_console.requests import questions
from staff_console.requests.sending import SendingModel
from staff_console.requests.side import newest_open
from staff_console.sheets.form import Values
from staff_console.speech import tr
from staff_console.words import isolated


class ApprovingModel(SendingModel):
    """An answer names the very estimate that was shown: its number and its hash."""

    def ask_approval(self, head: RequestHead, phone: bool = False) -> None:
        """Who said yes to the newest estimate: in person, or on the phone."""
        sent, person = newest_open(self.known, head.id), self._address(head)
        if sent is None:
            self._stays(head, tr("The estimate is not here yet. Look again in a moment.")
                        if head.state == "estimate_sent" else tr("No estimate waits for an "
                        "answer."))  # fmt: skip
            return
        name, number = person

        def send(values: Values) -> None:
            command = AnswerEstimate(
                request=head.id, nth=sent.nth, hash=sent.hash, yes=True,
                via="phone" if phone else "in_person",
                name=values.get("name", name).strip(),
                number=values.get("number", number).strip() if phone else "",
                total=sent.total if phone else "",
                extra_work=values.get("extra", "").strip(),
                signature="" if phone else values.get("signature", ""),
            )  # fmt: skip
            self._send(head, tr("Approve estimate {nth}.").format(nth=sent.nth), command,
                       tr("Estimate {nth} is approved.").format(nth=sent.nth))  # fmt: skip

        if phone:
            self.ask_before(lambda v: questions.on_phone(head, sent, name, number, v), send)
        else:
            self.ask_before(lambda v: questions.in_person(head, sent, name, v), send)

    def ask_allowed(self, head: RequestHead) -> None:
        request = self.known.request(head.id)
        limit = request.spend_limit if request is not None else ""

        def send(values: Values) -> None:
            usual = "limit" if limit and not head.warranty else "warranty"
            via: ApprovalVia = "limit" if values.get("via", usual) == "limit" else "warranty"
            command = AnswerEstimate(request=head.id, nth=0, hash="", yes=True, via=via)
            self._send(head, tr("Go on without an estimate."), command, tr("It is approved."))

        self.ask_before(lambda values: questions.allow(head, limit, values), send)

    def ask_declined(self, head: RequestHead) -> None:
        sent, (name, number) = newest_open(self.known, head.id), self._address(head)
        if sent is None:
            self._stays(head, tr("The estimate is not here yet. Look again in a moment."))
            return

        def send(values: Values) -> None:
            phone = values.get("via", "in_person") == "phone"
            command = AnswerEstimate(
                request=head.id, nth=sent.nth, hash=sent.hash, yes=False,
                via="phone" if phone else "in_person", name=values.get("name", name).strip(),
                number=number if phone else "", total=sent.total if phone else "",
                reason=values.get("reason", "").strip(),
            )  # fmt: skip
            self._send(head, tr("Write down the no."), command,
                       tr("Estimate {nth} is declined.").format(nth=sent.nth))  # fmt: skip

        self.ask_before(lambda values: questions.declined(head, sent, name, values), send)

    def ask_estimate(self, head: RequestHead) -> None:
        def send(values: Values) -> None:
            command = SendEstimate(
                request=head.id, expected=head.version, note=values.get("note", "").strip(),
                valid_until=questions.valid_until(values, self.now),
            )  # fmt: skip
            name = isolated(head.name)
            self._send(head, tr("Send the estimate to {name}.").format(name=name), command,
                       tr("The estimate is sent to {name}.").format(name=name))  # fmt: skip

        def ask(values: Values) -> Question:
            return questions.estimate(self.known, head, now, values, self._live.sends)

        now = self.now
        self.ask_before(ask, send)

"""How a command on a request is sent, and what is said: confirmed, refused, or why it stays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from protocol.commands import AnyCommand
from protocol.outcomes import Outcome, Refusal, Requested
from protocol.request_commands import StepRequest
from protocol.request_states import ENDED, STEPS, RequestStep
from protocol.request_views import RequestHead
from protocol.service_requests import shown
from staff_console.answers import AnswerLine
from staff_console.requests.keys import shown as shown_key
from staff_console.requests.knowing import KnowingModel
from staff_console.requests.side import newest_open
from staff_console.requests.states import state_name
from staff_console.speech import tr
from staff_console.stepping import refusal_line


class SendingModel(KnowingModel):
    """One command at a time, and the way back where there is one."""

    def _step(self, head: RequestHead, step: RequestStep, reason: str = "",
              signature: str = "") -> None:  # fmt: skip
        """Send a step; where a step leads back from there, that is the way back."""
        after = STEPS[step].leads_to[head.state]
        command = StepRequest(request=head.id, expected=head.version, step=step, reason=reason,
                              signature=signature)  # fmt: skip
        title = tr("{number} to {state}.").format(
            number=shown(head.number), state=state_name(after)
        )

        def back(outcome: Outcome) -> None:
            leads = STEPS["back"].leads_to.get(after) == head.state
            if step != "back" and leads and isinstance(outcome, Requested):
                undo = StepRequest(request=head.id, expected=outcome.version, step="back")
                self.keep_back(tr("Take {number} back.").format(number=shown(head.number)), undo)

        self._send(head, title, command, "", back)

    def _send(
        self,
        head: RequestHead,
        title: str,
        command: AnyCommand,
        said: str,
        back: Callable[[Outcome], None] = lambda _: None,
    ) -> None:
        """Ask the server; what was refused says that nothing was changed."""

        def done(outcome: Outcome) -> AnswerLine:
            back(outcome)
            moved = ""
            if isinstance(outcome, Requested) and outcome.state != head.state:
                moved = tr("{number}: {state}.").format(
                    number=shown(head.number), state=state_name(outcome.state)
                )
                if outcome.state in ENDED:
                    # It has left the board; its papers are one key away.
                    line = self.confirmed(moved)
                    return replace(line, cap=shown_key("documents"), does=tr("print its papers"))
            elif isinstance(outcome, Requested) and not said:
                moved = tr("{number} is noted.").format(number=shown(head.number))
            first, rest = (moved, said) if moved else (said, "")
            return self.confirmed(first, rest)

        def refused(refusal: Refusal) -> AnswerLine:
            line = refusal_line(refusal)
            # A colleague may have moved it meanwhile.
            now = self.known.head(head.id) or head
            said = tr("{number} stays in {state}.")
            if now.state != head.state:
                said = tr("{number} is in {state} already.")
            stays = said.format(number=shown(head.number), state=state_name(now.state))
            text = tr("{why} Nothing was changed.").format(why=line.text or line.title)
            return replace(line, title=stays, text=text)

        self.send(title, command, done, refused)

    def _stays(self, head: RequestHead, why: str) -> None:
        """Why it is not moved, and the next key where there is one."""
        title = tr("{number} stays in {state}.").format(
            number=shown(head.number), state=state_name(head.state)
        )
        text = tr("{why} Nothing was changed.").format(why=why)
        cap, does = "Esc", tr("put away")
        if newest_open(self.known, head.id) is not None and self._live.status.connected:
            cap, does = shown_key("approve"), tr("approve in person")
        self._say(AnswerLine("note", title, text, cap, does))

    def _is_away(self) -> bool:
        """Whether nothing can be sent, which is said."""
        head = self.head
        why = tr("An answer is awaited first.") if self._busy else ""
        why = why or ("" if self._live.status.connected else tr("The server is away."))
        if why and head is not None:
            self._stays(head, why)
        return bool(why)

    def _address(self, head: RequestHead) -> tuple[str, str]:
        """Name and telephone number of its customer, as far as they are known."""
        request = self.known.request(head.id)
        person = self.known.person(request) if request is not None else None
        if person is None:
            return head.name, ""
        return person.name or head.name, person.phone

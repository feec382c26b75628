"""What panels show: asked of the server when that is wanted, and acted on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

import msgspec

from client.not_taken import NotTaken
from protocol.commands import AnyCommand
from protocol.messages import Ack, Res
from protocol.outcomes import Refusal
from protocol.replica import Replica
from protocol.support_commands import PutRule, ResendNotices, SeeNotices
from protocol.ticket_queries import DeadLetter, DryRun, WebhookSecret
from staff_console.answers import AnswerLine
from staff_console.asked import Ask
from staff_console.past import Query
from staff_console.settings.draft import Reading
from staff_console.settings.panels import (
    DAYS,
    Letters,
    PanelFace,
    Secret,
    Trial,
    letters_face,
    secret_face,
    trial_face,
)
from staff_console.settings.places import Place
from staff_console.settings.tickets.rules import TRIAL, as_it_is
from staff_console.settings.tickets.webhooks import DEAD_LETTERS, LETTERS, SECRET
from staff_console.settings.workshop.parts import SOUGHT
from staff_console.settings.workshop.stock import Stock
from staff_console.speech import tr

AGAIN_MS: Final = 10_000
"""What was given up is in no topic: it is asked for again after so long …"""
SELDOM_MS: Final = 60_000
"""… and where only how many is shown, after so long."""
Say = Callable[[AnswerLine], None]


class Panels:
    """Of one page at a time. `told` is called once something else is to be shown; `say` puts what
    became of an act into the answer line."""

    def __init__(self, ask: Ask, query: Query, told: Callable[[], None], say: Say) -> None:
        self._ask, self._query, self._told, self._say = ask, query, told, say
        self._place: Place | None = None
        self._trial = Trial()
        self._tried: PutRule | None = None
        """The rule as it was tried last."""
        self._secret, self._letters = Secret(), Letters()
        self._asked_at = 0
        self.stock = Stock(query, told)

    def look_at(self, place: Place, now: int, asks: bool, saving: bool = False) -> None:
        """This page is shown: of another nothing is kept but what was given up. `asks`: whether
        the server can be asked for that, and would tell; what is saved is seen at once."""
        self.stock.look_at(place, now, asks, saving)
        if place != self._place:
            self._place = place
            self._trial, self._tried, self._secret = Trial(), None, Secret()
            if place.section == DEAD_LETTERS.name:
                self._asked_at = 0
        often = AGAIN_MS if place.section == DEAD_LETTERS.name else SELDOM_MS
        if asks and now - self._asked_at >= often and not self._letters.busy:
            self._asked_at = now
            self._query("dead_letters", {}, self._take_letters)

    @property
    def undelivered(self) -> int:
        """How many notices were given up, as far as is known."""
        return len(self._letters.found)

    def look_away(self) -> None:
        """No page is shown: whoever comes back sees no secret."""
        self._place = None

    def faces(self, records: Replica, reading: Reading | None, now: int) -> Mapping[str, PanelFace]:
        """What stands in the panels of the page, by their fields."""
        if reading is None:
            return {}
        names = [field.name for field in reading.fields if field.kind == "panel"]
        made: dict[str, PanelFace] = {}
        if TRIAL in names:
            made[TRIAL] = trial_face(records, self._trial_of(records, reading), now)
        if SECRET in names:
            made[SECRET] = secret_face(self._secret)
        if LETTERS in names:
            made[LETTERS] = letters_face(records, self._letters, now)
        if SOUGHT in {field.name for field in reading.fields}:
            self.stock.held = bool(reading.changed or reading.faults)
            made[SOUGHT] = self.stock.face()
        return made

    def act(self, key: str, line: str, records: Replica, reading: Reading | None) -> str | None:
        """Do what a button says; a text that is to be copied, if there is one."""
        copied = None
        if self.stock.act(key, line):
            return None
        if key == "try" and reading is not None:
            self._try(self._rule(records, reading))
        elif key == "show":
            self._show_secret()
        elif key == "hide":
            self._secret = Secret()
        elif key == "copy":
            copied, self._secret = self._secret.text, replace(self._secret, copied=True)
        elif key in ("again", "again_all"):
            idents = [line] if line else [each.notice for each in self._letters.found]
            self._step(
                ResendNotices(notices=idents[:100]), tr("Send again"), tr("It is sent again.")
            )
        elif key == "away":
            self._step(SeeNotices(notices=[line]), tr("Put away"), tr("It is put away."))
        self._told()
        return copied

    def _rule(self, records: Replica, reading: Reading) -> PutRule | None:
        """The rule as it is typed; None where it cannot be tried like that."""
        if reading.faults:
            return None
        for command in reading.commands:
            return command if isinstance(command, PutRule) else None
        place = self._place
        return as_it_is(records, place.ident) if place is not None and not reading.changed else None

    def _trial_of(self, records: Replica, reading: Reading) -> Trial:
        rule = self._rule(records, reading)
        if rule is None and not self._trial.runs:
            return Trial(why_not=tr("It can be tried once it has a name and does something."))
        return replace(self._trial, outdated=bool(self._trial.runs) and rule != self._tried)

    def _try(self, rule: PutRule | None) -> None:
        if rule is None:
            return
        place, self._tried, self._trial = self._place, rule, Trial(asking=True)
        args: dict[str, Any] = {"rule": msgspec.to_builtins(rule), "days": DAYS}
        self._query("rule_dry_run", args, lambda answer: self._take_trial(place, rule, answer))

    def _take_trial(self, place: Place | None, rule: PutRule, answer: Res | NotTaken) -> None:
        if (place, rule) != (self._place, self._tried):
            return
        if isinstance(answer, NotTaken):
            self._trial = Trial(failed=answer.detail)
        else:
            found = _items(answer, DryRun | Refusal)
            refused = next((each for each in found if isinstance(each, Refusal)), None)
            runs = tuple(each for each in found if isinstance(each, DryRun))
            self._trial = Trial(failed=refused.detail) if refused is not None else Trial(runs=runs)
        self._told()

    def _show_secret(self) -> None:
        place = self._place
        if place is None or self._secret.asking:
            return
        self._secret = Secret(asking=True)

        def take(answer: Res | NotTaken) -> None:
            if place != self._place:
                return
            self._secret = Secret()
            if isinstance(answer, NotTaken):
                self._secret = Secret(failed=answer.detail)
            else:
                for each in _items(answer, WebhookSecret | Refusal):
                    known = isinstance(each, WebhookSecret)
                    self._secret = Secret(each.secret) if known else Secret(failed=each.detail)
            self._told()

        self._query("webhook_secret", {"webhook": place.ident}, take)

    def _take_letters(self, answer: Res | NotTaken) -> None:
        if self._letters.busy:
            return
        if isinstance(answer, NotTaken):
            self._letters = replace(self._letters, failed=answer.detail)
        else:
            found = (each for each in _items(answer, DeadLetter | Refusal))
            letters = tuple(each for each in found if isinstance(each, DeadLetter))
            self._letters = Letters(letters, known=True)
        self._told()

    def _step(self, command: ResendNotices | SeeNotices, verb: str, done: str) -> None:
        """Ask for it; what it was about goes from the list once the server has confirmed it."""
        idents = frozenset(command.notices)
        self._letters = replace(self._letters, busy=self._letters.busy | idents)
        self._say(AnswerLine("sent", verb, tr("Not confirmed yet.")))

        def answered(answer: Ack | NotTaken) -> None:
            refused = answer.answer if isinstance(answer, Ack) else answer
            gone = not isinstance(refused, Refusal | NotTaken)
            kept = self._letters.found
            if gone:
                kept = tuple(each for each in kept if each.notice not in idents)
            busy = self._letters.busy - idents
            self._letters = replace(self._letters, found=kept, busy=busy)
            if isinstance(refused, Refusal | NotTaken):
                self._say(AnswerLine("refused", tr("Not done."), refused.detail))
            else:
                self._say(AnswerLine("confirmed", done))
            self._told()

        sent: AnyCommand = command
        self._ask(sent, answered)


def _items(answer: Res, kinds: Any) -> list[Any]:
    return [msgspec.convert(each, kinds) for each in answer.items]

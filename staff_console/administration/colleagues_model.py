"""The page of colleagues: what the server tells of accounts, and what it is asked about them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QObject

from protocol.records import Staff
from staff_console.administration import colleagues_questions as questions
from staff_console.administration.calls import NotDone, Request
from staff_console.administration.colleagues_screen import Local, colleagues_screen
from staff_console.administration.face import PageFace
from staff_console.administration.model import AdministrationModel, Ways
from staff_console.administration.question import Question
from staff_console.administration.told import Account, Invitation, take
from staff_console.answers import AnswerLine
from staff_console.facts import zone
from staff_console.sheets.form import Values
from staff_console.speech import tr
from staff_console.words import isolated

PATH: Final = "/admin/accounts"
AGAIN_MS: Final = 30_000
"""While it is looked at the server is asked again after so long: sign-ins are in no record."""


class ColleaguesModel(AdministrationModel):
    """Accounts as the server told them last; one-time codes live until the page is left."""

    def __init__(self, ways: Ways, parent: QObject | None = None) -> None:
        self._accounts: list[Account] | None = None
        self._reading: list[Account] = []
        self._failed = ""
        self._codes: dict[str, Invitation] = {}
        self._asked_at = 0
        self._awaited = False
        self._staff: frozenset[tuple[str, int]] = frozenset()
        super().__init__(ways, parent)

    def begin(self) -> None:
        """Ask for the accounts."""
        self._read()

    def leave(self) -> None:
        """Codes are no longer shown."""
        self._codes = {}

    def do(self, verb: str) -> None:
        """One of the verbs, on whoever is marked."""
        me, account = self._me(), self._marked()
        if verb == "invite":
            self.ask_before(questions.invite(me), self._invite)
        elif account is not None and verb == "edit":
            self.ask_before(questions.edit(me, account), lambda v: self._edit(account, v))
        elif account is not None and verb in _STEPS:
            asks, path, *_ = _STEPS[verb]
            self.ask_before(asks(account), lambda _: self._step(account, verb, path))

    def put_away(self) -> bool:
        """Esc: what was said, then the code of whoever is marked."""
        if super().put_away():
            return True
        shown = self._codes.pop(self.screen.chosen, None) is not None
        self.refresh()
        return shown

    def _marked(self) -> Account | None:
        found = (each for each in self._accounts or () if each.id == self.screen.chosen)
        return next(found, None)

    def _invite(self, values: Values) -> None:
        name = values["name"].strip()
        body = {"name": name, "role": values.get("role", "staff")}
        title = tr("Invite {name}.").format(name=isolated(name))
        said = tr("{name} is invited.").format(name=isolated(name))
        self.call(title, Request("POST", PATH, body), lambda told: self._coded(said, told))

    def _edit(self, account: Account, values: Values) -> None:
        name, role = values.get("name", account.name).strip(), values.get("role", account.role)
        body: dict[str, Any] = {"version": account.version} if account.version else {}
        if name != account.name:
            body["name"] = name
        if role != account.role:
            body["role"] = role
        request = Request("PUT", f"{PATH}/{account.id}", body)
        title = tr("Change {name}.").format(name=isolated(account.name))
        self.call(title, request, lambda _: self._changed(tr("Saved."), name))

    def _step(self, account: Account, verb: str, path: str) -> None:
        _, _, asking, done = _STEPS[verb]
        name = isolated(account.name)

        def answered(told: Any) -> AnswerLine:
            said = done().format(name=name)
            return self._coded(said, told) if told is not None else self._changed(said)

        request = Request("POST", f"{PATH}/{account.id}/{path}")
        self.call(asking().format(name=name), request, answered)

    def _coded(self, said: str, told: Any) -> AnswerLine:
        invitation = take(told, Invitation)
        if invitation is None:
            return self.not_understood()
        self._codes[invitation.id] = invitation
        self._chosen = invitation.id
        return self._changed(said, tr("Tell the code that stands beside the list."))

    def _changed(self, said: str, text: str = "") -> AnswerLine:
        self._read(always=True)
        return self.confirmed(said, text)

    def _read(self, always: bool = False) -> None:
        """Page by page, so that no house is too large."""
        if self._awaited and not always:
            return
        self._asked_at, self._awaited, self._reading = self._live.now(), True, []
        self._next("")

    def _next(self, cursor: str) -> None:
        reading = self._reading
        path = f"{PATH}?cursor={cursor}" if cursor else PATH
        self.fetch(Request("GET", path), lambda told: self._take(reading, told))

    def _take(self, reading: list[Account], told: Any) -> None:
        if reading is not self._reading:
            return
        if isinstance(told, NotDone):
            self._awaited, self._failed = False, self.why(told)
            self.refresh()
            return
        if not isinstance(told, dict):
            told = {}
        items = [take(each, Account) for each in told.get("items", ())]
        reading += [each for each in items if each is not None]
        if told.get("next"):
            self._next(str(told["next"]))
            return
        self._awaited, self._accounts, self._failed = False, reading, ""
        self.refresh()

    def _on_tick(self) -> None:
        if self._shown and self._live.status.connected:
            staff = frozenset((each.id, each.version) for each in self.replica.of(Staff))
            due = self._live.now() - self._asked_at >= AGAIN_MS
            if due or staff != self._staff:
                self._staff = staff
                self._read()
        self.refresh()

    def _compute(self) -> PageFace:
        here = Local(
            me=self._me(),
            accounts=self._accounts,
            failed=self._failed,
            chosen=self._chosen,
            codes=dict(self._codes),
            connected=self._live.status.connected,
            answer=self._answer,
        )
        return colleagues_screen(here, self._live.now(), zone(self.replica))


_STEPS: Final[
    dict[
        str,
        tuple[Callable[[Account], Question], str, Callable[[], str], Callable[[], str]],
    ]
] = {
    "reinvite": (
        questions.reinvite,
        "invite",
        lambda: tr("New code for {name}."),
        lambda: tr("{name} has a new code."),
    ),
    "sign_out_all": (
        questions.sign_out,
        "sign-out",
        lambda: tr("Sign {name} out everywhere."),
        lambda: tr("{name} is signed out everywhere."),
    ),
    "totp_off": (
        questions.totp_off,
        "totp-off",
        lambda: tr("Turn off the second factor of {name}."),
        lambda: tr("{name} signs in without a second factor."),
    ),
    "end": (
        questions.end,
        "end",
        lambda: tr("{name} works here no longer."),
        lambda: tr("{name} can no longer sign in."),
    ),
    "return": (
        questions.back,
        "return",
        lambda: tr("{name} works here again."),
        lambda: tr("{name} can come back with the code."),
    ),
}
"""What is asked before, the last word of its route, and what is said of it before and after."""

"""Asks the server for what a clerk does to their own account, one thing at a time."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import QObject, Signal

from client.http import ServerAway, SignInRefused
from staff_console.account import Account, Step, question
from staff_console.administration.question import Question
from staff_console.session import Session
from staff_console.speech import tr

Spawn = Callable[[Coroutine[Any, Any, Any]], Any]


class AccountModel(QObject):
    """The sheets of my account; `question` is the one that is open."""

    changed = Signal()
    done = Signal(str)
    """What has been done, to be said on the answer line."""
    signedOut = Signal(str)
    """All sign-ins have ended, this one too, and why."""

    def __init__(self, session: Session, spawn: Spawn, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._spawn = session, spawn
        self._now: Account | None = None

    @property
    def question(self) -> Question | None:
        """The sheet that lies over the page; None while there is none."""
        return question(self._now) if self._now is not None else None

    def open(self) -> None:
        """Ask who I am, then what I want."""
        if self._now is None:
            self._ask(Account(), AccountModel._learn)

    def answer_question(self, name: str, value: str) -> None:
        """This was typed or picked."""
        if self._now is not None and self._now.typed.get(name, "") != value:
            typed = {**self._now.typed, name: value}
            self._show(replace(self._now, typed=typed, refused=""))

    def send_question(self) -> None:
        """The button of the sheet."""
        now, asked = self._now, self.question
        if now is None or asked is None or not asked.ready:
            return
        if now.step == "menu":
            self._choose(now)
        elif now.step == "codes":
            self._finish(tr("The second factor is on."))
        else:
            self._ask(now, _WORK[now.step])

    def put_question_away(self) -> None:
        """Nothing more is wanted; codes that are shown only once are not lost by one key."""
        now = self._now
        if now is not None and now.step == "codes" and not now.refused:
            said = tr("They are not shown again. The same key leaves them.")
            self._show(replace(now, refused=said))
        else:
            self._show(None)

    def _choose(self, now: Account) -> None:
        then = replace(now, step=now.chosen, typed={}, refused="")
        if then.step == "totp":
            self._ask(then, AccountModel._begin_totp)
        else:
            self._show(then)

    def _ask(self, now: Account, work: Work) -> None:
        asked = replace(now, busy=True, refused="")
        self._show(asked)
        self._spawn(self._carry(work, asked))

    async def _carry(self, work: Work, asked: Account) -> None:
        refused = ""
        try:
            await work(self, asked)
        except (SignInRefused, ServerAway) as fault:
            refused = str(fault)
        # Whoever put the sheet away meanwhile has another, or none.
        if self._now is not None and self._now.step == asked.step:
            self._show(replace(self._now, busy=False, refused=refused))

    async def _learn(self, asked: Account) -> None:
        me = await self._session.ask(self._session.api.me)
        if self._now is not None:
            self._now = replace(self._now, me=me)

    async def _begin_totp(self, asked: Account) -> None:
        secret = await self._session.ask(self._session.api.begin_totp)
        if self._now is not None:
            self._now = replace(self._now, secret=secret)

    async def _change_password(self, asked: Account) -> None:
        old, new = asked.typed["old"], asked.typed["new"]
        api = self._session.api
        await self._session.replace(lambda access: api.change_password(access, old, new))
        self._finish(tr("Your password is changed. All your other sign-ins have ended."))

    async def _confirm_totp(self, asked: Account) -> None:
        api, code = self._session.api, "".join(asked.typed["code"].split())
        codes = await self._session.ask(lambda access: api.confirm_totp(access, code))
        self._show(Account("codes", asked.me, codes=tuple(codes)))

    async def _end_totp(self, asked: Account) -> None:
        api, password = self._session.api, asked.typed["password"]
        await self._session.ask(lambda access: api.end_totp(access, password))
        self._finish(tr("The second factor is off."))

    async def _leave(self, asked: Account) -> None:
        await self._session.ask(self._session.api.sign_out_everywhere)
        self._show(None)
        self.signedOut.emit(tr("You have signed out everywhere."))

    def _finish(self, said: str) -> None:
        self._show(None)
        self.done.emit(said)

    def _show(self, now: Account | None) -> None:
        self._now = now
        self.changed.emit()


Work = Callable[[AccountModel, Account], Coroutine[Any, Any, None]]
_WORK: Final[dict[Step, Work]] = {
    "password": AccountModel._change_password,
    "totp": AccountModel._confirm_totp,
    "off": AccountModel._end_totp,
    "everywhere": AccountModel._leave,
}
"""What the button of a sheet asks for."""

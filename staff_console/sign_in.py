"""Signing in as a value: what the page says while it asks, waits, or was refused. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from client.http import ServerAway, SignInRefused
from staff_console.speech import tr

RETRY_S: Final = 5.0
TooSoon = Literal["wait"]
Phase = Literal["ready", "asking", "refused", "wait", "away"]


@dataclass(frozen=True)
class SignIn:
    """Where signing in stands; `until` is seconds of a steady clock."""

    phase: Phase = "ready"
    text: str = ""
    until: float = 0.0


@dataclass(frozen=True)
class SignInPage:
    """What the page shows."""

    title: str
    text: str
    bad: bool
    """Something the clerk has to mend, not only to wait for."""
    usable: bool
    button: str


def failed(fault: SignInRefused | ServerAway, now: float) -> SignIn:
    """Where it stands after a failure."""
    if isinstance(fault, ServerAway):
        return SignIn("away", str(fault), now + RETRY_S)
    if fault.code == "too_many_requests":
        return SignIn("wait", fault.detail, now + (fault.retry_after or 30))
    return SignIn("refused", fault.detail)


def due(state: SignIn, now: float) -> bool:
    """Whether the same name and password are to be tried again by themselves."""
    return state.phase == "away" and now >= state.until


def page(state: SignIn, now: float) -> SignInPage:
    """The page at a moment of the steady clock."""
    rest = max(0, -int(-(state.until - now) // 1))
    if state.phase == "asking":
        return SignInPage(tr("Signing in …"), "", False, False, tr("Signing in …"))
    if state.phase == "refused":
        return SignInPage(tr("Not signed in."), state.text, True, True, tr("Sign in"))
    if state.phase == "wait" and rest:
        title = tr("Too many attempts. Try again in {count} s.").format(count=rest)
        text = tr("Or ask an administrator for a new password.")
        return SignInPage(title, text, True, False, tr("Wait {count} s").format(count=rest))
    if state.phase == "away":
        title = tr("The server does not answer. Next try in {count} s.").format(count=rest)
        return SignInPage(title, state.text, False, True, tr("Try now"))
    return SignInPage("", state.text if state.phase == "ready" else "", False, True, tr("Sign in"))

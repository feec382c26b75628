"""Signing in as a value: what the page says while it asks, waits, or was refused. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from client.http import ServerAway, SignInRefused
from staff_console.speech import tr

RETRY_S: Final = 5.0
Phase = Literal["ready", "asking", "refused", "wait", "away"]
Kind = Literal["", "sent", "note", "warning", "refused"]


@dataclass(frozen=True)
class SignIn:
    """Where signing in stands; `until` is seconds of a steady clock."""

    phase: Phase = "ready"
    title: str = ""
    text: str = ""
    until: float = 0.0


@dataclass(frozen=True)
class SignInPage:
    """What the page shows; `kind` is the mark before its words."""

    kind: Kind
    title: str
    text: str
    usable: bool
    button: str


def failed(fault: SignInRefused | ServerAway, now: float) -> SignIn:
    """Where it stands after a failure."""
    if isinstance(fault, ServerAway):
        return SignIn("away", text=str(fault), until=now + RETRY_S)
    if fault.code == "too_many_requests":
        return SignIn("wait", until=now + (fault.retry_after or 30))
    return SignIn("refused", tr("Not signed in."), fault.detail)


def signed_out(desk: str, closed: bool) -> SignIn:
    """Where it stands after a clerk signed out, who had that desk (empty: none)."""
    text = tr("{desk} is closed.") if closed else tr("{desk} stays open: the server is away.")
    return SignIn("ready", tr("Signed out."), text.format(desk=desk) if desk else "")


def ended(unconfirmed: str) -> SignIn:
    """Where it stands when the server no longer knows the sign-in; what had no answer is said."""
    text = tr("Sign in again to go on. Notes and ticks are kept.")
    if unconfirmed:
        text = tr("Sign in again to go on. Not confirmed: {step}. Look at the line.")
    return SignIn("ready", tr("Your sign-in has ended."), text.format(step=unconfirmed))


def due(state: SignIn, now: float) -> bool:
    """Whether the same name and password are to be tried again by themselves."""
    return state.phase == "away" and now >= state.until


def page(state: SignIn, now: float) -> SignInPage:
    """The page at a moment of the steady clock."""
    rest = max(0, -int(-(state.until - now) // 1))
    if state.phase == "asking":
        return SignInPage("sent", tr("Signing in …"), "", False, tr("Signing in …"))
    if state.phase == "refused":
        return SignInPage("refused", state.title, state.text, True, tr("Sign in"))
    if state.phase == "wait" and rest:
        title = tr("Too many attempts. Try again in {count} s.").format(count=rest)
        text = tr("Or ask an administrator for a new password.")
        button = tr("Wait {count} s").format(count=rest)
        return SignInPage("refused", title, text, False, button)
    if state.phase == "away":
        title = tr("The server does not answer. Next try in {count} s.").format(count=rest)
        return SignInPage("warning", title, state.text, True, tr("Try now"))
    title, text = (state.title, state.text) if state.phase == "ready" else ("", "")
    return SignInPage("note" if title else "", title, text, True, tr("Sign in"))

"""Signing in as a value: what the page says while it asks, waits, or was refused. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from client.http import ServerAway, SignInRefused
from protocol.passwords import weakness
from staff_console.speech import tr
from staff_console.weak_words import weak_words

RETRY_S: Final = 5.0
Phase = Literal["ready", "asking", "refused", "wait", "away"]
Kind = Literal["", "sent", "note", "warning", "refused"]
Mode = Literal["name", "code", "invitation"]
"""Name and password; with the code of the second factor; or whoever comes with an invitation."""
FieldName = Literal["name", "password", "code", "invitation", "new", "again"]
FIELDS: Final[dict[Mode, tuple[FieldName, ...]]] = {
    "name": ("name", "password"),
    "code": ("name", "password", "code"),
    "invitation": ("name", "invitation", "new", "again"),
}
"""What is asked for, in this order."""
_DOUBTED: Final[dict[Mode, FieldName]] = {
    "name": "password",
    "code": "code",
    "invitation": "invitation",
}
"""Which field is to be typed again after a refusal."""


@dataclass(frozen=True)
class Typed:
    """What stands in the fields, also in those that are not asked for just now."""

    name: str = ""
    password: str = ""
    code: str = ""
    invitation: str = ""
    new: str = ""
    again: str = ""
    stay: bool = False


@dataclass(frozen=True)
class SignIn:
    """Where signing in stands; `until` is seconds of a steady clock."""

    phase: Phase = "ready"
    title: str = ""
    text: str = ""
    until: float = 0.0
    mode: Mode = "name"
    field: FieldName | None = None
    """Which field it is about."""


@dataclass(frozen=True)
class Stay:
    """The box to stay signed in; where that cannot be, `why` not."""

    why: str = ""
    checked: bool = False


@dataclass(frozen=True)
class SignInPage:
    """What the page shows; `kind` is the mark before its words."""

    kind: Kind
    title: str
    text: str
    usable: bool
    button: str
    mode: Mode = "name"
    field: FieldName | None = None


def failed(fault: SignInRefused | ServerAway, now: float, mode: Mode = "name") -> SignIn:
    """Where it stands after a failure."""
    if isinstance(fault, ServerAway):
        return SignIn("away", text=str(fault), until=now + RETRY_S, mode=mode)
    if fault.code == "too_many_requests":
        return SignIn("wait", until=now + (fault.retry_after or 30), mode=mode)
    if fault.code == "second_factor" and mode == "name":
        text = tr("The six digits that your authenticator shows now, or a recovery code.")
        return SignIn("ready", tr("One step more: your code."), text, mode="code", field="code")
    return SignIn("refused", tr("Not signed in."), fault.detail, mode=mode, field=_DOUBTED[mode])


def objection(typed: Typed, mode: Mode) -> SignIn | None:
    """What is wrong with what was typed, before anybody is asked; an empty field speaks for
    itself and is not said."""
    if mode != "invitation":
        return None
    found = weakness(typed.new, typed.name)
    if found is not None:
        title = tr("Take another password.")
        return SignIn("refused", title, weak_words(found), mode=mode, field="new")
    if typed.new != typed.again:
        text = tr("Type the same password twice, so that no slip of the finger locks you out.")
        return SignIn("refused", tr("The passwords differ."), text, mode=mode, field="again")
    return None


def signed_out(desk: str, closed: bool) -> SignIn:
    """Where it stands after a clerk signed out, who had that desk (empty: none)."""
    text = tr("{desk} is closed.") if closed else tr("{desk} stays open: the server is away.")
    return SignIn("ready", tr("Signed out."), text.format(desk=desk) if desk else "")


def ended(unconfirmed: str, why: str = "") -> SignIn:
    """Where it stands when the server no longer knows the sign-in, for that reason; what had no
    answer is said."""
    text = why or tr("Sign in again to go on.")
    rest = tr("Notes and ticks are kept.")
    if unconfirmed:
        rest = tr("Not confirmed: {step}. Look at the line.").format(step=unconfirmed)
    return SignIn("ready", tr("Your sign-in has ended."), f"{text} {rest}")


def no_longer_kept(why: str) -> SignIn:
    """Where it stands when whoever stayed signed in is no longer known at the next start."""
    return SignIn("ready", tr("You are no longer signed in on this computer."), why)


def not_trusted(file: str) -> SignIn:
    """Where it stands when it cannot be known, or kept, whom this computer trusts."""
    text = tr("{file} cannot be read or written. Have it deleted, and compare the signs anew.")
    return SignIn("refused", tr("Nobody is trusted yet."), text.format(file=file))


def due(state: SignIn, now: float) -> bool:
    """Whether the same name and password are to be tried again by themselves."""
    return state.phase == "away" and now >= state.until


def page(state: SignIn, now: float) -> SignInPage:
    """The page at a moment of the steady clock."""
    rest = max(0, -int(-(state.until - now) // 1))
    mode, field = state.mode, state.field
    does = tr("Set the password and sign in") if mode == "invitation" else tr("Sign in")
    if state.phase == "asking":
        return SignInPage("sent", tr("Signing in …"), "", False, tr("Signing in …"), mode)
    if state.phase == "refused":
        return SignInPage("refused", state.title, state.text, True, does, mode, field)
    if state.phase == "wait" and rest:
        title = tr("Too many attempts. Try again in {count} s.").format(count=rest)
        text = tr("Or ask an administrator for a new password.")
        button = tr("Wait {count} s").format(count=rest)
        return SignInPage("refused", title, text, False, button, mode)
    if state.phase == "away":
        title = tr("The server does not answer. Next try in {count} s.").format(count=rest)
        return SignInPage("warning", title, state.text, True, tr("Try now"), mode)
    title, text = (state.title, state.text) if state.phase == "ready" else ("", "")
    if mode == "invitation" and not title:
        title = tr("The code comes from your manager.")
        text = tr("It works once, within 72 hours. The password is yours alone.")
    return SignInPage("note" if title else "", title, text, True, does, mode, field)

"""My account as a value: what is asked, and what one is told only once. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from client.http import OwnAccount, Secret
from protocol.passwords import weakness
from staff_console.administration.question import Question
from staff_console.sheets.form import Field, Option
from staff_console.speech import tr
from staff_console.weak_words import weak_words

Step = Literal["menu", "password", "totp", "codes", "off", "everywhere"]
CODE: Final = 6
GROUP: Final = 4


@dataclass(frozen=True)
class Account:
    """Where it stands. While `busy` the server is asked; `refused` is its last word."""

    step: Step = "menu"
    me: OwnAccount | None = None
    typed: Mapping[str, str] = field(default_factory=dict)
    secret: Secret | None = None
    codes: tuple[str, ...] = ()
    busy: bool = False
    refused: str = ""

    @property
    def chosen(self) -> Step:
        """What the menu leads to."""
        on = self.me is not None and self.me.totp
        steps: dict[str, Step] = {
            "password": "password",
            "factor": "off" if on else "totp",
            "everywhere": "everywhere",
        }
        return steps[self.typed.get("what", "password")]


def question(account: Account) -> Question:
    """The sheet as it stands."""
    made = _SHEETS[account.step](account)
    why = account.refused or made.why
    if account.busy:
        why = tr("Asking the server …")
    return Question(
        name=f"account-{account.step}",
        title=made.title,
        text=made.text,
        does=made.does,
        fields=made.fields,
        ready=made.ready and not account.busy and account.me is not None,
        why=why,
    )


def grouped(secret: str) -> str:
    """A secret as one types it: groups of four."""
    return " ".join(secret[at : at + GROUP] for at in range(0, len(secret), GROUP))


def _menu(account: Account) -> Question:
    me = account.me
    about, factor = "", tr("Turn the second factor on")
    if me is not None and me.totp:
        factor = tr("Turn the second factor off")
        about = tr("{count} recovery codes left").format(count=me.recovery_left)
    options = (
        Option("password", tr("Change my password")),
        Option("factor", factor, about),
        Option("everywhere", tr("Sign out everywhere")),
    )
    chosen = account.typed.get("what", "password")
    said = tr("Signed in as {name}.").format(name=me.name) if me is not None else ""
    fields = (Field("what", tr("What to do"), "one", chosen, options),)
    return Question("", tr("My account"), said, tr("Go on"), fields)


def _password(account: Account) -> Question:
    old, new, again = (account.typed.get(name, "") for name in ("old", "new", "again"))
    found = weakness(new, account.me.name if account.me is not None else "")
    why = ""
    if new and found is not None:
        why = weak_words(found)
    elif again and new != again:
        why = tr("The passwords differ.")
    fields = (
        Field("old", tr("The password of before"), "secret", old, most=1024),
        Field("new", tr("The new password"), "secret", new, most=1024),
        Field("again", tr("The new password again"), "secret", again, most=1024),
    )
    return Question(
        "",
        tr("Change my password"),
        tr("All your other sign-ins end, on every computer. Here you stay signed in."),
        tr("Change the password"),
        fields,
        ready=bool(old and new and again) and not why,
        why=why,
    )


def _totp(account: Account) -> Question:
    code, secret = account.typed.get("code", "").strip(), account.secret
    label = tr("Scan this with the authenticator app of your phone")
    code_label = tr("The six digits that it shows now")
    shown = () if secret is None else (
        Field("qr", label, "qr", secret.uri, hint=grouped(secret.secret)),
        Field("code", code_label, "text", account.typed.get("code", ""), most=CODE + 1),
    )  # fmt: skip
    digits = "".join(code.split())
    return Question(
        "",
        tr("Turn the second factor on"),
        tr("Whoever learns your password still cannot sign in without your phone."),
        tr("Turn it on"),
        shown,
        ready=secret is not None and len(digits) == CODE and digits.isdecimal(),
    )


def _codes(account: Account) -> Question:
    fields = (Field("codes", tr("Recovery codes"), "codes", "\n".join(account.codes)),)
    return Question(
        "",
        tr("The second factor is on"),
        tr(
            "If your phone is lost, each of these codes signs you in once, instead of the six "
            "digits. They are not shown again: print them, or write them down, and keep them apart "
            "from this computer."
        ),
        tr("I have kept them"),
        fields,
    )


def _off(account: Account) -> Question:
    typed = account.typed.get("password", "")
    return Question(
        "",
        tr("Turn the second factor off"),
        tr("Your password alone is enough then. The recovery codes are void."),
        tr("Turn it off"),
        (Field("password", tr("Your password"), "secret", typed, most=1024),),
        ready=bool(typed),
    )


def _everywhere(account: Account) -> Question:
    return Question(
        "",
        tr("Sign out everywhere"),
        tr(
            "All your sign-ins end now, here too: for a computer that was left signed in, or lost. "
            "Your desk stays as it is."
        ),
        tr("Sign out everywhere"),
    )


_SHEETS: Final = {
    "menu": _menu,
    "password": _password,
    "totp": _totp,
    "codes": _codes,
    "off": _off,
    "everywhere": _everywhere,
}

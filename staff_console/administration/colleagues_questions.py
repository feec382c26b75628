"""What is asked before an account changes: what will happen, in one sentence. Pure."""

from __future__ import annotations

from staff_console.administration.question import Asks, Question
from staff_console.administration.told import Account
from staff_console.administration.words import role_name
from staff_console.facts import Me
from staff_console.sheets.form import Field, Option, Values
from staff_console.speech import tr
from staff_console.words import isolated

LONGEST = 120


def invite(me: Me) -> Asks:
    """A new colleague: name and role."""

    def asks(values: Values) -> Question:
        name = values.get("name", "").strip()
        return Question(
            name="invite",
            title=tr("Invite a colleague"),
            text=tr("You get a code to tell them. With it they choose their own password at any "
                    "console."),
            does=tr("Make the code"),
            fields=_fields(me, values, "", "staff"),
            ready=bool(name),
            why="" if name else tr("The name is missing."),
        )  # fmt: skip

    return asks


def edit(me: Me, account: Account) -> Asks:
    """Another name or role."""

    def asks(values: Values) -> Question:
        name = values.get("name", account.name).strip()
        role = values.get("role", account.role)
        same = (name, role) == (account.name, account.role)
        text = tr("The past shows the new name, too.")
        if role != account.role:
            text = tr("Whatever {name} has open goes on at once, with what the new role may do.")
        return Question(
            name="edit-account",
            title=account.name,
            text=text.format(name=isolated(account.name)),
            does=tr("Save"),
            fields=_fields(me, values, account.name, account.role, account.id == me.id),
            ready=bool(name) and not same,
            why=_missing(name, same),
        )

    return asks


def _missing(name: str, same: bool) -> str:
    if not name:
        return tr("The name is missing.")
    return tr("Nothing is changed.") if same else ""


def _fields(me: Me, values: Values, name: str, role: str, mine: bool = False) -> tuple[Field, ...]:
    """Name, and for administrators the role: nobody takes their own away."""
    typed = Field("name", tr("Name"), "text", values.get("name", name), most=LONGEST)
    if me.role != "admin" or mine:
        return (typed,)
    roles = tuple(Option(each, role_name(each)) for each in ("staff", "manager", "admin"))
    return typed, Field("role", tr("Role"), "one", values.get("role", role), roles)


def reinvite(account: Account) -> Question:
    """The password is forgotten, or the invitation lost."""
    said = tr("{name} gets a new code. The old password and everything where {name} is signed in "
              "end at once.")  # fmt: skip
    if account.invited:
        said = tr("{name} gets a new code. The one before no longer works.")
    return _sure("reinvite", account, said, tr("New code"))


def sign_out(account: Account) -> Question:
    """Everywhere."""
    said = tr("Everything where {name} is signed in now ends at once. The password stays.")
    return _sure("sign-out-all", account, said, tr("Sign out everywhere"))


def totp_off(account: Account) -> Question:
    """The telephone with the second factor is lost."""
    said = tr("{name} signs in with the password alone until a second factor is set up anew.")
    return _sure("totp-off", account, said, tr("Turn it off"))


def end(account: Account) -> Question:
    """Works here no longer."""
    said = tr("{name} can no longer sign in, and is signed out everywhere at once. What {name} "
              "did stays in reports and audit.")  # fmt: skip
    return _sure("end", account, said, tr("Works here no longer"))


def back(account: Account) -> Question:
    """Works here again."""
    said = tr("{name} gets a code to choose a new password, and can sign in again with it.")
    return _sure("return", account, said, tr("Make the code"))


def _sure(name: str, account: Account, said: str, does: str) -> Question:
    """A question of yes or no about somebody."""
    who = isolated(account.name)
    return Question(name, account.name, said.format(name=who), does)

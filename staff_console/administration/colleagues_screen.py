"""The page of colleagues as a value: who may sign in, and what may be done about it. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import tzinfo
from typing import Final

from staff_console.administration.face import (
    Column,
    Detail,
    Fact,
    Large,
    PageFace,
    Part,
    Phase,
    Row,
    Verb,
)
from staff_console.administration.told import Account, Invitation, ms
from staff_console.administration.words import role_name, spelled, until, when
from staff_console.answers import IDLE, AnswerLine
from staff_console.facts import Me
from staff_console.speech import tr
from staff_console.words import isolated

ORDER: Final = {"admin": 0, "manager": 1, "staff": 2}


@dataclass(frozen=True)
class Local:
    """What is known here alone."""

    me: Me = field(default_factory=Me)
    accounts: Sequence[Account] | None = None
    """None while the server has not told them."""
    failed: str = ""
    chosen: str = ""
    codes: Mapping[str, Invitation] = field(default_factory=dict)
    """The one-time codes that were made while this page was looked at, by account."""
    connected: bool = True
    answer: AnswerLine = IDLE


def colleagues_screen(here: Local, now: int, where: tzinfo) -> PageFace:
    """The page at the server's time `now` (ms)."""
    accounts = sorted(here.accounts or (), key=_order)
    chosen = next((a for a in accounts if a.id == here.chosen), accounts[0] if accounts else None)
    return PageFace(
        title=tr("Colleagues"),
        about=_about(accounts, here),
        tone="warn" if accounts and (here.failed or not here.connected) else "muted",
        columns=(
            Column(tr("Name")),
            Column(tr("Role"), 112),
            Column(tr("Second factor"), 100),
            Column(tr("Signed in"), 184),
        ),
        rows=tuple(_row(each, now, where) for each in accounts),
        phase=_phase(here),
        note=_note(here),
        chosen=chosen.id if chosen is not None else "",
        detail=_detail(chosen, here, now, where) if chosen is not None else Detail(),
        verbs=_verbs(chosen, here),
        faded=not here.connected,
        answer=here.answer,
    )


def may(me: Me, account: Account) -> bool:
    """Whether I may change this account: managers only those of staff."""
    return me.role == "admin" or (me.role == "manager" and account.role == "staff")


def _order(account: Account) -> tuple[bool, int, str]:
    return account.left, ORDER.get(account.role, 3), account.name.casefold()


def _phase(here: Local) -> Phase:
    if here.accounts is None:
        return "refused" if here.failed else "asking"
    return "told" if here.accounts else "none"


def _note(here: Local) -> str:
    if here.accounts is None:
        return here.failed or (tr("Reading …") if here.connected else tr("The server is away."))
    return "" if here.accounts else tr("Nobody yet. Ins invites the first colleague.")


def _about(accounts: Sequence[Account], here: Local) -> str:
    if accounts and here.failed:
        return tr("Not up to date: {why}").format(why=here.failed)
    if accounts and not here.connected:
        return tr("As of before: the server is away.")
    there = [each for each in accounts if not each.left]
    without = sum(not each.totp for each in there if each.role != "staff")
    if without:
        said = tr("{count} work here. Managers without a second factor: {without}")
        return said.format(count=len(there), without=without)
    return tr("{count} work here").format(count=len(there)) if there else ""


def _row(account: Account, now: int, where: tzinfo) -> Row:
    signed, tone = _signed(account, now, where)
    gone = account.left
    factor = "" if gone else tr("on") if account.totp else tr("off")
    parts = (
        Part(account.name, "disabled" if gone else "ink", strong=not gone),
        Part(role_name(account.role), "disabled" if gone else "ink"),
        Part(factor, "ink" if account.totp else "muted"),
        Part(signed, "disabled" if gone else tone),  # type: ignore[arg-type]
    )
    spoken = tr("{name}, {role}, {signed}").format(
        name=account.name, role=role_name(account.role), signed=signed
    )
    return Row(account.id, parts, spoken)


def _signed(account: Account, now: int, where: tzinfo) -> tuple[str, str]:
    if account.left:
        return tr("works here no longer"), "muted"
    if account.invited:
        return tr("invited, not here yet"), "warn"
    if account.sign_ins == 1:
        return tr("now"), "ok"
    if account.sign_ins > 1:
        return tr("now, at {count} places").format(count=account.sign_ins), "ok"
    if account.signed_in_at is None:
        return tr("never"), "muted"
    return when(ms(account.signed_in_at), now, where), "muted"


def _detail(account: Account, here: Local, now: int, where: tzinfo) -> Detail:
    last = tr("never")
    if account.signed_in_at is not None:
        last = when(ms(account.signed_in_at), now, where)
    facts = [
        Fact(tr("Role"), role_name(account.role)),
        Fact(tr("Second factor"), tr("on") if account.totp else tr("off")),
        Fact(tr("Signed in last"), last),
    ]
    if account.sign_ins:
        facts.append(Fact(tr("Signed in at"), _places(account.sign_ins)))
    if not may(here.me, account):
        said = tr("Only an administrator changes this account.")
        facts.append(Fact("", said, "muted"))
    signed, tone = _signed(account, now, where)
    about = signed if account.left or account.invited else ""
    invitation = here.codes.get(account.id)
    return Detail(
        title=account.name,
        about=about[:1].upper() + about[1:],
        tone=tone,  # type: ignore[arg-type]
        facts=tuple(facts),
        large=_code(account, invitation, now, where) if invitation is not None else None,
    )


def _places(count: int) -> str:
    return tr("1 place") if count == 1 else tr("{count} places").format(count=count)


def _code(account: Account, invitation: Invitation, now: int, where: tzinfo) -> Large:
    name = isolated(account.name)
    if now >= ms(invitation.expires_at):
        after = tr("Its time is over. Alt+I makes a new one.")
    else:
        said = tr("Whoever types it at any console, under “I have an invitation”, chooses the "
                  "password. It works once, until {at}. It is shown only now.")  # fmt: skip
        after = said.format(at=until(ms(invitation.expires_at), now, where))
    return Large(
        before=tr("Tell {name} this code:").format(name=name),
        text=invitation.code,
        after=after,
        spoken=tr("Code {signs}").format(signs=spelled(invitation.code)),
    )


def _verbs(account: Account | None, here: Local) -> tuple[Verb, ...]:
    there = here.connected and account is not None and may(here.me, account)
    works = there and account is not None and not account.left
    mine = account is not None and account.id == here.me.id
    other = works and not mine
    signed = other and account is not None and account.sign_ins > 0
    factor = other and account is not None and account.totp
    gone = there and account is not None and account.left
    return (
        Verb("edit", tr("Change name or role"), "Enter", works),
        Verb("reinvite", tr("New code: password forgotten"), "Alt+I", other),
        Verb("sign_out_all", tr("Sign out everywhere"), "Alt+O", signed),
        Verb("totp_off", tr("Turn off the lost second factor"), "Alt+T", factor),
        Verb("end", tr("Works here no longer"), "Del", other, danger=True),
        Verb("return", tr("Works here again"), "Alt+B", gone),
        Verb("invite", tr("Invite a colleague"), "Ins", here.connected),
    )

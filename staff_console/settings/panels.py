"""What is looked at on a page beside its fields: a rule tried, a secret, what was given up.

Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo
from typing import Final

from protocol.records import Staff, Webhook
from protocol.replica import Replica
from protocol.ticket_queries import DeadLetter, DryRun
from staff_console.facts import zone
from staff_console.settings.tickets.rules import EVENTS
from staff_console.speech import tr
from staff_console.tickets.moments import moment
from staff_console.tickets.notices import SAID

DAYS: Final = 14
GROUP: Final = 16
"""So many letters of a secret are read at once."""
SHOWN: Final = 25
"""So many tickets are named; of more it is said how many."""


@dataclass(frozen=True)
class PanelAct:
    """Something to press."""

    key: str
    title: str
    spoken: str = ""


@dataclass(frozen=True)
class PanelLine:
    """Something that was found; what can be done with it."""

    key: str
    title: str
    text: str = ""
    acts: tuple[PanelAct, ...] = ()
    code: bool = False
    """Whether the title is read letter by letter."""


@dataclass(frozen=True)
class PanelFace:
    """What stands in the place of a field."""

    acts: tuple[PanelAct, ...] = ()
    said: str = ""
    lines: tuple[PanelLine, ...] = ()
    tone: str = "muted"


@dataclass(frozen=True)
class Trial:
    """A rule that is tried: what was found, or why nothing could be."""

    asking: bool = False
    runs: tuple[DryRun, ...] = ()
    failed: str = ""
    outdated: bool = False
    """Whether it was changed since."""
    why_not: str = ""
    """Why it cannot be tried as it stands."""


def trial_face(replica: Replica, trial: Trial, now: int) -> PanelFace:
    """The button, and what a rule would have done."""
    acts = (PanelAct("try", tr("Try it now")),)
    if trial.why_not:
        return PanelFace((), trial.why_not)
    if trial.asking:
        return PanelFace(acts, tr("Going through what happened …"))
    if trial.failed:
        return PanelFace(acts, trial.failed, tone="danger")
    if not trial.runs:
        said = tr("It goes through what really happened. Nothing is done, nobody is told.")
        return PanelFace(acts, said)
    found = [each for each in trial.runs if each.ticket]
    said = _found(trial.runs[0].looked_at, len(found))
    if trial.outdated:
        said = tr("{said} You have changed it since: try it again.").format(said=said)
    lines = [_run(each, now, zone(replica)) for each in found[:SHOWN]]
    if len(found) > SHOWN:
        more = tr("and {count} more").format(count=len(found) - SHOWN)
        lines.append(PanelLine("more", more))
    return PanelFace(acts, said, tuple(lines), "ink")


def _found(looked_at: int, found: int) -> str:
    if not looked_at:
        return tr("Nothing of the kind has happened in {days} days. Nothing was done.").format(
            days=DAYS
        )
    if looked_at == 1:
        head = tr("It has happened once in {days} days.").format(days=DAYS)
    else:
        head = tr("It has happened {count} times in {days} days.").format(
            count=looked_at, days=DAYS
        )
    if not found:
        return tr("{head} The rule would never have acted.").format(head=head)
    if found == 1:
        return tr("{head} The rule would have acted once:").format(head=head)
    return tr("{head} The rule would have acted {count} times:").format(head=head, count=found)


def _run(run: DryRun, now: int, at: tzinfo) -> PanelLine:
    title = tr("T-{number} {subject}").format(number=run.number, subject=run.subject)
    text = tr("{moment}: {done}").format(moment=moment(run.at, now, at), done=" ".join(run.done))
    return PanelLine(f"{run.ticket}:{run.at}", title, text)


@dataclass(frozen=True)
class Secret:
    """Of a webhook; empty while it is not shown."""

    text: str = ""
    asking: bool = False
    failed: str = ""
    copied: bool = False


def secret_face(secret: Secret) -> PanelFace:
    """How posts are signed, and with what once that is wanted."""
    said = tr(
        "Each post has a header Nowserving-Signature: t=seconds,v1=HMAC-SHA-256 of “t.body” with "
        "this secret, in hexadecimal."
    )
    if secret.failed:
        return PanelFace((PanelAct("show", tr("Show the secret")),), secret.failed, tone="danger")
    if not secret.text:
        return PanelFace((PanelAct("show", tr("Show the secret")),), said)
    copy = PanelAct("copy", tr("Copied") if secret.copied else tr("Copy"), tr("Copy the secret"))
    parts = (secret.text[at : at + GROUP] for at in range(0, len(secret.text), GROUP))
    line = PanelLine("secret", " ".join(parts), acts=(copy,), code=True)
    return PanelFace((PanelAct("hide", tr("Hide the secret")),), said, (line,))


@dataclass(frozen=True)
class Letters:
    """What was given up; `known` once the server has said so."""

    found: tuple[DeadLetter, ...] = ()
    known: bool = False
    failed: str = ""
    busy: frozenset[str] = frozenset()
    """Those about which the server was asked."""


def letters_face(replica: Replica, letters: Letters, now: int) -> PanelFace:
    """Each with whom it was for, what it is about and why it was given up."""
    if letters.failed:
        return PanelFace((), letters.failed, tone="danger")
    if not letters.known:
        return PanelFace((), tr("Asking for them …"))
    if not letters.found:
        return PanelFace((), tr("Everything was delivered."))
    lines = tuple(_letter(replica, each, letters, now) for each in letters.found)
    acts = (PanelAct("again_all", tr("Send all again")),) if len(lines) > 1 else ()
    return PanelFace(acts, _count(len(lines)), lines, "ink")


def _count(count: int) -> str:
    if count == 1:
        return tr("1 was given up. Mend what is wrong, then send it again or put it away.")
    return tr("{count} were given up. Mend what is wrong, then send them again or put them away."
              ).format(count=count)  # fmt: skip


def _letter(replica: Replica, letter: DeadLetter, letters: Letters, now: int) -> PanelLine:
    whom, about = _whom(replica, letter), letter.said or tr("something")
    what = _what(letter.what, about)
    tries = tr("1 try") if letter.tries == 1 else tr("{count} tries").format(count=letter.tries)
    text = tr("{moment}, {tries}: {reason}").format(
        moment=moment(letter.at, now, zone(replica)),
        tries=tries,
        reason=letter.reason or tr("no reason was given"),
    )
    acts: Sequence[PanelAct] = () if letter.notice in letters.busy else (
        PanelAct("again", tr("Send again"), tr("Send again: {what}").format(what=what)),
        PanelAct("away", tr("Put away"), tr("Put away: {what}").format(what=what)),
    )  # fmt: skip
    title = tr("{how} to {whom}: {what}").format(how=_how(letter.channel), whom=whom, what=what)
    return PanelLine(letter.notice, title, text, tuple(acts))


def _what(told: str, about: str) -> str:
    """What it was about, in words: as colleagues are told it, else as rules call what happened."""
    if told in SAID:
        return SAID[told][0]().format(ticket=about)
    event = next((title() for key, title in EVENTS.items() if key == told), told.replace("_", " "))
    return tr("{about}: {event}").format(about=about, event=event)


def _how(channel: str) -> str:
    return {"mail": tr("Mail"), "webhook": tr("Post")}.get(channel, tr("Notice"))


def _whom(replica: Replica, letter: DeadLetter) -> str:
    hook = replica.get(Webhook, letter.to)
    if hook is not None:
        return hook.name
    colleague = replica.get(Staff, letter.to)
    return colleague.name if colleague is not None else tr("somebody who has left")

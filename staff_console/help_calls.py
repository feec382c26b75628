"""Calls for a person: where somebody stands at a kiosk, what to do there, and who goes. Pure."""

from __future__ import annotations

from typing import Final, NamedTuple

from protocol.commands import AnswerHelp
from protocol.records import Help
from protocol.replica import Replica
from staff_console.choice import Choice, no
from staff_console.facts import Me, staff_name
from staff_console.languages import language_name
from staff_console.needs import instruction
from staff_console.speech import tr
from staff_console.words import whole_minutes

MINUTE_MS: Final = 60_000


class Strip(NamedTuple):
    """What is said across the window until somebody goes, and to whoever goes until it is done."""

    title: str
    text: str
    does: str
    """What the key does; empty while it does nothing."""


def help_choice(replica: Replica, me: Me) -> Choice:
    """The key: done where I have gone, else I go to whoever has asked first."""
    call = _mine(replica, me) or _asked(replica)
    if call is not None:
        goes = call.state == "asked"
        command = AnswerHelp(device=call.id, state="coming" if goes else "done")
        verb = tr("I am going") if goes else tr("Done")
        return Choice("person", call.device_name, command, call.device_name, verb=verb)
    gone = next((call for call in _running(replica) if call.state == "coming"), None)
    if gone is not None:
        who = staff_name(replica, gone.by) or tr("A colleague")
        why = tr("{who} goes to {kiosk} already.").format(who=who, kiosk=gone.device_name)
        return no("person", tr("{who} goes").format(who=who), why)
    return no("person", tr("nobody asks"), tr("Nobody at a kiosk has asked for a person."))


def strip(replica: Replica, me: Me, choice: Choice, now: int) -> Strip | None:
    """The call that concerns me at the server's time `now` (ms): one that I answer, or the first
    that nobody answers yet."""
    call = _mine(replica, me) or _asked(replica)
    if call is None:
        return None
    title = tr("{kiosk}: somebody needs a person")
    if call.state == "coming":
        title = tr("You go to {kiosk}")
    does = choice.verb if choice.command is not None else ""
    return Strip(title.format(kiosk=call.device_name), _what_to_do(call, now), does)


def _what_to_do(call: Help, now: int) -> str:
    """How long they stand there; as instructions what they need, and which language to speak."""
    waited = now - call.at
    stands = tr("Asked just now")
    if waited >= MINUTE_MS:
        stands = tr("Waiting {time}").format(time=whole_minutes(waited))
    language = tr("Speaks {language}").format(language=language_name(call.language))
    return ". ".join(part for part in (stands, instruction(call.access_needs), language) if part)


def _running(replica: Replica) -> list[Help]:
    """Those that are not done; who has asked first stands first."""
    calls = (call for call in replica.of(Help) if call.state != "done")
    return sorted(calls, key=lambda call: (call.at, call.id))


def _asked(replica: Replica) -> Help | None:
    return next((call for call in _running(replica) if call.state == "asked"), None)


def _mine(replica: Replica, me: Me) -> Help | None:
    mine = (call for call in _running(replica) if call.state == "coming" and call.by == me.id)
    return next(mine, None)

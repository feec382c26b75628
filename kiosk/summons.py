"""A call for a person from this kiosk: made, answered, and taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kiosk.asking import Asker
from kiosk.flow import Helping, Stage, Summons
from protocol.commands import AnswerHelp, AskForHelp
from protocol.views import PublicHelp


def is_helped(stage: Helping, told: PublicHelp | None) -> bool:
    """Whether the colleague who came has said so."""
    if told is None or stage.summons != "asked":
        return False
    return told.state == "done" and told != stage.told


def called(stage: Stage, helping: Helping, heard: bool) -> Helping | None:
    """The stage once the server has the call, or not; None where nobody waits for it any more."""
    if not isinstance(stage, Helping) or stage.before is not helping.before:
        return None
    summons: Summons = "asked" if heard else "unreached"
    return replace(stage, summons=summons)


def call(asker: Asker, helping: Helping, language: str, heard: Callable[[bool], None]) -> None:
    """Call a person to whoever stands there."""
    needs = list(helping.before.wish.needs)
    asker.tell(AskForHelp(language=language, access_needs=needs), heard)


def take_back(asker: Asker, device: str) -> None:
    """Nobody needs to come. Whether it was really taken back, the kiosk cannot mend."""
    asker.tell(AnswerHelp(device=device, state="done"), lambda _: None)

"""What can be done with the request that is chosen, by which key, or why it cannot. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, cast

from protocol.request_states import ENDED, STEPS, RequestStep
from protocol.request_views import RequestHead
from staff_console.requests.keys import VerbName, shown
from staff_console.requests.known import Known
from staff_console.requests.line_face import lines_stay
from staff_console.requests.states import NEXT, VERBS
from staff_console.requests.steps import move_by
from staff_console.speech import tr

STEP_OF: Final[dict[VerbName, RequestStep]] = {
    "back_state": "back",
    "approve": "approve",
    "allow": "approve",
    "decline": "decline",
    "send_estimate": "send_estimate",
    "give_back": "give_back",
    "check_in": "check_in",
    "diagnose": "diagnose",
    "diagnosed": "diagnosed",
    "repair": "repair",
    "check": "check",
    "ready": "ready",
    "pick_up": "pick_up",
}


@dataclass(frozen=True)
class Verb:
    """A verb: what it does, and why it cannot where it cannot."""

    name: VerbName
    does: str
    why: str = ""
    cap: str = ""
    danger: bool = False

    @property
    def there(self) -> bool:
        """Whether it can be used now."""
        return not self.why


def verbs_of(known: Known, head: RequestHead | None, now: int, connected: bool) -> tuple[Verb, ...]:
    """All of a request, the usual next step first; nothing can be sent while the server is away."""
    if head is None:
        return ()
    verbs = (*_steps(known, head, now), *_others(known, head))
    if head.state in ENDED:
        # What has ended is locked: its papers are all that is left to do.
        return tuple(each for each in verbs if each.name in ("documents", "contact_page"))
    if connected:
        return verbs
    local = ("contact_page",)
    away = tr("offline")
    return tuple(v if v.name in local else replace(v, why=v.why or away) for v in verbs)


def _steps(known: Known, head: RequestHead, now: int) -> list[Verb]:
    """The usual next step, then the others that its state allows."""
    usual = NEXT.get(head.state)
    verbs: list[Verb] = []
    if usual is not None:
        verbs.append(_step(known, head, usual, now, "next_state"))
    for step, rule in STEPS.items():
        if step == usual or head.state not in rule.leads_to or rule.by in ("lines", "time"):
            continue
        name = _name(head, step)
        if name is not None:
            verbs.append(_step(known, head, step, now, name))
        if step == "decline":
            verbs.insert(1, Verb("phone", tr("Approve on the phone"), cap=shown("phone")))
    return verbs


def _step(known: Known, head: RequestHead, step: RequestStep, now: int, name: VerbName) -> Verb:
    does = VERBS[step]()
    if step == "approve" and head.state == "diagnosed":
        does = tr("Needs no estimate")
    elif step == "repair" and head.state == "qc":
        does = tr("The check failed")
    elif step == "send_estimate" and head.state != "diagnosed":
        does = tr("Send a new estimate")
    why = move_by(known, head, step, now).why
    danger = step in ("abandon", "cancel")
    cap = shown("approve") if (step, name) == ("approve", "next_state") else shown(name)
    return Verb(name, does, why, cap, danger)


def _name(head: RequestHead, step: RequestStep) -> VerbName | None:
    """The verb of a step that is not the usual next one."""
    if step in ("abandon", "cancel"):
        return "end"
    if step == "approve":
        return "allow" if head.state == "diagnosed" else "approve"
    if step == "back":
        return "back_state"
    return cast(VerbName, step) if step in STEP_OF else None


def _others(known: Known, head: RequestHead) -> list[Verb]:
    """What changes no state."""
    locked = any(each.locked for each in known.items(head.id))
    stay = tr("not now") if lines_stay(head) else ""
    return [
        *([Verb("call", tr("Call {number}").format(number=head.here), cap=shown("call"))]
          if known.to_call(head) else []),
        Verb("tell_customer", tr("Write to the customer"), cap=shown("tell_customer")),
        Verb("note", tr("Internal note"), cap=shown("note")),
        Verb("assign", tr("Give it to somebody"), cap=shown("assign")),
        Verb("priority", tr("Priority"), cap=shown("priority")),
        *([Verb("unlock", tr("Show what opens it"))] if locked else []),
        Verb("lines", tr("Parts and labour"), stay, shown("lines")),
        Verb("add_part", tr("Add a part"), stay, shown("add_part")),
        Verb("add_labour", tr("Add labour"), stay, shown("add_labour")),
        Verb("edit", tr("Change it"), cap=shown("edit")),
        Verb("edit_items", tr("Its items"), cap=shown("edit_items")),
        Verb("documents", tr("Documents"), cap=shown("documents")),
        Verb("contact_page", tr("Page of the customer"), cap="Ctrl+Shift+C"),
    ]  # fmt: skip

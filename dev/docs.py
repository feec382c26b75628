"""The states of the queue and of repairs as a page of the documentation, made from the tables."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from dev.paths import ROOT
from dev.socket_docs import SOCKET_PAGE, socket_page
from protocol.desk_states import DESK_TRANSITIONS
from protocol.help_states import HELP_TRANSITIONS
from protocol.lifecycle import STATES, TRANSITIONS
from protocol.point_states import POINT_TRANSITIONS
from protocol.request_states import STEPS
from protocol.slip_states import SLIP_TRANSITIONS

PAGE: Final = ROOT / "docs" / "queue-states.md"
_NAMES: Final = "docs/queue-states.md and docs/websocket.md"
_HEAD: Final = """# The states of the queue

Written by `python3 run.py docs` from `protocol/lifecycle.py` and the other tables of states in
`protocol/`; a test compares. The server's rules, the console's keys and this page read the same
tables.
"""
_ENTRY: Final = """## A queue entry

One leg of a visit: one wait and service at one service point. Each state names what ends it for
good. A transfer, and an errand after a completed service, open the next leg in `waiting`.
"""
_BY_TABLE: Final = """Where each operation leads, from each state; `·` is not allowed. Those marked
with `*` can be taken back. Time alone brings `back` and `miss`, and `no_show` from waiting: that is
for a place that was held for somebody who is not here.
"""
_POINT: Final = """## A service point

Closing ends intake, never a wait: with people still here a point that is to close drains first, and
closes once nobody is left.
"""
_DESK: Final = """## A desk

A desk that is to close with a customer is `closing`, and closes by itself once that customer has
gone.
"""
_SLIP: Final = """## A slip

The paper with the number. `none` is a slip that nobody has asked for and no kiosk has told of. A
colleague wants it, a kiosk reports the rest; what nobody prints within a minute has failed.
"""
_HELP: Final = """## A call for a person

Of one kiosk. Asked again while it runs, it stays as it is.
"""
_REQUEST: Final = """## A service request

What is brought to be repaired. Some steps are taken by colleagues; estimates with their answers,
what becomes of parts, and time set off others. Steps need more than the state:
"""
Edges = Mapping[tuple[str, str], list[str]]


def page() -> str:
    """The whole page."""
    parts = [
        _HEAD,
        _ENTRY,
        _entry_picture(),
        _BY_TABLE,
        _table(),
        _POINT,
        _picture(_edges((row.step, row.leads_to) for row in POINT_TRANSITIONS.values())),
        _DESK,
        _picture(_edges((row.asked, row.leads_to) for row in DESK_TRANSITIONS.values())),
        _SLIP,
        _picture(_edges((to, _from(dict.fromkeys(at, to))) for to, at in SLIP_TRANSITIONS.items())),
        _HELP,
        _picture(_edges((said, _from(row)) for said, row in HELP_TRANSITIONS.items())),
        _REQUEST,
        _needs(),
        _picture(
            {("[*]", "queued"): ["open"], **_edges((s, row.leads_to) for s, row in STEPS.items())}
        ),
    ]
    return "\n".join(parts)


def main(arguments: Sequence[str] = ()) -> int:
    """Write the pages; exit code 0, 1 when it cannot be saved, 2 for wrong use."""
    if arguments:
        print(f"usage: python3 run.py docs (writes {_NAMES})", file=sys.stderr)
        return 2
    for path, text in ((PAGE, page()), (SOCKET_PAGE, socket_page())):
        try:
            path.write_text(text, encoding="utf-8")
        except OSError as fault:
            print(f"run.py docs: {path} cannot be saved: {fault.strerror}", file=sys.stderr)
            return 1
        print(Path(path).relative_to(ROOT))
    return 0


def _entry_picture() -> str:
    """States that lead on are drawn; each names the operations that end it for good."""
    final = {at for at in STATES if not any(at in row.leads_to for row in TRANSITIONS.values())}
    edges = _edges((row.operation, row.leads_to) for row in TRANSITIONS.values())
    drawn = {key: names for key, names in edges.items() if key[1] not in final}
    lines = []
    for at in STATES:
        ends = [f"{names[0]} → {to}" for (begin, to), names in edges.items() if begin == at]
        ends = [end for end in ends if end.rpartition(" ")[2] in final]
        lines += [f"{at} : {line}" for line in (at, *ends)] if at not in final else []
    return _picture({("[*]", "waiting"): ["join"], **drawn}, lines)


def _needs() -> str:
    """What each step needs, and what sets it off where that is no colleague."""
    lines = ["| step | set off by | needs |", "| --- | --- | --- |"]
    for step, row in STEPS.items():
        needs = ", ".join(guard.replace("_", " ") for guard in row.guards)
        set_off = [each for each in (row.by, row.also) if each is not None]
        by = ", ".join("a colleague" if each == "step" else each for each in set_off)
        lines.append(f"| `{step}` | {by} | {needs} |")
    return "\n".join([*lines, ""])


def _edges(rows: Iterable[tuple[str, Mapping[Any, str]]]) -> dict[tuple[str, str], list[str]]:
    """For every two states what leads from one to the other; what changes nothing is left out."""
    edges: dict[tuple[str, str], list[str]] = {}
    for name, leads_to in rows:
        for at, to in leads_to.items():
            if at != to:
                edges.setdefault((at, to), []).append(name)
    return edges


def _from(leads_to: Mapping[Any, str]) -> Mapping[str, str]:
    """The same with a name for the state that there is before any."""
    return {at or "none": to for at, to in leads_to.items()}


def _picture(edges: Edges, states: Sequence[str] = ()) -> str:
    lines = [f"    {state}" for state in states]
    lines += [f"    {at} --> {to} : {' / '.join(names)}" for (at, to), names in edges.items()]
    return "\n".join(["```mermaid", "stateDiagram-v2", *lines, "```", ""])


def _table() -> str:
    begins = [at for at in STATES if any(at in row.leads_to for row in TRANSITIONS.values())]
    lines = [
        f"| operation | {' | '.join(begins)} |",
        f"| --- |{' --- |' * len(begins)}",
    ]
    for row in TRANSITIONS.values():
        cells = [row.leads_to.get(at, "·") for at in begins]
        lines.append(f"| {row.operation}{'*' if row.undoable else ''} | {' | '.join(cells)} |")
    return "\n".join([*lines, ""])

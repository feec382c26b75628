"""How a route of a setting is written, and what saving one answers."""

from __future__ import annotations

from typing import Any, Final

from protocol.commands import AnyCommand, Command
from protocol.outcomes import Saved
from server.domain.refused import Refused
from server.http.edge import Edge
from server.http.problems import ALWAYS, documented, reject
from server.http.setting_shapes import SavedAnswer
from server.http.transitions import Ask

SIGNED: Final[list[dict[str, list[str]]]] = [{"bearer": []}]


def saving(command: type[Command], summary: str, *codes: str) -> dict[str, Any]:
    """The options of a route that saves; `codes` are its own refusals."""
    return {
        "status_code": 200,
        "opt": {"asks": command.op()},
        "summary": summary,
        "response_description": "It is saved.",
        "responses": documented(*ALWAYS, *codes),
        "security": SIGNED,
    }


def removing(command: type[Command], summary: str, *codes: str) -> dict[str, Any]:
    """The options of a route that removes."""
    return saving(command, summary, *codes) | {
        "status_code": 204,
        "response_description": "It is gone.",
    }


async def saved(edge: Edge, request: Ask, command: AnyCommand) -> SavedAnswer:
    """Do it, and answer what was saved. Raises `Problematic`, `Refused`, `Unavailable`."""
    try:
        answered = await edge.ask(request.scope, command)
    except Refused as refused:
        if refused.refusal.code == "version_mismatch" and getattr(command, "version", 0) is None:
            reject("invalid", "version is missing. Send the one that you saw.", "version")
        raise
    await edge.tailer.reached(answered.seq)
    told = answered.answer
    if not isinstance(told, Saved):
        raise TypeError(f"{command.op()} was answered with {type(told).__name__}")
    return SavedAnswer(id=told.id, version=told.version)

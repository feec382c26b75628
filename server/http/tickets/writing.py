"""How a route of tickets is written: what it asks for, and what it can be refused with."""

from __future__ import annotations

from typing import Any, Final

from protocol.commands import Command
from server.http.problems import ALWAYS, documented

SIGNED: Final[list[dict[str, list[str]]]] = [{"bearer": []}]
READ: Final = ("unauthenticated", "token_expired", "forbidden")
KNOWN: Final = ("unknown_ticket", "version_mismatch", "ticket_merged", "ticket_closed")
"""What a command on a ticket can be refused with."""
CHANGED: Final = ("unknown_staff", "unknown_contact", "wrong_state")
"""What a change of one can be refused with besides."""


def doing(command: type[Command], summary: str, answers: str, *codes: str) -> dict[str, Any]:
    """The options of a route that is a command; `codes` are its own refusals."""
    return {
        "status_code": 200,
        "opt": {"asks": command.op()},
        "summary": summary,
        "response_description": answers,
        "responses": documented(*ALWAYS, *codes),
        "security": SIGNED,
    }


def reading(operation: str, summary: str, answers: str, *codes: str) -> dict[str, Any]:
    """The options of a route that changes nothing."""
    return {
        "opt": {"asks": operation},
        "summary": summary,
        "response_description": answers,
        "responses": documented(*READ, *codes),
        "security": SIGNED,
    }

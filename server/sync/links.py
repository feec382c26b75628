"""The private link to what a command over the socket has made, for whoever asked for it."""

from __future__ import annotations

from protocol.outcomes import Answer, Joined, Requested
from server.accounts.tokens import Tokens
from server.domain.actor import Actor


def link_to(answer: Answer, actor: Actor, tokens: Tokens) -> str | None:
    """Its token: of a visit, and to a kiosk, which prints it, of what was brought."""
    if isinstance(answer, Joined):
        return tokens.visit(answer.visit)
    if isinstance(answer, Requested) and answer.opened and actor.role == "kiosk":
        return tokens.service_request(answer.request)
    return None

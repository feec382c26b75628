"""Lists that were made before and still hold: many ask for the same days of the same service."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final, NamedTuple

from protocol.booking import Definition
from server.domain.slots.asked import Asked
from server.domain.slots.wanted import Free

_MOST: Final = 500
"""So many lists are kept."""
Question = tuple[object, ...]


class Answer(NamedTuple):
    """What was listed, from which start on (ms), and until when it holds."""

    definition: Definition
    first: int
    until: int | None
    """When the next hold of those in the way is over."""
    listed: list[Free]


def question_of(asked: Asked, from_at: int, to_at: int) -> Question | None:
    """What makes a question the same; None for what is asked for one customer or one booking."""
    wanted = asked.wanted
    if wanted.without or wanted.customer:
        return None
    return (
        asked.definition.id, asked.duration, wanted.seats, wanted.staff, wanted.desk, wanted.by,
        from_at, to_at,
    )  # fmt: skip


def known(asked: Asked, question: Question | None, first: int) -> list[Free] | None:
    """The list that answers a question, from a start on (ms), if it was made and nothing has
    changed since but the time."""
    answer = asked.agenda.answers.get(question)
    if (
        answer is None
        or answer.definition is not asked.definition
        or first < answer.first
        or (answer.until is not None and asked.now >= answer.until)
    ):
        return None
    return answer.listed[bisect_left(answer.listed, first, key=lambda free: free.start_at) :]


def keep(asked: Asked, question: Question | None, first: int, listed: list[Free]) -> None:
    """Keep a list until anything that it rests on changes."""
    answers = asked.agenda.answers
    if question is None:
        return
    if len(answers) >= _MOST:
        answers.clear()
    holds = (claim for claim in asked.agenda.holds.values() if asked.live(claim))
    until = min((claim.expires_at for claim in holds if claim.expires_at is not None), default=None)
    answers[question] = Answer(asked.definition, first, until, list(listed))

"""What a printer's own answers mean: tables of bits, as the makers of ESC/POS wrote them. Pure."""

from __future__ import annotations

from typing import Final, NamedTuple

from kiosk.printing.library import GS, RT_STATUS, RT_STATUS_ONLINE, RT_STATUS_PAPER


class Sign(NamedTuple):
    """A question, the bits of its answer, and what it means when all of them are set."""

    question: bytes
    bits: int
    code: str


_CAUSE: Final = RT_STATUS + b"\x02"
_FAULT: Final = RT_STATUS + b"\x03"
QUESTIONS: Final = (RT_STATUS_ONLINE, _CAUSE, _FAULT, RT_STATUS_PAPER)
"""Answered at once, whatever the printer does."""
SIGNS: Final = (
    Sign(_CAUSE, 0x04, "cover_open"),
    Sign(RT_STATUS_PAPER, 0x60, "no_paper"),
    Sign(_CAUSE, 0x20, "no_paper"),
    Sign(_FAULT, 0x08, "cutter"),
    Sign(_FAULT, 0x20, "fault"),
    Sign(_CAUSE, 0x40, "fault"),
    Sign(RT_STATUS_ONLINE, 0x08, "offline"),
)
"""The first that holds is what staff hear: what they can see and mend comes first."""

DONE: Final = GS + b"r\x01"
"""Answered in its turn: once all that came before is on paper."""
SILENT: Final = GS + b"a\x00"
"""Say nothing unasked: it could be taken for an answer."""
_NO_PAPER_LEFT: Final = 0x0C


def is_status(byte: int) -> bool:
    """Whether a byte answers one of `QUESTIONS`: some of its bits are the same in each."""
    return byte & 0x93 == 0x12


def is_done(byte: int) -> bool:
    """Whether a byte answers `DONE`."""
    return byte & 0x90 == 0


def ran_out(byte: int) -> bool:
    """Whether the answer to `DONE` says that the paper has ended."""
    return byte & _NO_PAPER_LEFT == _NO_PAPER_LEFT


def trouble(answers: dict[bytes, int]) -> str:
    """The code of what is wrong, by the answers to `QUESTIONS`; empty when nothing is."""
    for sign in SIGNS:
        if answers.get(sign.question, 0) & sign.bits == sign.bits:
            return sign.code
    return ""

"""What a message that the server did not take comes back as. Pure: screens show it."""

from __future__ import annotations


class NotTaken(Exception):
    """The server did not take a message: not a rule's refusal, which is an answer."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail

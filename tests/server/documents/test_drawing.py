"""Documents are drawn one at a time, those of customers apart."""

from __future__ import annotations

import asyncio
import threading

from server.documents.drawing import in_turn


async def test_a_colleague_waits_for_no_document_of_a_customer() -> None:
    goes_on, drawing, most = threading.Event(), 0, 0

    def slow() -> bytes:
        nonlocal drawing, most
        drawing += 1
        most = max(most, drawing)
        assert goes_on.wait(30)
        drawing -= 1
        return b"theirs"

    theirs = [asyncio.ensure_future(in_turn(slow, guest=True)) for _ in range(8)]
    async with asyncio.timeout(30):
        assert await in_turn(lambda: b"ours", guest=False) == b"ours"
        assert not any(each.done() for each in theirs)
        goes_on.set()
        assert await asyncio.gather(*theirs) == [b"theirs"] * 8
    assert most == 1

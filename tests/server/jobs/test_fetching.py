"""Looking into a mail box: what happens beside the event loop."""

from __future__ import annotations

import asyncio
import threading

from server.jobs.fetching import _beside


def test_a_mail_server_that_answers_after_the_servers_end_answers_nobody() -> None:
    asked, answers = threading.Event(), threading.Event()
    threads: list[threading.Thread] = []

    def work() -> None:
        threads.append(threading.current_thread())
        asked.set()
        answers.wait(30)

    async def stopped() -> None:
        looking = asyncio.create_task(_beside(work))
        await asyncio.to_thread(asked.wait, 30)
        looking.cancel()
        await asyncio.wait([looking])

    asyncio.run(stopped())
    answers.set()
    # What it raises fails this test.
    threads[0].join(30)
    assert not threads[0].is_alive()

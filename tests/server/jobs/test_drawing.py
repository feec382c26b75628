"""Files of mails that take a while to draw."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from server.mail.delivery import Attached, Letter
from tests.server.jobs.posted import posted


async def test_a_file_that_takes_a_while_is_drawn_beside_the_loop_and_goes_with_the_mail(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with posted(tmp_path) as here:
        await here.book()
        render, drawn_in = here.outbox._posting._render, list[threading.Thread]()

        def paper() -> Attached:
            drawn_in.append(threading.current_thread())
            return Attached("R-1187.pdf", "application/pdf", b"%PDF")

        def with_paper(*rest: object) -> Letter:
            letter = render(*rest)  # type: ignore[arg-type]
            assert letter is not None
            return replace(letter, drawing=paper)

        monkeypatch.setattr(here.outbox._posting, "_render", with_paper)
        await here.send()
        assert [file.name for file in here.post.got[0].files] == ["R-1187.pdf"]
        assert drawn_in and drawn_in[0] is not threading.main_thread()

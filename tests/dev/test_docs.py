"""Pages that are written from tables: those that lie here are the newest."""

from __future__ import annotations

from pathlib import Path

import pytest

from dev import docs, socket_docs
from protocol.lifecycle import TRANSITIONS


def test_the_page_that_lies_here_is_what_the_tables_say() -> None:
    assert docs.PAGE.read_text(encoding="utf-8") == docs.page(), "run: python3 run.py docs"
    there = socket_docs.SOCKET_PAGE.read_text(encoding="utf-8")
    assert there == socket_docs.socket_page(), "run: python3 run.py docs"


def test_every_operation_stands_in_the_picture_with_all_that_it_leads_from() -> None:
    lines = [line.strip() for line in docs.page().split("```")[1].splitlines()]
    for row in TRANSITIONS.values():
        for at, to in row.leads_to.items():
            edge = next((x for x in lines if x.startswith(f"{at} --> {to} : ")), "")
            names = edge.partition(" : ")[2].split(" / ")
            ends = f"{at} : {row.operation} → {to}" in lines
            assert at == to or row.operation in names or ends


def test_the_command_writes_the_page_and_knows_no_arguments(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(docs, "ROOT", tmp_path)
    monkeypatch.setattr(docs, "PAGE", tmp_path / "states.md")
    monkeypatch.setattr(docs, "SOCKET_PAGE", tmp_path / "socket.md")
    assert docs.main() == 0
    assert capsys.readouterr().out == "states.md\nsocket.md\n"
    assert (tmp_path / "states.md").read_text(encoding="utf-8") == docs.page()
    assert docs.main(["elsewhere"]) == 2
    monkeypatch.setattr(docs, "PAGE", tmp_path / "none" / "states.md")
    assert docs.main() == 1
    assert "cannot be saved" in capsys.readouterr().err

"""`run.py`: the one way in, on a bare machine too."""

from __future__ import annotations

import ast
import subprocess
import sys
import threading
from pathlib import Path

import pytest

import run
from dev.paths import ROOT


def test_it_needs_nothing_but_the_standard_library() -> None:
    tree = ast.parse((ROOT / "run.py").read_text(encoding="utf-8"))
    names = {
        (node.module or "") if isinstance(node, ast.ImportFrom) else alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    assert {name.partition(".")[0] for name in names} <= sys.stdlib_module_names


def test_another_lock_or_interpreter_builds_another_environment() -> None:
    stamps = {
        run.stamp_of(b"one", "3.11.7"), run.stamp_of(b"two", "3.11.7"), run.stamp_of(b"one", "3.12")
    }  # fmt: skip
    assert len(stamps) == 3
    assert run.stamp_of(b"one", "3.11.7") in stamps


def test_an_environment_is_ready_when_it_is_whole_and_of_this_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "VENV", tmp_path)
    monkeypatch.setattr(run, "STAMP", tmp_path / "ready")
    assert not run.is_ready("stamp"), "there is none"
    python = run.python_in(tmp_path)
    python.parent.mkdir()
    python.write_text("")
    assert not run.is_ready("stamp"), "it was cut off before the end"
    (tmp_path / "ready").write_text("stamp")
    assert run.is_ready("stamp")
    assert not run.is_ready("another"), "the lock has changed"
    python.unlink()
    assert not run.is_ready("stamp"), "its interpreter is gone"


def test_programs_that_are_started_together_build_one_after_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "BUILDING", tmp_path / "lock")
    order: list[str] = []

    def second() -> None:
        with run.alone():
            order.append("second")

    with run.alone():
        other = threading.Thread(target=second)
        other.start()
        order.append("first")
    other.join(30)
    assert order == ["first", "second"]


def test_help_names_every_verb(capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main(["--help"]) == 0
    out = capsys.readouterr().out
    assert all(f"  {verb} " in out for verb in run.VERBS)
    assert run.main([]) == 2


def test_an_unknown_verb_is_told_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main(["dance"]) == 2
    told = capsys.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)
    assert "--help" in told.err


def test_every_verb_has_somebody_to_do_it() -> None:
    from dev.__main__ import MODULES, PROGRAMS

    assert set(run.VERBS) == {"setup", *MODULES, *PROGRAMS}


def test_without_packages_it_says_so_and_leaves_no_stamp(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        (tmp_path / "venv").mkdir(exist_ok=True)
        return subprocess.CompletedProcess(command, int("pip" in command))

    monkeypatch.setattr(run, "VENV", tmp_path / "venv")
    monkeypatch.setattr(run, "STAMP", tmp_path / "venv" / "ready")
    monkeypatch.setattr(run.subprocess, "run", fails)
    with pytest.raises(SystemExit, match="Check the network"):
        run.build("stamp")
    assert not (tmp_path / "venv" / "ready").exists()


def test_without_the_venv_module_it_says_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(command: list[str], **_: object) -> None:
        raise subprocess.CalledProcessError(1, command)

    monkeypatch.setattr(run, "VENV", tmp_path / "venv")
    monkeypatch.setattr(run.subprocess, "run", fails)
    with pytest.raises(SystemExit, match="apt-get install python"):
        run.build("stamp")


def test_the_python_of_the_environment_does_not_take_it_away_from_under_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "VENV", tmp_path)
    monkeypatch.setattr(run.sys, "prefix", str(tmp_path))
    with pytest.raises(SystemExit, match=r"that of the system: python3 run\.py"):
        run.build("stamp")
    assert tmp_path.exists()

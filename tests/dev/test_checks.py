"""House rules, suites, system packages: what the daily commands themselves promise."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from dev import checks, system_packages, tests
from dev.house_rules import faults
from dev.paths import ROOT, sources


def found(folder: Path) -> list[str]:
    return list(faults(folder, ["code"]))


def put(folder: Path, name: str, text: str) -> None:
    path = folder / "code" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def function(lines: int) -> str:
    return "async def work():\n" + "    pass\n" * (lines - 1)


def test_what_is_within_bounds_is_no_fault(tmp_path: Path) -> None:
    put(tmp_path, "good.py", function(40) + "#\n" * 260)
    put(tmp_path, "good.css", "a\n" * 300)
    put(tmp_path, "data.json", "1\n" * 5_000)
    put(tmp_path, "vendor/big.js", "a\n" * 5_000)
    assert found(tmp_path) == []


def test_long_files_long_functions_and_empty_names_are_faults(tmp_path: Path) -> None:
    put(tmp_path, "long.qml", "a\n" * 301)
    put(tmp_path, "work.py", "#\n" + function(41))
    put(tmp_path, "utils.py", "")
    told = found(tmp_path)
    assert told == [
        "code/long.qml has 301 lines; 300 at most",
        "code/utils.py: the name says nothing",
        "code/work.py:2 work has 41 lines",
    ]


def test_every_test_belongs_to_a_suite() -> None:
    named = [folder for suite in tests.SUITES.values() for folder in suite]
    assert len(set(named)) == len(named)
    for test in (ROOT / "tests").rglob("test_*.py"):
        inside = test.relative_to(ROOT).as_posix()
        assert sum(inside.startswith(f"{folder}/") for folder in named) == 1, inside


def test_an_unknown_suite_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        tests.main(["dance"])
    assert left.value.code == 2
    assert "no such suite: dance" in capsys.readouterr().err


def test_a_suite_that_fails_is_named_and_the_others_still_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ran: list[str] = []
    sync, desk = (tests.SUITES[name][-1] for name in ("sync", "desk"))

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        ran.append(command[-1])
        return subprocess.CompletedProcess(command, int(command[-1] == sync))

    monkeypatch.setattr(system_packages, "ensure", lambda _: True)
    monkeypatch.setattr(tests.subprocess, "run", run)
    assert tests.main(["--no-check", "sync", "desk"]) == 1
    assert set(ran) == {sync, desk}
    out = capsys.readouterr().out
    assert "suite sync: FAILED" in out
    assert "suite desk: good" in out
    assert out.endswith("failed: sync\n")


def test_a_check_that_fails_shows_what_it_found_and_the_rest_goes_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        wrong = command[0].endswith("mypy")
        return subprocess.CompletedProcess(command, int(wrong), "x.py:1: wrong", "")

    monkeypatch.setattr(checks.subprocess, "run", run)
    monkeypatch.setattr(checks.qml, "lint", lambda: "")
    monkeypatch.setattr(checks, "faults", lambda *_: iter(()))
    assert checks.main() == 1
    out = capsys.readouterr().out
    assert "check types: FAILED" in out
    assert "x.py:1: wrong" in out
    assert "check imports: good" in out
    assert "check house rules: good" in out


def test_missing_system_packages_are_told_in_order_with_the_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert system_packages.missing(["b", "a", "c"], ["a"]) == ["b", "c"]
    monkeypatch.setattr(system_packages.sys, "platform", "linux")
    monkeypatch.setattr(system_packages.shutil, "which", lambda _: "/usr/bin/dpkg-query")
    monkeypatch.setattr(system_packages, "_installed", lambda _: ["libegl1"])
    monkeypatch.setattr(system_packages.os, "geteuid", lambda: 1000)
    assert not system_packages.ensure(["libegl1", "libgl1"])
    assert "sudo apt-get install" in capsys.readouterr().err
    assert system_packages.ensure(["libegl1"])


def test_a_whole_browser_does_where_the_system_has_no_windowless_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(system_packages, "ensure", lambda names: tuple(names) == ("chromium",))
    assert system_packages.ensure_chromium()
    assert "Going on without: phones are tested in a whole browser." in capsys.readouterr().err
    monkeypatch.setattr(system_packages, "ensure", lambda _: False)
    assert not system_packages.ensure_chromium()


def test_what_can_be_done_without_is_told_and_stops_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(system_packages, "ensure", lambda names: not list(names))
    assert not system_packages.offer(["speech-dispatcher"], "calls are not said aloud")
    assert "Going on without: calls are not said aloud." in capsys.readouterr().err
    assert system_packages.offer([], "nothing")
    assert capsys.readouterr().err == ""


def test_another_system_is_left_to_its_owner(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_packages.sys, "platform", "darwin")
    assert system_packages.ensure(["no-such-package"])


def test_the_sources_are_packages_that_exist() -> None:
    assert {"protocol", "server", "client", "dev"} <= set(sources())
    assert all((ROOT / name / "__init__.py").exists() for name in sources())

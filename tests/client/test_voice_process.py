"""The voice's process: spoken to by lines, thrown away when it dies, and never waited for."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from client import voice as voices
from client.voice import SpokenVoice
from client.voice_engine import Ended, Failed, News, Ready
from client.voice_process import ProcessEngine, machine_voice
from tests.client.own_sound import needs, own_places

OBEDIENT = """
import json, sys
print(json.dumps({"ready": ["en"]}), flush=True)
for line in sys.stdin:
    order = json.loads(line)
    if "say" in order:
        print(json.dumps({"ended": order["serial"]}), flush=True)
"""
DYING = "import sys; sys.stdin.readline(); sys.exit(1)"
LIMIT_MS = 30_000


def told(news: list[News]) -> Callable[[QObject, str], ProcessEngine]:
    """Makes engines of a script, which tell into a list."""

    def make(parent: QObject, script: str) -> ProcessEngine:
        return ProcessEngine(parent, (sys.executable, "-c", script), news.append)

    return make


def test_it_says_when_it_is_ready_and_when_a_sentence_has_ended(
    qapp: QApplication, qtbot: QtBot
) -> None:
    news: list[News] = []
    engine = told(news)(qapp, OBEDIENT)
    qtbot.waitUntil(lambda: news == [Ready(frozenset({"en"}))], timeout=LIMIT_MS)
    engine.say(7, "Número uno.", "es")
    qtbot.waitUntil(lambda: news[1:] == [Ended(7)], timeout=LIMIT_MS)
    engine.close()


def test_a_process_that_dies_has_failed(qapp: QApplication, qtbot: QtBot) -> None:
    news: list[News] = []
    engine = told(news)(qapp, DYING)
    engine.say(1, "One.", "en")
    qtbot.waitUntil(lambda: any(isinstance(each, Failed) for each in news), timeout=LIMIT_MS)
    engine.close()


def test_a_program_that_is_not_there_has_failed(qapp: QApplication, qtbot: QtBot) -> None:
    news: list[News] = []
    engine = ProcessEngine(qapp, ("/nowhere/voice",), news.append)
    qtbot.waitUntil(lambda: any(isinstance(each, Failed) for each in news), timeout=LIMIT_MS)
    engine.close()


def test_a_process_that_hangs_is_ended(qapp: QApplication, qtbot: QtBot) -> None:
    news: list[News] = []
    script = 'print(\'{"ready": ["en"]}\', flush=True)\nwhile True:\n    input() if 0 else None'
    engine = told(news)(qapp, script)
    qtbot.waitUntil(lambda: bool(news), timeout=LIMIT_MS)
    engine.close()
    assert engine._process.processId() == 0


@needs("speech-dispatcher")
def test_the_machines_voice_outlives_its_process_and_a_machine_without_a_device(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(voices, "longest_s", lambda _: 0.3)
    monkeypatch.setattr(voices, "FIRST_PAUSE_S", 0.01)
    ends: list[str] = []
    own_places(tmp_path, monkeypatch)
    voice = machine_voice(qapp)
    assert isinstance(voice, SpokenVoice)
    qtbot.waitUntil(lambda: voice.on, timeout=LIMIT_MS)
    assert voice.languages() >= {"en", "es", "de", "ar"}
    voice.say("Nobody hears this.", "en", lambda: ends.append("unheard"))
    qtbot.waitUntil(lambda: ends == ["unheard"], timeout=LIMIT_MS)
    qtbot.waitUntil(lambda: voice.on, timeout=LIMIT_MS)
    engine = voice._engine
    assert isinstance(engine, ProcessEngine)
    voice.say("Nor this.", "de", lambda: ends.append("broken"))
    engine._process.kill()
    qtbot.waitUntil(lambda: ends == ["unheard", "broken"], timeout=LIMIT_MS)
    assert voice.lost
    voice.close()

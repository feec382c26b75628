"""A program that runs for weeks: Qt must not lose a reference with each signal it sends.

PySide6 6.12 on Python 3.11 ends the process after some thousands of calls; short tests pass there.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
SOAK: Final = """
import sys
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLabel
from client.live import Live
from client.qt_live import QtLive

app = QApplication([])
live = QtLive(Live())
heard = 0

def hear(topic):
    global heard
    heard += 1

live.changed.connect(hear)
label = QLabel()
before = sys.getrefcount(None), sys.getrefcount(True)
for n in range(50_000):
    live.changed.emit("staff")
    label.setEnabled(True)
    label.setText(str(n))
after = sys.getrefcount(None), sys.getrefcount(True)
print(heard, label.text(), all(abs(a - b) < 1_000 for a, b in zip(before, after)))
"""


def test_fifty_thousand_signals_cost_no_reference() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", SOAK],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["50000", "49999", "True"]

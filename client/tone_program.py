"""`python -m client.tone_program FILE VOLUME`: plays a WAV once; exit 0 when it has ended.

A program that has lost its sound server cannot find it again; a new process can. With no file it
only looks whether there is a device. Exit 3 without one.
"""

from __future__ import annotations

import sys
from typing import Final

from PySide6.QtCore import QCoreApplication, QTimer, QUrl

NO_DEVICE: Final = 3
LONGEST_MS: Final = 10_000


def main(arguments: list[str]) -> int:
    """Play, or look."""
    app = QCoreApplication(sys.argv[:1])
    try:
        from PySide6.QtMultimedia import QMediaDevices, QSoundEffect
    except ImportError:
        return NO_DEVICE
    if not QMediaDevices.audioOutputs():
        return NO_DEVICE
    if not arguments:
        return 0
    file, volume = arguments
    effect = QSoundEffect()
    effect.setVolume(float(volume))
    effect.setSource(QUrl.fromLocalFile(file))
    effect.playingChanged.connect(lambda: None if effect.isPlaying() else app.exit(0))
    effect.play()
    QTimer.singleShot(LONGEST_MS, lambda: app.exit(NO_DEVICE))
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

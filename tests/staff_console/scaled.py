"""Opens faces in a window of 1280x720 and tells what is wrong with them, and how large they are.

`QT_SCALE_FACTOR=1.5 python -m tests.staff_console.scaled NAME …` is a screen of 1920x1080 at 150 %.
"""

from __future__ import annotations

import sys
from dataclasses import replace

from client.app import make_application
from tests.staff_console.conftest import face
from tests.staff_console.layout import misplaced, squeezed


def main(names: list[str]) -> int:
    """A line for each face: its faults, then its size in pixels of the screen."""
    app = make_application("staff_console", widgets=True)
    for name in names:
        bench = replace(face(name), size=(1280, 720), zoom=0.0).open(app)
        picture = bench.grab()
        for fault in (*misplaced(bench), *squeezed(bench)):
            print(f"{name}: {fault}")
        print(f"{picture.width()}x{picture.height()}")
        bench.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

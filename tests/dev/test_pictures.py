"""`run.py pictures`: every state of the console, drawn from its real widgets."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QImage

from tests.dev.verbs import run_verb

STATES = ("calm", "busy", "conflict", "offline", "hand", "closing")


def test_every_state_is_drawn_in_full_size_and_none_is_blank_or_like_another(
    tmp_path: Path,
) -> None:
    done = run_verb("pictures", str(tmp_path))
    assert done.returncode == 0, done.stderr
    drawn = {state: QImage(str(tmp_path / f"console-{state}.png")) for state in STATES}
    for state, image in drawn.items():
        assert (image.width(), image.height()) == (1440, 900), state
        spots = {image.pixel(x, y) for x in range(0, 1440, 7) for y in range(0, 900, 7)}
        assert len(spots) > 20, f"{state} is blank"
    assert len({bytes(image.constBits()) for image in drawn.values()}) == len(STATES)


def test_a_folder_that_cannot_be_used_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = run_verb("pictures", str(tmp_path / "file"))
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "nothing can be saved" in done.stderr

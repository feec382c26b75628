"""`run.py pictures`: what people see, drawn by the programs themselves."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from dev.pictures import main
from tests.dev.verbs import run_verb

STATES = ("calm", "busy", "conflict", "offline", "hand", "closing")


def spots(image: QImage) -> int:
    """How many colours a picture has, here and there."""
    width, height = image.width(), image.height()
    return len({image.pixel(x, y) for x in range(0, width, 7) for y in range(0, height, 7)})


def test_every_state_is_drawn_in_full_size_and_none_is_blank_or_like_another(
    tmp_path: Path,
) -> None:
    done = run_verb("pictures", str(tmp_path), "--of", "console")
    assert done.returncode == 0, done.stderr
    drawn = {state: QImage(str(tmp_path / f"console-{state}.png")) for state in STATES}
    for state, image in drawn.items():
        assert (image.width(), image.height()) == (1440, 900), state
        assert spots(image) > 20, f"{state} is blank"
    assert len({bytes(image.constBits()) for image in drawn.values()}) == len(STATES)


def test_the_documentation_shows_the_wall_in_small_pictures(tmp_path: Path) -> None:
    done = run_verb("pictures", str(tmp_path), "--of", "wall")
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "wall-arabic.png",
        "wall-calling.png",
    ]
    for path in tmp_path.iterdir():
        image = QImage(str(path))
        assert (image.width(), image.height()) == (1280, 720)
        assert spots(image) > 20
        assert path.stat().st_size < 200_000


def test_of_all_faces_those_are_drawn_that_are_asked_for_and_a_page_shows_them(
    tmp_path: Path,
) -> None:
    chosen = ("--language", "ar", "--size", "1280x720", "--only", "calm")
    done = run_verb("pictures", str(tmp_path), "--all", "--of", "wall", *chosen)
    assert done.returncode == 0, done.stderr
    assert "wall 1 of 1" in done.stdout
    drawn = [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.png")]
    assert drawn == ["wall/ar/calm-1280x720-dark.png"]
    assert QImage(str(tmp_path / drawn[0])).width() == 1280
    page = (tmp_path / "index.html").read_text()
    assert f'<a href="{drawn[0]}">' in page
    assert "ar/calm-1280x720-dark" in page


def test_a_folder_that_cannot_be_used_is_told_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    assert main([str(tmp_path / "file")]) == 1
    said = capsys.readouterr().err
    assert "nothing can be saved" in said and said.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--only", "calm"], "--only goes with --all"),
        (["--all", "--size", "wide"], "wide is no size. Write it like 1920x1080"),
    ],
)
def test_what_cannot_be_chosen_is_told_in_one_line(
    words: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    said = capsys.readouterr().err
    assert told in said and said.count("\n") == 1

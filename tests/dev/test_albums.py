"""The albums: no two pictures have one name, and every language and size is among them."""

from __future__ import annotations

from collections import Counter

import pytest

import display.album
import kiosk.album
import staff_console.album
from client.album import Shot
from client.languages import LANGUAGES
from dev import documentation_pictures, phone_pictures

ALBUMS: dict[str, list[Shot]] = {
    "kiosk": list(kiosk.album.shots()),
    "wall": list(display.album.shots()),
    "phone": list(phone_pictures.shots()),
    "console": list(staff_console.album.shots()),
}


@pytest.mark.parametrize("program", ALBUMS)
def test_every_picture_has_a_name_of_its_own(program: str) -> None:
    names = Counter(shot.name for shot in ALBUMS[program])
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize("program", ["kiosk", "wall", "phone"])
def test_what_customers_see_is_there_in_every_language(program: str) -> None:
    faces = {
        code: {shot.name.partition("/")[2] for shot in ALBUMS[program] if shot.language == code}
        for code in LANGUAGES
    }
    assert faces["en"]
    assert all(there == faces["en"] for there in faces.values())


@pytest.mark.parametrize(
    ("program", "sizes"),
    [
        ("kiosk", {(1080, 1920), (1920, 1080), (1280, 1024), (800, 1280), (3840, 2160)}),
        ("wall", {(1080, 1920), (1920, 1080), (1280, 720), (1024, 768), (3840, 2160)}),
        ("phone", {(390, 844), (320, 640)}),
    ],
)
def test_every_size_is_there(program: str, sizes: set[tuple[int, int]]) -> None:
    assert sizes <= {shot.size for shot in ALBUMS[program]}


def test_the_main_faces_of_an_album_exist() -> None:
    assert set(kiosk.album.MAIN) <= set(kiosk.album.FACES)
    assert set(display.album.MAIN) <= set(display.album.FACES)


def test_what_the_documentation_shows_is_in_the_albums() -> None:
    for wanted in documentation_pictures.WANTED.values():
        assert wanted.shot in {shot.name for shot in ALBUMS[wanted.program]}

"""What the screens say, in every language of theirs."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import pytest

from client.languages import HOUSE
from dev import translations

GROUPS = pytest.mark.parametrize("group", translations.GROUPS)
PLACE = re.compile(r"%(?:\d|n|L\d)|\{\w+\}")


@GROUPS
def test_every_text_of_the_screens_is_in_the_files_and_translated(
    group: str, tmp_path: Path
) -> None:
    kept = translations.files(group)
    for path in kept:
        shutil.copy(path, tmp_path)
    translations.gather(group, tmp_path)
    for path, now in zip(kept, translations.files(group, tmp_path), strict=True):
        assert translations.texts(now) == translations.texts(path), "run.py translations"
        assert translations.unfinished(now) == []


def test_what_programs_load_is_what_was_translated(tmp_path: Path) -> None:
    translations.compile_all(into=tmp_path)
    for path in (path for group in translations.GROUPS for path in translations.files(group)):
        compiled = f"{path.stem}.qm"
        assert (tmp_path / compiled).read_bytes() == path.with_name(compiled).read_bytes(), compiled


@GROUPS
def test_a_translation_keeps_the_places_for_what_varies(group: str) -> None:
    for path in translations.files(group):
        for message in ElementTree.parse(path).getroot().iter("message"):
            source = message.findtext("source", "")
            for said in _forms(message):
                places = Counter(PLACE.findall(said))
                allowed = Counter(PLACE.findall(source))
                # A form for one or two may say it in a word.
                lacking = {place for place in allowed - places if place != "%n"}
                assert places <= allowed and not lacking, (path.stem, source, said)


def test_english_is_as_written_but_for_its_plurals() -> None:
    for group in translations.GROUPS:
        path = translations.FOLDER / f"{group}_{HOUSE}.ts"
        messages = list(ElementTree.parse(path).getroot().iter("message"))
        assert all(message.get("numerus") == "yes" for message in messages)


def _forms(message: ElementTree.Element) -> list[str]:
    said = message.find("translation")
    assert said is not None
    forms = [form.text or "" for form in said.findall("numerusform")]
    return forms or [said.text or ""]

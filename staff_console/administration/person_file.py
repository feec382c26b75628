"""What is known of a person as a file that can be handed out."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from protocol.privacy import PersonExport
from staff_console.answers import AnswerLine
from staff_console.reports.export import unused
from staff_console.speech import tr


def write_person(folder: Path, title: str, known: PersonExport) -> AnswerLine:
    """Write the file beside those that are there, for nobody else on this computer to read; what
    became of it, for the answer line."""
    content = msgspec.json.format(msgspec.json.encode(known), indent=2)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = unused(folder, title, "json")
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
    except OSError as fault:
        text = tr("{folder} cannot be written: {why}. Make room there, or allow it, then again.")
        said = text.format(folder=folder, why=fault.strerror or str(fault))
        return AnswerLine("refused", tr("Not saved."), said, "Esc", tr("put away"))
    text = tr("{path}. Delete it once it is handed out.").format(path=path)
    return AnswerLine("confirmed", tr("Saved."), text, "Esc", tr("put away"))

"""The sound of a call: two notes that old ears still hear."""

from __future__ import annotations

from typing import Final

from client.tones import Note, Tune

CHIME: Final = Tune((Note(659.26), Note(523.25, 0.32)), 0.9)
"""E5 and C5, with their first overtone below 1.5 kHz; 0.9 seconds."""

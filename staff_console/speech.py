"""Texts of the console in the language of the program."""

from __future__ import annotations

from client.speech import Translate, speak, tr

__all__ = ["Translate", "speak", "tr"]

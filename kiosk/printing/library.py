"""python-escpos, taken in without what it does to the program: it sets up logging for all, and
leaves a folder behind with its table of printers."""

from __future__ import annotations

import logging
import os
import tempfile

_TABLE = "ESCPOS_CAPABILITIES_PICKLE_DIR"
_handlers = logging.root.handlers[:]
_before = os.environ.get(_TABLE)
with tempfile.TemporaryDirectory() as _folder:
    os.environ[_TABLE] = _folder
    try:
        from escpos.constants import GS, RT_STATUS, RT_STATUS_ONLINE, RT_STATUS_PAPER
        from escpos.escpos import Escpos
        from escpos.image import EscposImage
    finally:
        # A program that this one starts would look for its table in a folder that is gone.
        os.environ.pop(_TABLE)
        if _before is not None:
            os.environ[_TABLE] = _before
logging.root.handlers[:] = _handlers

__all__ = ["GS", "RT_STATUS", "RT_STATUS_ONLINE", "RT_STATUS_PAPER", "Escpos", "EscposImage"]

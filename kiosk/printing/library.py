"""python-escpos, taken in without what it does to the program: it sets up logging for all, and
leaves a folder behind with its table of printers."""

from __future__ import annotations

import logging
import os
import tempfile

_handlers = logging.root.handlers[:]
with tempfile.TemporaryDirectory() as _folder:
    os.environ.setdefault("ESCPOS_CAPABILITIES_PICKLE_DIR", _folder)
    from escpos.constants import GS, RT_STATUS, RT_STATUS_ONLINE, RT_STATUS_PAPER
    from escpos.escpos import Escpos
    from escpos.image import EscposImage
logging.root.handlers[:] = _handlers

__all__ = ["GS", "RT_STATUS", "RT_STATUS_ONLINE", "RT_STATUS_PAPER", "Escpos", "EscposImage"]

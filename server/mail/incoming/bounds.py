"""How much of a mail is looked at. What is beyond is left out and said; nothing is refused."""

from __future__ import annotations

from typing import Final

from protocol.records import NAME_LENGTH
from protocol.tickets import ATTACHMENT_MOST, ATTACHMENTS_MOST, BODY_MOST, PER_MESSAGE

__all__ = ["ATTACHMENTS_MOST", "ATTACHMENT_MOST", "PER_MESSAGE"]
MB: Final = 1024 * 1024
RAW_MOST: Final = 36 * MB
"""Bytes of a whole mail: 25 MB of attachments as base64 writes them, and what is around them."""
HEADERS_MOST: Final = 256 * 1024
"""Bytes of a mail's headers; real ones have 5 to 20 kB."""
PART_HEADERS_MOST: Final = 16 * 1024
VALUE_MOST: Final = 16 * 1024
"""Characters of one header."""
HEADERS: Final = 1_000
DEPTH_MOST: Final = 10
"""Parts within parts."""
PARTS_MOST: Final = 200
IDS_MOST: Final = 40
"""Message-IDs of References: the first, and the newest."""
ID_LONGEST: Final = 250
ADDRESSES_MOST: Final = 50
ADDRESS_LONGEST: Final = 254
NAME_LONGEST: Final = 100
SUBJECT_LONGEST: Final = 200
READ_MOST: Final = 400_000
"""Characters of text that are looked through for what is new …"""
TEXT_MOST: Final = BODY_MOST
"""… of which so many are the message; the rest goes into a file. As many are kept of what is
quoted, and no file: it was sent before."""
HTML_MOST: Final = 512 * 1024
ELEMENTS_MOST: Final = 20_000
"""Beyond so many, HTML is no longer laid out: its words alone are kept."""
FILE_NAME_LONGEST: Final = NAME_LENGTH
LEFT_OUT_MOST: Final = 10
"""Sentences about what was left out."""

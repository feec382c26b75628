"""How mail programs announce what they quote: the words of the four languages. Data."""

from __future__ import annotations

from typing import Final

BEGINS: Final = ("on ", "am ", "el ", "في ")
"""How the line begins that says who wrote when …"""
WROTE: Final = (
    "wrote", "writes", "schrieb", "escribió", "escribio", "كتب", "كتبت", "كتابة",
)  # fmt: skip
"""… and what it says, before a colon."""
ORIGINAL: Final = (
    "original message", "original appointment", "ursprüngliche nachricht", "originalnachricht",
    "mensaje original", "الرسالة الأصلية", "رسالة أصلية",
)  # fmt: skip
"""Between dashes."""
FORWARDED: Final = (
    "forwarded message", "begin forwarded message", "weitergeleitete nachricht",
    "mensaje reenviado", "الرسالة المعاد توجيهها", "رسالة معاد توجيهها", "رسالة تمت إعادة توجيهها",
    "anfang der weitergeleiteten nachricht", "inicio del mensaje reenviado",
)  # fmt: skip
"""What follows was sent on purpose: it is no tail."""
FROM: Final = ("from", "von", "de", "من")
"""Labels of the block that Outlook puts before a mail that is answered: whom it was from …"""
OTHERS: Final = (
    "sent", "date", "to", "cc", "subject", "importance",
    "gesendet", "datum", "an", "betreff", "wichtigkeit",
    "enviado", "enviado el", "fecha", "para", "asunto", "importancia",
    "تم الإرسال", "تاريخ الإرسال", "التاريخ", "إلى", "نسخة", "الموضوع", "موضوع",
)  # fmt: skip
"""… and the others, of which two follow."""

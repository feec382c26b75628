"""What a wall says of a call, in each language, number digit by digit. Pure.

The languages stand beside one another and not in the programs' translations: a call is said in
the customer's language while the screen stays in the house's.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal, NamedTuple

from client.desk_names import desk_name
from client.languages import known
from display.announcements import Stage
from protocol.views import PublicCall, PublicSite

PointIn = Callable[[str], str]
"""The name of the call's service point in a language; empty where its desk alone is enough."""

Kind = Literal["desk", "counter", "window", "room", "chair", "bay", "till"]


class Phrases(NamedTuple):
    """What is said in one language."""

    call: str
    moved: str
    withdrawn: str
    comma: str
    """Between the signs of a number: each is then said by its name, an A as a letter. It also parts
    a desk from its service point."""
    desks: dict[Kind, str]
    """The same words as walls show."""


class Sentence(NamedTuple):
    """What is said in one breath, and in which language."""

    text: str
    language: str


PHRASES: Final[dict[str, Phrases]] = {
    "en": Phrases(
        "Number {number}, {desk}.",
        "Number {number}, now {desk}.",
        "Number {number}, please wait. Not called yet.",
        ", ",
        {
            "desk": "desk",
            "counter": "counter",
            "window": "window",
            "room": "room",
            "chair": "chair",
            "bay": "bay",
            "till": "cashier",
        },
    ),
    "es": Phrases(
        "Número {number}, {desk}.",
        "Número {number}, ahora {desk}.",
        "Número {number}, espere, por favor. Aún no le llaman.",
        ", ",
        {
            "desk": "puesto",
            "counter": "ventanilla",
            "window": "ventanilla",
            "room": "sala",
            "chair": "silla",
            "bay": "puesto",
            "till": "caja",
        },
    ),
    "de": Phrases(
        "Nummer {number}, {desk}.",
        "Nummer {number}, jetzt {desk}.",
        "Nummer {number}, bitte warten. Noch nicht aufgerufen.",
        ", ",
        {
            "desk": "Schalter",
            "counter": "Schalter",
            "window": "Fenster",
            "room": "Raum",
            "chair": "Platz",
            "bay": "Stellplatz",
            "till": "Kasse",
        },
    ),
    "ar": Phrases(
        "الرقم {number}، {desk}.",
        "الرقم {number}، الآن {desk}.",
        "الرقم {number}، يرجى الانتظار. لم يحن النداء بعد.",
        "، ",
        {
            "desk": "مكتب",
            "counter": "شباك",
            "window": "نافذة",
            "room": "غرفة",
            "chair": "كرسي",
            "bay": "موقف",
            "till": "صندوق",
        },
    ),
}

ALSO: Final[dict[str, dict[str, Kind]]] = {
    "en": {"till": "till", "checkout": "till"},
    "es": {"mesa": "desk", "mostrador": "counter", "consulta": "room"},
    "de": {"theke": "counter", "zimmer": "room"},
}
"""Other words for desks that houses use. In their own language they are said as they are shown."""


def _kinds() -> dict[str, Kind]:
    found = {word: kind for words in ALSO.values() for word, kind in words.items()}
    for phrases in PHRASES.values():
        for kind, word in phrases.desks.items():
            found.setdefault(word.casefold(), kind)
    return found


KINDS: Final = _kinds()
"""What a word for a desk means, so that `Desk 3` is `Schalter 3` to whoever hears German."""


def languages_of(call: PublicCall, site: PublicSite | None) -> list[str]:
    """In which languages a call is said: the house's own, then the customer's if it is spoken."""
    house = known(site.languages if site is not None else ())[0].code
    theirs = _code(call.language)
    spoken = {_code(each) for each in site.spoken} if site is not None else set()
    wanted = [house, *([theirs] if theirs in spoken else [])]
    return [each for each in dict.fromkeys(wanted) if each in PHRASES]


def no_point(_: str) -> str:
    """For a house whose desks all have names of their own."""
    return ""


def sentences_of(
    stage: Stage, site: PublicSite | None, point_in: PointIn = no_point
) -> list[Sentence]:
    """What is said of the stage; nothing while nothing has it."""
    call = stage.call
    if stage.what is None or call is None:
        return []
    said = languages_of(call, site)
    return [Sentence(_text(stage, call, language, point_in), language) for language in said]


def _text(stage: Stage, call: PublicCall, language: str, point_in: PointIn) -> str:
    phrases = PHRASES[language]
    if stage.what == "withdrawn":
        sentence = phrases.withdrawn
    else:
        sentence = phrases.moved if call.moved_from else phrases.call
    number = phrases.comma.join(sign for sign in call.number if sign.isalnum())
    where = [_desk(call.desk_name, language), point_in(language)]
    return sentence.format(number=number, desk=phrases.comma.join(filter(None, where)))


def _desk(name: str, language: str) -> str:
    """The desk in a language; by its own name where that is no usual word."""
    word, mark = desk_name(name)
    desks = PHRASES[language].desks
    kind = KINDS.get(word.casefold())
    own = {*map(str.casefold, desks.values()), *ALSO.get(language, {})}
    if kind is None or word.casefold() in own:
        return name
    return f"{desks[kind]} {mark}"


def _code(language: str) -> str:
    return language.split("-")[0].casefold()

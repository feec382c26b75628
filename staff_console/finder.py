"""Do or find anything: every action with its key, and everybody in line by number or name. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from client.scheme import Colours
from staff_console.cancelling import Cancelling, cancel_words, home_words
from staff_console.keys import KEYS, WINDOW_KEYS, KeyName
from staff_console.line import LineRow
from staff_console.screen import Board
from staff_console.speech import tr
from staff_console.words import isolated

PEOPLE_SHOWN: Final = 8
_NOT_LISTED: Final = frozenset({"help"})
People = Callable[[Sequence[str]], Iterable[LineRow]]
"""Everybody in line whom these words, in small letters, fit."""


def nobody(_: Sequence[str]) -> Iterable[LineRow]:
    """Where there is no line nobody is found."""
    return ()


@dataclass(frozen=True)
class Find:
    """Something that can be done: `key:<name>`, `window:<name>`, `cancel:<reason>:<id>`, or
    `entry:<id>` to mark."""

    key: str
    title: str
    about: str
    cap: str = ""
    usable: bool = True
    words: str = ""
    """What else it is looked for by, not shown."""

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        return ", ".join(part for part in (self.title, self.about, self.cap) if part)

    def fits(self, text: str) -> bool:
        """Whether it is called so, or has this key, and is not only about somebody of that name."""
        said = f"{self.title} {self.words} {self.cap}".casefold()
        return all(word in said for word in text.casefold().split())


def finds(
    text: str,
    board: Board | None,
    people: People,
    colours: Colours,
    signed_in: bool,
    cancels: Sequence[Cancelling] = (),
) -> tuple[Find, ...]:
    """What fits the text, actions first; people in line only once something is typed."""
    words = text.casefold().split()
    keys, ends = [*_keys(board)], [*_cancels(board, cancels)]
    window = [*_window(colours, signed_in, board is not None)]
    if not words:
        return (*keys, *ends, *window)
    some = [_person(row) for row in islice(people(words), PEOPLE_SHOWN)]
    fitting = [find for find in (*keys, *window) if _fits(find, words)]
    named = [find for find in fitting if find.fits(text)]
    others = [find for find in fitting if not find.fits(text)]
    # Whoever types a number or a name and Enter marks whom it is of, and nothing is done to them:
    # what fits by its customer alone comes later, and to cancel comes last.
    return (*named, *some, *others, *(find for find in ends if _fits(find, words)))


def _fits(find: Find, words: Sequence[str]) -> bool:
    said = f"{find.title} {find.words} {find.about} {find.cap}".casefold()
    return all(word in said for word in words)


def _keys(board: Board | None) -> Iterator[Find]:
    if board is None:
        return
    for name, key in KEYS.items():
        if name in _NOT_LISTED:
            continue
        choice = board.choices[name]
        verb = choice.verb or key.verb()
        cap, words = shown_cap(name), key.words()
        yield Find(f"key:{name}", verb, choice.about, cap, choice.usable, words)


def _cancels(board: Board | None, cancels: Sequence[Cancelling]) -> Iterator[Find]:
    if board is None:
        return
    cap = WINDOW_KEYS["cancel"]
    for each in cancels:
        words = home_words(each.number) if each.home else cancel_words(each.number)
        title = tr("{cancel}: {reason}").format(cancel=words, reason=each.reason)
        usable = each.command is not None
        about = "" if usable else tr("offline")
        yield Find(
            f"cancel:{each.key}", title, about, cap if each.marked and not each.home else "", usable
        )
    if not any(each.marked for each in cancels):
        yield Find("cancel:", tr("Cancel the chosen one"), tr("nobody chosen"), cap, usable=False)


def shown_cap(name: KeyName) -> str:
    """The key as it is written on screens."""
    cap = KEYS[name].cap
    return "Enter" if cap == "Return" else cap


def _window(colours: Colours, signed_in: bool, desk: bool) -> Iterator[Find]:
    schemes: tuple[tuple[Colours, str], ...] = (
        ("light", tr("Colours: light")),
        ("dark", tr("Colours: dark")),
        ("contrast", tr("Colours: high contrast")),
        ("system", tr("Colours: as this computer")),
    )
    for name, title in schemes:
        yield Find(f"window:{name}", title, tr("in use") if name == colours else "")
    if signed_in:
        yield Find("window:desks", tr("Desks and calls"), "", WINDOW_KEYS["desks"])
        title = tr("Contact page of this customer")
        yield Find("window:contact", title, "", WINDOW_KEYS["contact"])
        title, words = tr("All of this stay"), tr("history story visit repair ticket booking")
        yield Find("window:story", title, "", WINDOW_KEYS["story"], words=words)
    yield Find("window:larger", tr("Larger text"), "", WINDOW_KEYS["larger"])
    yield Find("window:smaller", tr("Smaller text"), "", WINDOW_KEYS["smaller"])
    yield Find("window:usual_size", tr("Usual text size"), "", WINDOW_KEYS["usual_size"])
    if signed_in:
        words = tr("password second factor authenticator sign out everywhere")
        yield Find("window:account", tr("My account"), "", WINDOW_KEYS["account"], words=words)
        about = tr("closes your desk") if desk else ""
        yield Find("window:sign_out", tr("Sign out"), about, WINDOW_KEYS["sign_out"])
    about = tr("your desk stays open") if desk else ""
    yield Find("window:quit", tr("End the program"), about, WINDOW_KEYS["quit"])


def _person(row: LineRow) -> Find:
    title = tr("{number} {name}").format(number=row.number, name=isolated(row.name))
    return Find(f"entry:{row.key}", title, row.service)

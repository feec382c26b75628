"""Text whose lines were broken only for the way (RFC 3676). Pure."""

from __future__ import annotations


def unwrapped(text: str, delsp: bool = False) -> str:
    """The text with its lines as they were written. `delsp`: no space is meant at the break."""
    made: list[str] = []
    goes_on = ""
    """The marks of quotation of a line that goes on, with a `|`; empty for none."""
    for line in text.replace("\r\n", "\n").split("\n"):
        rest = line.lstrip(">")
        marks = line[: len(line) - len(rest)]
        rest = rest.removeprefix(" ")
        broken = rest.endswith(" ") and rest != "-- "
        if goes_on == f"{marks}|" and rest != "-- ":
            made.append(rest)
        else:
            made.append(f"\n{marks}{' ' if marks else ''}{rest}")
        if broken and delsp:
            made[-1] = made[-1][:-1]
        goes_on = f"{marks}|" if broken else ""
    return "".join(made).removeprefix("\n")

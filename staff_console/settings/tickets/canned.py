"""The pages of canned responses: a text in each language, its variables, and what it does. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final

from protocol.commands import AnyCommand
from protocol.records import AutomationRule, CannedResponse
from protocol.replica import Replica
from protocol.support_commands import DeleteCanned, PutCanned
from protocol.tickets import BODY_MOST, CANNED_VARIABLES
from staff_console.settings.field import YES, Field, NotRead, Option, Section, Tidy, Values
from staff_console.settings.hall import text
from staff_console.settings.languages import called, others
from staff_console.settings.tickets import actions, offers
from staff_console.settings.tickets.removal import gone_field
from staff_console.settings.writing import as_words, tidy_name
from staff_console.speech import tr

IN: Final = "texts."
"""Before the code of a language, as the name of a field."""
VARIABLE: Final = re.compile(r"\{([^{}\n]{1,60})\}")
_EVERYBODYS, _OWN = "all", "own"
_SAID_AS: Final = {"canned": "gone", "version": "name"}


def variables(replica: Replica) -> tuple[str, ...]:
    """What a text may name in this house."""
    fields = (f"field.{each.name}" for each in offers.custom_fields(replica))
    return (*CANNED_VARIABLES, *fields)


def unknown(written: str, known: Iterable[str]) -> list[str]:
    """What stands in braces and means nothing."""
    names = set(known)
    return [each for each in dict.fromkeys(VARIABLE.findall(written)) if each not in names]


def _tidy_body(known: tuple[str, ...], needed: bool) -> Tidy:
    def tidy(typed: str) -> str:
        kept = "\n".join(line.rstrip() for line in typed.strip().splitlines())
        if not kept and needed:
            raise NotRead(tr("Write the text."))
        if len(kept) > BODY_MOST:
            raise NotRead(tr("A text has {most} letters at most.").format(most=BODY_MOST))
        strange = unknown(kept, known)
        if strange:
            said = tr("{variable} stands for nothing. Take one of the buttons.")
            raise NotRead(said.format(variable=f"{{{strange[0]}}}"))
        return kept

    return tidy


def _tidy_tags(typed: str) -> str:
    said = (" ".join(word.split()) for word in typed.replace(";", ",").split(","))
    tags = list(dict.fromkeys(word for word in said if word))
    if len(tags) > 20 or any(len(tag) > 39 for tag in tags):
        raise NotRead(tr("Write 20 words at most, with 39 letters each at most."))
    return as_words(tags)


def _common(replica: Replica, codes: list[str]) -> tuple[Field, ...]:
    known = variables(replica)
    body, needed = _tidy_body(known, needed=False), _tidy_body(known, needed=True)
    many = [
        Field(f"{IN}{code}", tr("In {language}").format(language=called(code)), "body",
              tr("Empty: as the house itself writes it."), body, variables=known)
        for code in codes
    ]  # fmt: skip
    return (
        Field("name", tr("Name"), hint=tr("As colleagues find it."), tidy=tidy_name),
        Field("text", tr("Text"), "body", tidy=needed, variables=known, offered=True),
        *many,
        Field(
            "tags",
            tr("Words to find it by"),
            hint=tr("With commas between."),
            tidy=_tidy_tags,
        ),
        Field(
            "actions",
            tr("What is done as it is sent"),
            "clauses",
            tr("With any it is a macro: one key answers and does the rest."),
            parts=actions.action_parts(replica),
            adds=tr("Add what is done"),
            ordered=True,
            group=tr("Macro"),
        ),
        Field(
            "whose",
            tr("Who has it"),
            "choice",
            options=(
                Option(_EVERYBODYS, tr("All colleagues, and rules")),
                Option(_OWN, tr("I alone")),
            ),
        ),
    )


def _fields(replica: Replica, ident: str) -> tuple[Field, ...]:
    found = replica.get(CannedResponse, ident)
    if found is None:
        return ()
    users = [
        each.name
        for each in replica.of(AutomationRule)
        if any((a.do, a.value) == ("reply_canned", ident) for a in each.actions)
    ]
    hint = tr("What was sent stays.")
    if users:
        hint = tr("Not while these answer with it: {names}.").format(names=as_words(users))
    gone = gone_field(tr("Remove this canned response"), hint)
    return (*_common(replica, others(replica, found.texts)), gone)


def _values(replica: Replica, found: CannedResponse) -> Values:
    return {
        "name": found.name,
        "text": found.text,
        **{f"{IN}{code}": found.texts.get(code, "") for code in others(replica, found.texts)},
        "tags": as_words(found.tags),
        "actions": actions.rows_of(found.actions),
        "whose": _EVERYBODYS if found.owner is None else _OWN,
    }


def _read(replica: Replica, ident: str) -> Values | None:
    found = replica.get(CannedResponse, ident)
    return None if found is None else {**_values(replica, found), "gone": ""}


def _read_new(replica: Replica, ident: str) -> Values | None:
    return _values(replica, CannedResponse(id="", name="", text=""))


def _told(before: Values, values: Values) -> dict[str, Any]:
    fields: dict[str, Any] = {
        name: text(values[name]) for name in ("name", "text") if name in values
    }
    if any(name.startswith(IN) for name in values):
        whole = {**before, **values}
        written = {name: text(value) for name, value in whole.items() if name.startswith(IN)}
        fields["texts"] = {name.removeprefix(IN): each for name, each in written.items() if each}
    if "tags" in values:
        fields["tags"] = [tag.strip() for tag in text(values["tags"]).split(",") if tag.strip()]
    if "actions" in values:
        fields["actions"] = actions.actions_of(values["actions"])
    if "whose" in values:
        fields["own"] = values["whose"] == _OWN
    return fields


def _commands(replica: Replica, ident: str, values: Values) -> list[AnyCommand]:
    found = replica.get(CannedResponse, ident)
    if found is None or not values:
        return []
    if values.get("gone") == YES:
        return [DeleteCanned(canned=ident)]
    fields = _told(_values(replica, found), values)
    return [PutCanned(canned=ident, version=found.version, **fields)] if fields else []


def _new_commands(replica: Replica, ident: str, values: Values) -> list[AnyCommand]:
    begun = _read_new(replica, "")
    assert begun is not None
    told = {**begun, **values}
    if not told["name"] or not told["text"]:
        return []
    after = max((each.position for each in replica.of(CannedResponse)), default=-1) + 1
    return [PutCanned(**_told(begun, told), position=min(after, 1_000))]


def _sentence(replica: Replica, ident: str, values: Values) -> str:
    does = actions.said_of(replica, values["actions"])
    if not does:
        return ""
    return tr("As it is sent: {does}.").format(does=", ".join(does))


def _locate(said: str, values: Values) -> tuple[str, int | None]:
    if said == "own":
        return "whose", None
    return _SAID_AS.get(said, said), None


CANNED: Final = Section(
    "canned",
    lambda: tr("Canned response"),
    lambda: tr("A text that is ready to send. Ctrl+J puts it into an answer."),
    _fields,
    _read,
    _commands,
    _locate,
    told=_sentence,
)
NEW_CANNED: Final = Section(
    "new_canned",
    lambda: tr("New canned response"),
    lambda: tr("A text that is ready to send."),
    lambda replica, ident: _common(replica, others(replica)),
    _read_new,
    _new_commands,
    _locate,
    told=_sentence,
    new=True,
)

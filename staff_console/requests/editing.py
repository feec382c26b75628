"""Changing what is no state: the request, its items with what opens them; erasing it."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from protocol.outcomes import Outcome, Refusal
from protocol.records import RequestItem
from protocol.request_commands import DeleteRequest, DropItem, ItemSpec, PutItem
from protocol.request_views import RequestHead
from protocol.service_requests import shown
from staff_console.administration.calls import NotDone
from staff_console.answers import AnswerLine
from staff_console.facts import MANAGERS
from staff_console.requests import edit_questions as asked
from staff_console.requests.intake_draft import OF
from staff_console.requests.intake_items import code_typed, spec_of, values_of
from staff_console.requests.lines_model import LinesModel
from staff_console.sheets.form import Values
from staff_console.speech import tr
from staff_console.stepping import refusal_line
from staff_console.words import isolated


class EditingModel(LinesModel):
    """What is refused stands in its sheet again, with why."""

    @property
    def manages(self) -> bool:
        """Whether whoever is signed in may erase."""
        return self._me().role in MANAGERS

    def ask_edit(self, typed: dict[str, str] | None = None, refused: str = "") -> None:
        """All that is no state."""
        head, request = self.head, self.request
        if head is None or self._is_away():
            return
        if request is None:
            self._stays(head, tr("The rest of it is not here yet. Look again in a moment."))
            return
        now, ident = self.now, head.id

        def sends(values: Values) -> None:
            here = self.known.head(ident) or head
            command = asked.update(self.known, here, request, now, values)
            number = shown(head.number)
            if command is None:
                line = tr("{number} is as it was.").format(number=number)
                self._say(AnswerLine("note", line, "", "Esc", tr("put away")))
                return
            again = dict(values)

            def refuse(refusal: Refusal) -> AnswerLine:
                return self._again(refusal, lambda why: self.ask_edit(again, why))

            done = tr("{number} is changed.").format(number=number)
            self.send(tr("Change {number}.").format(number=number), command,
                      lambda _: self.confirmed(done), refuse)  # fmt: skip

        self.ask_before(
            lambda values: asked.edit(self.known, head, request, now, refused, values), sends
        )
        self._retype(typed)

    def ask_items(self) -> None:
        """Its items: one is described at once, of several it is asked which."""
        head = self.head
        items = self.known.items(self._chosen)
        if head is None or self._is_away():
            return

        def sends(values: Values) -> None:
            question = asked.which_item(head, items, values)
            said = {each.name: each.value for each in question.fields}
            item = next((each for each in items if each.id == said["item"]), None)
            if item is not None and said.get("way") == "drop":
                self._drop_item(head, item)
            else:
                self.describe(head, item)

        self.ask_before(lambda values: asked.which_item(head, items, values), sends)

    def describe(
        self,
        head: RequestHead,
        item: RequestItem | None,
        typed: dict[str, str] | None = None,
        refused: str = "",
    ) -> None:
        """The sheet of one item; None is one more."""
        key = self._photos_key(head, item)

        def sends(values: Values) -> None:
            told = values_of(item) if item is not None else {}
            spec = spec_of({**told, **values}, {"photos_0": self.photo_faces(key)}, 0)
            spec = replace(spec, photos=[*asked.kept_photos(item, values), *spec.photos])
            self._put_item(head, item, spec, dict(values))

        self.ask_before(
            lambda values: asked.describe(head, item, self.photo_faces(key), refused, values), sends
        )
        self._retype(typed)

    def ask_erase(self) -> None:
        """Managers alone, and the number is typed."""
        head = self.head
        if head is None or self._is_away():
            return
        if not self.manages:
            self._stays(head, tr("Only a manager erases repairs."))
            return
        number, ident = shown(head.number), head.id

        def sends(_: Values) -> None:
            command = DeleteRequest(request=ident)
            done = tr("{number} is erased.").format(number=number)

            def gone(outcome: Outcome) -> AnswerLine:
                self.choose("")
                return self.confirmed(done)

            self.send(tr("Erase {number}.").format(number=number), command, gone)

        self.ask_before(lambda values: asked.erase(head, values), sends)

    def answer_question(self, name: str, value: str) -> None:
        """This was typed or picked; pictures of an item that is there go to its request."""
        question, head = self.question, self.head
        asks = question is not None and question.name.startswith("item-") and head is not None
        if asks and name.startswith("photos_"):
            assert question is not None and head is not None
            ident = question.name.removeprefix("item-")
            self.take_photos(f"{OF}{head.id}/{ident}", value)
        else:
            super().answer_question(name, value)

    def _photos_key(self, head: RequestHead, item: RequestItem | None) -> str:
        return f"{OF}{head.id}/{item.id if item is not None else ''}"

    def _put_item(
        self, head: RequestHead, item: RequestItem | None, spec: ItemSpec, typed: dict[str, str]
    ) -> None:
        here = self.known.head(head.id) or head
        command = PutItem(request=head.id, expected=here.version, spec=spec,
                          item=item.id if item is not None else None)  # fmt: skip
        name, code = isolated(spec.model or spec.what), code_typed(typed, 0)

        def done(outcome: Outcome) -> AnswerLine:
            self._going.clear(self._photos_key(head, item))
            if code:
                self.keep_code(head.id, getattr(outcome, "id", ""), code, kept)
            return self.confirmed(tr("{item} is saved.").format(item=name))

        def kept(fault: NotDone | None) -> None:
            if fault is not None:
                self.say_not_kept(shown(head.number), fault)

        def refuse(refusal: Refusal) -> AnswerLine:
            return self._again(refusal, lambda why: self.describe(head, item, typed, why))

        self.send(tr("Save {item}.").format(item=name), command, done, refuse)

    def _drop_item(self, head: RequestHead, item: RequestItem) -> None:
        here, name = self.known.head(head.id) or head, isolated(asked.item_name(item))
        command = DropItem(request=head.id, expected=here.version, item=item.id)
        done = tr("{item} is taken off.").format(item=name)
        self.send(tr("Take {item} off.").format(item=name), command,
                  lambda _: self.confirmed(done))  # fmt: skip

    def _again(self, refusal: Refusal, reopen: Callable[[str], None]) -> AnswerLine:
        why = refusal_line(refusal)
        text = why.text or why.title
        reopen(text)
        return AnswerLine("refused", tr("Nothing was changed."), text)

    def _retype(self, typed: dict[str, str] | None) -> None:
        if self._open is not None and typed:
            self._open.typed.update(typed)
            self.refresh(always=True)

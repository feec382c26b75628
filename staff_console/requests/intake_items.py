"""The things that are brought, as fields of a sheet and as what is asked of the server. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from protocol.record import NAME_LENGTH
from protocol.records import RequestItem
from protocol.request_commands import ItemSpec
from staff_console.sheets.form import Field, Option, Values
from staff_console.speech import tr

ITEMS_MOST: Final = 12
PHOTOS_MOST: Final = 12
CODE_MOST: Final = 60
MORE: Final = "items"
"""The field that says how many there are."""
ANEW: Final = "anew"
"""The button that forgets what was typed."""


@dataclass(frozen=True)
class PhotoFace:
    """A picture on its way, or there: `ident` is its own once it is."""

    key: str
    name: str
    said: str = ""
    """How far it is, or why it was not taken."""
    ident: str = ""
    failed: bool = False

    @property
    def under_way(self) -> bool:
        """Whether it has neither come nor failed."""
        return not self.ident and not self.failed


Photos = Mapping[str, Sequence[PhotoFace]]
"""By the name of their field."""


def count_of(values: Values) -> int:
    """How many things are brought."""
    typed = values.get(MORE, "1")
    return min(ITEMS_MOST, max(1, int(typed))) if typed.isdigit() else 1


def photos_field(place: int) -> str:
    """The name of the field of an item's pictures."""
    return f"photos_{place}"


def code_typed(values: Values, place: int) -> str:
    """What opens an item, as it was typed."""
    return values.get(f"code_{place}", "").strip()


def item_fields(values: Values, photos: Photos, again: bool = False) -> list[list[Field]]:
    """For each thing: what it is in the first four, then how it is and what opens it; after the
    last one whether there is another, and how to empty a sheet that is looked at `again`."""
    count = count_of(values)
    found = [one_item(values, photos, place, numbered=count > 1) for place in range(count)]
    if count < ITEMS_MOST:
        found[-1].append(Field(MORE, "", "act", str(count + 1), hint=tr("One more item")))
    if count > 1:
        fewer = Field("fewer", "", "act", str(count - 1), hint=tr("One item fewer"), beside=True,
                      share=1 if again else 9)  # fmt: skip
        found[-1].append(fewer)
    if again:
        # Never beside what is pressed all day, on a sheet that is just being filled in.
        found[-1].append(Field(ANEW, "", "act", "1", hint=tr("Begin anew"), beside=True, share=9))
    return found


def one_item(values: Values, photos: Photos, place: int, numbered: bool = False) -> list[Field]:
    """The fields of one thing."""
    what = tr("What is it")
    if numbered:
        what = tr("Item {place}: what is it").format(place=place + 1)

    def field(name: str, label: str, hint: str = "", most: int = NAME_LENGTH) -> Field:
        key = f"{name}_{place}"
        return Field(key, label, "text", values.get(key, ""), hint=hint, most=most, beside=True)

    serial = f"serial_{place}"
    return [
        Field(f"what_{place}", what, "text", values.get(f"what_{place}", ""),
              hint=tr("like phone, laptop"), most=NAME_LENGTH),
        field("make", tr("Make")),
        field("model", tr("Model")),
        Field(serial, tr("Serial number"), "scan", values.get(serial, ""),
              hint=tr("type or scan"), most=NAME_LENGTH, beside=True),
        Field(f"condition_{place}", tr("Condition"), "text", values.get(f"condition_{place}", ""),
              hint=tr("like scratches"), most=2000, share=3),
        Field(f"with_{place}", tr("Brought with it"), "text", values.get(f"with_{place}", ""),
              hint=tr("like case, charger"), most=500, beside=True, share=3),
        Field(f"code_{place}", tr("Unlock code"), "secret", values.get(f"code_{place}", ""),
              most=CODE_MOST, beside=True, share=2),
        Field(photos_field(place), tr("Photos"), "files", "",
              tuple(_photo(each) for each in photos.get(photos_field(place), ())),
              hint=tr("Choose photos …"), beside=True, share=3),
    ]  # fmt: skip


def spec_of(values: Values, photos: Photos, place: int) -> ItemSpec:
    """One thing as it is told."""
    said = {
        name: values.get(f"{name}_{place}", "").strip()
        for name in ("what", "make", "model", "serial", "condition")
    }
    pictures = [each.ident for each in photos.get(photos_field(place), ()) if each.ident]
    return ItemSpec(**said, accessories=accessories(values, place), photos=pictures)


def specs(values: Values, photos: Photos) -> list[ItemSpec]:
    """All of them."""
    return [spec_of(values, photos, place) for place in range(count_of(values))]


def accessories(values: Values, place: int) -> list[str]:
    """What came with it, each once: they are parted by commas."""
    parts = (part.strip()[:NAME_LENGTH] for part in values.get(f"with_{place}", "").split(","))
    return list(dict.fromkeys(part for part in parts if part))[:20]


def values_of(item: RequestItem, place: int = 0) -> dict[str, str]:
    """What stands in its fields before anything is typed."""
    return {
        f"what_{place}": item.what,
        f"make_{place}": item.make,
        f"model_{place}": item.model,
        f"serial_{place}": item.serial,
        f"condition_{place}": item.condition,
        f"with_{place}": ", ".join(item.accessories),
    }


def items_missing(values: Values, photos: Photos) -> str:
    """What still has to be told of the things; empty where it is all there."""
    for place in range(count_of(values)):
        if not values.get(f"what_{place}", "").strip():
            if count_of(values) > 1:
                return tr("What is item {place}?").format(place=place + 1)
            return tr("What is it? A phone, a laptop …")
        if any(each.under_way for each in photos.get(photos_field(place), ())):
            return tr("A photo is still on its way.")
    return ""


def _photo(face: PhotoFace) -> Option:
    return Option(face.key, face.name, face.said, not face.failed)

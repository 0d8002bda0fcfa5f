"""Bring the Chinese catalogue in line with the program: `make messages`."""

from __future__ import annotations

import sys
from io import BytesIO, StringIO

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from translations.marked import ROOT, marked_texts

SOURCE = ROOT / "tracker" / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.po"
# A text in its singular, and its context.
Key = tuple[str, str | None]


def texts(catalogue: Catalog) -> dict[Key, Message]:
    """The texts of a catalogue in its order, without its head."""
    return {_key(message): message for message in catalogue if message.id}


def updated(source: str, marked: Catalog) -> str:
    """The catalogue with every marked text and no other.

    Translations and their order stay. A new text comes after the one that stands before
    it in the program, so that two branches seldom write at the same place.
    """
    # Babel would write its version and dates into the head.
    head, _, _ = source.partition("\n\n")
    catalogue = read_po(StringIO(source))
    catalogue.update(_in_order(catalogue, marked), no_fuzzy_matching=True)
    body = BytesIO()
    write_po(
        body,
        catalogue,
        width=0,
        no_location=True,
        omit_header=True,
        ignore_obsolete=True,
    )
    return f"{head}\n\n{body.getvalue().decode().rstrip()}\n"


def _in_order(catalogue: Catalog, marked: Catalog) -> Catalog:
    """What is marked, in the order of the catalogue."""
    wanted = texts(marked)
    held = texts(catalogue)
    order = list(held)
    place = 0
    for key in wanted:
        if key in held:
            place = order.index(key) + 1
        else:
            order.insert(place, key)
            place += 1
    ordered = Catalog()
    for key in order:
        if message := wanted.get(key):
            ordered.add(message.id, context=message.context)
    return ordered


def _key(message: Message) -> Key:
    one = message.id if isinstance(message.id, str) else message.id[0]
    return one, message.context


if __name__ == "__main__":
    text = updated(SOURCE.read_text(encoding="utf-8"), marked_texts())
    SOURCE.write_text(text, encoding="utf-8")
    waiting = [
        each for each in read_po(StringIO(text)) if not each.string or each.fuzzy
    ]
    sys.stdout.write(f"{len(waiting)} texts wait for their translation\n")

"""The form of a machine twin, defined once: what is written and its JSON Schema both come from it.

A twin is a dataclass whose fields are its members. `format` and `data_on` stand before them; a twin
that has `items` tells their count.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Annotated, ClassVar, get_args, get_origin, get_type_hints

from generator.pages import OutputFile
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.json_form import NEVER_PUBLISHED, json_bytes, plain


@dataclass(frozen=True, slots=True)
class Without:
    """Fields that stay out of this member, at every depth: they stand beside it already."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """A twin of one thing. `format` is its name and version, as CONTRACT publishes it."""

    format: ClassVar[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListTwin(Twin):
    """A twin with `items`, whose number is written as `count`; they come last."""

    items: tuple[object, ...]


def members(form: type[Twin]) -> tuple[tuple[str, object, frozenset[str]], ...]:
    """Name, annotation and fields left out of each member, as they are written."""
    hints = get_type_hints(form, include_extras=True)
    found = []
    for one in fields(form):
        notes = get_args(hints[one.name]) if get_origin(hints[one.name]) is Annotated else ()
        hidden = {name for note in notes if isinstance(note, Without) for name in note.names}
        found.append((one.name, hints[one.name], NEVER_PUBLISHED | hidden))
    return tuple(sorted(found, key=lambda member: member[0] == "items"))


def twin_file(path: str, twin: Twin, context: RenderContext) -> OutputFile:
    """The twin of the page at `path`."""
    body: dict[str, object] = {
        "format": twin.format,
        "data_on": context.site.today.isoformat(),
    }
    if isinstance(twin, ListTwin):
        body["count"] = len(twin.items)
    for name, _, hidden in members(type(twin)):
        body[name] = plain(getattr(twin, name), leave_out=hidden)
    return OutputFile(path=addresses.twin(path), content=json_bytes(body))
